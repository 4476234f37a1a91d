import type { JournalEvent, RosterTaken, RosterView } from "../src/messages"
import { mayLead, merged, type Layers } from "../src/policy/layers"
import type { Policy } from "../src/policy/types"
import { emptyRoster, type Roster } from "../src/process/roster"
import { checkRoster, type RosterProblem } from "../src/process/roster-check"
import { keepSetting, readSetting } from "../src/store/settings"
import { addToJournal } from "../src/store/seen"
import { saidOf } from "./crm/client-find"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

type RosterHandlers = Pick<Handlers, "roster.get" | "roster.renew" | "roster.set" | "roster.undo">

const lockOf = (layers: Layers): RosterView["locked"] =>
  layers.managed?.roster !== undefined ? "managed" : mayLead(layers) ? null : "not-lead"

const sameProblem = ({ kind, person, day }: RosterProblem): string => JSON.stringify([kind, person, day])

/** What `next` brings that is wrong; what was already wrong does not keep a lead from mending the rest. */
function newErrors(before: Roster, next: Roster): RosterProblem[] {
  const old = new Set(checkRoster(before).map(sameProblem))
  return checkRoster(next).filter((one) => one.severity === "error" && !old.has(sameProblem(one)))
}

/** The team's roster: read by anyone here, changed by a lead where the browser's policy does not set it. */
export function rosterHandlers(settings: Settings): RosterHandlers {
  const { store, keep, now } = settings.parts
  const inForce = (): Roster => ({ ...emptyRoster, ...merged(settings.layers).roster })

  async function view(): Promise<RosterView> {
    await settings.load()
    const locked = lockOf(settings.layers)
    const roster = inForce()
    const before = await keep.attempt(() => readSetting(store, "rosterBefore")).catch(() => undefined)
    return {
      roster,
      locked,
      problems: checkRoster(roster),
      crm: crmView(roster),
      imported: before && locked === null ? new Date(before.at).toISOString() : null,
    }
  }

  function crmView(roster: Roster): RosterView["crm"] {
    const { people, parts } = settings
    if (!parts.connection.crm()) return null
    const { at, fault } = people.state
    return {
      at: at?.toISOString() ?? null,
      fault: fault && saidOf(fault),
      roster: people.over(roster),
      hours: people.hours(roster) ?? {},
      closedDays: people.closedDays,
    }
  }

  async function mayChange(): Promise<void> {
    await settings.load()
    if (lockOf(settings.layers) !== null) throw new Refusal("refused")
  }

  async function put(what: string, roster: Roster | undefined): Promise<void> {
    const { roster: _old, ...others } = settings.layers.team ?? { version: 1 }
    const team: Policy = { ...others, ...(roster && { roster }) }
    await settings.govern("team", team)
    const { people, shifts, absences } = { ...emptyRoster, ...roster }
    const counts = { people: people.length, shifts: shifts.length, absences: absences.length }
    const event: JournalEvent = { kind: "policy", details: { what, ...counts } }
    await keep
      .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
      .catch(() => undefined)
  }

  return {
    "roster.get": view,
    "roster.renew": async () => {
      await settings.load()
      await settings.people.refresh(true)
      return view()
    },
    "roster.set": async ({ roster, imported }): Promise<RosterTaken> => {
      await mayChange()
      const problems = newErrors(inForce(), roster)
      if (problems.length > 0) return { ok: false, problems }
      if (imported) {
        const before = settings.layers.team?.roster ?? null
        await keep.write(() => keepSetting(store, "rosterBefore", { roster: before, at: now().getTime() }))
      }
      await put(imported ? "roster.import" : "roster.set", roster)
      return { ok: true, view: await view() }
    },
    "roster.undo": async () => {
      await mayChange()
      const before = await keep.attempt(() => readSetting(store, "rosterBefore"))
      if (!before) throw new Refusal("refused")
      await put("roster.undo", before.roster ? { ...emptyRoster, ...before.roster } : undefined)
      await keep.write(() => keepSetting(store, "rosterBefore", null))
      return view()
    },
  }
}
