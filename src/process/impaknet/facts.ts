import type { Day } from "../calendar"
import { unknown, type Field, type UnknownReason } from "../field"

/** The commands whose page is known: a sale's file, a vehicle's state before the sale, the repairs made on it. */
export const screens = ["5431", "511", "12"] as const
export type Screen = (typeof screens)[number]
export type Tab = "vehicle" | "client" | "summary" | "fi" | "memo" | "service"

/** What may be read on a page of Impaknet, by our names. */
export const impaknetFields = [
  "stock",
  "branch",
  "client",
  "coSigner",
  "phone",
  "make",
  "model",
  "year",
  "serial",
  "options",
  "deliveryDate",
  "termMonths",
  "financingEnd",
  "monthsLeft",
  "seller",
  "fi",
  "salesDirector",
  "protection",
  "brakes",
  "tires",
  "rate",
  "payment",
  "value",
  "chance",
  "lender",
] as const
export type ImpaknetField = (typeof impaknetFields)[number]

/** What the agent may carry to the file of the same client, by its field there. The rest stays where it is read. */
export const carried = [
  "make",
  "model",
  "year",
  "stock",
  "deliveryDate",
  "financingEnd",
  "monthsLeft",
  "fi",
  "salesDirector",
  "protection",
] as const satisfies ImpaknetField[]
export type Carried = (typeof carried)[number]

/** Read for the moment alone: never in a store, a journal or a log, nor in memory beyond the worker. */
export const figures = ["rate", "payment", "value", "chance", "lender"] as const satisfies ImpaknetField[]

/** What tells whose file it is. */
export const identity = ["stock", "branch", "client", "phone"] as const satisfies ImpaknetField[]

/** `rate`: a percentage; `payment` and `value`: dollars; `chance`: 1, 2 or 3. The rest is text, as written. */
type Typed = {
  deliveryDate: Day
  financingEnd: Day
  termMonths: number
  monthsLeft: number
  rate: number
  payment: number
  value: number
  chance: number
}
export type ImpaknetFields = {
  readonly [N in ImpaknetField]: Field<N extends keyof Typed ? Typed[N] : string>
}

/** What one page of Impaknet shows, or several of the same client put together. */
export type ImpaknetFacts = { screen: Screen | null; tab: Tab | null; fields: ImpaknetFields }

/** Fields that are all unknown, for one reason. */
export const allUnknown = (why: UnknownReason): ImpaknetFields =>
  Object.fromEntries(impaknetFields.map((name) => [name, unknown(why)])) as ImpaknetFields
