import { offersShape } from "../policy/schema"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { LoyaltyRequests } from "./loyalty"

const id = z.string().min(1).max(600)
const nothing = z.undefined().or(z.null().transform(() => undefined))

/** The shape of what is asked about reminders, the target of a shift and offers. */
export const loyaltyShapes: { readonly [T in keyof LoyaltyRequests]: z.ZodType<RequestOf<T>> } = {
  "due.get": nothing,
  "due.done": z.strictObject({ id, done: z.boolean() }),
  "target.set": z.strictObject({ calls: z.number().int().min(1).max(999).nullable() }),
  "offers.get": nothing,
  "offers.set": z.strictObject({ offers: offersShape }),
  "callback.plan": z.strictObject({
    record: z.strictObject({ org: z.string().max(100), module: z.string().min(1).max(200), id: id.max(200) }),
    url: z.url({ protocol: /^https$/ }).max(4_000),
    at: z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/),
  }),
}
