import type { DueView, LoyaltyRequests, PageFacts, ReminderView } from "../src/messages"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { valueOf } from "../src/process/field"
import {
  anniversary,
  currentOffers,
  firstCourtesy,
  secondCourtesy,
  type Due,
} from "../src/process/renewal/loyalty"
import { nameKey } from "../src/process/roster"
import { mayLead, merged } from "../src/policy/layers"
import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import anniversaryRule from "../src/rules/loyalty/anniversary"
import courtesyRule from "../src/rules/loyalty/courtesy"
import { planReminders, putOffTo, remindersOf } from "../src/store/reminders"
import { addToJournal } from "../src/store/seen"
import { recordKey, type ReminderRow } from "../src/store/rows"
import { marksOfRecords } from "./do-not-call/marked"
import { isHost } from "./hosts"
import type { Jobs } from "./jobs"
import { finish, keptFor, nextOpening, planCallback, speaks, waitsFor } from "./reminders"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

const viewOf = (row: ReminderRow): ReminderView => ({
  id: row.id,
  kind: row.kind,
  record: recordKey(row.record),
  url: row.url,
  from: new Date(row.from).toISOString(),
  until: new Date(row.until).toISOString(),
  number: row.number ?? null,
  done: row.doneAt !== null,
  snoozedUntil: putOffTo(row),
})

/**
 * Plans the courtesy calls and the anniversary of a file of the agent's own, from its day of possession (loyalty.courtesy,
 * loyalty.anniversary); those past are left aside, and a day that changed moves them.
 */
export async function keepLoyalty(
  settings: Settings,
  record: RecordKey,
  url: string,
  { renewal }: Pick<PageFacts, "renewal">,
): Promise<void> {
  const { store, now: clock } = settings.parts
  const delivered = renewal && valueOf(renewal.fields.possessionDate)
  const owner = renewal && valueOf(renewal.fields.owner)
  const { agent } = settings.policy()
  if (!delivered || !owner || !agent || nameKey(owner) !== nameKey(agent.name)) return
  const now = clock()
  const force = inForce(settings.policy())
  const hours = force.paramsOf(courtesyRule)
  const { days } = force.paramsOf(anniversaryRule)
  const due: [ReminderRow["kind"], string, Due][] = [
    ["courtesy", "first", firstCourtesy(delivered, hours)],
    ["courtesy", "second", secondCourtesy(delivered, hours.months)],
    ["anniversary", "", anniversary(delivered, dayOf(now), days)],
  ]
  const plans = due.flatMap(([kind, which, { from, until }]) =>
    now < until && keptFor(settings, kind) ? [{ kind, record, url, which, from, until }] : [],
  )
  if (plans.length === 0) return
  await planReminders(store, plans, now)
  settings.onPlanned()
}

/** What is due by hand, the calls of the shift, and the offers that the lead keeps. */
export function loyaltyHandlers(settings: Settings, jobs: Jobs): Pick<Handlers, keyof LoyaltyRequests> {
  const { store, keep, now: clock } = settings.parts

  /** The calls noted today in the agent's name, as seen from here. */
  async function callsToday(name: string, now: Date): Promise<number> {
    const from = montreal(dayOf(now), "00:00").getTime()
    const rows = await store.followups.where("at").between(from, now.getTime(), true, true).toArray()
    const mine = nameKey(name)
    return rows.filter(({ author, channels }) => channels.includes("call") && nameKey(author) === mine).length
  }

  async function view(): Promise<DueView> {
    await settings.load()
    const now = clock()
    const { agent } = settings.policy()
    const tonight = montreal(shiftDay(dayOf(now), 1), "00:00").getTime()
    const [rows, done] = await keep.attempt(() =>
      Promise.all([remindersOf(store, now, tonight), agent ? callsToday(agent.name, now) : 0]),
    )
    const waiting = rows.filter((row) => waitsFor(settings, row))
    const marks = await marksOfRecords(
      settings,
      waiting.map(({ record }) => record),
    )
    const target = settings.target
    const counted = agent !== null && speaks(settings, "renewal.daily-target")
    return {
      opening: nextOpening(settings, now).toISOString(),
      reminders: waiting.map((row) => ({ ...viewOf(row), ...marks(row.record) })),
      target: counted && (agent.department === "renewal" || target !== null) ? { calls: target, done } : null,
      offers: speaks(settings, "loyalty.benefits")
        ? currentOffers(merged(settings.layers).offers ?? [], dayOf(now))
        : [],
    }
  }

  const offers = () => ({
    offers: merged(settings.layers).offers ?? [],
    readOnly: !mayLead(settings.layers) || settings.layers.managed?.offers !== undefined,
  })

  return {
    "due.get": view,
    "due.done": async ({ id, done }) => {
      await finish(settings, jobs, id, done)
      return view()
    },
    "target.set": async ({ calls }) => {
      const expires = montreal(shiftDay(dayOf(clock()), 1), "00:00").getTime()
      await settings.choose("target", calls === null ? null : { calls, expires })
      return view()
    },
    "offers.get": async () => {
      await settings.load()
      return offers()
    },
    "offers.set": async ({ offers: next }) => {
      await settings.load()
      if (offers().readOnly) throw new Refusal("refused")
      const before = offers().offers.length
      await settings.govern("team", { version: 1, ...settings.layers.team, offers: next })
      const details = { what: "offers.set", offers: `${String(before)} → ${String(next.length)}` }
      await keep
        .write(() =>
          addToJournal(store, `policy:${crypto.randomUUID()}`, { kind: "policy", details }, clock()),
        )
        .catch(() => undefined)
      return offers()
    },
    "callback.plan": async ({ record, url, at }) => {
      if (!isHost(url)) throw new Refusal("shape")
      const [day = "", time = ""] = at.split("T")
      const when = montreal(day, time)
      if (!(when > clock())) throw new Refusal("shape")
      await planCallback(settings, jobs, { record, url, at: when })
      return null
    },
  }
}
