import type { Roster } from "../../../process/roster"
import { fold } from "../../../process/text"
import { invalid, missing, ok, sameBranch, unsure } from "../../answers"
import { known, type UnknownReason } from "../../../process/field"
import type { FieldKey, Participant } from "../../facts"
import { meetingRule } from "../../rule"
import { virtualOf } from "../appointment"
import { samePerson } from "../people"

const words = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const within = (some: string[], all: string[]): boolean =>
  some.length > 1 && some.every((word) => all.includes(word))

/** The same person, or a name that adds to the other: "Julie Roy (Laval)". */
const isPerson = (shown: string, name: string, roster: Roster): boolean =>
  samePerson(shown, name, roster) || within(words(name), words(shown)) || within(words(shown), words(name))

/** The branch that a contact or a group stands for, "RDV Laval" or "RDV: Laval"; null for anyone else. */
const branchOf = (prefix: "rdv" | "dv", { name }: Participant): string | null =>
  new RegExp(`^${prefix}[\\s\\p{P}]+(.+)`, "u").exec(fold(name))?.[1] ?? null
const isOf = (prefix: "rdv" | "dv", one: Participant, branch: string): boolean => {
  const own = branchOf(prefix, one)
  return own !== null && sameBranch(own, branch)
}

/** An address of e-mail, or a count of those not shown ("+2", "et 3 autres"): it may stand for anyone. */
const isVague = ({ name }: Participant): boolean =>
  /@|^\W*\d+$|\d+ (participants?|autres?|others?|more|de plus|invites?)\b/.test(fold(name))

export default meetingRule({
  id: "bdc.meeting.participants",
  reads: ["meeting.participants", "meeting.branch", "meeting.type", "opportunity.specialist"],
  section: "participants",
  level: "block",
  check: ({ meeting: { fields }, opportunity }, { roster, pack }) => {
    const { participants, branch } = fields
    if (participants.state === "unknown") return unsure(participants.why)
    const present = participants.state === "known" ? participants.value : []
    // The renewal team invites no group of sales directors (2.2).
    const virtual = pack === "renewal" ? known(false) : virtualOf(fields.type)
    const absent: string[] = []
    const used: FieldKey[] = ["meeting.participants", "meeting.branch", "meeting.type"]
    let doubt: UnknownReason | null = null

    if (branch.state === "known") {
      if (!present.some((one) => isOf("rdv", one, branch.value))) absent.push(`RDV ${branch.value}`)
      if (!present.some((one) => isOf("dv", one, branch.value))) {
        if (virtual.state === "known" && virtual.value) absent.push(`DV ${branch.value}`)
        if (virtual.state === "unknown") doubt = virtual.why
      }
    } else doubt = branch.state === "unknown" ? branch.why : "not-found"

    const onForm = absent.length > 0
    const specialist = opportunity?.fields.specialist
    if (!specialist) doubt ??= "not-found"
    else if (specialist.state === "unknown") doubt ??= specialist.why
    else if (
      specialist.state === "known" &&
      !present.some(({ name }) => isPerson(name, specialist.value, roster))
    )
      absent.push(specialist.value)

    const [first] = absent
    if (first === undefined) {
      if (participants.state === "empty") return missing(undefined, { used })
      return doubt ? unsure(doubt) : ok
    }
    const extra = { vars: { names: absent.join(", ") }, offer: first, ...(onForm ? { used } : {}) }
    if (present.some(isVague)) return unsure("ambiguous")
    const elsewhere = first.startsWith("RDV ") && present.some((one) => branchOf("rdv", one) !== null)
    return elsewhere ? invalid("branch", extra) : missing("list", extra)
  },
})
