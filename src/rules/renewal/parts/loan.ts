import type { Field } from "../../../process/field"
import { empty, known } from "../../../process/field"
import type { SegmentFacts, SegmentOptions } from "../../../process/renewal/segments"
import type { RenewalFacts } from "../../facts"
import type { LiveLoan, RenewalSurroundings } from "../../rule"

/** The page's fact, else what is read of the same client elsewhere. */
export const first = <T>(shown: Field<T>, live: Field<T> | undefined): Field<T> =>
  shown.state !== "known" && live?.state === "known" ? live : shown

/** A file's loan, with what is read live over what its page does not say. */
export function loanOf({ fields }: RenewalFacts, around: RenewalSurroundings | undefined): SegmentFacts {
  const live: Partial<LiveLoan> = around?.live ?? {}
  const equity = around?.equity
  return {
    possessionDate: first(fields.possessionDate, live.possessionDate),
    termMonths: first(fields.termMonths, live.termMonths),
    monthsLeft: first(fields.monthsLeft, live.monthsLeft),
    financingEnd: first(fields.financingEnd, live.financingEnd),
    kind: fields.kind,
    chance: first(fields.chance, live.chance),
    rate: live.rate ?? { state: "unknown", why: "not-found" },
    purchases: fields.purchases,
    warrantyYears: fields.warrantyYears,
    equity: equity === null || equity === undefined ? empty : known(equity),
  }
}

/** The parameters of renewal.segment as the core takes them; years that are no number are left out. */
export const segmentOptions = ({
  warranties,
  ...rest
}: Omit<SegmentOptions, "warranties"> & { warranties: readonly string[] }): SegmentOptions => ({
  ...rest,
  warranties: warranties.map(Number).filter((years) => years > 0),
})
