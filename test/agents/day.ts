import "./browser"
import { centreHosts } from "../../src/crm/centres"
import { montreal } from "../../src/process/calendar"
import { Api, type Call } from "../sandbox/api"
import { makeWorld } from "../sandbox/dossiers"
import { policyFor, rosterFor } from "../sandbox/roster"
import { random, pick } from "../sandbox/typed"
import type { CrmRecord, Ref } from "../sandbox/world"
import type { Save } from "../sandbox/zoho/server"
import { Agent, type Office } from "./agent"
import { SimClock } from "./clock"
import { runIn } from "./browser"

const hour = 3_600_000
export const kinds = ["record", "notes", "search", "coql", "settings", "token", "other"] as const
export type Kind = (typeof kinds)[number]
/** What one agent asked in one clock hour of theirs that was whole. */
export type AgentHour = {
  agent: string
  lead: boolean
  /** Which hour of theirs, from 0: the first begins with the sign-in. */
  hour: number
  calls: number
  credits: number
  by: Record<Kind, number>
}
export type Day = {
  hours: AgentHour[]
  /** Of everybody, over the whole of their shifts. */
  credits: number
  calls: readonly Call[]
  by: Record<Kind, number>
  opened: number
  answers: number
  stops: number
  statuses: Record<string, number>
}

function kindOf(host: string, path: string): Kind {
  if (host.startsWith("accounts.")) return "token"
  const [module = "", id = "", list = ""] = path.split("/").slice(3)
  if (module === "coql") return "coql"
  if (module === "settings" || module === "org" || module === "users") return "settings"
  if (id === "search") return "search"
  if (list === "Notes" || module === "Notes") return "notes"
  return list === "" ? "record" : "other"
}

/** `heard`: called after each hour of the clock, with its number and what was asked by then. */
export type DayOptions = {
  agents: number
  leads?: number
  hours: number
  seed?: number
  heard?: (hour: number, day: Day) => void
}
/** More than anyone asks: what is measured is what the worker wants, not what it may. */
const plenty = 5_000

/**
 * A day of some agents, each `hours` at work. Some of them (`leads`) look at the team's board two hours of it, within
 * the usual allowance, which its own reading goes by; the others may ask as much as they want.
 */
export async function day({ agents, leads = 0, hours, seed = 1, heard }: DayOptions): Promise<Day> {
  const morning = montreal("2026-11-20", "08:00")
  const clock = new SimClock(morning.getTime())
  const world = makeWorld(morning, seed)
  const saves: Save[] = []
  const roster = rosterFor(morning)
  const zgid = "700000001"
  const api = new Api({ world, saves, now: morning, roster, centre: "ca", zgid })
  api.clock = () => clock.now
  const people: Ref[] = Array.from(
    { length: agents },
    (_, at) => world.users[at] ?? { id: `5712000000900${String(1000 + at)}`, name: `Agent ${String(at)}` },
  )
  world.users.push(...people.slice(world.users.length))
  const all = [...(world.records["Potentials"]?.values() ?? [])]
  const next = random(seed)
  let serial = 0

  const approve = async (person: Ref, address: string): Promise<string> => {
    api.person = person
    const send = (url: URL, method: string, body: string) =>
      api.answer({
        method,
        host: url.host,
        path: url.pathname,
        query: url.searchParams,
        headers: { cookie: `_iamsandbox=${Number(person.id.slice(-6)).toString(16)}` },
        body,
      })
    const url = new URL(address)
    const seen = send(url, "GET", "")
    if (seen.status === 302) return seen.headers["location"] ?? ""
    if (url.pathname.endsWith("/refresh")) throw new Error("not signed in")
    url.pathname = "/oauth/v2/approve"
    return Promise.resolve(send(url, "POST", "decision=accept").headers["location"] ?? "")
  }
  const office = (flow: "implicit" | "code", lead: boolean): Office => ({
    clock,
    org: `org${zgid}`,
    host: centreHosts.ca.pages[0] ?? "",
    hosts: centreHosts.ca.pages.map((page) => `https://${page}/*`),
    policy: {
      ...policyFor(morning),
      connection: { client: "1000.DAY", centre: "ca", flow, ...(!lead && { callsPerHour: plenty }) },
    },
    approve,
    open: all,
    write: (record, by, content) => {
      const at = new Date(clock.now).toISOString()
      const parent = { module: "Potentials", id: record.id, name: "" }
      record.notes.push({
        id: `5712000000699${String(10_000 + ++serial)}`,
        content,
        createdBy: by.name,
        createdAt: at,
        modifiedBy: by.name,
        modifiedAt: at,
        parent,
      })
    },
    save: (record, values) => {
      Object.assign(record.values, values)
      const at = new Date(clock.now).toISOString()
      saves.push({ at, module: "Potentials", id: record.id, kind: "edit", values })
    },
  })

  const shifts = people.map((person, at) => {
    const mine = Array.from({ length: 40 }, (): CrmRecord => pick(next, all))
    const lead = at < leads
    const where = office(at % 2 === 0 ? "implicit" : "code", lead)
    const agent = new Agent(person, where, random(seed * 1_000 + at), mine)
    const start = morning.getTime() + Math.floor(next() * 60) * 60_000
    const open = start + Math.min(2, hours / 4) * hour
    agent.plan(start, start + hours * hour, lead ? [open, open + Math.min(2, hours / 2) * hour] : null)
    return { agent, start, lead }
  })

  const before = globalThis.fetch
  clock.install()
  globalThis.fetch = (...request) => clock.during(api.fetch(...request))
  try {
    for (let at = 1; at <= hours + 2; at++) {
      await clock.run(morning.getTime() + at * hour, (of) => {
        if (of instanceof Agent) of.enter()
        else if (of && "of" in of && of.of instanceof Agent) of.of.enter()
      })
      heard?.(at, told(api, shifts, hours, morning.getTime() + at * hour))
    }
  } finally {
    clock.restore()
    globalThis.fetch = before
    runIn(null)
  }
  return told(api, shifts, hours, Infinity)
}

type Shift = { agent: Agent; start: number; lead: boolean }

/** What was asked until an instant, of the hours that were whole by then. */
function told(api: Api, shifts: readonly Shift[], hours: number, until: number): Day {
  const none = (): Record<Kind, number> =>
    Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  const found = new Map<string, AgentHour>()
  for (const { agent, start, lead } of shifts)
    for (let at = 0; at < hours && start + (at + 1) * hour <= until; at++)
      found.set(`${agent.person.id} ${String(at)}`, {
        agent: agent.person.id,
        lead,
        hour: at,
        calls: 0,
        credits: 0,
        by: none(),
      })
  const by = none()
  const statuses: Record<string, number> = {}
  for (const call of api.calls) {
    const kind = kindOf(call.host, call.path)
    by[kind]++
    statuses[String(call.status)] = (statuses[String(call.status)] ?? 0) + 1
    const shift = shifts.find(({ agent }) => agent.person.id === call.agent)
    if (!shift) continue
    const own = found.get(`${call.agent ?? ""} ${String(Math.floor((call.at - shift.start) / hour))}`)
    if (!own) continue
    own.calls++
    own.credits += call.credits
    own.by[kind]++
  }
  const sum = (of: (agent: Agent) => number): number =>
    shifts.reduce((total, { agent }) => total + of(agent), 0)
  return {
    hours: [...found.values()],
    credits: api.calls.reduce((total, { credits }) => total + credits, 0),
    calls: api.calls,
    by,
    opened: sum(({ opened }) => opened),
    answers: sum(({ answers }) => answers),
    stops: sum(({ stops }) => stops),
    statuses,
  }
}
