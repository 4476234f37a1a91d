import { invalid } from "../answers"
import { clientRule } from "../rule"

/** A client who asked not to be called, by any number of the page. A call of theirs is no call to them. */
export default clientRule({
  id: "law.do-not-call",
  level: "warn",
  check: ({ client: { asked, field } }) =>
    asked === null ? null : invalid(undefined, { vars: { day: asked }, ...(field && { field }) }),
})
