import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { PublishingRequests } from "./publishing"

const nothing = z.undefined().or(z.null().transform(() => undefined))

/** The shape of what is asked about the published policy. */
export const publishingShapes: { readonly [T in keyof PublishingRequests]: z.ZodType<RequestOf<T>> } = {
  "publishing.get": nothing,
  "publishing.look": nothing,
  "publishing.draft": z.strictObject({ lists: z.boolean(), look: z.boolean() }),
}
