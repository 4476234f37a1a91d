import { indicatorIds } from "../process/aftersales/indicators"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { IndicatorRequests } from "./indicators"

/** The shape of what is asked about the indicators of after-sales. */
export const indicatorShapes: { readonly [T in keyof IndicatorRequests]: z.ZodType<RequestOf<T>> } = {
  "indicators.get": z.undefined().or(z.null().transform(() => undefined)),
  "indicators.events": z.strictObject({
    id: z.enum(indicatorIds),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  }),
}
