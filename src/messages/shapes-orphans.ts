import { orphanShape } from "../policy/schema"
import { orphanFigures } from "../process/orphans/progress"
import "../policy/zod"
import * as z from "zod"
import type { RequestOf } from "./index"
import type { OrphanRequests } from "./orphans"

const text = z.string().max(200)
const nothing = z.undefined().or(z.null().transform(() => undefined))
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const values = z.array(text).max(2_000).exactOptional()
const filter = z.strictObject({ year: values, model: values, area: values, branch: values, seller: values })
const deal = {
  day,
  perSeller: z.number().int().min(1).max(1_000),
  sellers: z.array(z.strictObject({ name: text.min(1), branch: text })).max(500),
  filter,
  search: text,
}

/** The shape of what the floor director asks of orphan clients. */
export const orphanShapes: { readonly [T in keyof OrphanRequests]: z.ZodType<RequestOf<T>> } = {
  "orphans.get": nothing,
  "orphans.import": z.strictObject({
    id: text.min(1),
    part: z.number().int().min(0),
    parts: z.number().int().min(1).max(1_000),
    clients: z.array(orphanShape).max(1_000),
  }),
  "orphans.stop": z.strictObject({ id: text }),
  "orphans.clear": nothing,
  "orphans.segments": z.strictObject({ filter, search: text }),
  "orphans.sellers": z.strictObject({ day }),
  "orphans.preview": z.strictObject(deal),
  "orphans.give": z.strictObject({ ...deal, seen: text }),
  "orphans.undo": z.strictObject({ day, seller: text.nullable() }),
  "orphans.out": z.strictObject({ day, seller: text.nullable() }),
  "orphans.publish": z.strictObject({ day }),
  "orphans.results": z.strictObject({ text: z.string().max(10_000_000) }),
  "orphans.progress": z.strictObject({ from: day, to: day }),
  "orphans.behind": z.strictObject({
    by: z.enum(["day", "branch", "seller"]),
    key: text,
    figure: z.enum(orphanFigures),
    from: day,
    to: day,
  }),
}
