import { known } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import { attr, placeholders, shown, textIn } from "./dom"
import { notRendered } from "./fields"

/** Lists of related records that are read. */
export const related = "[related-module=Attachments],crm-activity-rel-list"

const saysNone = (list: Element): boolean =>
  /\b(aucune?|pas de|no ((open )?activities|(record|attachment|file|meeting)s?)|none)\b/.test(
    fold(textIn(list)),
  )

/** The section of the attachments, found by its module or by the name of its label. */
function attachments(): Element | undefined {
  const [header] = shown(document, "crm-related-list-view-header[related-module=Attachments]")
  if (header) return header.closest("[id^=relatedList]") ?? header.parentElement ?? header
  const label = [...document.querySelectorAll("crm-related-list-label")].find((one) =>
    /^(pieces jointes|attachments|fichiers joints)$/.test(
      fold(attr(one, "display-label") || one.textContent),
    ),
  )
  return shown(document, `[id="${label?.id.replace(/^rl_/, "relatedList") ?? ""}"]`)[0]
}

/** Names of the attached files. Lists mount on a click: one that is not mounted is unknown. */
export function readAttachments(): Field<string[]> {
  const list = attachments()
  if (!list || shown(list, placeholders).length > 0) return notRendered
  const texts = shown(list, "a,lyte-text,lyte-td,td,li").map((element) => textIn(element))
  const files = texts.filter((text) => /^.{1,200}\.[A-Za-z0-9]{2,5}$/.test(text))
  if (files.length > 0) return known([...new Set(files)])
  return saysNone(list) ? known([]) : notRendered
}

/** Whether a meeting is planned, by the open activities of the record. */
export function readMeetings(): Field<boolean> {
  const open = shown(document, "crm-activity-rel-list[module=Events]").filter(
    (list) => !list.closest("#Activities_History"),
  )
  if (open.some((list) => list.querySelector(".actColumnListEle"))) return known(true)
  return open[0] && saysNone(open[0]) ? known(false) : notRendered
}
/** The same; where the activities are not in view, the stage may say it. */
export const meetingStands = (meetings: Field<boolean>, stage: Field): Field<boolean> =>
  meetings.state === "unknown" && stage.state === "known" && fold(stage.value) === "rendez vous cedule"
    ? known(true)
    : meetings

/** Whether a call was made, by the activities that are over. A list that is not mounted says nothing. */
export function readHistory(): Field<boolean> {
  const over = shown(document, "#Activities_History crm-activity-rel-list")
  if (over.some((list) => attr(list, "module") === "Calls" && list.querySelector(".actColumnListEle")))
    return known(true)
  const drawn = over.length > 0 && over.every((list) => shown(list, placeholders).length === 0)
  return drawn ? known(false) : notRendered
}
