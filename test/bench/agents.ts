import { defaultAllowance } from "../../src/crm/budget"
import { day, kinds, type Day, type Kind } from "../agents/day"
import { median, percentile } from "./trace"

/** What agents ask of the CRM, of the hours that were simulated. `day`: credits that a team of 60 spends in eight hours. */
type AgentFigures = {
  hours: number
  agents: number
  median: number
  p95: number
  max: number
  /** The same of the first hours, which hold the sign-in and what it reads. */
  first: { median: number; p95: number; max: number }
  lead: number
  by: Record<Kind, number>
  day: number
  opened: number
  stops: number
}

/** `AGENTS=60 HOURS=8` simulates the whole day of the whole team, in about twenty minutes. */
const team = 60
const shift = 8

function figuresOf({ hours, opened, stops }: Day): AgentFigures {
  const own = hours.filter(({ lead }) => !lead)
  const credits = own.map((one) => one.credits)
  const first = own.filter(({ hour }) => hour === 0).map((one) => one.credits)
  const each = credits.reduce((sum, one) => sum + one, 0) / own.length
  const leads = hours.filter(({ lead }) => lead).map((one) => one.credits)
  const lead = leads.length > 0 ? Math.max(...leads) : each
  return {
    hours: hours.length,
    agents: new Set(hours.map(({ agent }) => agent)).size,
    median: median(credits),
    p95: percentile(credits, 0.95),
    max: Math.max(...credits),
    first: { median: median(first), p95: percentile(first, 0.95), max: Math.max(...first) },
    lead,
    by: Object.fromEntries(
      kinds.map((kind) => [kind, hours.reduce((sum, { by }) => sum + by[kind], 0) / hours.length]),
    ) as Record<Kind, number>,
    day: Math.round(shift * ((team - 1) * each + lead)),
    opened: opened / hours.length,
    stops: stops / hours.length,
  }
}

/** Rows of the bench's table. */
export async function measureAgents() {
  const agents = Number(process.env["AGENTS"] ?? 5)
  const heard = (hour: number, { hours: whole, ...rest }: Day): void => {
    if (whole.length > 0) console.error(`hour ${String(hour)}`, figuresOf({ hours: whole, ...rest }))
  }
  const hours = Number(process.env["HOURS"] ?? 2)
  const found = figuresOf(await day({ agents, leads: 1, hours, ...(agents > 20 && { heard }) }))
  const parts = kinds.map((kind) => `${kind} ${found.by[kind].toFixed(1)}`).join(", ")
  const row = (what: string, value: number, budget: number) => ({
    what,
    budget: `≤ ${budget.toLocaleString("en")}`,
    ours: Math.round(value).toLocaleString("en"),
    least: "–",
    held: value <= budget,
  })
  return [
    row(
      `credits of the CRM that an agent asks for in an hour, of ${String(found.hours)} hours of ${String(found.agents)} agents (p95; median ${found.median.toFixed(0)}, most ${found.max.toFixed(0)}; first hours ${found.first.p95.toFixed(0)} and ${found.first.max.toFixed(0)}; ${found.opened.toFixed(0)} files opened, worker stopped ${found.stops.toFixed(0)} times; calls by kind: ${parts})`,
      found.p95,
      defaultAllowance,
    ),
    row("the same of a lead whose team board is open (most)", found.lead, defaultAllowance),
    row(
      `the same of ${String(team)} people in ${String(shift)} hours, at that pace`,
      found.day,
      team * 10 * defaultAllowance,
    ),
  ]
}
