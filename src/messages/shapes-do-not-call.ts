import { isDay } from "../process/roster-hours"
import "../policy/zod"
import * as z from "zod"
import type { DoNotCallRequests } from "./do-not-call"
import type { RequestOf } from "./index"

const nothing = z.undefined().or(z.null().transform(() => undefined))
const day = z.string().max(10).refine(isDay)
const phone = z.string().max(200)
const reason = z.string().max(200)
const one = z.strictObject({ id: z.string().regex(/^\d{7,15}$/) })

/** The shape of what is asked about the numbers that are not to be called. */
export const doNotCallShapes: { readonly [T in keyof DoNotCallRequests]: z.ZodType<RequestOf<T>> } = {
  "doNotCall.get": z.strictObject({ search: phone, tab: z.number().int().exactOptional() }),
  "doNotCall.add": z.strictObject({ phone, asked: day }),
  "doNotCall.undo": one,
  "doNotCall.remove": one.extend({ reason: reason.min(1) }),
  "doNotCall.restore": one,
  "doNotCall.import": z.strictObject({
    lines: z
      .array(
        z.strictObject({
          line: z.number().int(),
          phone,
          asked: day,
          entered: day.nullable(),
          removed: day.nullable(),
          reason,
        }),
      )
      .max(100_000),
  }),
  "doNotCall.export": nothing,
  "law.set": z.strictObject({ recorded: z.boolean() }),
}
