import { attr, all, labelKey } from "../pages/zoho/dom"
import type { FieldSigns } from "../policy/types"
import { besideLabel, type Pointed } from "./pointed"
import { selectorsOf } from "./selector"

export type SignKind = "api" | "column" | "selector" | "label"
/** A sign that may find the field again. `shown`: what it looks for; `fragile`: a change of the page's layout breaks it. */
export type Proposal = { kind: SignKind; shown: string; signs: FieldSigns; fragile: boolean }

/** As long as a policy takes. */
const fits = (text: string): boolean => text !== "" && text.length <= 200

/** The signs of what was pointed at, the most lasting first: API name, column, selector, label. */
export function proposalsOf({ element, cell }: Pointed): Proposal[] {
  const names = [...(cell?.names ?? [])].filter(([name]) => fits(name) && !/\d{5,}/.test(name))
  const spelled = cell ? all(cell.key, "[data-cy]").map((one) => attr(one, "data-cy")) : []
  const apis = names
    .filter(([, sign]) => sign === "api")
    .map(([name]) => spelled.find((one) => one.toLowerCase() === name) ?? name)
  const columns = names.filter(([, sign]) => sign !== "api").map(([name]) => name.toUpperCase())
  const targets = cell
    ? [cell.key, cell.box]
    : [besideLabel(element), element].filter((one): one is HTMLElement => one !== null)
  const selectors = [
    ...new Map(targets.flatMap((one) => selectorsOf(one)).map((one) => [one.selector, one])).values(),
  ].sort((one, other) => Number(one.fragile) - Number(other.fragile))
  const lasting = selectors.filter(({ fragile }) => !fragile)
  const label = cell?.label ?? ""
  return [
    ...apis.map((name) => ({ kind: "api" as const, shown: name, signs: { api: [name] }, fragile: false })),
    ...columns.map((name) => ({
      kind: "column" as const,
      shown: name,
      signs: { column: [name] },
      fragile: false,
    })),
    ...(lasting.length > 0 ? lasting : selectors).slice(0, 2).map(({ selector, fragile }) => ({
      kind: "selector" as const,
      shown: selector,
      signs: { selector },
      fragile,
    })),
    ...(fits(label) && labelKey(label) !== ""
      ? [{ kind: "label" as const, shown: label, signs: { labels: [label] }, fragile: false }]
      : []),
  ]
}
