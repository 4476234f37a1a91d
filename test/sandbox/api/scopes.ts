import { refuse } from "./http"
import type { ApiModule } from "./modules"

/** One of these is enough. */
type Needed = readonly string[]
const read = (...names: string[]): Needed => names.flatMap((name) => [`${name}.READ`, `${name}.ALL`])

export const orgScope = read("ZohoCRM.org")
export const userScope = read("ZohoCRM.users")
export const coqlScope = read("ZohoCRM.coql")
/** Searching asks for one more than reading. */
export const searchScope: Needed = ["ZohoSearch.securesearch.READ"]
export const settingScope = (...names: string[]): Needed => [
  "ZohoCRM.settings.ALL",
  "ZohoCRM.settings.READ",
  ...names.flatMap((name) => read(`ZohoCRM.settings.${name}`)),
]
export const moduleScope = ({ api, custom }: ApiModule): Needed => [
  "ZohoCRM.modules.ALL",
  "ZohoCRM.modules.READ",
  ...read(`ZohoCRM.modules.${api}`, ...(custom ? ["ZohoCRM.modules.custom"] : [])),
]

/** Throws unless each of the needed is covered; case does not count. */
export function demand(scopes: readonly string[], ...needed: Needed[]): void {
  const held = new Set(scopes.map((scope) => scope.toLowerCase()))
  if (needed.some((some) => !some.some((scope) => held.has(scope.toLowerCase()))))
    throw refuse(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL")
}
