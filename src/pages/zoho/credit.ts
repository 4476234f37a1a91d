import { known, valueOf } from "../../process/field"
import type { Field } from "../../process/field"
import { shown, textIn } from "./dom"
import { unreadable } from "./fields"

const heads = "h1,h2,[role=heading],[id^=headervalue_],[class*=head i],[class*=title i]"
/** A request's number, alone or before its client's name. */
const numberIn = (text: string): string | undefined => /^(CRE ?[-–]? ?\d+)(?![\p{L}\d])/iu.exec(text)?.[1]

/**
 * The number of a request for credit, CRE…: in its field (`sure`: a lead gave its signs), else at the top of its page. One of another
 * form is no number of a request.
 */
export function readNumber(field: Field, sure: boolean, detail: boolean): Field {
  const text = valueOf(field)
  const own = text === undefined ? undefined : sure ? text : numberIn(text)
  if (own !== undefined) return known(own)
  const [head, other] = detail
    ? new Set(shown(document, heads).flatMap((one) => numberIn(textIn(one)) ?? []))
    : []
  if (head !== undefined && other === undefined) return known(head)
  return text === undefined ? field : unreadable
}
