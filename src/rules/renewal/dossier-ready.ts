import type { Field } from "../../process/field"
import { dossierItems, dossierReady, type DossierItem } from "../../process/renewal/dossier"
import { leftOf } from "../../process/renewal/loan"
import { dayOf } from "../../process/calendar"
import type { Term } from "../../words/fr/fields"
import { firstUnknown, missing, ok, unsure } from "../answers"
import type { FieldKey } from "../facts"
import { renewalRule } from "../rule"
import { first, loanOf } from "./parts/loan"

const fieldsOf: Partial<Record<DossierItem, FieldKey>> = {
  possession: "renewal.possessionDate",
  loan: "renewal.termMonths",
  chance: "renewal.chance",
  vehicle: "renewal.model",
  buyBack: "renewal.buyBack",
  fi: "renewal.fi",
}
const itemTerms: Readonly<Record<DossierItem, Term>> = {
  possession: "possession",
  loan: "loan",
  chance: "chance",
  vehicle: "makeModel",
  buyBack: "buyBack",
  fi: "fi",
  history: "history",
  script: "script",
}

export default renewalRule({
  id: "renewal.dossier-ready",
  field: null,
  reads: [
    "renewal.possessionDate",
    "renewal.termMonths",
    "renewal.monthsLeft",
    "renewal.chance",
    "renewal.make",
    "renewal.model",
    "renewal.buyBack",
    "renewal.fi",
    "renewal.purchases",
  ],
  section: "dossier",
  level: "hint",
  check: ({ renewal }, { now, renewal: around, ticks }) => {
    const { fields } = renewal
    const live = around?.live
    const loan = loanOf(renewal, around)
    const read: Record<Exclude<DossierItem, "history" | "script">, Field<unknown>[]> = {
      possession: [loan.possessionDate],
      loan: [loan.termMonths, leftOf(loan, dayOf(now))],
      chance: [loan.chance],
      vehicle: [first(fields.make, live?.make), first(fields.model, live?.model)],
      buyBack: [first<unknown>(fields.buyBack, live?.buyBack)],
      fi: [first(fields.fi, live?.fi)],
    }
    const ticked = dossierItems.filter((item) => ticks.dossier?.[item] === true)
    const { items: all, ready } = dossierReady({ ...read, purchases: fields.purchases }, ticked)
    const checks = all.map(({ item, state }) => ({ id: item, term: itemTerms[item], state }))
    if (ready) return { ...ok, checks }
    const wanting = all.filter(({ state }) => state === "missing").map(({ item }) => item)
    const terms = wanting.map((item) => itemTerms[item])
    if (wanting.length > 0) {
      const items = wanting.flatMap((item) => fieldsOf[item] ?? [])
      return missing("list", { terms, checks, ...(items.length > 0 && { items }) })
    }
    return { ...unsure(firstUnknown(...Object.values(read).flat()) ?? "not-found"), checks }
  },
})
