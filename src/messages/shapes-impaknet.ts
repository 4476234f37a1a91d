import "../policy/zod"
import * as z from "zod"
import type { ImpaknetRequests } from "./impaknet"
import type { RequestOf } from "./index"

const nothing = z.undefined().or(z.null().transform(() => undefined))
const text = z.string().max(500)

/** The shape of what is asked about Impaknet. */
export const impaknetShapes: { readonly [T in keyof ImpaknetRequests]: z.ZodType<RequestOf<T>> } = {
  "impaknet.hosts": nothing,
  "impaknet.add": z.strictObject({ text: z.string().max(2_000) }),
  "impaknet.remove": z.strictObject({ host: text }),
  "impaknet.start": nothing,
  "impaknet.read": z.strictObject({ facts: z.string().max(200_000) }),
  "impaknet.keep": nothing,
  "impaknet.leave": nothing,
  "carry.get": z.strictObject({
    whose: z.strictObject({
      stock: text.nullable(),
      branch: text.nullable(),
      name: text.nullable(),
      phones: z.array(text).max(20),
    }),
  }),
  "carry.drop": nothing,
}
