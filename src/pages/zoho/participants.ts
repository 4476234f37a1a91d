import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { Participant } from "../../rules/facts"
import type { Cell } from "./cells"
import { all, attr, isShown, piecesIn, shown, tidy } from "./dom"
import { notRendered, unreadable } from "./fields"
import { asField, isWaiting, property } from "./value"

const entries =
  "li,.lyteMultipleSelect > *,.participant,[class*=participantName i],[class*=chip i],[data-participant],crux-user-component[name],crux-lookup-component[cx-prop-value],lyte-text[lt-prop-value],a[href*='/tab/']"

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

/**
 * The names that an entry shows. One in several parts may hold more than a name (initials, a role) or a name cut in two: each
 * part and the whole are given. An address of e-mail counts only where it stands alone.
 */
function namesOf(entry: Element): string[] {
  const named = attr(all(entry, "crux-user-component[name]")[0], "name")
  const linked = property(attr(all(entry, "crux-lookup-component[cx-prop-value]")[0], "cx-prop-value"))
  const seen = piecesIn(entry).map((text) => text.replace(/\s*[×✕]$/, ""))
  const pieces = [...(named ? [named] : linked ? [linked] : seen), attr(entry, "title")].filter(
    (text) => /\p{L}|\d/u.test(text) && !isHeading(text),
  )
  const names = pieces.filter((text) => !text.includes("@"))
  return [...new Set(names.length > 0 ? [...names, names.join(" ")] : pieces)]
}

/** What is written in the box beside its label and its entries. */
function restIn(box: Element, label: Element | null, entries: readonly Element[]): string[] {
  if (entries.includes(box)) return []
  const inside = entries.some((entry) => box.contains(entry))
  if (!inside) return box === label ? [] : piecesIn(box, label)
  return [...box.childNodes].flatMap((node) =>
    node instanceof Element
      ? isShown(node) && node !== label && !node.matches("button,lyte-button")
        ? restIn(node, label, entries)
        : []
      : [tidy(node.nodeValue)].filter((text) => /\p{L}|\d/u.test(text)),
  )
}

/** The people and groups shown in a meeting's Participants. No public markup is known: what is not recognised is unknown. */
export function readParticipants({ box, labelElement }: Cell): Field<Participant[]> {
  if (isWaiting(box)) return notRendered
  const found = shown(box, entries).filter(
    (entry) => !labelElement?.contains(entry) && !entry.closest("button,lyte-button"),
  )
  // An entry may hold another sign of itself: the outermost one counts, unless it holds several.
  const holdsSeveral = (entry: Element): boolean =>
    found.filter((other) => other !== entry && entry.contains(other)).length > 1
  const outermost = found.filter(
    (entry) =>
      !holdsSeveral(entry) &&
      !found.some((other) => other !== entry && other.contains(entry) && !holdsSeveral(other)),
  )
  const people = outermost.flatMap((entry) => {
    const kind = hint(entry, box)
    return namesOf(entry).map((name): Participant => ({ name, kind }))
  })
  if (people.some(({ name }) => asField(name).state === "unknown")) return unknown("masked")
  const rest = restIn(box, labelElement, outermost)
  const told = rest.every(
    (text) =>
      isHeading(text) ||
      /^\+? ?(ajouter|add)\b/i.test(text) ||
      Number(/\d+/.exec(text)?.[0]) === outermost.length,
  )
  return people.length > 0 && told ? known(people) : unreadable
}
