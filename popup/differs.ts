import type { RuleView } from "../src/messages"
import { sameValue } from "../src/policy/registry"

type Param = RuleView["params"][number]

export const paramDiffers = ({ value, default: standard }: Param): boolean => !sameValue(value, standard)

/** Whether a rule is not as this version has it. An unknown one never is. */
export const differs = (rule: RuleView): boolean =>
  !rule.known || rule.level !== rule.defaultLevel || rule.params.some(paramDiffers)
