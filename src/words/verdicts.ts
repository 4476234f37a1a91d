import type { BecauseKey, CallbackCase, CallbackVerdict } from "../process/callbacks"
import type { DoubtKey } from "../rules/callbacks/verdict"

/** The words of the verdict card. `{name}` is the person to transfer to or to credit; `{who}` the one a reason speaks of. */
export type VerdictWords = {
  /** One verb phrase a verdict; `mine` for an `open` that is one's own file or note. */
  verdicts: Readonly<Record<CallbackVerdict["verdict"] | "mine", string>>
  because: Readonly<Record<BecauseKey, string>>
  doubts: Readonly<Record<DoubtKey, string>>
  /** The rule behind each case, in one line. */
  rules: Readonly<Record<CallbackCase, string>>
}
