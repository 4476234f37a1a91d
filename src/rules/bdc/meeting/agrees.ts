import { prefixes } from "../../../process/appointment"
import { unknown, type Field } from "../../../process/field"
import { fold, same } from "../../../process/text"
import { firstUnknown, invalid, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"
import { appointmentNotes, appointmentOfForm, appointmentOfNote } from "../appointment"

const topics = { DÉPÔT: "deposit", TRANSFERT: "transfer", VIRTUEL: "virtual" } as const
type Topic = (typeof topics)[keyof typeof topics]

/**
 * What the subject says of each topic. It carries one prefix only, the first that applies: it denies those that come
 * before its own, and says nothing of those after.
 */
function saidBySubject(text: string, order: readonly string[]): Partial<Record<Topic, boolean>> {
  const head = fold(text.split("/")[0] ?? "")
  const ranked = [...order.flatMap((one) => prefixes.filter((prefix) => same(prefix, one))), ...prefixes]
  const said: Partial<Record<Topic, boolean>> = {}
  for (const prefix of new Set(ranked)) {
    const own = fold(prefix) === head
    said[topics[prefix]] = own
    if (own) break
  }
  return said
}

export default meetingRule({
  id: "bdc.meeting.agrees",
  reads: ["meeting.subject", "meeting.deposit", "meeting.type", "meeting.transfer"],
  section: "meeting",
  level: "warn",
  params: { prefixOrder: { kind: "list", default: prefixes } },
  check: ({ meeting, opportunity }, { pack }, { prefixOrder }) => {
    const { subject } = meeting.fields
    const form = appointmentOfForm(meeting)
    const note = appointmentOfNote(opportunity)
    // The renewal team's subject is a name: it says nothing of these (2.2).
    const bySubject =
      subject.state === "known" && pack !== "renewal" ? saidBySubject(subject.value, prefixOrder) : {}
    const against = (said: (topic: Topic) => boolean | undefined): Topic[] =>
      Object.values(topics).filter((topic) => {
        const field = form[topic]
        const other = said(topic)
        return field.state === "known" && other !== undefined && other !== field.value
      })
    const valueOfNote = (topic: Topic): boolean | undefined => {
      const said = note[topic]
      return said.state === "known" ? said.value : undefined
    }
    const subjectDiffers = against((topic) => bySubject[topic])
    if (subjectDiffers.length > 0) return invalid("subject", { terms: subjectDiffers })
    const noteDiffers = against(valueOfNote)
    if (noteDiffers.length > 0) return invalid("note", { terms: noteDiffers })
    const notes: Field<unknown> = opportunity ? appointmentNotes(opportunity) : unknown("not-found")
    const why = firstUnknown(subject, form.deposit, form.virtual, form.transfer, notes)
    return why ? unsure(why) : ok
  },
})
