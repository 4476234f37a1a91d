import { browserHas, clock, on, page, popup, state } from "./chrome"
import {
  ask,
  at,
  due,
  events,
  gmail,
  hour,
  iso,
  minute,
  openDesk,
  policy,
  record,
  start,
  told,
  url,
  wake,
} from "./clocks-desk"
import { db } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { Store } from "../../../src/store/database"
import { takeReminders } from "../../../src/store/reminders"

beforeEach(openDesk)

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
    // That morning, before it: still.
    clock.now = at("2026-11-23T12:00:00Z")
    expect((await due()).opening).toBe(iso(at("2026-11-23T13:00:00Z")))
  })
})
