import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { Participant } from "../../rules/facts"
import type { Cell } from "./cells"
import { all, attr, shown, textIn, tidy } from "./dom"
import { isWaiting } from "./value"

const entries =
  "li,.lyteMultipleSelect > *,.participant,[class*=participantName],[class*=ParticipantName],[class*=chip],[class*=Chip],[data-participant],crux-user-component[name],lyte-text[lt-prop-value],a[href*='/tab/']"

const kinds: [Participant["kind"], RegExp][] = [
  ["group", /group/],
  ["user", /user|utilisateur/],
  ["contact", /contact|client|lead|prospect/],
]
const kindOf = (text: string): Participant["kind"] =>
  kinds.find(([, words]) => words.test(fold(text)))?.[0] ?? "unknown"
const isHeading = (name: string): boolean =>
  /^(utilisateur|groupe?|contact|user)s?$|^fiches? clients?$/.test(fold(name))

/** What around an entry says what it is: its own attributes, a link, then the heading of its list. */
function hint(entry: Element, box: Element): Participant["kind"] {
  for (let at: Element | null = entry; at && at !== box; at = at.parentElement) {
    const before = at.previousElementSibling
    const told = [
      ...["data-type", "data-kind", "data-module", "type", "href", "title"].map((name) => attr(at, name)),
      at === entry && all(at, "crux-user-component").length > 0 ? "user" : "",
      /(?:^|[\s_-])(user|contact|group)s?(?:$|[\s_-])/i.exec(attr(at, "class"))?.[1] ?? "",
      before && !before.matches(entries) ? tidy(before.textContent) : "",
    ]
    const kind = told.map(kindOf).find((one) => one !== "unknown")
    if (kind) return kind
  }
  return "unknown"
}

/** The people and groups shown in a meeting's Participants. No public markup is known: what is not recognised is unknown. */
export function readParticipants({ box, labelElement }: Cell): Field<Participant[]> {
  if (isWaiting(box)) return unknown("not-rendered")
  const found = shown(box, entries).filter(
    (entry) => !labelElement?.contains(entry) && !entry.closest("button,lyte-button"),
  )
  // An entry may hold another sign of itself: the outermost one counts, unless it holds several.
  const holdsSeveral = (entry: Element): boolean =>
    found.filter((other) => other !== entry && entry.contains(other)).length > 1
  const people = found
    .filter(
      (entry) =>
        !holdsSeveral(entry) &&
        !found.some((other) => other !== entry && other.contains(entry) && !holdsSeveral(other)),
    )
    .map((entry): Participant => {
      const named = attr(all(entry, "crux-user-component[name]")[0], "name")
      const held = attr(all(entry, "lyte-text[lt-prop-value]")[0], "lt-prop-value")
      const name = named || held || textIn(entry).replace(/\s*[×✕]$/, "")
      return { name, kind: hint(entry, box) }
    })
    .filter(({ name }) => name !== "" && !isHeading(name))
  if (people.some(({ name }) => /[*•]{3,}/.test(name))) return unknown("masked")
  return people.length > 0 ? known(people) : unknown("unreadable")
}
