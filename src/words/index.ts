import type { Vars } from "../rules/rule"

/** Fills the `{blanks}` of a text; a blank without a value stays visible. */
export const say = (text: string, vars: Vars = {}): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => String(vars[name] ?? blank))
