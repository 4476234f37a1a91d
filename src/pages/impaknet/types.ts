import type { Day } from "../../process/calendar"
import type { Field } from "../../process/field"

/** The commands whose page is known: a sale's file, a vehicle's state before the sale, the repairs made on it. */
export const screens = ["5431", "511", "12"] as const
export type Screen = (typeof screens)[number]
export const tabs = ["vehicle", "client", "summary", "fi", "memo", "service"] as const
export type Tab = (typeof tabs)[number]

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

/** Read for the moment alone: never in a store, a journal or a log. */
export const figures = ["rate", "payment", "value", "chance", "lender"] as const satisfies ImpaknetField[]
export type Figure = (typeof figures)[number]
/** What may leave the page, on the agent's click. */
export type Travelling = Exclude<ImpaknetField, Figure>

/** `rate`: a percentage; `payment` and `value`: dollars; `chance`: 1, 2 or 3. Text is as written. */
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
