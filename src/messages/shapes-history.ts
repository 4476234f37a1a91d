import { levelShape } from "../policy/schema"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { HistoryRequests } from "./history"

const id = z.string().min(1).max(200)
const nothing = z.undefined().or(z.null().transform(() => undefined))
const until = z.iso.datetime({ offset: true }).nullable().exactOptional()

/** What may be said of a rule beside its parameters. */
export const ruleChange = {
  level: levelShape.nullable().exactOptional(),
  until,
  budget: z.number().int().min(0).max(1_000).nullable().exactOptional(),
}

export const historyShapes: { readonly [T in keyof HistoryRequests]: z.ZodType<RequestOf<T>> } = {
  "rules.set": z.strictObject({
    ids: z.array(id).min(1).max(1_000),
    level: levelShape.exactOptional(),
    until,
    reset: z.literal(true).exactOptional(),
  }),
  "rule.silence": z.strictObject({ id, on: z.boolean() }),
  "diff.get": z.strictObject({ against: z.enum(["defaults", "published"]) }),
  "history.get": nothing,
  "history.preview": z.strictObject({ id }),
  "history.restore": z.strictObject({ id }),
  "recovery.get": nothing,
  "recovery.drop": nothing,
}
