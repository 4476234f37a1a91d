import { practiceRule } from "../rule"

export default practiceRule({
  id: "impaknet.carry",
  level: "hint",
})
