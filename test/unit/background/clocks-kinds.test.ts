import { clock, on, state } from "./chrome"
import {
  ask,
  at,
  due,
  events,
  gmail,
  hour,
  iso,
  mailbox,
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
import type { ClockView } from "../../../src/messages"
import { keepService } from "../../../background/clocks"
import type { Settings } from "../../../background/settings"

beforeEach(openDesk)

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
    expect(await look({ at: iso(clock.now - 3 * 24 * hour - 1) })).toEqual([])
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

  test("one that runs when its mailbox is no longer watched is told no more, and leaves the day; the others stay", async () => {
    await look({})
    await start("confirm")
    await policy({ aftersales: { mailboxes: ["autre@lexus.example"] } })
    clock.now += 5 * hour
    await wake()
    expect(told()).toEqual(["Confirmation à envoyer"])
    expect((await due()).reminders).toMatchObject([{ kind: "confirm" }])
    await policy()
    expect((await due()).reminders).toHaveLength(2)
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
  const planned = async (day: string | null, appointment?: string) => {
    const settings = {
      parts: { store: db(), now: clock.date },
      policy: () => ({ rules: {}, packs: {} }),
      onPlanned: () => undefined,
    } as unknown as Settings
    const met = appointment === undefined ? undefined : new Date(appointment)
    await keepService(settings, record, url, { planned: day, appointment: met })
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

  test("a service that is planned no more takes its reminder away, told or not; one that is done stays so", async () => {
    const id = "service|org1/CustomModule9/42"
    await planned("2027-01-15")
    expect(await planned(null)).toBeNull()
    expect(await db().jobs.get("clocks")).toBeUndefined()
    await planned("2027-01-15")
    state.cleared = []
    clock.now = at("2026-12-15T15:00:00Z")
    await wake()
    await planned(null)
    expect(state.cleared).toEqual([`reminder|${id}`])
    expect(await planned("2027-01-15")).toMatchObject({ tellAt: null })
    await ask("clock.done", { id, done: true })
    expect(await planned(null)).toMatchObject({ doneAt: clock.now })
    await wake()
    expect(told()).toHaveLength(1)
  })

  test.each([
    ["to come", "2026-12-20T15:00:00Z", 0],
    ["kept yesterday, within the month before", "2026-11-19T15:00:00Z", 0],
    ["of the service before", "2026-06-02T14:00:00Z", 1],
  ])("an appointment %s", async (_name, appointment, left) => {
    await planned("2026-12-15")
    await planned("2026-12-15", appointment)
    expect(await db().reminders.count()).toBe(left)
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
