import { scriptShape } from "../policy/schema"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { ScriptRequests } from "./scripts"

const script = z.string().min(1).max(200)

/** The shape of what the editor of scripts asks. */
export const scriptShapes: { readonly [T in keyof ScriptRequests]: z.ZodType<RequestOf<T>> } = {
  "scripts.get": z.strictObject({ query: z.string().max(1_000) }),
  "scripts.read": z.strictObject({ script }),
  "scripts.set": z.strictObject({ script, mine: z.boolean(), edit: scriptShape.nullable() }),
}
