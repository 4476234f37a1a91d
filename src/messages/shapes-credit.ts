import "../policy/zod"
import * as z from "zod"
import type { CreditRequests } from "./credit"
import type { RequestOf } from "./index"

const id = z.string().min(1).max(200)
const request = z.strictObject({
  record: z.strictObject({ org: z.string().max(100), module: id, id }),
  number: z.string().min(1).max(60),
})

/** The shape of what is asked of a request for credit. */
export const creditShapes: { readonly [T in keyof CreditRequests]: z.ZodType<RequestOf<T>> } = {
  "credit.prepare": request,
  "credit.sent": request,
  "credit.checked": request,
}
