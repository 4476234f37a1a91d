import { invalid, noneLike, ok, oneOf, unsure } from "../../answers"
import { meetingRule } from "../../rule"

export default meetingRule({
  id: "bdc.meeting.docusign",
  reads: ["meeting.docusign"],
  section: "meeting",
  level: "hint",
  params: { allowed: { kind: "list", default: ["Envoyé", "Signé"] } },
  check: ({ meeting: { fields } }, _context, { allowed }) => {
    const { docusign } = fields
    if (docusign.state === "unknown") return unsure(docusign.why)
    if (docusign.state === "empty" || noneLike(docusign.value) || oneOf(docusign.value, allowed)) return ok
    return invalid("list", { vars: { allowed: allowed.join(", ") } })
  },
})
