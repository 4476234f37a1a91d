import { valueOf } from "../../process/field"
import { validEmail } from "../../process/opportunity"
import { invalid, missing, unsure } from "../answers"
import type { OpportunityFacts, RenewalFacts } from "../facts"
import { renewalRule, type Answer, type Context } from "../rule"

/** A file's way to its client: by voice, from the CRM; the e-mail is for a number that is wrong, or none. */
function reach(
  {
    fields,
    notes,
  }: Pick<RenewalFacts | OpportunityFacts, "notes"> & {
    fields: Pick<RenewalFacts["fields"], "phone" | "email">
  },
  { phoneValid }: Pick<Context, "phoneValid">,
): Answer {
  const { phone, email } = fields
  if (phone.state === "unknown") return unsure(phone.why)
  // A later note of another call says that the number was mended since.
  const last = (valueOf(notes) ?? [])
    .flatMap(({ ofThisRecord, reading }) => (ofThisRecord && reading?.contact) || [])
    .filter(({ tried }) => tried === "yes")
    .at(-1)
  const valid = phone.state === "known" && !last?.wrongNumber ? phoneValid(phone.value) : false
  if (valid === undefined) return unsure("not-asked")
  // What was said in a voice message is not in its note: the number left there is asked about, never called missing.
  if (valid)
    return last?.leftNumber === false
      ? unsure("unreadable", "voice")
      : { state: "ok", note: "by-voice", callback: true }
  const problem = phone.state === "empty" ? missing : invalid
  return email.state === "known" && validEmail(email.value) && !last?.wrongEmail
    ? problem("email", { offer: email.value })
    : problem("number")
}

/** On a file of renewal, and on an opportunity of the renewal team's. */
export default renewalRule({
  id: "renewal.call",
  reads: ["renewal.phone", "renewal.email"],
  section: "dossier",
  level: "hint",
  // The number that a client is given to call back, said in scripts; none by default.
  params: { callback: { kind: "list", default: [] } },
  check: ({ renewal }, context) => reach(renewal, context),
  checkOpportunity: ({ opportunity }, context) => {
    const answer = reach(opportunity, context)
    // By voice, like any other: only what is to be done differently is said there.
    if (!answer || answer.state === "ok") return null
    if (answer.state === "unknown") return answer.problem === undefined ? null : answer
    return { ...answer, field: "opportunity.phone" }
  },
})
