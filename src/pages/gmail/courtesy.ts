import { isCourtesy } from "../../process/aftersales/courtesy"
import { fold } from "../../process/text"
import { ownText } from "./compose"
import { every, first } from "./selectors"
import type { Message } from "./thread"

/** Subjects that programs give: "Réponse automatique : …", "Accepted: … @ …". */
const automatic =
  /^(reponse automatique|auto(matic)? ?reply|out of office|abs(ente?|ence) du bureau|accept(ed|e|ation) ?:.*@)/
/** Whether a subject is one that a program gives: nobody waits for an answer to it. */
export const isSubjectAutomatic = (subject: string): boolean => automatic.test(fold(subject))

/** Whether a subject asks for nothing itself: of an answer, or courtesy too. */
export const isSubjectMere = (subject: string): boolean => /^\s*re\s*:/i.test(subject) || isCourtesy(subject)

const notOwn = ".gmail_quote,.gmail_signature,blockquote"
/** Whether an open message is mere courtesy. Its text stays in the page. */
export function isMessageMere({ element, sender }: Message): boolean {
  const [body] = every(element, "text")
  if (!body || first(element, "attached")) return false
  const pictures = [...body.querySelectorAll("img:not([data-emoji])")]
  return pictures.every((one) => one.closest(notOwn)) && isCourtesy(ownText(body, notOwn), sender.name)
}

/** Whether the last message of a row is mere courtesy, by its start; the row shows all of one so short. */
export function isRowMere(row: HTMLElement): boolean {
  const start = first(row, "rowStart")
  if (!start || first(row, "attached")) return false
  const names = [...row.querySelectorAll("span[email]")].map((one) => one.getAttribute("name"))
  return isCourtesy(start.textContent.replace(/^[\s\p{Pd}]+/u, ""), names.join(" "))
}
