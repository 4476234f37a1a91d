import { shiftItems, type ShiftItem } from "../process/renewal/shift"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { ShiftRequests } from "./shift"

const item = z.enum(shiftItems as [ShiftItem, ...ShiftItem[]])

/** The shape of what is asked about the start of a shift. */
export const shiftShapes: { readonly [T in keyof ShiftRequests]: z.ZodType<RequestOf<T>> } = {
  "shift.get": z.undefined().or(z.null().transform(() => undefined)),
  "shift.tick": z.strictObject({ item, on: z.boolean() }),
  "shift.order": z.strictObject({ order: z.array(item).max(shiftItems.length) }),
}
