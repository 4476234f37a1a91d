import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.dossier-ready",
  level: "hint",
})
