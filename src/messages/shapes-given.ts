import { givenMarks } from "../process/orphans/marks"
import "../policy/zod"
import * as z from "zod"
import type { GivenRequests } from "./given"
import type { RequestOf } from "./index"

const nothing = z.undefined().or(z.null().transform(() => undefined))

/** The shape of what is asked about the clients given to a seller. */
export const givenShapes: { readonly [T in keyof GivenRequests]: z.ZodType<RequestOf<T>> } = {
  "given.get": nothing,
  "given.mark": z.strictObject({
    id: z.string().min(1).max(500),
    mark: z.enum(givenMarks),
    on: z.boolean(),
  }),
  "orphans.take": z.strictObject({ text: z.string().max(4_000_000) }),
  "given.results": nothing,
}
