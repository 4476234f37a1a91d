import { valueOf } from "../../process/field"
import { validEmail } from "../../process/opportunity"
import { invalid, missing, unsure } from "../answers"
import { renewalRule } from "../rule"

/** By voice, from the CRM; the e-mail is for a number that is wrong, or none. */
export default renewalRule({
  id: "renewal.call",
  reads: ["renewal.phone", "renewal.email"],
  section: "dossier",
  level: "hint",
  check: ({ renewal: { fields, notes } }, { phoneValid }) => {
    const { phone, email } = fields
    if (phone.state === "unknown") return unsure(phone.why)
    // A later note of another call says that the number was mended since.
    const last = (valueOf(notes) ?? [])
      .flatMap(({ ofThisRecord, reading }) => (ofThisRecord && reading?.contact) || [])
      .filter(({ tried }) => tried === "yes")
      .at(-1)
    const valid = phone.state === "known" && !last?.wrongNumber ? phoneValid(phone.value) : false
    if (valid === undefined) return unsure("not-asked")
    if (valid) return last?.leftNumber === false ? invalid("voice") : { state: "ok", note: "by-voice" }
    const problem = phone.state === "empty" ? missing : invalid
    return email.state === "known" && validEmail(email.value) && !last?.wrongEmail
      ? problem("email", { offer: email.value })
      : problem("number")
  },
})
