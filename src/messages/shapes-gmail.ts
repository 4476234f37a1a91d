import "../policy/zod"
import * as z from "zod"
import type { GmailRequests } from "./gmail"
import type { RequestOf } from "./index"

const nothing = z.undefined().or(z.null().transform(() => undefined))
const number = z.string().regex(/^CRE[A-Z0-9 -]{1,40}$/i)

/** The shape of what a page of Gmail asks. */
export const gmailShapes: { readonly [T in keyof GmailRequests]: z.ZodType<RequestOf<T>> } = {
  "gmail.view": z.strictObject({ mailbox: z.string().max(320).nullable() }).or(nothing),
  "gmail.done": z.strictObject({
    key: z.string().min(1).max(200),
    done: z.strictObject({
      kind: z.enum(["mended", "undone", "held", "overridden"]),
      number: number.nullable(),
      problems: z.array(z.enum(["recipient", "subject", "number", "blanks"])).max(4),
      reason: z.string().max(2_000).exactOptional(),
    }),
  }),
  "gmail.sent": z.strictObject({ number, at: z.iso.datetime() }),
  "gmail.mailboxes": nothing,
}
