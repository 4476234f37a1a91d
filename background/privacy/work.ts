import type { OwnWork, OwnWorkId, PrivacyRequests, PrivacyRows, WorkEvent } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import { mostDays } from "../../src/process/privacy"
import { eraseWork } from "../../src/store/own-work"
import { sameName } from "../../src/store/privacy"
import type { FollowUpRow, GivenRow, JournalRow } from "../../src/store/rows"
import { readSettings, type Kept } from "../../src/store/settings"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import { requestView } from "./requests"

/** One's choices and preferences, by what they are shown as; the name and the language stay. */
const choices = {
  presence: ["presence"],
  shift: ["shift", "shiftOrder", "target"],
  practices: ["practices", "aftersalesRole"],
  wordings: ["wordings"],
  prefs: ["panel", "player", "pausedUntil"],
} as const satisfies Partial<Record<OwnWorkId, readonly (keyof Kept)[]>>
type Choice = keyof typeof choices
const choiceIds = Object.keys(choices) as Choice[]
const shownEvents = 500

const iso = (at: number): string => new Date(at).toISOString()
const earliest = (rows: readonly { at: number }[]): string | null =>
  rows.length === 0 ? null : iso(rows.reduce((first, { at }) => Math.min(first, at), Infinity))

/** How much a choice holds: entries of a table of them, else one. */
function sizeOf(value: unknown): number {
  if (value === null || value === undefined) return 0
  if (typeof value !== "object") return 1
  if (Array.isArray(value)) return value.length > 0 ? 1 : 0
  return Object.keys(value).length > 0 ? 1 : 0
}
const entriesOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? Object.keys(value).length : 0

type WorkHandlers = Pick<
  Handlers,
  keyof PrivacyRequests & ("privacy.work" | "privacy.events" | "privacy.work.export" | "privacy.work.erase")
>

/** What is kept about one's own work: seen by all, and handed over; choices and preferences can be erased. */
export function workHandlers(settings: Settings): WorkHandlers {
  const { store, keep, now } = settings.parts

  async function mine(): Promise<{ notes: FollowUpRow[]; given: GivenRow[]; name: string | null }> {
    const name = (await settings.page()).agent?.name ?? null
    if (name === null) return { notes: [], given: [], name }
    const [notes, given] = await Promise.all([
      store.followups.filter(({ author }) => sameName(author, name)).toArray(),
      store.given.filter(({ seller }) => sameName(seller, name)).toArray(),
    ])
    return { notes, given, name }
  }

  async function work(): Promise<OwnWork> {
    await settings.load()
    return keep.attempt(async () => {
      const [{ notes, given, name }, kept] = await Promise.all([mine(), readSettings(store)])
      const kinds = new Map<JournalRow["kind"], { count: number; since: number; last: number }>()
      await store.journal.each(({ kind, at }) => {
        const before = kinds.get(kind)
        kinds.set(kind, {
          count: (before?.count ?? 0) + 1,
          since: Math.min(before?.since ?? at, at),
          last: Math.max(before?.last ?? at, at),
        })
      })
      const all = [...kinds.values()]
      const total = all.reduce((sum, { count }) => sum + count, 0)
      const first = total === 0 ? null : iso(Math.min(...all.map(({ since }) => since)))
      const chosen = choiceIds.map((id) => {
        const values = choices[id].map((key) => kept[key])
        const count =
          id === "wordings"
            ? entriesOf(values[0])
            : values.reduce((sum: number, value) => sum + sizeOf(value), 0)
        return { id, count, since: null }
      })
      return {
        name,
        items: [
          { id: "journal", count: total, since: first },
          { id: "notes", count: notes.length, since: earliest(notes) },
          { id: "given", count: given.length, since: null },
          ...chosen,
        ],
        kinds: [...kinds]
          .map(([kind, { count, since, last }]) => ({ kind, count, since: iso(since), last: iso(last) }))
          .sort((one, other) => other.count - one.count),
        days: Math.min(mostDays.journal, settings.retention.journal ?? mostDays.journal),
      }
    })
  }

  return {
    "privacy.work": work,
    "privacy.events": async ({ kind }) => {
      const rows = await keep.attempt(() =>
        store.journal
          .orderBy("at")
          .reverse()
          .filter((row) => kind === null || row.kind === kind)
          .limit(shownEvents)
          .toArray(),
      )
      return rows.map(
        ({ at, kind: what, rule = null, state = null, record = null, reason = null }): WorkEvent => ({
          at: iso(at),
          kind: what,
          rule,
          state,
          record,
          reason,
        }),
      )
    },
    "privacy.work.export": async () => {
      await settings.load()
      return keep.attempt(async () => {
        const [{ notes, given }, journal, kept] = await Promise.all([
          mine(),
          store.journal.toArray(),
          readSettings(store),
        ])
        const own = choiceIds.flatMap((id) =>
          choices[id].flatMap((key) => (kept[key] === undefined ? [] : [{ key, value: kept[key] }])),
        )
        const file = "work"
        // Of clients given to oneself, what was done of them: who they are is the client's own file.
        const done = given.map(({ client: _client, keys: _keys, ...rest }) => rest)
        const rows: PrivacyRows = [
          { file, table: "journal", rows: journal },
          { file, table: "followups", rows: notes },
          { file, table: "given", rows: done },
          { file, table: "settings", rows: own },
        ]
        return rows.filter(({ rows: some }) => some.length > 0)
      })
    },
    "privacy.work.erase": async ({ all }) => {
      await settings.load()
      const chosen = choiceIds.flatMap((id): readonly (keyof Kept)[] => choices[id])
      const keys = all ? [...chosen, "agent" as const] : chosen
      const at = now()
      const asked = { keys, journal: all, received: dayOf(at) }
      settings.readings++
      const receipt = await keep.write(() => eraseWork(store, asked, at))
      await settings.reread()
      return { work: await work(), receipt: requestView(receipt, at) }
    },
  }
}
