import type { DealsFile, ResultsFile } from "../process/orphans/types"
import { dealShape } from "./schema"
import "./zod"
import * as z from "zod"

const id = z.string().min(1).max(200)
const instant = z.number().int().min(0).max(8.64e15).nullable()

/** The lists of a day, as they travel from the director to the sellers. */
export const dealsShape: z.ZodType<DealsFile> = z.strictObject({
  jalon: z.literal("orphans"),
  version: z.literal(1),
  deals: z.array(dealShape).max(500),
})

/** What was done of them, on the way back. */
export const resultsShape: z.ZodType<ResultsFile> = z.strictObject({
  jalon: z.literal("orphans-results"),
  version: z.literal(1),
  results: z
    .array(
      z.strictObject({
        deal: id,
        orphan: id,
        progress: z.strictObject({
          calledAt: instant,
          reachedAt: instant,
          notedAt: instant,
          ownedAt: instant,
          appointmentAt: instant,
        }),
      }),
    )
    .max(20_000),
})

function readAs<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text.replace(/^\uFEFF/, ""))).data ?? null
  } catch {
    return null
  }
}

/** The lists that a file's text holds; null when it is no such file. */
export const readDeals = (text: string): DealsFile | null => readAs(dealsShape, text)
/** The results that a file's text holds; null when it is no such file. */
export const readResults = (text: string): ResultsFile | null => readAs(resultsShape, text)
