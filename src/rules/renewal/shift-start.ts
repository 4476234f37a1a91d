import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.shift-start",
  level: "hint",
  /** The addresses of the team's mailbox (REN): which one it is, is the customer's. */
  params: { mailboxes: { kind: "list", default: [] } },
})
