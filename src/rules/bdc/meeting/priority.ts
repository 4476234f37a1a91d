import { oneStockIn, suggestPriority } from "../../../process/appointment"
import { same } from "../../../process/text"
import { firstUnknown, invalid, missing, ok, unsure, type Extra } from "../../answers"
import { meetingRule } from "../../rule"
import { appointmentOfForm, onForm } from "../appointment"

const field = "meeting.priority"

export default meetingRule({
  id: "bdc.meeting.priority",
  reads: [field, "meeting.deposit", "opportunity.stock"],
  section: "meeting",
  level: "block",
  check: ({ meeting, opportunity }, { pack }) => {
    if (pack === "renewal" && !onForm(meeting.fields.priority)) return null
    const { deposit } = appointmentOfForm(meeting)
    const stock = opportunity?.fields.stock ?? ({ state: "unknown", why: "not-found" } as const)
    const deposits = deposit.state === "known" ? [deposit.value] : [true, false]
    const stocks =
      stock.state === "unknown" ? ["1", null] : [stock.state === "known" ? oneStockIn(stock.value) : null]
    const rest = { firstName: "", virtual: false, transfer: false }
    const right = [
      ...new Set(
        deposits.flatMap((paid) =>
          stocks.map((one) => suggestPriority({ ...rest, deposit: paid, stock: one })),
        ),
      ),
    ]
    const [expected] = right
    const certain = right.length === 1
    // With a deposit, the stock changes nothing.
    const used: Extra = certain && expected === "Platine" ? { used: [field, "meeting.deposit"] } : {}
    const mend: Extra = certain && expected ? { vars: { expected }, offer: expected } : {}
    const { priority } = meeting.fields
    if (priority.state === "unknown") return unsure(priority.why)
    if (priority.state === "empty") return missing(certain ? "expected" : "other", { ...mend, used: [field] })
    if (!right.some((one) => same(one, priority.value)))
      return invalid(certain ? "expected" : "other", { ...mend, ...used })
    return certain ? ok : unsure(firstUnknown(deposit, stock) ?? "not-found")
  },
})
