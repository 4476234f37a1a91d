import type { Rule } from "../rule"
import callingHours from "./calling-hours"
import doNotCall from "./do-not-call"
import frenchFirst from "./french-first"
import recordingNotice from "./recording-notice"
import relationship from "./relationship"

/** What the law asks of a call to a client (process.md §9): a guard, not a guarantee. */
export const lawRules: readonly Rule[] = [doNotCall, callingHours, relationship, frenchFirst, recordingNotice]
