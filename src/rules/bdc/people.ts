import { compareNames } from "../../process/opportunity"
import { findPerson, type Roster } from "../../process/roster"

/** Whether two shown names are one person: the same words, or the same person of the roster. */
export function samePerson(one: string, other: string, roster: Roster): boolean {
  if (compareNames(one, other) === "same") return true
  const person = findPerson(roster, one)
  const twin = findPerson(roster, other)
  return (
    person !== null &&
    twin !== null &&
    typeof person === "object" &&
    typeof twin === "object" &&
    person.id === twin.id
  )
}
