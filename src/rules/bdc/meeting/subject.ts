import {
  checkSubjectOfFullName,
  oneStockIn,
  prefixes,
  type Prefix,
  type Situation,
  type SubjectCheck,
} from "../../../process/appointment"
import { unknown, valueOf, type Field } from "../../../process/field"
import { cleanName, compareNames, nameKind } from "../../../process/opportunity"
import { same } from "../../../process/text"
import { firstUnknown, invalid, missing, ok, unsure } from "../../answers"
import type { MeetingFacts, OpportunityFacts } from "../../facts"
import { meetingRule, type Answer } from "../../rule"
import { appointmentOfForm } from "../appointment"

type Rest = Omit<Situation, "firstName">
const field = "meeting.subject"
const nowhere = unknown("not-found")

/** The values that a field may hold; an empty one most likely says no. */
const possible = (said: Field<boolean>): boolean[] => (said.state === "known" ? [said.value] : [false, true])

/**
 * The client's name as the contact has it, else as the opportunity does, and both when they are one person. In doubt where
 * the contact was not read, or where the name may not hold the first name ("Tremblay", "Unknown Tremblay", a company).
 */
function namesOf(
  meeting: MeetingFacts,
  opportunity: OpportunityFacts | null,
): { names: string[]; doubt: Field<unknown> } {
  const linked = opportunity?.fields.contact ?? nowhere
  const contact = meeting.fields.contact.state === "known" ? meeting.fields.contact : linked
  const name = opportunity?.fields.name ?? nowhere
  const first = valueOf(contact) ?? valueOf(name)
  if (first === undefined) return { names: [], doubt: nowhere }
  const other = valueOf(name)
  const names = other !== undefined && compareNames(first, other) === "same" ? [first, other] : [first]
  const clear = contact.state === "unknown" || nameKind(first) === "full"
  return { names: names.map((one) => cleanName(one) || one), doubt: clear ? contact : unknown("ambiguous") }
}

const ofNames = [field, "meeting.contact", "opportunity.contact", "opportunity.name"] as const

/** The renewal team writes the client's name (2.2), in either order; one that only shares a word with it may be theirs, and warns. */
function clientSubject(meeting: MeetingFacts, opportunity: OpportunityFacts | null): Answer {
  const { subject } = meeting.fields
  const { names, doubt } = namesOf(meeting, opportunity)
  const file = opportunity?.fields
  const own = [valueOf(file?.name ?? nowhere), valueOf(file?.contact ?? nowhere)]
  const all = [...names, ...own.flatMap((one) => one ?? [])]
  const [expected] = doubt.state === "unknown" ? [] : names
  if (subject.state === "known" && all.some((name) => compareNames(name, subject.value) === "same")) return ok
  const mend = expected !== undefined && { vars: { expected }, fix: { field, value: expected } as const }
  if (subject.state === "empty")
    return mend ? missing("expected", { ...mend, used: [field] }) : missing(undefined, { used: [field] })
  if (subject.state === "unknown") return unsure(subject.why)
  if (!mend) return unsure(doubt.state === "unknown" ? doubt.why : "not-found")
  // What has no letter is nobody's name.
  const near =
    /\p{L}/u.test(subject.value) && all.some((name) => compareNames(name, subject.value) === "different")
  return invalid("expected", { ...mend, used: ofNames, ...(near && { at: "warn" }) })
}

/** The best of several checks: right, else right but for its form, else the first. */
const best = (checks: readonly SubjectCheck[]): SubjectCheck | undefined =>
  checks.find((check) => check.ok) ?? checks.find(({ problems }) => problems.join() === "form") ?? checks[0]

/** Right but for its form warns; a wrong situation, name or stock blocks. `sure`: what it should be is known. */
function wrong({ problems, expected }: SubjectCheck, sure: boolean): Answer {
  const [problem = "form"] = problems
  if (!sure) return invalid()
  const mend = { vars: { expected }, fix: { field, value: expected } } as const
  return invalid(problem, problem === "form" ? { ...mend, at: "warn" } : mend)
}

/**
 * Every situation that the facts allow is tried. Wrong in all of them is wrong; right in some is unknown, except that
 * a type or a transfer not chosen yet counts as "no" when the subject fits that.
 */
export default meetingRule({
  id: "bdc.meeting.subject",
  reads: [
    field,
    "meeting.contact",
    "meeting.deposit",
    "meeting.type",
    "meeting.transfer",
    "opportunity.contact",
    "opportunity.name",
    "opportunity.stock",
  ],
  section: "meeting",
  level: "block",
  params: { prefixOrder: { kind: "list", default: prefixes } },
  check: ({ meeting, opportunity }, { pack }, params) => {
    if (pack === "renewal") return clientSubject(meeting, opportunity)
    const { subject } = meeting.fields
    if (subject.state === "unknown") return unsure(subject.why)
    const { deposit, virtual, transfer } = appointmentOfForm(meeting)
    const prefixOrder = params.prefixOrder.flatMap((one): Prefix[] =>
      prefixes.filter((prefix) => same(prefix, one)),
    )
    const stock = opportunity?.fields.stock ?? nowhere
    const { names, doubt } = namesOf(meeting, opportunity)
    const readable = names.length > 0 && stock.state !== "unknown"
    const situations: Rest[] = possible(deposit).flatMap((paid) =>
      possible(virtual).flatMap((online) =>
        possible(transfer).map((moved) => ({
          deposit: paid,
          virtual: online,
          transfer: moved,
          stock: stock.state === "known" ? oneStockIn(stock.value) : null,
          prefixOrder,
        })),
      ),
    )
    const judge = (text: string): SubjectCheck[] =>
      situations.flatMap((rest) => best(names.map((name) => checkSubjectOfFullName(text, name, rest))) ?? [])
    const likely = firstUnknown(deposit, virtual, transfer) === null

    if (subject.state === "empty") {
      const [first] = readable && likely && doubt.state !== "unknown" ? judge("") : []
      return first
        ? {
            state: "missing",
            problem: "expected",
            used: [field],
            vars: { expected: first.expected },
            fix: { field, value: first.expected },
          }
        : { state: "missing", used: [field] }
    }
    if (!readable) return unsure(firstUnknown(stock, doubt) ?? "not-found")
    const checks = judge(subject.value)
    const [first] = checks
    if (!first) return unsure("not-found")
    const passing = checks.filter(({ problems }) => problems.every((problem) => problem === "form"))
    if (passing.length === 0) {
      const named = first.problems.includes("name") && doubt.state === "unknown"
      if (named && first.problems.length === 1) return unsure(doubt.why)
      return wrong(first, !named && (likely || checks.every(({ expected }) => expected === first.expected)))
    }
    if (likely ? !passing.includes(first) : passing.length < checks.length)
      return unsure(firstUnknown(deposit, virtual, transfer) ?? "not-found")
    return first.ok ? ok : wrong(first, true)
  },
})
