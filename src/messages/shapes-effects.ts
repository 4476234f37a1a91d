import { figures, spans, verdictKinds } from "../process/effects/types"
import "../policy/zod"
import * as z from "zod"
import type { EffectRequests } from "./effects"
import type { RequestOf } from "./index"

const text = z.string().min(1).max(400)
const days = z.literal(spans)

/** The shape of what is told of Saves, and asked of the effects of rules. */
export const effectShapes: { readonly [T in keyof EffectRequests]: z.ZodType<RequestOf<T>> } = {
  "page.saved": z.strictObject({
    page: text,
    of: z.enum(["meeting", "opportunity", "mass-update"]),
    stage: z.string().max(300),
  }),
  "effects.get": z.strictObject({ days }),
  "effects.rule": z.strictObject({ days, rule: text }),
  "effects.behind": z.strictObject({
    days,
    which: z.strictObject({
      figure: z.enum(figures),
      verdict: z.enum(verdictKinds).exactOptional(),
      rule: text.exactOptional(),
      day: z.iso.date().exactOptional(),
    }),
  }),
  "effects.places": z.strictObject({ records: z.array(text).max(500) }),
  "effects.export": z.strictObject({ days, reasons: z.boolean() }),
}
