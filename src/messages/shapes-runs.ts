import { places, variables } from "../scripts/types"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { RunRequests } from "./runs"

const id = z.string().min(1).max(200)
const record = z.strictObject({ org: z.string().max(100), module: id, id })
const simple = z.enum(["next", "back", "pause", "resume", "end", "restart"])

/** The shape of what is asked about scripts and guides. */
export const runShapes: { readonly [T in keyof RunRequests]: z.ZodType<RequestOf<T>> } = {
  "run.start": z.strictObject({
    script: id,
    record: record.nullable(),
    tab: z.number().int().exactOptional(),
  }),
  "run.get": z.undefined().or(z.null().transform(() => undefined)),
  "run.open": z.undefined().or(z.null().transform(() => undefined)),
  "player.set": z.strictObject({
    side: z.enum(["left", "right"]).nullable().exactOptional(),
    top: z.number().min(0).max(10_000).exactOptional(),
    folded: z.boolean().exactOptional(),
  }),
  "run.act": z.strictObject({
    run: id,
    turn: z.number().int(),
    do: z.union([
      z.strictObject({ act: z.literal("answer"), id }),
      z.strictObject({ act: simple }),
      z.strictObject({ act: z.literal("note"), text: z.string().max(20_000) }),
      z.strictObject({ act: z.literal("fill"), blank: z.enum(variables), value: z.string().max(200) }),
      z.strictObject({ act: z.literal("language"), language: z.enum(["fr", "en"]) }),
      z.strictObject({ act: z.literal("tick"), step: id, on: z.boolean() }),
      z.strictObject({ act: z.literal("go"), step: id }),
    ]),
  }),
  "guides.here": z.strictObject({
    tab: z.number().int().exactOptional(),
    at: z.enum(places).exactOptional(),
  }),
  "scripts.find": z.strictObject({ query: z.string().max(1_000) }),
}
