import { findPerson } from "../../process/roster"
import { valueOf } from "../../process/field"
import { invalid, ok, unsure, type Extra } from "../answers"
import { samePerson } from "../bdc/people"
import { stageIn } from "../followups/parts/history"
import { opportunityRule, type Answer, type Asking } from "../rule"
import { statusOf, type Shown } from "./parts/file"

const firstCall = "script.orphan-first-call"
/** Those who keep contact, or see the client at a visit: to others, that nothing is known says nothing. */
const concerned: readonly string[] = ["sales", "aftersales"]

function answer(shown: Shown, agencies: readonly string[], context: Asking): Answer | null {
  const { agent, orphan, roster } = context
  const found = statusOf(shown, agencies, context)
  const vars = { seller: found.seller }
  if (found.status === "kept")
    return found.by === "given" ? { ...ok, note: "reached", vars } : { ...ok, note: "kept", vars }
  if (found.status === "unknown") {
    if (!orphan && !concerned.includes(agent?.department ?? "")) return null
    const named = shown.sellers.some((name) => name !== undefined && findPerson(context.roster, name))
    return unsure(named ? "not-rendered" : "no-roster", "unknown")
  }
  const extra: Extra = { vars, ...(shown.after && { field: "aftersales.seller" }) }
  if (orphan && agent && samePerson(orphan.seller, agent.name, roster))
    return { ...invalid("mine", extra), script: firstCall }
  if (found.because === "left") return invalid("left", extra)
  return found.because === "given" ? invalid("given", extra) : invalid("relations", extra)
}

/**
 * Whether a client who bought is looked after: on a file once won, on the page of a client given out, and at a service visit. `agencies`: who
 * writes to clients in the seller’s place, by name: customer relations, a marketing agency.
 */
export default opportunityRule({
  id: "orphans.status",
  field: null,
  reads: ["opportunity.owner", "opportunity.specialist", "opportunity.stage", "aftersales.seller"],
  section: "orphan",
  level: "hint",
  params: { agencies: { kind: "list", default: [] } },
  check: ({ opportunity }, context, { agencies }) => {
    const { mode, fields, notes, notesComplete } = opportunity
    if (mode === "create" || (stageIn(opportunity)?.end !== "won" && !context.orphan)) return null
    const sellers = [valueOf(fields.owner), valueOf(fields.specialist)]
    return answer({ sellers, notes, whole: notesComplete }, agencies, context)
  },
  checkAftersales: ({ aftersales }, context, { agencies }) => {
    const { mode, fields, notes, notesComplete } = aftersales
    const seller = valueOf(fields.seller)
    // Without a word of who sold, there is nothing to hold.
    if (mode === "create" || (seller === undefined && !context.orphan)) return null
    return answer({ sellers: [seller], notes, whole: notesComplete, after: true }, agencies, context)
  },
})
