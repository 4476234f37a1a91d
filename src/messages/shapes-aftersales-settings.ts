import { aftersalesShape } from "../policy/schema"
import { practiceItems, roles } from "../process/aftersales/practices"
import "../policy/zod"
import * as z from "zod"
import type { AftersalesSettingsRequests } from "./aftersales-settings"
import type { RequestOf } from "./index"

const nothing = z.undefined().or(z.null().transform(() => undefined))

/** The shape of what is asked about the settings of after-sales and its daily practices. */
export const aftersalesSettingsShapes: {
  readonly [T in keyof AftersalesSettingsRequests]: z.ZodType<RequestOf<T>>
} = {
  "aftersales.get": nothing,
  "aftersales.set": z.strictObject({ aftersales: aftersalesShape }),
  "practices.get": nothing,
  "practices.tick": z.strictObject({ item: z.enum(practiceItems), on: z.boolean() }),
  "practices.role": z.strictObject({ role: z.enum(roles).nullable() }),
  "practices.email": z.strictObject({ language: z.enum(["fr", "en"]) }),
}
