import type { RecordKey } from "../../rules/facts"
import type { PageKind, RoleOf } from "./types"

export type Route = { kind: PageKind; org: string | null; module: string | null; id: string | null }

const nowhere: Route = { kind: "other", org: null, module: null, id: null }
/** Portal of CRM Plus, then the CRM itself, then the organisation (`org123`, a portal's or a sandbox's name) or none. */
const crm =
  /^(?:\/[^/]+\/index\.do\/cxapp)?\/crm\/(?:(?!tab\/|EntityInfo\.do)([^/]+)\/)?(tab\/(.+)|EntityInfo\.do)$/i
const inside = (module: string): string =>
  /^(deals|potentials)$/i.test(module)
    ? "Potentials"
    : /^(meetings|events)$/i.test(module)
      ? "Events"
      : module
/** The pages that we speak on, by module and action. */
const kinds: Partial<Record<string, PageKind>> = {
  "Potentials/detail": "opportunity-detail",
  "Potentials/create": "opportunity-create",
  "Potentials/edit": "opportunity-edit",
  "Events/create": "meeting-create",
  "Events/edit": "meeting-edit",
  "Calls/create": "activity-create",
  "Tasks/create": "activity-create",
  "Contacts/detail": "contact-detail",
  "Potentials/list": "list",
}

/** Modules of the CRM that are what they are, whatever their name. */
const fixed = new Set(Object.keys(kinds).map((kind) => kind.replace(/\/.*/, "")))

/**
 * What an address of the CRM shows. `org` and `id` are as the address writes them; `module` is the internal name. `roleOf`: which of an
 * organisation's own modules is ours; without it, they are pages that we do not speak on.
 */
export function readRoute(address: string, roleOf?: RoleOf): Route {
  let url: URL
  let path: string
  try {
    url = new URL(address)
    path = decodeURIComponent(url.pathname)
  } catch {
    return nowhere
  }
  const match = crm.exec(path.replace(/\/+$/, ""))
  if (!match) return nowhere
  const org = match[1] ?? null
  const query = url.searchParams
  const [named = query.get("module") ?? "", ...rest] = match[3]?.split("/") ?? []
  const [second = query.get("id") ?? "", third = ""] = rest
  if (named === "") return { ...nowhere, org }
  const module = inside(named.toLowerCase() === "activities" ? (query.get("sub_module") ?? named) : named)
  const id = /^\d+$/.test(second) ? second : null
  const listed = second === "" || /^(custom-view\/\d+\/)?list$/.test(rest.join("/"))
  const action = listed ? "list" : id === null ? second : third === "" ? "detail" : third
  const clone = id !== null && action === "clone"
  const does = clone ? "create" : action
  const known = kinds[`${module}/${does}`]
  const route: Route = { kind: known ?? "other", org, module, id: clone ? null : id }
  const role = fixed.has(module) || !/^(detail|create|edit)$/.test(does) ? null : roleOf?.(route)
  return role ? { ...route, kind: `${role}-${does as "detail"}` } : route
}

/** The address of a record's page without what else it carries, a search for a client's name for one; as it is where that names the record. */
export function pageOf(address: string): string {
  const bare = address.replace(/[?#].*$/s, "")
  return JSON.stringify(readRoute(bare)) === JSON.stringify(readRoute(address)) ? bare : address
}

/** The address of a record's page, as seen from one of the same organisation; null from elsewhere. */
export function addressOf({ org, module, id }: RecordKey, from: string): string | null {
  const here = readRoute(from)
  if (here.module === null || (here.org ?? "") !== org) return null
  if (here.module === module && here.id === id) return pageOf(from)
  return from.replace(/[?#].*$/s, "").replace(/\/(tab\/.*|EntityInfo\.do)$/i, () => `/tab/${module}/${id}`)
}

/** The record that an address names. Without an organisation in the address, `org` is empty. */
export const recordOf = ({ org, module, id }: Route): RecordKey | null =>
  module !== null && id !== null ? { org: org ?? "", module, id } : null
