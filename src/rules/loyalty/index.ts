import anniversary from "./anniversary"
import benefits from "./benefits"
import courtesy from "./courtesy"
import type { PracticeRule } from "../rule"

/** In the order of the process. */
export const loyaltyRules: readonly PracticeRule[] = [courtesy, anniversary, benefits]
