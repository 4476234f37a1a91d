import { clock, resetBrowser, state } from "./chrome"
import { Connection } from "../../../background/crm/connection"
import { hostsOf } from "../../../background/crm/permission"
import type { PolicyConnection } from "../../../src/policy/types"
import { Api } from "../../sandbox/api"
import { makeWorld } from "../../sandbox/dossiers"
import { rosterFor } from "../../sandbox/roster"

const start = new Date(clock.now)
const world = makeWorld(start)
const roster = rosterFor(start)

export type Desk = ReturnType<typeof desk>

/** A browser, the stand-in's accounts server and API, and a connection over them, as a worker makes it. */
export function desk(policy: PolicyConnection = {}) {
  resetBrowser()
  const api = new Api({ world, saves: [], now: start, roster })
  api.clock = () => clock.now
  state.permitted.push(...hostsOf("ca"))
  const at = {
    api,
    policy: { client: "1000.JALON", centre: "ca", ...policy } as PolicyConnection,
    decision: "accept" as "accept" | "refuse",
    /** Each opening of the accounts server, with a window or without. */
    opened: [] as ("seen" | "quiet")[],
    wasIn: false,
    changes: 0,
    connection: null as unknown as Connection,
    /** A worker stopped and started again. */
    kill: () => {
      at.connection = make()
      return at.connection.ready()
    },
    /** Where a window of the accounts server ends; undefined: on a page of its own. */
    visit: (url: string, interactive: boolean): string | undefined => {
      const { host, pathname: path, searchParams: query } = new URL(url)
      const ask = { host, query, headers: { cookie }, body: "" }
      const first = api.answer({ ...ask, method: "GET", path })
      cookie = first.headers["set-cookie"]?.split(";")[0] ?? cookie
      if (first.status === 302 || !interactive) return first.headers["location"]
      const body = `decision=${at.decision}`
      const headers = { cookie }
      return api.answer({ ...ask, method: "POST", path: "/oauth/v2/approve", headers, body }).headers[
        "location"
      ]
    },
    token: () => at.connection.tokens.held?.tokens.access ?? "none",
    asked: (path: string) => api.calls.filter((call) => call.path.endsWith(path)).length,
  }
  let cookie = ""
  state.flow = async ({ url, interactive }) => {
    at.opened.push(interactive ? "seen" : "quiet")
    await Promise.resolve()
    const back = at.visit(url, interactive)
    if (back === undefined)
      throw new Error(interactive ? "The user did not approve access." : "User interaction required.")
    return back
  }
  const make = () => {
    const connection = new Connection({
      now: clock.date,
      policy: () => at.policy,
      wasIn: () => at.wasIn,
      keepIn: (signedIn) => Promise.resolve((at.wasIn = signedIn)),
      fetch: api.fetch,
    })
    connection.onChange(() => (at.changes += 1))
    return connection
  }
  at.connection = make()
  return at
}

export const minutes = (n: number): void => void (clock.now += n * 60_000)
/** Ends when `done` does: what runs beside is let go on meanwhile. */
export async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !done(); turn++) await new Promise((go) => setImmediate(go))
  if (!done()) throw new Error("waited in vain")
}
