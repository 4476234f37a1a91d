import { clock, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { Answered, PageAnswer, RunAct, RunTurn } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import type { Procedure } from "../../../src/process/aftersales/procedures"
import { known, unknown } from "../../../src/process/field"
import { packs, rules } from "../../../src/rules"
import { aftersalesFields } from "../../../src/rules/facts"
import type { AftersalesTicks } from "../../../src/rules/rule"
import { planReminders } from "../../../src/store/reminders"
import { offline } from "../../../background/crm/connection"

const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const minute = 60_000
const record = { org: "org1", module: "CustomModule9", id: "42" }
const id = "org1/CustomModule9/42"
const url = "https://crm.zoho.com/crm/org1/tab/CustomModule9/42"

beforeEach(async () => {
  await freshWorkerOf(registry)
  // Friday 20 November 2026, 10:00 in Montréal.
  state.tabs = [{ id: 1, url }]
})

async function value<T>(jalon: string, payload?: unknown, sender = page(1, url)): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const tick = (aftersales: AftersalesTicks) => value("ticks.set", { record, ticks: { aftersales } })
const clocks = async (): Promise<Record<string, "runs" | "done">> =>
  Object.fromEntries(
    (await db().reminders.toArray()).map(({ kind, doneAt }) => [kind, doneAt === null ? "runs" : "done"]),
  )
const figures = async () =>
  (await db().journal.toArray())
    .filter(({ kind }) => kind === "contacted" || kind === "booked")
    .map(({ kind, details }) => ({ kind, ...details }))
const done = async (): Promise<string[]> =>
  Object.entries((await db().records.get(id))?.ticks.aftersales?.done ?? {}).flatMap(([name, is]) =>
    is ? [name] : [],
  )

const ask = async (
  fields: Record<string, unknown> = {},
  own: object = {},
  opening = "p",
): Promise<PageAnswer> => {
  const all = aftersalesFields.map((name) => [
    name,
    name in fields ? known(fields[name]) : unknown("not-found"),
  ])
  const facts = {
    kind: "aftersales-detail",
    opportunity: null,
    meeting: null,
    renewal: null,
    credit: null,
    aftersales: { record, mode: "detail", notesComplete: true, fields: Object.fromEntries(all) as object },
  }
  const question = {
    page: opening,
    record,
    facts: toWire(facts),
    notes: toWire(known([])),
    unsettled: [],
    own,
  }
  return fromWire(await value<string>("page.answer", question)) as PageAnswer
}
const rowOf = (answer: PageAnswer, rule: string) => answer.rows.find((row) => row.id === `aftersales.${rule}`)

describe("a page of after-sales", () => {
  test("is offered the procedures and no row; the one that it points to is named, none is chosen", async () => {
    const blank = await ask()
    expect(blank).toMatchObject({ pack: "aftersales", rows: [] })
    expect(blank.procedures).toHaveLength(9)
    expect(blank.procedures.filter(({ chosen, suggested }) => chosen || suggested)).toEqual([])
    const pointed = (await ask({ kind: "Panne" })).procedures.filter(({ suggested }) => suggested)
    expect(pointed).toEqual([
      { id: "breakdown", name: "Panne, d’après le dossier", chosen: false, suggested: true },
    ])
    const said = (await ask({ kind: "Panne" }, { ticks: { aftersales: { procedure: "inbound" } } }))
      .procedures
    expect(said.filter(({ chosen, suggested }) => chosen || suggested).map((one) => one.id)).toEqual([
      "inbound",
    ])
  })
  test("has no say where its pack is off", async () => {
    await value("pack.set", { id: "aftersales", on: false }, popup)
    expect((await ask()).procedures).toEqual([])
  })
  test("ticks of the page and of a script stand together, and outlive the worker", async () => {
    await tick({ procedure: "inbound", done: { situation: true } })
    await tick({ done: { thanked: true } })
    await tick({ done: { situation: false } })
    await wakeWorker(offline, registry)
    expect(await done()).toEqual(["thanked"])
    const checks = rowOf(await ask({}, { ticks: { aftersales: { done: { "by-name": true } } } }), "answer")
      ?.answer.checks
    expect(checks?.filter(({ state: stands }) => stands === "ticked").map((one) => one.id)).toEqual([
      "by-name",
      "thanked",
    ])
  })
  test("two dates are held to the day, with the one that is wrong and the last good one in words", async () => {
    const proposals = {
      first: "2026-11-24T14:00:00.000Z",
      second: "2026-12-08T15:00:00Z",
      mobility: true,
      urgent: false,
    }
    const answer = await ask({}, { ticks: { aftersales: { procedure: "inbound", proposals } } })
    expect(rowOf(answer, "two-proposals")?.said.todo).toBe(
      "Trop loin\u00a0: deuxième date. Au plus tard le 4\u00a0décembre\u00a02026.",
    )
    expect(
      await send("ticks.set", { record, ticks: { aftersales: { proposals: { first: "demain" } } } }),
    ).toMatchObject({
      error: "shape",
    })
  })
})

describe("the clocks of a file", () => {
  test("the call ends: the time left is told, again each minute; said sent, it is over; not after all, it runs", async () => {
    await tick({ procedure: "inbound", done: { booked: true } })
    expect(rowOf(await ask(), "confirm")?.said.todo).toBe(
      "À la fin de l’appel\u00a0: 30\u00a0min pour confirmer.",
    )
    await value("clock.start", { kind: "confirm", record, url, at: new Date(clock.now).toISOString() })
    const answer = await ask()
    expect(rowOf(answer, "confirm")?.said.todo).toBe("Avant 10\u00a0h\u00a030\u00a0: reste 30\u00a0min.")
    expect(Date.parse(answer.again ?? "")).toBe(clock.now + minute + 1)
    clock.now += 31 * minute
    expect(rowOf(await ask(), "confirm")).toMatchObject({ state: "invalid" })
    expect(rowOf(await ask(), "confirm")?.said.todo).toBe(
      "En retard de 1\u00a0min\u00a0: envoyez-la maintenant.",
    )
    await tick({ done: { confirmation: true } })
    expect(await clocks()).toEqual({ confirm: "done" })
    expect(rowOf(await ask(), "confirm")).toMatchObject({
      state: "ok",
      answer: { clock: { may: ["undone"] } },
    })
    await tick({ done: { confirmation: false } })
    expect(await clocks()).toEqual({ confirm: "runs" })
  })
  test("no answer in the morning, reached the same day: both are in the journal", async () => {
    await tick({ procedure: "no-answer", done: { "reminded-again": true } })
    clock.now += 3 * 60 * minute
    await tick({ procedure: "outbound-phone", done: { "appointment-offered": true } })
    await tick({ done: { "appointment-offered": true } })
    expect((await figures()).map((one) => "outcome" in one && one.outcome).sort()).toEqual([
      "no-answer",
      "reached",
    ])
  })
  test("no answer: the next call is planned, and it counts once in the day", async () => {
    await tick({ procedure: "no-answer", done: { "reminded-again": true } })
    await tick({ done: { "reminded-again": true } })
    expect(await clocks()).toEqual({ "service-again": "runs" })
    expect(rowOf(await ask(), "reminder")?.said.todo).toBe("Relance prévue le 27\u00a0novembre\u00a02026.")
    expect(await figures()).toEqual([{ kind: "contacted", channel: "phone", outcome: "no-answer" }])
    clock.now += 7 * 24 * 60 * minute
    await tick({ done: { "again-by-phone": true } })
    expect(await clocks()).toEqual({ "service-again": "done" })
    expect(await figures()).toHaveLength(2)
  })
  test.each<[Procedure, string, string]>([
    ["breakdown", "reassured", "diagnosis"],
    ["no-answer", "reminded-again", "service-again"],
    ["outbound-email", "email-sent", "service-again"],
    ["inbound", "booked", "confirm"],
  ])(
    "%s: %s said by mistake starts nothing; once what it started is done, it stays",
    async (procedure, item, kind) => {
      const say = async (is: boolean) => {
        await tick({ procedure, done: { [item]: is } })
        if (is && kind === "confirm")
          await value("clock.start", { kind, record, url, at: new Date(clock.now).toISOString() })
      }
      await say(true)
      expect(await clocks()).toEqual({ [kind]: "runs" })
      await say(false)
      expect(await clocks()).toEqual({})
      expect(await db().jobs.get("clocks")).toBeUndefined()
      await say(true)
      await value("clock.done", { id: `${kind}|${id}`, done: true })
      await say(false)
      expect(await clocks()).toEqual({ [kind]: "done" })
    },
  )
  test.each<[Procedure, string]>([
    ["no-answer", "reminded-again"],
    ["outbound-phone", "vehicle-service"],
    ["outbound-email", "email-sent"],
    ["outbound-app", "app-notice"],
  ])(
    "%s: %s ends the reminder of a service whose time has come, not of one still far",
    async (procedure, item) => {
      const service = async (from: number) => {
        const span = { from: new Date(from), until: new Date(from + 30 * 24 * 60 * minute) }
        await planReminders(db(), [{ kind: "service", record, url, ...span }], clock.date())
      }
      await service(clock.now + minute)
      await tick({ procedure, done: { [item]: true } })
      expect(await clocks()).toMatchObject({ service: "runs" })
      await service(clock.now)
      await tick({ done: { [item]: true } })
      expect(await clocks()).toMatchObject({ service: "done" })
    },
  )
  test("a breakdown starts its clock, a diagnosis ends it", async () => {
    await tick({ procedure: "breakdown", done: { reassured: true } })
    expect(await clocks()).toEqual({ diagnosis: "runs" })
    expect(rowOf(await ask(), "diagnosis")?.said.todo).toContain("reste 24\u00a0h")
    await tick({ done: { "diagnosis-date": true } })
    expect(await clocks()).toEqual({ diagnosis: "done" })
  })
})

describe("an appointment counts once", () => {
  const later = (opening: string, at: string) => ask({ appointment: new Date(at) }, {}, opening)
  const stands = async (opening: string, at: string) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    await later(opening, at)
    await vi.advanceTimersByTimeAsync(2_000)
    vi.useRealTimers()
  }
  test("said, then seen: the day completes it", async () => {
    await tick({ procedure: "inbound", done: { booked: true } })
    expect(await figures()).toEqual([{ kind: "booked", by: "phone" }])
    await stands("p1", "2026-11-24T15:00:00Z")
    await stands("p2", "2026-11-24T15:00:00Z")
    await vi.waitFor(async () =>
      expect(await figures()).toEqual([{ kind: "booked", by: "phone", appointment: "2026-11-24" }]),
    )
  })
  test("once it stands, nobody is to be reminded of the service", async () => {
    await tick({ procedure: "no-answer", done: { "reminded-again": true } })
    await stands("p1", "2026-11-19T15:00:00Z")
    expect(await clocks()).toEqual({ "service-again": "runs" })
    await stands("p2", "2026-11-24T15:00:00Z")
    await vi.waitFor(async () => expect(await clocks()).toEqual({}))
  })
  test("seen first, and seen again on another day; one that is past is none", async () => {
    await stands("p1", "2026-11-19T15:00:00Z")
    await stands("p2", "2026-11-24T15:00:00Z")
    clock.now += 24 * 60 * minute
    await stands("p3", "2026-11-24T15:00:00Z")
    await vi.waitFor(async () =>
      expect(await figures()).toEqual([{ kind: "booked", by: "page", appointment: "2026-11-24" }]),
    )
  })
})

describe("a script of after-sales", () => {
  const start = (script: string) => value<RunTurn>("run.start", { script, record, tab: 1 }, popup)
  const act = ({ run, turn }: RunTurn, doing: RunAct) =>
    value<RunTurn | null>("run.act", { run, turn, do: doing })
  const next: RunAct = { act: "next" }
  async function play(view: RunTurn, ...acts: RunAct[]): Promise<RunTurn> {
    let now = view
    for (const doing of acts) now = (await act(now, doing)) ?? now
    return now
  }

  test("in-bound, to its end: its items are done, and the time to confirm runs once from the end of the call", async () => {
    await tick({ procedure: "inbound" })
    let view = await play(
      await start("script.aftersales-inbound"),
      next,
      next,
      { act: "answer", id: "service" },
      ...Array<RunAct>(6).fill(next),
    )
    expect(view.step?.id).toBe("thanks")
    expect(await clocks()).toEqual({})
    view = await play(view, next)
    expect(view.step?.id).toBe("confirm")
    expect(await clocks()).toEqual({ confirm: "runs" })
    const [from] = await db().reminders.toArray()
    clock.now += 5 * minute
    await play(view, next)
    expect((await db().reminders.toArray())[0]?.from).toBe(from?.from)
    expect((await done()).sort()).toEqual(
      "booked client-vehicle cost-time prices service-offer situation thanked tour-10-min two-dates two-mobility welcome-formula".split(
        " ",
      ),
    )
    expect(rowOf(await ask(), "confirm")).toMatchObject({ state: "missing", answer: { problem: "due" } })
    expect(await figures()).toEqual([
      { kind: "booked", by: "phone" },
      { kind: "contacted", channel: "phone", outcome: "inbound" },
    ])
  })
  test("out-bound without answer: the call is planned again; what is jumped over is not done", async () => {
    await play(
      await start("script.aftersales-outbound"),
      { act: "go", step: "offer" },
      { act: "go", step: "greet" },
      { act: "answer", id: "none" },
      next,
    )
    expect(await done()).toEqual(["reminded-again"])
    expect(await clocks()).toEqual({ "service-again": "runs" })
  })
  test("out-bound without an appointment: nothing is to be confirmed", async () => {
    await play(
      await start("script.aftersales-outbound"),
      { act: "answer", id: "client" },
      ...Array<RunAct>(6).fill(next),
      { act: "answer", id: "no" },
      next,
      next,
    )
    expect(await done()).toContain("appointment-offered")
    expect(await clocks()).toEqual({})
    expect(await figures()).toEqual([{ kind: "contacted", channel: "phone", outcome: "reached" }])
  })
  test("a breakdown: its clock runs from the first words until an appointment is given", async () => {
    let view = await play(await start("script.aftersales-breakdown"), next)
    expect(await clocks()).toEqual({ diagnosis: "runs" })
    while (view.step && view.step.id !== "solve")
      view = await play(view, view.step.answers[0] ? { act: "answer", id: view.step.answers[0].id } : next)
    expect(await clocks()).toEqual({ diagnosis: "done" })
  })
  test("a script of another team leaves the file alone", async () => {
    await play(await start("script.renewal-regular"), { act: "end" })
    expect(await db().records.count()).toBe(0)
  })
})

describe("a procedure opened again", () => {
  const [first, second] = ["2026-11-02T15:00:00.000Z", "2026-11-20T15:00:00.000Z"]
  const standing = async () => (await db().records.get(id))?.ticks.aftersales
  test("starts afresh; its clocks and its figures stay, and what a page of before says changes nothing", async () => {
    const proposals = { first, second, mobility: true, urgent: false }
    await tick({ procedure: "no-answer", since: first, done: { "reminded-again": true }, proposals })
    expect(await clocks()).toEqual({ "service-again": "runs" })
    await tick({ procedure: "inbound", since: second })
    expect(await standing()).toEqual({ procedure: "inbound", since: second })
    expect(await clocks()).toEqual({ "service-again": "runs" })
    expect(await figures()).toHaveLength(1)
    await tick({ since: first, done: { "again-by-phone": true } })
    expect(await standing()).toEqual({ procedure: "inbound", since: second })
    expect(await clocks()).toEqual({ "service-again": "runs" })
    await tick({ since: second, done: { thanked: true } })
    await tick({ since: second, done: { situation: true } })
    expect(await done()).toEqual(["thanked", "situation"])
  })
  test("two tabs that tick at once lose nothing", async () => {
    await tick({ procedure: "inbound", since: second })
    await Promise.all(
      ["thanked", "situation", "prices"].map((item) => tick({ since: second, done: { [item]: true } })),
    )
    expect((await done()).sort()).toEqual(["prices", "situation", "thanked"])
  })
  test("a page of an opening that is over shows the one under way, with its day once it is another", async () => {
    await tick({ procedure: "inbound", since: first, done: { thanked: true } })
    const name = async (own: object = {}) =>
      (await ask({}, own)).procedures.find(({ chosen }) => chosen)?.name
    expect(await name()).toBe("Appel entrant, depuis le 2\u00a0novembre\u00a02026")
    const stale = { ticks: { aftersales: { since: "2026-10-01T15:00:00.000Z", procedure: "accident" } } }
    expect(await name(stale)).toContain("Appel entrant")
    await tick({ procedure: "inbound", since: second })
    expect(await name()).toBe("Appel entrant")
  })
  test("a script begun on a later day opens it, once; the same day it goes on with what was ticked", async () => {
    const play = async () => {
      const { run, turn } = await value<RunTurn>(
        "run.start",
        { script: "script.aftersales-inbound", record, tab: 1 },
        popup,
      )
      await value("run.act", { run, turn, do: { act: "next" } })
      await value("run.act", { run, turn: turn + 1, do: { act: "next" } })
    }
    await tick({ procedure: "inbound", since: first, done: { thanked: true } })
    await play()
    expect(await done()).toEqual(["welcome-formula", "client-vehicle"])
    expect((await standing())?.procedure).toBe("inbound")
    await tick({ done: { "by-name": true } })
    clock.now += minute
    await play()
    expect((await done()).sort()).toEqual(["by-name", "client-vehicle", "welcome-formula"])
  })
})

describe("a script begun on one record while its tab shows another", () => {
  const elsewhere = "https://crm.zoho.com/crm/org1/tab/CustomModule9/43?from=list"
  test("writes on the record that it was begun on, whose page its clock leads to", async () => {
    const { run, turn } = await value<RunTurn>(
      "run.start",
      { script: "script.aftersales-breakdown", record, tab: 1 },
      popup,
    )
    state.tabs = [{ id: 1, url: elsewhere }]
    await value("run.act", { run, turn, do: { act: "next" } }, page(1, elsewhere))
    expect(await done()).toEqual(["reassured"])
    expect((await db().reminders.toArray()).map((row) => [row.record, row.url])).toEqual([[id, url]])
    expect((await db().records.toArray()).map((row) => row.record)).toEqual([id])
  })
  test("said from the page of another one, its clock still leads to its own", async () => {
    state.tabs = [{ id: 1, url: elsewhere }]
    const ticks = { aftersales: { procedure: "breakdown", done: { reassured: true } } }
    await value("ticks.set", { record, ticks }, page(1, elsewhere))
    await value("clock.start", {
      kind: "confirm",
      record,
      url: elsewhere,
      at: new Date(clock.now).toISOString(),
    })
    const rows = await db().reminders.toArray()
    expect(rows.map((row) => [row.kind, row.record, row.url])).toEqual([
      ["confirm", id, url],
      ["diagnosis", id, url],
    ])
  })
})
