import { browserHas, clock, on, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { ClockView, DueView } from "../../../src/messages"
import { packs, rules } from "../../../src/rules"
import { Store } from "../../../src/store/database"
import { takeReminders } from "../../../src/store/reminders"
import { offline } from "../../../background/crm/connection"
import { keepService } from "../../../background/clocks"
import type { Settings } from "../../../background/settings"

const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const wake = () => wakeWorker(offline, registry)
const minute = 60_000
const hour = 60 * minute
const record = { org: "org1", module: "CustomModule9", id: "42" }
const url = "https://crm.zoho.com/crm/org1/tab/CustomModule9/42"
const mailbox = "service@lexus.example"
const gmail = page(7, "https://mail.google.com/mail/u/0/#inbox")
const at = (text: string): number => Date.parse(text)
const iso = (ms: number): string => new Date(ms).toISOString()

type Reply<T> = { ok: boolean; value: T; error?: string }
const ask = <T>(type: string, payload?: unknown, from = page()) =>
  send(type, payload, from) as Promise<Reply<T>>
const policy = (over: object = {}) =>
  ask(
    "policy.import",
    { text: JSON.stringify({ version: 1, aftersales: { mailboxes: [" Service@Lexus.example "] }, ...over }) },
    popup,
  )
const start = (kind: string, ms = clock.now, over: object = {}) =>
  ask<ClockView>("clock.start", { kind, record, url, at: iso(ms), ...over })
const due = async (): Promise<DueView> => (await ask<DueView>("due.get", undefined, popup)).value
const told = () => state.notifications.map(({ title }) => title)
const events = async () =>
  (await db().journal.toArray())
    .filter(({ kind }) => kind === "clock")
    .map(({ details }) => `${String(details?.["clock"])} ${String(details?.["event"])}`)
    .sort()

beforeEach(async () => {
  await freshWorkerOf(registry)
  await policy()
})

describe("aftersales.confirm", () => {
  test("is told ten minutes before its end, once, whoever wakes; a click opens the record", async () => {
    const { value } = await start("confirm")
    expect(value).toMatchObject({
      id: "confirm|org1/CustomModule9/42",
      from: iso(clock.now),
      until: iso(clock.now + 30 * minute),
      done: false,
      snoozedUntil: null,
    })
    expect(state.alarms).toMatchObject([{ when: clock.now + 20 * minute }])
    clock.now += 20 * minute - 1
    await wake()
    expect(told()).toEqual([])
    clock.now += 1
    on.alarm.emit({ name: "jalon" })
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(() => expect(told()).toEqual(["Confirmation à envoyer"]))
    await wake()
    expect(state.notifications).toHaveLength(1)
    expect(state.notifications[0]?.message).toBe(
      "Envoyez-la d’ici 10\u00a0h\u00a030, avec le résumé des services.",
    )
    on.clicked.emit(state.notifications[0]?.id)
    await vi.waitFor(() => expect(state.opened).toEqual([url]))
  })

  test("late after a sleep, it is told as late; with parameters of the policy, half-way when it is short", async () => {
    await start("confirm")
    clock.now += 5 * hour
    await wake()
    expect(state.notifications[0]?.message).toMatch(/^Attendue depuis 10\u00a0h\u00a030/)
    await policy({ rules: { "aftersales.confirm": { params: { minutes: 8 } } } })
    const { value } = await start("confirm", clock.now, { record: { ...record, id: "43" } })
    expect(value.until).toBe(iso(clock.now + 8 * minute))
    expect((await db().reminders.get(value.id))?.tellAt).toBe(clock.now + 4 * minute)
  })

  test("started again while it runs, it stays; once done, a later call starts another, the same one does not", async () => {
    const { value: first } = await start("confirm")
    clock.now += minute
    expect((await start("confirm")).value).toEqual(first)
    await ask("clock.done", { id: first.id, done: true })
    expect((await start("confirm", at(first.from))).value).toMatchObject({ from: first.from, done: true })
    clock.now += hour
    expect((await start("confirm")).value).toMatchObject({ from: iso(clock.now), done: false })
    expect(await events()).toEqual(["confirm done", "confirm started", "confirm started"])
  })

  test("done in time or late is in the journal, once; undone, it is not", async () => {
    const { value } = await start("confirm")
    const finish = (done: boolean) => ask("clock.done", { id: value.id, done })
    clock.now += 29 * minute
    await finish(true)
    await finish(true)
    expect(await events()).toEqual(["confirm done", "confirm started"])
    await finish(false)
    expect(await events()).toEqual(["confirm started"])
    clock.now += 2 * minute
    await finish(true)
    expect(await events()).toEqual(["confirm late", "confirm started"])
    expect(JSON.stringify(await db().journal.toArray())).not.toMatch(/lexus/i)
  })

  test("a start in the future, elsewhere than in the CRM, or by a rule that does not speak, starts nothing", async () => {
    expect(await start("confirm", clock.now + 2 * minute)).toMatchObject({ error: "shape" })
    expect(await start("confirm", clock.now, { url: "https://evil.example/" })).toMatchObject({
      error: "shape",
    })
    for (const rule of [{ level: "observe" }, { level: "off" }]) {
      await policy({ rules: { "aftersales.confirm": rule } })
      expect(await start("confirm")).toMatchObject({ error: "refused" })
    }
    await policy({ packs: { aftersales: false } })
    expect(await start("diagnosis")).toMatchObject({ error: "refused" })
    expect(await db().reminders.count()).toBe(0)
    expect(await events()).toEqual([])
  })

  test("one that runs when its rule is put off is told no more, and leaves the day", async () => {
    await start("confirm")
    await policy({ rules: { "aftersales.confirm": { level: "observe" } } })
    clock.now += hour
    await wake()
    expect(told()).toEqual([])
    expect((await due()).reminders).toEqual([])
  })
})

describe("one telling is one notification", () => {
  test("two workers at once: one of them tells", async () => {
    await start("confirm")
    const other = new Store()
    const now = new Date(clock.now + hour)
    const taken = await Promise.all([db(), other, db(), other].map((store) => takeReminders(store, now)))
    expect(taken.flat()).toHaveLength(1)
    other.close()
  })

  test("killed between the mark and the notification: silent, never twice, and still in the day", async () => {
    await start("confirm")
    clock.now += 25 * minute
    await takeReminders(db(), clock.date())
    await wake()
    expect(told()).toEqual([])
    expect((await due()).reminders).toMatchObject([{ kind: "confirm", done: false }])
  })

  test("killed before the mark was kept: told by the next one", async () => {
    await start("confirm")
    clock.now += 25 * minute
    const put = vi.spyOn(db().reminders, "bulkPut").mockRejectedValueOnce(new Error("killed"))
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(() => expect(put).toHaveBeenCalled())
    put.mockRestore()
    await wake()
    clock.now += 5 * minute
    await wake()
    expect(told()).toHaveLength(1)
  })

  test("a clock and what wakes for it are kept together, or not at all", async () => {
    const put = vi.spyOn(db().jobs, "put").mockRejectedValueOnce(new Error("full"))
    expect(await start("confirm")).toMatchObject({ ok: false, error: "store" })
    put.mockRestore()
    expect(await db().reminders.count()).toBe(0)
    expect(await events()).toEqual([])
  })

  test("jobs lost by an update are made again from the clocks", async () => {
    await start("confirm")
    await db().jobs.clear()
    state.alarms = []
    await wake()
    expect(await db().jobs.get("clocks")).toEqual({ id: "clocks", at: clock.now + 20 * minute })
    expect(state.alarms).toMatchObject([{ when: clock.now + 20 * minute }])
  })

  test("asleep past several deadlines: each is told; more than three are told in one, which opens the day", async () => {
    const several = async (first: number, count: number) => {
      for (let id = first; id < first + count; id++)
        await start("confirm", clock.now, { record: { ...record, id: String(id) } })
      clock.now += 12 * hour
      await wake()
    }
    await several(1, 3)
    expect(told()).toEqual(Array(3).fill("Confirmation à envoyer"))
    await several(10, 4)
    expect(told().slice(3)).toEqual(["Échéances qui vous attendent\u00a0: 4"])
    await wake()
    expect(told()).toHaveLength(4)
    on.clicked.emit(state.notifications[3]?.id)
    await vi.waitFor(() => expect(state.opened.at(-1)).toMatch(/popup\.html#day$/))
  })
})

describe("the buttons of a notification", () => {
  const press = async (button: number) => {
    on.button.emit(state.notifications.at(-1)?.id, button)
    await vi.waitFor(() => expect(state.cleared).toHaveLength(1))
  }
  test("done: the clock ends, the notification goes, open pages ask again", async () => {
    const { value } = await start("confirm")
    clock.now += 20 * minute
    await wake()
    expect(state.notifications[0]?.buttons?.map(({ title }) => title)).toEqual([
      "Fait",
      "Reporter de 15\u00a0min",
    ])
    state.tabs = [{ id: 3, url }]
    await press(0)
    expect((await db().reminders.get(value.id))?.doneAt).toBe(clock.now)
    await vi.waitFor(() => expect(state.sent).toContainEqual({ tab: 3, message: { jalonPush: "ask" } }))
  })
  test("later: told again fifteen minutes after, over a restart, once; nothing else moves", async () => {
    await start("confirm")
    clock.now += 20 * minute
    await wake()
    await press(1)
    const [row] = (await due()).reminders
    expect(row).toMatchObject({
      snoozedUntil: iso(clock.now + 15 * minute),
      until: iso(clock.now + 10 * minute),
    })
    clock.now += 15 * minute - 1
    await wake()
    expect(told()).toHaveLength(1)
    clock.now += 1
    await wake()
    await wake()
    expect(told()).toHaveLength(2)
    expect((await due()).reminders).toMatchObject([{ snoozedUntil: null, done: false }])
    expect(await events()).toEqual(["confirm snoozed", "confirm started"])
  })
  test("where the browser shows none, the notification comes without", async () => {
    browserHas.buttons = false
    await start("confirm")
    clock.now += 20 * minute
    await wake()
    expect(state.notifications).toHaveLength(1)
    expect(state.notifications[0]).not.toHaveProperty("buttons")
  })
  test("put off from a page of the CRM or of Gmail; one that is done is not", async () => {
    const { value } = await start("confirm")
    for (const from of [page(), gmail, popup] as ReturnType<typeof page>[])
      expect(await ask("clock.snooze", { id: value.id, minutes: 60 }, from)).toMatchObject({ ok: true })
    expect((await db().reminders.get(value.id))?.tellAt).toBe(clock.now + hour)
    await ask("clock.done", { id: value.id, done: true }, gmail)
    await ask("clock.snooze", { id: value.id, minutes: 5 })
    expect((await db().reminders.get(value.id))?.tellAt).toBe(clock.now + hour)
    clock.now += 2 * hour
    await wake()
    expect(told()).toEqual([])
    expect(await ask("clock.snooze", { id: value.id, minutes: 0 })).toMatchObject({ error: "shape" })
    expect(await ask("clock.start", {}, gmail)).toMatchObject({ error: "refused" })
    expect(await ask("clock.mail", {})).toMatchObject({ error: "refused" })
  })
})

describe("aftersales.reply", () => {
  const hex = "19a9f0c2d4e5b6a7"
  const conversation = "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKzAbc"
  type Waiting = (ClockView & { message: string })[]
  const look = async (seen: object, box = mailbox) =>
    (
      await ask<Waiting>(
        "clock.mail",
        {
          mailbox: box,
          seen: [{ message: hex, at: iso(clock.now), url: conversation, answered: false, ...seen }],
        },
        gmail,
      )
    ).value
  const rows = () => db().reminders.toArray()

  test("two working hours from when the e-mail came, told thirty minutes before; a click opens the conversation", async () => {
    // Friday, 15:30 in Montréal: an hour and a half that day, the rest on Monday.
    clock.now = at("2026-11-20T20:30:00Z")
    const [view] = await look({})
    expect(view).toMatchObject({ message: hex, kind: "reply", until: iso(at("2026-11-23T13:30:00Z")) })
    const [row] = await rows()
    expect(row).toMatchObject({ record: `gmail/${mailbox}/${hex}`, tellAt: at("2026-11-23T13:00:00Z") })
    // The same one, by its decimal id, from the list.
    expect(await look({ message: BigInt(`0x${hex}`).toString() })).toMatchObject([{ id: view?.id }])
    expect(await rows()).toHaveLength(1)
    clock.now = at("2026-11-23T13:00:00Z")
    await wake()
    expect(state.notifications).toMatchObject([
      { title: "Courriel sans réponse", message: "Répondez d’ici 8\u00a0h\u00a030." },
    ])
    state.tabs = [
      { id: 8, url: "https://mail.google.com/mail/u/0/#inbox" },
      { id: 9, url: "https://mail.google.com/mail/u/0/#label/Clients/FMfcgzQXKzAbc" },
    ]
    on.clicked.emit(state.notifications[0]?.id)
    await vi.waitFor(() => expect(state.active).toEqual([9]))
    expect(state.opened).toEqual([])
  })

  test("answered in view, it ends: in time by the instant of the answer, and by nobody’s guess when seen late", async () => {
    await look({})
    const other = { message: "19a9f0c2d4e5b6a8", at: iso(clock.now), url: conversation, answered: false }
    await ask("clock.mail", { mailbox, seen: [other] }, gmail)
    const sent = clock.now + hour
    const first = { ...other, message: hex, answered: true, answeredAt: iso(sent) }
    clock.now += 20 * hour
    const answered = { mailbox, seen: [first, { ...other, answered: true }] }
    expect(await ask("clock.mail", answered, gmail)).toMatchObject({ ok: true, value: [] })
    expect((await rows()).every(({ doneAt }) => doneAt !== null)).toBe(true)
    expect(await events()).toEqual(["reply done", "reply started", "reply started"])
    await wake()
    expect(told()).toEqual([])
  })

  test("done by hand stays done, and nothing unsure starts or ends a clock", async () => {
    expect(await look({ answered: null })).toEqual([])
    const [view] = await look({})
    expect(await look({ answered: null })).toMatchObject([{ id: view?.id, done: false }])
    await ask("clock.done", { id: view?.id, done: true }, gmail)
    expect(await look({})).toMatchObject([{ id: view?.id, done: true }])
    await wake()
    expect(await look({})).toMatchObject([{ done: true }])
  })

  test("the first look at an old inbox tells nothing: what is old starts no clock, what is late is shown and not told", async () => {
    expect(await look({ at: iso(clock.now - 15 * 24 * hour) })).toEqual([])
    const [late] = await look({ at: iso(clock.now - 3 * 24 * hour) })
    expect(late && at(late.until)).toBeLessThan(clock.now)
    clock.now += 24 * hour
    await wake()
    expect(told()).toEqual([])
    expect((await due()).reminders).toMatchObject([{ kind: "reply" }])
  })

  test.each([
    ["another mailbox", {}, "vente@lexus.example", 0],
    ["an address that is none", {}, "service", 0],
    ["a page elsewhere", { url: "https://evil.example/" }, mailbox, 0],
    ["from the future", { at: "2027-01-01T00:00:00Z" }, mailbox, 0],
    ["the same, written otherwise", {}, " SERVICE@lexus.example", 1],
  ])("%s", async (_name, seen, box, count) => {
    await look(seen, box)
    expect(await rows()).toHaveLength(count)
  })

  test("hours that change later leave the deadline that was given", async () => {
    const [given] = await look({})
    await policy({ aftersales: { mailboxes: [mailbox], hours: { sun: [{ start: "08:00", end: "09:00" }] } } })
    expect(await look({})).toEqual([given])
    const [next] = await look({ message: "19a9f0c2d4e5b6a8" })
    expect(next?.until).not.toBe(given?.until)
  })

  test("a mailbox no longer watched, or a rule put off, starts and shows nothing", async () => {
    await policy({ rules: { "aftersales.reply": { level: "off" } } })
    expect(await look({})).toEqual([])
    await policy({ aftersales: {} })
    expect(await look({})).toEqual([])
    expect(await rows()).toEqual([])
  })

  test("nothing of the e-mail is kept but its id and instants", async () => {
    await look({})
    expect(Object.keys((await rows())[0] ?? {}).sort()).toEqual(
      ["doneAt", "from", "id", "kind", "record", "tellAt", "until", "url"].sort(),
    )
    expect(JSON.stringify(await db().journal.toArray())).not.toMatch(/inbox|FMfc/)
  })
})

describe("aftersales.reminder", () => {
  const planned = async (day: string | null) => {
    const settings = {
      parts: { store: db(), now: clock.date },
      policy: () => ({ rules: {}, packs: {} }),
      onPlanned: () => undefined,
    } as unknown as Settings
    await keepService(settings, record, url, day)
    return (await db().reminders.get("service|org1/CustomModule9/42")) ?? null
  }
  test("a month before the planned service, told that morning; a day that moved moves it, a page seen again does not", async () => {
    expect(await planned(null)).toBeNull()
    expect(await planned("2026-11-19")).toBeNull()
    const first = await planned("2027-01-15")
    expect(first).toMatchObject({
      from: at("2026-12-15T05:00:00Z"),
      tellAt: at("2026-12-15T14:00:00Z"),
      until: at("2027-01-15T05:00:00Z"),
    })
    await ask("clock.done", { id: first?.id, done: true })
    expect(await planned("2027-01-15")).toMatchObject({ doneAt: clock.now })
    expect(await planned("2027-02-15")).toMatchObject({ doneAt: null, from: at("2027-01-15T05:00:00Z") })
    // Less than a month before: the page in view says so, no notification over it.
    expect(await planned("2026-12-01")).toMatchObject({ tellAt: null })
  })

  test("a call without answer comes back a week later, and was the first reminder; it is told again only once", async () => {
    await planned("2026-12-01")
    const { value } = await start("service-again")
    expect(value).toMatchObject({
      from: iso(at("2026-11-27T05:00:00Z")),
      until: iso(at("2026-11-27T22:00:00Z")),
    })
    expect(await events()).toEqual(["service done", "service started", "service-again started"].sort())
    clock.now += 2 * hour
    expect((await start("service-again")).value).toEqual(value)
    clock.now = at("2026-11-27T14:00:00Z")
    await wake()
    await wake()
    expect(told()).toEqual(["Rappel d’entretien, deuxième"])
    // Its time come, another call without answer plans the next.
    clock.now = at("2026-11-27T16:00:00Z")
    expect((await start("service-again")).value.from).toBe(iso(at("2026-12-04T05:00:00Z")))
  })

  test("a service still far leaves its reminder standing when a call is not answered", async () => {
    await planned("2027-03-01")
    await start("service-again")
    expect(await db().reminders.get("service|org1/CustomModule9/42")).toMatchObject({ doneAt: null })
  })
})

describe("aftersales.diagnosis", () => {
  test("by the third working day, told two hours before it closes", async () => {
    const { value } = await start("diagnosis")
    // Friday 20: Monday, Tuesday, Wednesday at 17:00.
    expect(value.until).toBe(iso(at("2026-11-25T22:00:00Z")))
    clock.now = at("2026-11-25T20:00:00Z")
    await wake()
    expect(told()).toEqual(["Diagnostic à planifier"])
  })
})

describe("the nights when the clock changes", () => {
  test.each([
    ["November, into the hour that comes twice", "2026-11-01T05:45:00Z", "2026-11-01T06:15:00Z"],
    ["November, inside it", "2026-11-01T06:10:00Z", "2026-11-01T06:40:00Z"],
    ["March, over the hour that does not come", "2027-03-14T06:45:00Z", "2027-03-14T07:15:00Z"],
  ])("aftersales.confirm is thirty minutes: %s", async (_name, from, until) => {
    clock.now = at(from)
    await wake()
    expect((await start("confirm")).value.until).toBe(iso(at(until)))
    clock.now = at(until) - 10 * minute - 1
    await wake()
    expect(told()).toEqual([])
    clock.now += 1
    await wake()
    expect(told()).toHaveLength(1)
  })
  test.each([
    ["November", "2026-10-30T20:30:00Z", "2026-11-02T14:30:00Z"],
    ["March", "2027-03-12T21:30:00Z", "2027-03-15T13:30:00Z"],
  ])(
    "aftersales.reply keeps the hours of the wall clock over the weekend of %s",
    async (_name, received, until) => {
      clock.now = at(received)
      await wake()
      const seen = [
        {
          message: "19a9f0c2d4e5b6a7",
          at: received,
          url: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQ",
          answered: false,
        },
      ]
      const { value } = await ask<ClockView[]>("clock.mail", { mailbox, seen }, gmail)
      expect(value).toMatchObject([{ until: iso(at(until)) }])
    },
  )
  test("aftersales.reminder is told at nine by the wall clock on either side", async () => {
    clock.now = at("2026-10-27T15:00:00Z")
    await wake()
    const { value } = await start("service-again")
    expect((await db().reminders.get(value.id))?.tellAt).toBe(at("2026-11-03T14:00:00Z"))
  })
})

describe("my day", () => {
  test("the next first, those late above all, then those done today", async () => {
    await start("diagnosis")
    await start("confirm", clock.now, { record: { ...record, id: "43" } })
    const { value: gone } = await start("confirm", clock.now, { record: { ...record, id: "44" } })
    await ask("clock.done", { id: gone.id, done: true })
    const view = await due()
    expect(view.reminders.map(({ kind, record: { id }, done }) => [kind, id, done])).toEqual([
      ["confirm", "43", false],
      ["diagnosis", "42", false],
      ["confirm", "44", true],
    ])
    // Friday: the next opening is Monday’s.
    expect(view.opening).toBe(iso(at("2026-11-23T13:00:00Z")))
  })
})
