import type { Level, ParamSpec, ParamSpecs, ParamValue } from "../rules/rule"

/** What the policy needs to know of the rules: given, so that this part runs without them. */
export type Registry = {
  rules: readonly { id: string; level: Level; params?: ParamSpecs }[]
  /** Packs and whether they speak by default. */
  packs: Readonly<Record<string, boolean>>
}

export const packOf = (rule: string): string => rule.split(".", 1)[0] ?? rule

/** Whether a value is one that the parameter takes. */
export function fits(spec: ParamSpec, value: ParamValue): boolean {
  return spec.kind === "number"
    ? typeof value === "number" && value >= spec.min && value <= spec.max
    : typeof value !== "number"
}

export const sameValue = (a: ParamValue, b: ParamValue): boolean =>
  typeof a === "number" || typeof b === "number"
    ? a === b
    : a.length === b.length && a.every((item, index) => item === b[index])
