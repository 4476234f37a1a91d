import carry from "./carry"
import doNotSave from "./do-not-save"
import type { PracticeRule } from "../rule"

/** In the order of the process. */
export const impaknetRules: readonly PracticeRule[] = [doNotSave, carry]
