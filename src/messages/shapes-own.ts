import { ownRuleShape } from "../policy/schema"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { OwnRequests } from "./own"

/** The shape of what the screen of the team's own rules asks. */
export const ownShapes: { readonly [T in keyof OwnRequests]: z.ZodType<RequestOf<T>> } = {
  "own.get": z.undefined().or(z.null().transform(() => undefined)),
  "own.set": z.strictObject({ rule: ownRuleShape }),
  "own.remove": z.strictObject({ id: ownRuleShape.options[0].shape.id }),
  "own.try": z.strictObject({ rule: ownRuleShape, tab: z.number().int() }),
}
