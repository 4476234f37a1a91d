import { dayOf } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { missing, ok, unsure } from "../answers"
import { samePerson } from "../bdc/people"
import type { OpportunityFacts } from "../facts"
import { opportunityRule, type Context } from "../rule"

/** Whether a note of mine stands since the call; undefined when that cannot be told. */
function noted(
  { notes, notesComplete }: Pick<OpportunityFacts, "notes" | "notesComplete">,
  { orphan, agent, roster }: Context,
  calledAt: number,
): boolean | undefined {
  if (!agent) return undefined
  if (orphan && orphan.notedAt !== null) return true
  if (notes.state === "unknown") return undefined
  const day = dayOf(new Date(calledAt))
  const own = (valueOf(notes) ?? []).filter(
    ({ ofThisRecord, author }) => ofThisRecord && samePerson(author, agent.name, roster),
  )
  const moments = own.map(({ at }) => valueOf(at)?.at)
  if (moments.some((at) => at && dayOf(at) >= day)) return true
  return moments.includes(undefined) || !notesComplete ? undefined : false
}

/** After the call: a note of whoever called; once the client is reached, the file in their name. Before it, nothing. */
export default opportunityRule({
  id: "orphans.note-and-owner",
  field: null,
  reads: ["opportunity.owner"],
  section: "orphan",
  level: "hint",
  check: ({ opportunity }, context) => {
    const { orphan, agent, roster } = context
    const calledAt = orphan && (orphan.calledAt ?? orphan.reachedAt)
    if (opportunity.mode === "create" || !orphan || !agent || typeof calledAt !== "number") return null
    if (!samePerson(orphan.seller, agent.name, roster)) return null
    const { owner } = opportunity.fields
    const note = noted(opportunity, context, calledAt)
    const wanted = orphan.reachedAt !== null && orphan.ownedAt === null
    const shown = owner.state === "known" && samePerson(owner.value, agent.name, roster)
    const other = wanted && owner.state !== "unknown" && !shown
    if (other) {
      const extra = { field: "opportunity.owner", offer: agent.name } as const
      return missing(note === false ? "both" : "owner", extra)
    }
    if (note === false) return missing("note", { used: [] })
    if (note === undefined)
      return unsure(opportunity.notes.state === "unknown" ? opportunity.notes.why : "not-rendered")
    return wanted && owner.state === "unknown" ? unsure(owner.why) : ok
  },
})
