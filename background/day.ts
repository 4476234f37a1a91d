import type { DayRow, DayView, ListedFile, PageSettings } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { dayPlan, type DayFile, type DayOptions } from "../src/process/day"
import { followUpState, type FollowUpEntry, type FollowUpOptions } from "../src/process/followups"
import { findPerson, isAbsent, nameKey, startsSoon } from "../src/process/roster"
import { isPursued, stageOf } from "../src/process/stages"
import { ruleOf } from "../src/rules"
import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import { entryOf } from "../src/store/records"
import { recordId, recordKey, type DossierRow } from "../src/store/rows"
import { markFiles } from "./do-not-call/marked"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

type Options = FollowUpOptions & DayOptions & { hours: number; holds: boolean; covers: boolean }

/** What the rules in force say of a day's work. */
function optionsOf(page: PageSettings): Options {
  const force = inForce(page)
  const params = (id: string): Readonly<Record<string, unknown>> => {
    const rule = ruleOf(id)
    return rule ? force.paramsOf(rule) : {}
  }
  const { days, rounds, closedDays } = params("followups.daily")
  const { hours } = params("callbacks.shift-soon")
  return {
    ...(typeof days === "number" && { days }),
    rounds: typeof rounds === "number" ? rounds : 3,
    ...(Array.isArray(closedDays) && { closedDays: closedDays as string[] }),
    hours: typeof hours === "number" ? hours : 3,
    queue: force.speaks("followups.queue"),
    holds: force.speaks("callbacks.shift-soon"),
    covers: force.speaks("callbacks.absent-cover"),
  }
}

type Owner = Pick<DayFile, "mine" | "ownerAbsent" | "ownerStartsAt">
const nobody: Owner = { mine: false, ownerAbsent: false, ownerStartsAt: null }

/** Who a file's owner, as shown, is to the agent at the keyboard; a name that two people bear says nothing. */
function ownerOf(shown: string | null, page: PageSettings, options: Options, now: Date): Owner {
  const { agent, roster, presenceAnswers } = page
  if (shown === "") return nobody
  if (shown === null) return { ...nobody, mine: null }
  const person = findPerson(roster, shown)
  const me = agent ? findPerson(roster, agent.name) : null
  if (person === "ambiguous") return { ...nobody, mine: me === "ambiguous" || !agent ? null : false }
  const mine = agent
    ? person
      ? me !== null && me !== "ambiguous" && me.id === person.id
      : me === null && nameKey(agent.name) === nameKey(shown)
    : null
  if (mine !== false || !person) return { ...nobody, mine }
  const answered = presenceAnswers[person.id]
  if (answered === "on-shift" || answered === "busy") return nobody
  return {
    mine,
    ownerAbsent: options.covers && (answered === "off" || isAbsent(roster, person.id, now)),
    ownerStartsAt: options.holds ? startsSoon(roster, person.id, now, options.hours) : null,
  }
}

/** A file of the plan, with the row to show. */
type Planned = DayFile & { row: DayRow }

function planned(
  file: DossierRow,
  history: FollowUpEntry[],
  owner: Owner,
  options: Options,
  now: Date,
): Planned {
  const { stage, createdAt, lastNoteAt } = file
  const { day, roundsToday } = followUpState(history, now, options)
  const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
  return {
    ...owner,
    record: file.record,
    open: stage === null ? null : (stageOf(stage)?.open ?? null),
    daily: stage === null || stageOf(stage) === null || isPursued(stage),
    priority: file.priority,
    createdAt: createdAt === null ? null : new Date(createdAt),
    roundsToday,
    reachedToday: history.some(
      ({ at, note }) => note.outcome === "reached" && at <= now && dayOf(at) === dayOf(now),
    ),
    followUpDate: file.followUpDate,
    pinned: false,
    row: {
      record: recordKey(file.record),
      url: file.url,
      stock: file.stock,
      stage,
      priority: file.priority,
      owner: file.owner,
      day,
      rounds: roundsToday,
      createdAt: iso(createdAt),
      followUpDate: file.followUpDate,
      lastNoteAt: iso(lastNoteAt),
      heldUntil: owner.mine === true ? null : (owner.ownerStartsAt?.toISOString() ?? null),
    },
  }
}

/** The day's plan, from what this browser has seen of the files (followups.daily and what goes with it). */
export function dayWork(settings: Settings): {
  handlers: Pick<Handlers, "day.get">
  /** The files of a list that this browser has seen. Rejects when the store does. */
  listed: (records: readonly RecordKey[]) => Promise<ListedFile[]>
} {
  const { store, keep, now: clock } = settings.parts

  /** The files with their follow-ups, each owner looked up once. */
  async function plan(
    files: readonly DossierRow[],
    page: PageSettings,
    options: Options,
    now: Date,
  ): Promise<Planned[]> {
    const rows = await store.followups
      .where("record")
      .anyOf(files.map(({ record }) => record))
      .toArray()
    const histories = new Map<string, FollowUpEntry[]>()
    for (const row of rows) {
      const some = histories.get(row.record)
      if (some) some.push(entryOf(row))
      else histories.set(row.record, [entryOf(row)])
    }
    const marked = await markFiles(settings, files)
    const owners = new Map<string | null, Owner>()
    return files.map((file) => {
      const owner = owners.get(file.owner) ?? ownerOf(file.owner, page, options, now)
      owners.set(file.owner, owner)
      const one = planned(file, histories.get(file.record) ?? [], owner, options, now)
      return { ...one, row: { ...one.row, ...marked(file) } }
    })
  }

  return {
    handlers: {
      "day.get": async (): Promise<DayView> => {
        const [page, now] = [await settings.page(), clock()]
        const options = optionsOf(page)
        const files = await keep.attempt(async () => {
          const shown = (await store.dossiers.orderBy("owner").uniqueKeys()) as string[]
          const concerned = shown.filter((name) => {
            const { mine, ownerAbsent, ownerStartsAt } = ownerOf(name, page, options, now)
            return mine === true || ownerAbsent || ownerStartsAt !== null
          })
          const [rows, pins] = await Promise.all([
            store.dossiers.where("owner").anyOf(concerned).toArray(),
            store.pins.toArray(),
          ])
          const running = new Set(pins.flatMap(({ record, notified }) => (notified ? [] : [record])))
          const all = await plan(rows, page, options, now)
          return all.map((file) => ({ ...file, pinned: running.has(file.record) }))
        })
        const { due, rounds, cover, held, done, later } = dayPlan(files, now, options)
        const shown = (group: readonly Planned[]): DayRow[] => group.map(({ row }) => row)
        const own = (group: readonly Planned[]): number => group.filter(({ mine }) => mine === true).length
        return {
          named: page.agent !== null,
          queue: options.queue === true,
          target: options.rounds ?? 3,
          hours: options.hours,
          due: shown(due),
          rounds: rounds.map(({ round, files: some }) => ({ round, files: shown(some) })),
          cover: shown(cover),
          held: shown(held),
          done: own(done),
          later: own(later),
        }
      },
    },
    listed: async (records) => {
      const [page, now] = [await settings.page(), clock()]
      const options = optionsOf(page)
      const files = await keep.attempt(async () => {
        const rows = await store.dossiers.bulkGet(records.map(recordId))
        return plan(
          rows.filter((row) => row !== undefined),
          page,
          options,
          now,
        )
      })
      const { due, rounds, held } = dayPlan(files, now, options)
      const called = new Set([...due, ...rounds.flatMap(({ files: some }) => some)])
      const waiting = new Set(held)
      return files.map((file) => ({
        record: file.row.record,
        day: file.row.day,
        rounds: file.row.rounds,
        due: called.has(file),
        heldUntil: waiting.has(file) ? file.row.heldUntil : null,
      }))
    },
  }
}
