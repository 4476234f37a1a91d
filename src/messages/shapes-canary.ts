import { fieldKeys, type FieldKey } from "../rules/facts"
import "../policy/zod"
import * as z from "zod"

export const canaryShapes = {
  "canary.get": z.undefined().or(z.null().transform(() => undefined)),
  "canary.expect": z.strictObject({
    key: z.string().min(1).max(300),
    field: z.enum(fieldKeys as [FieldKey, ...FieldKey[]]),
  }),
}
