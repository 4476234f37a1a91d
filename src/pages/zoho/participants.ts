import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { Participant } from "../../rules/facts"
import type { Cell } from "./cells"
import { all, isShown, textIn, tidy } from "./dom"
import { isWaiting } from "./value"

const entries =
  "li,.lyteMultipleSelect > *,.participant,[class*=participantName],[class*=ParticipantName],[class*=chip],[class*=Chip],[data-participant],crux-user-component[name],lyte-text[lt-prop-value],a[href*='/tab/']"

function kindOf(text: string): Participant["kind"] {
  const word = fold(text)
  if (/group/.test(word)) return "group"
  if (/user|utilisateur/.test(word)) return "user"
  return /contact|client|lead|prospect/.test(word) ? "contact" : "unknown"
}

/** What around an entry says what it is: its own attributes, a link, then the heading of its list. */
function hint(entry: Element, box: Element): Participant["kind"] {
  for (let at: Element | null = entry; at && at !== box; at = at.parentElement) {
    for (const name of ["data-type", "data-kind", "data-module", "type", "href", "title"]) {
      const kind = kindOf(at.getAttribute(name) ?? "")
      if (kind !== "unknown") return kind
    }
    if (at === entry && (at.matches("crux-user-component") || at.querySelector("crux-user-component")))
      return "user"
    const word = /(?:^|[\s_-])(user|contact|group)s?(?:$|[\s_-])/i.exec(at.getAttribute("class") ?? "")?.[1]
    if (word) return kindOf(word)
    const before = at.previousElementSibling
    if (before && !before.matches(entries)) {
      const kind = kindOf(tidy(before.textContent))
      if (kind !== "unknown") return kind
    }
  }
  return "unknown"
}

/** The people and groups shown in a meeting's Participants. No public markup is known: what is not recognised is unknown. */
export function readParticipants({ box, labelElement }: Cell): Field<Participant[]> {
  if (isWaiting(box)) return unknown("not-rendered")
  const found = all<Element>(box, entries).filter(
    (entry) => isShown(entry) && !labelElement?.contains(entry) && !entry.closest("button,lyte-button"),
  )
  // An entry may hold another sign of itself: the outermost one counts, unless it holds several.
  const single = found.filter(
    (entry) =>
      found.filter((other) => other !== entry && entry.contains(other)).length < 2 &&
      !found.some(
        (other) =>
          other !== entry &&
          other.contains(entry) &&
          found.filter((inner) => inner !== other && other.contains(inner)).length < 2,
      ),
  )
  const people = single.flatMap((entry): Participant[] => {
    const named = entry.matches("[name]") ? entry : entry.querySelector("crux-user-component[name]")
    const held = entry.matches("[lt-prop-value]") ? entry : entry.querySelector("lyte-text[lt-prop-value]")
    const name =
      tidy(named?.getAttribute("name")) ||
      tidy(held?.getAttribute("lt-prop-value")) ||
      textIn(entry)
        .replace(/[×✕]\s*$/, "")
        .trim()
    return name === "" ||
      (kindOf(name) !== "unknown" &&
        /^(utilisateurs?|groupes?|contacts?|fiches? clients?|users?|groups?)$/.test(fold(name)))
      ? []
      : [{ name, kind: hint(entry, box) }]
  })
  if (people.some(({ name }) => /[*•]{3,}/.test(name))) return unknown("masked")
  return people.length > 0 ? known(people) : unknown("unreadable")
}
