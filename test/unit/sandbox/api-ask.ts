import { Api } from "../../sandbox/api"
import { makeWorld } from "../../sandbox/dossiers"
import { rosterFor } from "../../sandbox/roster"

export const now = new Date("2026-11-18T15:20:00Z")
export const world = makeWorld(now)
export const make = (when = now) => {
  const api = new Api({ world, saves: [], now: when, roster: rosterFor(when) })
  api.clock = () => when.getTime()
  return api
}
export const id = (key: string) => world.dossiers[key]?.id ?? ""
export type Rows = {
  data: Record<string, unknown>[]
  info: { more_records: boolean; next_page_token: string | null; count: number }
}
export const ask = async (api: Api, path: string, init: RequestInit = {}, host = "www.zohoapis.ca") =>
  api.fetch(`https://${host}/crm/v8/${path}`, {
    ...init,
    headers: { authorization: `Zoho-oauthtoken ${api.token()}`, ...init.headers },
  })
export const rows = async (api: Api, path: string, init?: RequestInit): Promise<Rows> => {
  const response = await ask(api, path, init)
  return response.status === 204
    ? { data: [], info: { more_records: false, next_page_token: null, count: 0 } }
    : ((await response.json()) as Rows)
}
export const coql = (api: Api, text: string) =>
  rows(api, "coql", { method: "POST", body: JSON.stringify({ select_query: text }) })
