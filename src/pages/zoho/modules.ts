import { all, attr, labelKey, tidy } from "./dom"
import type { Route } from "./route"
import type { Role } from "./types"

/** What the organisation calls the modules that are ours, folded. */
const titles: readonly [Role, RegExp][] = [
  ["renewal", /^(renouvellement|renewal)s?$/],
  ["credit", /^(demandes? (de )?credits?|credit (request|application)s?)$/],
  // As its API name is made of it, too.
  ["aftersales", /^(services? (a clientele|client le)|customer services?)$/],
]
/** A name of a module, as people or its API write it, singular and plural alike. */
export const nameKey = (name: string): string => labelKey(name.replace(/_+/g, " ")).replace(/s(?= |$)/g, "")
/** The role of a module of this name. `named`: what the policy calls that of after-sales, which then has no other name. */
export const titled = (label: string, named?: string): Role | null =>
  titles.find(([role, title]) =>
    role === "aftersales" && named !== undefined
      ? nameKey(label) !== "" && nameKey(label) === nameKey(named)
      : title.test(labelKey(label)),
  )?.[0] ?? null

/** The black bar, older and newer. */
const bar = "crm-menu,#crmNextGenTopMenu"
const tabs = "a[href*='/tab/'],crm-tab,[role=tab],li"

/** The internal name of the module that a tab leads to. */
function moduleOf(tab: Element): string | null {
  const [, linked] = /\/tab\/([^/?#]+)/.exec(attr(tab, "href")) ?? []
  if (linked !== undefined)
    try {
      return decodeURIComponent(linked)
    } catch {
      return linked
    }
  for (const { value } of tab.attributes) {
    const [name] = /CustomModule\d+|(?<![a-z])Cases(?![a-z])/i.exec(value) ?? []
    if (name !== undefined) return name
  }
  return null
}

/** What the tab of a module is called; null where no tab names it as ours, or two do. */
function byTab(module: string, named?: string): Role | null {
  const roles = new Map<string, Role | null>()
  for (const tab of all(document, bar).flatMap((one) => all(one, tabs))) {
    const name = moduleOf(tab)
    const text = tidy(tab.textContent) || attr(tab, "title")
    if (name !== null) roles.set(name, roles.get(name) ?? titled(text, named))
  }
  const role = roles.get(module) ?? null
  return role && [...roles.values()].filter((one) => one === role).length === 1 ? role : null
}

/** The module that the page of a record says it is of; what still stands there may be another record's. */
function byRecord(id: string | null, named?: string): Role | null {
  const of = all(document, "crm-related-list-label[entity-id]")
  if (id === null || of.length === 0 || of.some((one) => attr(one, "entity-id") !== id)) return null
  const [held, other] = all<HTMLInputElement>(document, "input#module[type=hidden]")
  return held && !other ? titled(held.value.replace(/_+/g, " "), named) : null
}

/**
 * The internal names of an organisation's modules, as its CRM told them; "": it told of several that may be ours, or of none that the
 * policy names. `named`: what the policy calls the module of after-sales.
 */
export type Modules = Readonly<Partial<Record<Role | "named", string>>>

/** Tells which of an organisation's own modules are ours: what the CRM said, else what the page shows. In doubt, none. */
export class OwnModules {
  told: Modules = {}
  readonly #shown = new Map<string, Role>()

  roleOf = ({ org, module, id }: Route): Role | null => {
    if (module === null) return null
    for (const [role] of titles) if (this.told[role] === module) return role
    const { named } = this.told
    const key = [org, module, named].join()
    const role = this.#shown.get(key) ?? titled(module, named) ?? byTab(module, named) ?? byRecord(id, named)
    if (role) this.#shown.set(key, role)
    return role && this.told[role] === undefined ? role : null
  }
}
