import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import { all, isShown, placeholders, textIn, tidy } from "./dom"

const saysNone = (text: string): boolean =>
  /\b(aucune?|pas de|no (records?|attachments?|files?|meetings?|activities|open activities)|none)\b/.test(
    fold(text),
  )

/** The section of a related list, found by its module or by the name of its label. */
function section(module: string, names: RegExp): Element | null {
  const header = all(document, `crm-related-list-view-header[related-module="${module}"]`).find(isShown)
  if (header) return header.closest('[id^="relatedList"]') ?? header.parentElement
  for (const label of all(document, "crm-related-list-label")) {
    const name = fold(label.getAttribute("display-label") ?? label.textContent)
    const id = /^rl_(.+)$/.exec(label.id)?.[1]
    const found = id !== undefined && names.test(name) ? document.getElementById(`relatedList${id}`) : null
    if (found && isShown(found)) return found
  }
  return null
}

/** Names of the attached files. Lists mount on a click: one that is not mounted is unknown. */
export function readAttachments(): Field<string[]> {
  const list = section("Attachments", /^(pieces jointes|attachments|fichiers joints)$/)
  if (!list || all(list, placeholders).some(isShown)) return unknown("not-rendered")
  const texts = all(list, "a,lyte-text,lyte-td,td,li")
    .filter(isShown)
    .map((element) => tidy(element.getAttribute("lt-prop-value")) || textIn(element))
  const files = [...new Set(texts.filter((text) => /^[^\n]{1,200}\.[A-Za-z0-9]{2,5}$/.test(text)))]
  if (files.length > 0) return known(files)
  return saysNone(textIn(list)) ? known([]) : unknown("not-rendered")
}

/** Whether a meeting is planned, by the open activities of the record. */
export function readMeetings(): Field<boolean> {
  const open = all(document, 'crm-activity-rel-list[module="Events"]').filter(
    (list) => isShown(list) && !list.closest("#Activities_History"),
  )
  if (open.some((list) => list.querySelector(".actColumnListEle"))) return known(true)
  const [list] = open
  return list && saysNone(textIn(list)) ? known(false) : unknown("not-rendered")
}
/** The same; where the activities are not in view, the stage may say it. */
export const meetingStands = (meetings: Field<boolean>, stage: Field): Field<boolean> =>
  meetings.state === "unknown" && stage.state === "known" && fold(stage.value) === "rendez vous cedule"
    ? known(true)
    : meetings
