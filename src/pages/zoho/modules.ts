import { all, attr, labelKey, tidy } from "./dom"
import type { Route } from "./route"
import type { Role } from "./types"

/** What the organisation calls the modules that are ours, folded. */
const titles: readonly [Role, RegExp][] = [
  ["renewal", /^(renouvellement|renewal)s?$/],
  ["credit", /^(demandes? (de )?credits?|credit (request|application)s?)$/],
]
export const titled = (label: string): Role | null =>
  titles.find(([, title]) => title.test(labelKey(label)))?.[0] ?? null

/** The black bar, older and newer. */
const bar = "crm-menu,#crmNextGenTopMenu"
const tabs = "a[href*='/tab/'],crm-tab,[role=tab],li"

/** The internal name of the module that a tab leads to. */
function moduleOf(tab: Element): string | null {
  const [, linked] = /\/tab\/([^/?#]+)/.exec(attr(tab, "href")) ?? []
  if (linked !== undefined) return decodeURIComponent(linked)
  for (const { value } of tab.attributes) {
    const [name] = /CustomModule\d+(?!\d)/.exec(value) ?? []
    if (name !== undefined) return name
  }
  return null
}

/** What the tab of a module is called; null where no tab names it as ours, or two do. */
function byTab(module: string): Role | null {
  const roles = new Map<string, Role | null>()
  for (const tab of all(document, bar).flatMap((one) => all(one, tabs))) {
    const name = moduleOf(tab)
    const text = tidy(tab.textContent) || attr(tab, "title")
    if (name !== null) roles.set(name, roles.get(name) ?? titled(text))
  }
  const role = roles.get(module) ?? null
  return role && [...roles.values()].filter((one) => one === role).length === 1 ? role : null
}

/** The module that the page of a record says it is of; what still stands there may be another record's. */
function byRecord(id: string | null): Role | null {
  const of = all(document, "crm-related-list-label[entity-id]")
  if (id === null || of.length === 0 || of.some((one) => attr(one, "entity-id") !== id)) return null
  const [held, other] = all<HTMLInputElement>(document, "input#module[type=hidden]")
  return held && !other ? titled(held.value.replace(/_+/g, " ")) : null
}

/** The internal names of an organisation's modules, as its CRM told them; "": it told of several that may be ours. */
export type Modules = Readonly<Partial<Record<Role, string>>>

/** Tells which of an organisation's own modules are ours: what the CRM said, else what the page shows. In doubt, none. */
export class OwnModules {
  told: Modules = {}
  readonly #shown = new Map<string, Role>()

  roleOf = ({ org, module, id }: Route): Role | null => {
    if (module === null) return null
    for (const [role] of titles) if (this.told[role] === module) return role
    const key = `${org ?? ""} ${module}`
    const role = this.#shown.get(key) ?? titled(module) ?? byTab(module) ?? byRecord(id)
    if (role) this.#shown.set(key, role)
    return role && this.told[role] === undefined ? role : null
  }
}
