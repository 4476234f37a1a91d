import { practiceRule } from "../rule"

export default practiceRule({
  id: "impaknet.do-not-save",
  level: "warn",
})
