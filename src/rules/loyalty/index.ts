import anniversary from "./anniversary"
import benefits from "./benefits"
import courtesy from "./courtesy"
import type { Rule } from "../rule"

/** In the order of the process. */
export const loyaltyRules: readonly Rule[] = [courtesy, anniversary, benefits]
