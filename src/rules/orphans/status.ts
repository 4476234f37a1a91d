import { practiceRule } from "../rule"

/** `agencies`: who writes to clients in the seller’s place, by name: customer relations, a marketing agency. */
export default practiceRule({
  id: "orphans.status",
  level: "hint",
  params: { agencies: { kind: "list", default: [] } },
})
