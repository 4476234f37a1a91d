import { practiceRule } from "../rule"

/** Said beside the first words of a call script, to a client whose language is another. */
export default practiceRule({ id: "law.french-first", level: "hint" })
