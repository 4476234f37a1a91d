import { practiceRule } from "../rule"

export default practiceRule({
  id: "orphans.note-and-owner",
  level: "hint",
})
