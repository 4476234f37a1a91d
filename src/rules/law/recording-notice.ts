import { practiceRule } from "../rule"

/** Said with the first words of a call script, where the team records its calls (`law.recorded` of the policy). */
export default practiceRule({ id: "law.recording-notice", level: "hint" })
