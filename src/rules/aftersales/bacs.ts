import { practiceRule } from "../rule"

/** Lists of clients to contact, in whichever tool the brand keeps them. */
export default practiceRule({
  id: "aftersales.bacs",
  level: "hint",
})
