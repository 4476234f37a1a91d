import { empty, known, unknown, valueOf } from "../../process/field"
import type { Field } from "../../process/field"
import type { ContactFacts, PlaceKey } from "../../rules/facts"
import type { Cell } from "./cells"
import type { Signs } from "./field-map"
import type { Scope } from "./match"
import { notFound } from "./fields"
import { agree } from "./value"

/** Reads a client's page: one name, one e-mail, as many numbers as it shows. */
export function readContact(
  scope: Scope,
  signs: (key: PlaceKey) => Signs,
  read: (cell: Cell) => Field,
): Omit<ContactFacts, "record"> {
  const one = (key: PlaceKey): Field => {
    const { cells, why } = scope.find(signs(key))
    return why ? unknown(why) : agree(cells.map(read))
  }
  const whole = one("contact.name")
  const parts = [one("contact.firstName"), one("contact.lastName")]
  const made = parts.map(valueOf).filter(Boolean).join(" ")
  const doubt = parts.find(({ state }) => state === "unknown")
  const joined = made !== "" && !doubt ? known(made) : (doubt ?? empty)
  return {
    name: whole.state === "known" ? whole : joined,
    phones: numbers(scope, signs("contact.phone"), read),
    email: one("contact.email"),
  }
}

function numbers(scope: Scope, { names, labels }: Signs, read: (cell: Cell) => Field): Field<string[]> {
  const told = new Set(labels.flat())
  const cells = scope.cells.filter(
    (cell) => names.some((name) => cell.names.has(name)) || told.has(cell.labelKey),
  )
  const fields = cells.map(read)
  const found = [...new Set(fields.flatMap((field) => valueOf(field) ?? []))]
  if (found.length > 0) return known(found)
  const doubt = fields.find(({ state }) => state === "unknown")
  return doubt?.state === "unknown" ? doubt : fields.length > 0 ? empty : notFound
}
