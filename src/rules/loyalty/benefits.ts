import { dayOf } from "../../process/calendar"
import { currentOffers } from "../../process/renewal/loyalty"
import { renewalRule } from "../rule"

/** The offers that the lead keeps, while they last. */
export default renewalRule({
  id: "loyalty.benefits",
  reads: [],
  section: "loyalty",
  level: "hint",
  check: (_input, { now, renewal: around }) => {
    const offers = currentOffers(around?.offers ?? [], dayOf(now))
    if (offers.length === 0) return null
    return {
      state: "ok",
      note: "count",
      vars: { count: offers.length },
      lines: offers.map(({ partner, advantage, condition, to }) => ({
        name: partner,
        problem: condition === undefined ? "offer" : "condition",
        vars: { advantage, to, ...(condition !== undefined && { condition }) },
      })),
    }
  },
})
