import type { Field } from "../field"

/** The eight things known before a renewal call, in their order (renewal.dossier-ready). */
export const dossierItems = [
  "possession",
  "loan",
  "chance",
  "vehicle",
  "buyBack",
  "fi",
  "history",
  "script",
] as const
export type DossierItem = (typeof dossierItems)[number]

/** `history` and `script` are the agent's own to say; each other rests on the facts listed, all of which are needed. */
export type DossierFacts = Readonly<
  Record<Exclude<DossierItem, "history" | "script">, readonly Field<unknown>[]>
> & {
  /** Vehicles bought here: one alone has no history to understand. */
  purchases: Field<number>
}
export type DossierState = "known" | "missing" | "unknown" | "ticked"

/** Where each item of a dossier stands; what the agent ticked is taken at their word. */
export function dossierReady(
  facts: DossierFacts,
  ticked: readonly DossierItem[],
): { items: readonly { item: DossierItem; state: DossierState }[]; ready: boolean } {
  const of = (item: DossierItem): DossierState => {
    if (item === "script") return "missing"
    if (item === "history")
      return facts.purchases.state === "known" && facts.purchases.value <= 1 ? "known" : "missing"
    const states = new Set(facts[item].map(({ state }) => state))
    return states.has("empty") ? "missing" : states.has("unknown") ? "unknown" : "known"
  }
  const items = dossierItems.map((item) => {
    const state = of(item)
    return { item, state: state !== "known" && ticked.includes(item) ? ("ticked" as const) : state }
  })
  return { items, ready: items.every(({ state }) => state === "known" || state === "ticked") }
}
