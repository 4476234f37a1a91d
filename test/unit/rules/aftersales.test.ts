import type { WorkingHours } from "../../../src/process/working-hours"
import { describe, expect, it, test } from "vitest"
import type { ClockKind } from "../../../src/process/aftersales/clocks"
import { procedurePlans, procedures, type Procedure } from "../../../src/process/aftersales/procedures"
import { montreal } from "../../../src/process/calendar"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { suggestedProcedure } from "../../../src/rules/aftersales/parts/suggested"
import { answerAll, inForce, packShown } from "../../../src/rules/engine"
import { aftersalesFields, type AftersalesFacts } from "../../../src/rules/facts"
import type { AftersalesTicks, Level, Row, RunningClock } from "../../../src/rules/rule"
import { context, now, told } from "./facts-builder"

const hour = 3_600_000
const fieldOf = (value: unknown): Field<unknown> =>
  value === null ? empty : typeof value === "object" && "state" in value ? (value as Field) : known(value)
type Values = Record<string, unknown>
const file = (values: Values = {}): AftersalesFacts => ({
  record: { org: "org1", module: "Services", id: "1" },
  mode: "detail",
  notes: known([]),
  notesComplete: true,
  fields: Object.fromEntries(
    aftersalesFields.map((name) => [name, name in values ? fieldOf(values[name]) : unknown("not-found")]),
  ) as never,
})
/** A clock from so many hours ago until so many from now. */
const clock = (kind: ClockKind, since: number, until: number, done = false): RunningClock => ({
  id: `${kind}|r`,
  kind,
  from: new Date(now.getTime() - since * hour),
  until: new Date(now.getTime() + until * hour),
  done,
})
type Given = {
  ticks?: AftersalesTicks
  clocks?: RunningClock[]
  at?: Date
  level?: [string, Level]
  hours?: WorkingHours
}
const rows = (values: Values = {}, { ticks, clocks = [], at = now, level, hours = {} }: Given = {}): Row[] =>
  answerAll(
    { opportunity: null, meeting: null, aftersales: file(values) },
    context({ now: at, ticks: ticks ? { aftersales: ticks } : {}, aftersales: { clocks, hours } }),
    inForce({ packs: {}, rules: level ? { [level[0]]: { level: level[1] } } : {} }),
    () => true,
  )
const row = (id: string, values: Values = {}, given: Given = {}): Row | undefined =>
  rows(values, given).find((one) => one.id === `aftersales.${id}`)
const checks = (one: Row | undefined): Record<string, string> =>
  Object.fromEntries((one?.answer.checks ?? []).map(({ id, state }) => [id, state]))
const may = (one: Row | undefined): readonly string[] => one?.answer.clock?.may ?? []

describe("a file of after-sales", () => {
  it("of which nothing is known has no row", () => {
    expect(rows()).toEqual([])
    expect(rows(Object.fromEntries(aftersalesFields.map((name) => [name, null])))).toEqual([])
  })
  it.each<[Procedure, string[]]>([
    ["outbound-phone", ["reminder"]],
    ["outbound-email", ["reminder", "email-content"]],
    ["outbound-app", ["connected"]],
    ["no-answer", ["reminder"]],
    ["inbound", ["answer", "two-proposals", "tour", "estimate"]],
    ["email-request", ["reply"]],
    ["accident", ["answer"]],
    ["breakdown", ["answer", "diagnosis"]],
    ["diagnosis", ["diagnosis"]],
  ])("%s: its rows and no other, every item of its plan in one of them", (procedure, ids) => {
    const said = rows({}, { ticks: { procedure } })
    expect(said.map(({ id }) => id)).toEqual(ids.map((id) => `aftersales.${id}`))
    expect(said.every(({ section, holds }) => section === "aftersales" && holds === undefined)).toBe(true)
    const { items, script } = procedurePlans[procedure]
    const done = Object.fromEntries(items.map(({ id }) => [id, true]))
    const whole = rows({}, { ticks: { procedure, done } })
    const shown = whole.flatMap(({ answer }) => answer.checks ?? []).map(({ id }) => id)
    expect(shown.filter((id) => id !== "channel").sort()).toEqual(items.map(({ id }) => id).sort())
    expect(whole.map(({ state }) => state).filter((state) => state !== "ok")).toEqual([])
    expect(whole.flatMap(({ answer }) => answer.script ?? [])).toEqual(script ? [script] : [])
  })
  it("is spoken of in its pack, at the level that the lead set, and holds nothing", () => {
    const ticks = { procedure: "inbound" } as const
    expect(packShown(rows({}, { ticks }))).toBe("aftersales")
    expect(told(row("two-proposals", {}, { ticks }))).toBe("missing warn")
    const blocked = row("two-proposals", {}, { ticks, level: ["aftersales.two-proposals", "block"] })
    expect(blocked).toMatchObject({ level: "warn", softened: "advice" })
    expect(row("answer", {}, { ticks, level: ["aftersales.answer", "off"] })).toBeUndefined()
  })
  it("never blames what it could not read", () => {
    for (const procedure of procedures)
      for (const one of rows({ kind: unknown("masked") }, { ticks: { procedure } }))
        expect(one.state).not.toBe("invalid")
  })
})

describe("what the page shows is ticked by itself", () => {
  it("an appointment, a phone number, the preferred channel", () => {
    const shown = {
      appointment: new Date(now.getTime() + 24 * hour),
      phone: "514 555-0142",
      channel: "Courriel",
    }
    expect(checks(row("two-proposals", shown, { ticks: { procedure: "inbound" } }))).toMatchObject({
      booked: "known",
    })
    expect(checks(row("reply", shown, { ticks: { procedure: "email-request" } }))).toEqual({
      replied: "missing",
      "phone-or-link": "known",
    })
    expect(checks(row("reminder", shown, { ticks: { procedure: "outbound-phone" } }))).toMatchObject({
      channel: "known",
    })
  })
  it("what may not apply is never missing, and comes once it does", () => {
    const outbound = (done: Record<string, boolean>) => ({
      ticks: { procedure: "outbound-phone" as const, done },
    })
    expect(checks(row("reminder", {}, outbound({})))).toMatchObject({ booked: "unknown", channel: "unknown" })
    for (const id of ["tour", "estimate", "confirm"]) {
      expect(row(id, {}, outbound({}))).toBeUndefined()
      expect(row(id, {}, outbound({ booked: true }))?.state).toBe("missing")
    }
    expect(told(row("tour", {}, outbound({ booked: true, "tour-10-min": true })))).toBe("ok hint")
    expect(
      checks(row("connected", {}, { ticks: { procedure: "outbound-app", done: { booked: true } } })),
    ).toEqual({
      "app-notice": "missing",
      booked: "ticked",
      "in-planning": "missing",
      "requests-kept": "missing",
    })
  })
})

const inbound: AftersalesTicks = { procedure: "inbound", done: { booked: true } }
test.each<[string, RunningClock[], AftersalesTicks, string, string[]]>([
  ["no appointment", [], { procedure: "inbound" }, "-", []],
  ["an appointment, the call goes on", [], inbound, "missing warn start", ["callEnded"]],
  ["the call is over", [clock("confirm", 0.2, 0.3)], inbound, "missing warn due", ["confirmed", "later"]],
  ["late", [clock("confirm", 1, -0.5)], inbound, "invalid warn late", ["confirmed", "later"]],
  ["sent, said by the clock", [clock("confirm", 1, -0.5, true)], inbound, "ok warn done", ["undone"]],
  [
    "sent, ticked",
    [],
    { procedure: "inbound", done: { booked: true, confirmation: true } },
    "ok warn done",
    [],
  ],
  [
    "a clock of another procedure",
    [clock("confirm", 0.2, 0.3)],
    { procedure: "accident" },
    "missing warn due",
    ["confirmed", "later"],
  ],
  [
    "a clock, no procedure said",
    [clock("confirm", 0.2, 0.3)],
    {},
    "missing warn due",
    ["confirmed", "later"],
  ],
  ["one long past", [clock("confirm", 50, -49, true)], {}, "-", []],
])("aftersales.confirm: %s", (_what, clocks, ticks, expected, acts) => {
  const one = row("confirm", {}, { ticks, clocks })
  expect(told(one)).toBe(expected)
  expect(may(one)).toEqual(acts)
})
test("aftersales.confirm: by the client’s channel, with the time left in ms", () => {
  const one = row("confirm", { channel: "Texto" }, { ticks: inbound, clocks: [clock("confirm", 0.25, 0.25)] })
  expect(one?.answer).toMatchObject({
    problem: "by",
    vars: { channel: "Texto", span: hour / 4, at: new Date(now.getTime() + hour / 4).toISOString() },
    clock: { id: "confirm|r", item: "confirmation" },
  })
})

const broke: AftersalesTicks = { procedure: "breakdown" }
test.each<[string, RunningClock[], AftersalesTicks, string, string[]]>([
  ["not started", [], broke, "missing warn start", ["brokeDown"]],
  ["within the day", [clock("diagnosis", 2, 70)], broke, "missing warn due", ["diagnosed", "later"]],
  [
    "past the day, within three working days",
    [clock("diagnosis", 30, 40)],
    broke,
    "missing warn last",
    ["diagnosed", "later"],
  ],
  ["late", [clock("diagnosis", 90, -1)], broke, "invalid warn late", ["diagnosed", "later"]],
  ["given, the rest to do", [clock("diagnosis", 2, 70, true)], broke, "missing warn", ["undone"]],
  ["given", [clock("diagnosis", 2, 70, true)], {}, "ok warn done", ["undone"]],
  ["another procedure", [], inbound, "-", []],
])("aftersales.diagnosis: %s", (_what, clocks, ticks, expected, acts) => {
  const one = row("diagnosis", {}, { ticks, clocks })
  expect(told(one)).toBe(expected)
  expect(may(one)).toEqual(acts)
})

const out: AftersalesTicks = { procedure: "outbound-phone" }
const none: AftersalesTicks = { procedure: "no-answer", done: { "reminded-again": true } }
test.each<[string, Values, RunningClock[], AftersalesTicks | undefined, string, string[]]>([
  ["planned in two months", { plannedService: "2027-02-20" }, [], undefined, "-", []],
  [
    "planned in a month less a day",
    { plannedService: "2027-01-14" },
    [],
    undefined,
    "missing hint service",
    ["noAnswer"],
  ],
  [
    "planned in a month",
    { plannedService: "2027-01-15" },
    [],
    undefined,
    "missing hint service",
    ["noAnswer"],
  ],
  ["planned a month and a day on", { plannedService: "2027-01-16" }, [], undefined, "-", []],
  ["planned for yesterday", { plannedService: "2026-12-14" }, [], undefined, "-", []],
  ["its appointment stands", { plannedService: "2027-01-10", appointment: now }, [], undefined, "-", []],
  [
    "the appointment of the service before",
    { plannedService: "2027-01-10", appointment: new Date("2026-06-10T14:00:00Z") },
    [],
    undefined,
    "missing hint service",
    ["noAnswer"],
  ],
  [
    "reminded already",
    { plannedService: "2027-01-10" },
    [clock("service", 9, 700, true)],
    undefined,
    "-",
    [],
  ],
  ["another procedure under way", { plannedService: "2027-01-10" }, [], inbound, "-", []],
  ["the call under way", { plannedService: "2027-01-10" }, [], out, "missing hint service", ["noAnswer"]],
  ["the call, no day known", {}, [], out, "missing hint", ["noAnswer"]],
  ["again in a week", {}, [clock("service-again", -160, 170)], none, "ok hint planned", ["reminded"]],
  ["again today", {}, [clock("service-again", 2, 7)], none, "missing hint again", ["reminded", "later"]],
  ["again, late", {}, [clock("service-again", 30, -20)], none, "invalid hint late", ["reminded", "later"]],
  [
    "again, no procedure said",
    {},
    [clock("service-again", 2, 7)],
    undefined,
    "missing hint again",
    ["reminded", "later"],
  ],
  ["reached", {}, [clock("service-again", 2, 7, true)], none, "ok hint reached", ["undone"]],
])("aftersales.reminder: %s", (_what, values, clocks, ticks, expected, acts) => {
  const one = row("reminder", values, { clocks, ...(ticks && { ticks }) })
  expect(told(one)).toBe(expected)
  expect(may(one)).toEqual(acts)
})

test.each<[string, RunningClock[], AftersalesTicks | undefined, string]>([
  ["an e-mail under way", [], { procedure: "email-request" }, "missing warn"],
  ["its clock", [clock("reply", 1, 1)], { procedure: "email-request" }, "missing warn due"],
  ["late", [clock("reply", 3, -1)], undefined, "invalid warn late"],
  ["answered", [clock("reply", 3, 1, true)], undefined, "ok warn"],
  ["another procedure", [], inbound, "-"],
])("aftersales.reply: %s", (_what, clocks, ticks, expected) => {
  expect(told(row("reply", {}, { clocks, ...(ticks && { ticks }) }))).toBe(expected)
})

describe("aftersales.two-proposals", () => {
  const iso = (text: string) => {
    const [day = "", time = ""] = text.split(" ")
    return montreal(day, time).toISOString()
  }
  // Tuesday 15 December 2026, 10:00.
  const soon = "2026-12-17 09:00"
  const later = "2026-12-22 13:30"
  type Form = { first?: string | null; second?: string | null; mobility?: boolean; urgent?: boolean }
  const of = ({ first = soon, second = later, mobility = true, urgent = false }: Form, done = {}) =>
    row(
      "two-proposals",
      {},
      {
        ticks: {
          procedure: "inbound",
          done,
          proposals: { first: first && iso(first), second: second && iso(second), mobility, urgent },
        },
      },
    )
  it.each<[string, Form, string, string[], string?]>([
    ["two good ones", {}, "missing warn", []],
    ["one alone", { second: null }, "invalid warn one-missing", [], "2026-12-29"],
    ["the first is past", { first: "2026-12-15 09:59" }, "invalid warn past", ["firstDate"]],
    [
      "both past",
      { first: "2026-12-14 09:00", second: "2026-12-11 09:00" },
      "invalid warn past",
      ["firstDate", "secondDate"],
    ],
    ["the same day", { second: "2026-12-17 15:00" }, "invalid warn same-day", []],
    ["on Christmas", { second: "2026-12-25 10:00" }, "invalid warn closed", ["secondDate"]],
    ["on a Sunday", { first: "2026-12-20 10:00", second: soon }, "invalid warn closed", ["firstDate"]],
    ["in two weeks to the day", { second: "2026-12-29 16:00" }, "missing warn", []],
    ["a day further", { second: "2026-12-30 09:00" }, "invalid warn too-far", ["secondDate"], "2026-12-29"],
    ["none within three days", { first: "2026-12-21 09:00" }, "invalid warn none-soon", [], "2026-12-18"],
    [
      "urgent, none within three working days",
      { first: "2026-12-21 09:00", urgent: true },
      "invalid warn none-urgent",
      [],
      "2026-12-18",
    ],
    ["no mobility", { mobility: false }, "invalid warn no-mobility", []],
  ])("%s", (_what, form, expected, terms, last) => {
    const one = of(form)
    expect(told(one)).toBe(expected)
    if (one?.state !== "invalid") expect(checks(one)["two-dates"]).toBe("known")
    else {
      expect(one.answer).toMatchObject({ terms })
      if (last) expect(one.answer.vars).toMatchObject({ last })
      expect(checks(one)["two-dates"]).toBe("missing")
    }
  })
  it("advises of a closed hour, and never holds for it", () => {
    const hours = {
      hours: { thu: [{ start: "10:00", end: "17:00" }], tue: [{ start: "08:00", end: "17:00" }] },
    }
    const at = (done: Record<string, boolean>) =>
      row(
        "two-proposals",
        {},
        {
          ticks: {
            procedure: "inbound",
            done,
            proposals: { first: iso(soon), second: iso(later), mobility: true, urgent: false },
          },
          hours,
          level: ["aftersales.two-proposals", "block"],
        },
      )
    const wanting = at({})
    expect(told(wanting)).toBe("missing warn closed-hour")
    expect(wanting?.answer).toMatchObject({ terms: ["firstDate"] })
    if (wanting) expect(checks(wanting)["two-dates"]).toBe("known")
    expect(told(at({ "two-mobility": true }))).toBe("invalid hint closed-hour")
  })
  it("shows its form with Montréal’s wall clock, empty at first", () => {
    const blank = row("two-proposals", {}, { ticks: { procedure: "inbound" } })
    expect(blank?.answer.proposals).toEqual({ first: "", second: "", mobility: false, urgent: false })
    expect(of({})?.answer.proposals).toMatchObject({ first: "2026-12-17T09:00", second: "2026-12-22T13:30" })
  })
  it("asks no dates of a client who has an appointment", () => {
    const one = row("two-proposals", {}, { ticks: { procedure: "inbound", done: { booked: true } } })
    expect(one?.answer.proposals).toBeUndefined()
  })
  it("what was proposed is of the past once one was taken", () => {
    const past = { first: "2026-12-10 09:00", second: "2026-12-11 09:00" }
    expect(told(of(past, { booked: true, "two-mobility": true }))).toBe("ok warn")
  })
})

describe("the procedure that a file points to", () => {
  it.each<[string, string, Procedure | null]>([
    ["Accident", "", "accident"],
    ["", "Client a eu un accrochage hier soir", "accident"],
    ["Panne", "", "breakdown"],
    ["", "Le véhicule ne démarre plus", "breakdown"],
    ["", "Diagnostic demandé", "diagnosis"],
    ["Courriel", "", "email-request"],
    ["E-mail", "", "email-request"],
    ["", "Demande reçue par courriel", "email-request"],
    ["Rappel d’entretien", "", "outbound-phone"],
    ["Plainte", "Bruit au freinage", null],
    ["", "Pas d’accident, simple entretien", null],
    ["", "Le client craint la panne après un accident", null],
    ["Panne", "après un accident", "breakdown"],
    ["", "Lui envoyer un courriel", null],
    ["", "", null],
    ...[
      "12, rue de la Panne",
      "45, chemin de l’Accident",
      "Accident : non",
      "Accident? Non",
      "Accident\u00a0: aucun",
      "It wasn’t an accident",
      "Never had an accident",
      "Le véhicule n’est pas du tout impliqué dans un accident",
      "Le véhicule n’est plus en panne",
      "Ni accident ni panne",
      "Ancien accident à réparer",
      "Panneau de porte rayé accidentellement",
      "Attelage de remorque à poser",
      "Radar pré-collision à calibrer",
      "Collision avoidance recall",
    ].map((text): [string, string, null] => ["", text, null]),
    ["", "Pas de problème avant. Accident hier soir", "accident"],
    ["", "Aucun blessé, accident sur la 15", "accident"],
    ["", "Accident à Notre-Dame-de-Grâce", "accident"],
    ["", "4, rue de la Panne : le véhicule est en panne", "breakdown"],
    ["", "Remorqué ce matin", "breakdown"],
    ["", "The car does not start", "breakdown"],
    ["", "accident ".repeat(1_200), "accident"],
  ])("%s | %s: %s", (kind, explanation, expected) => {
    expect(suggestedProcedure(file({ kind, explanation }))).toBe(expected)
  })
})

describe("a procedure opened again", () => {
  const at = (hours: number): string => new Date(now.getTime() + hours * hour).toISOString()
  const over = (kind: ClockKind, since: number, doneAt: number): RunningClock => ({
    ...clock(kind, since, 1, true),
    doneAt: new Date(now.getTime() + doneAt * hour),
  })
  const booked = { booked: true }
  it("takes no clock that was over before for today’s; one that ran is still told", () => {
    const told_ = (since: string, ...clocks: RunningClock[]) =>
      told(row("confirm", {}, { ticks: { procedure: "inbound", done: booked, since }, clocks }))
    expect(told_(at(0), over("confirm", 2, -1))).toBe("missing warn start")
    expect(told_(at(-3), over("confirm", 2, -1))).toBe("ok warn done")
    expect(told_(at(0), clock("confirm", 2, 1))).toBe("missing warn due")
    expect(
      told(
        row(
          "confirm",
          {},
          { ticks: { procedure: "inbound", since: at(0) }, clocks: [over("confirm", 2, -1)] },
        ),
      ),
    ).toBe("-")
  })
  it("takes no appointment of another visit for booked", () => {
    const seen = (appointment: number, since?: number) =>
      checks(
        row(
          "two-proposals",
          { appointment: new Date(now.getTime() + appointment * hour) },
          {
            ticks: { procedure: "inbound", ...(since !== undefined && { since: at(since) }) },
          },
        ),
      )["booked"]
    expect(seen(-24 * 21)).toBe("unknown")
    expect(seen(-24 * 21, 0)).toBe("unknown")
    expect(seen(24)).toBe("known")
    // Given while the procedure was under way.
    expect(seen(-1, -2)).toBe("known")
  })
  it("a service already reminded of is not asked for again; one under an old procedure is", () => {
    const values = { plannedService: "2027-01-05" }
    expect(told(row("reminder", values, { ticks: { procedure: "inbound", since: at(-1) } }))).toBe("-")
    expect(told(row("reminder", values, { ticks: { procedure: "inbound", since: at(-24 * 30) } }))).toBe(
      "missing hint service",
    )
    const said = over("service", 24 * 5, -24)
    expect(
      row("reminder", values, { ticks: { procedure: "outbound-phone", since: at(0) }, clocks: [said] })
        ?.answer,
    ).not.toHaveProperty("problem")
    const items = checks(
      row("reminder", values, { ticks: { procedure: "outbound-phone", since: at(0) }, clocks: [said] }),
    )
    expect(items["vehicle-service"]).toBe("missing")
  })
  it("two dates well proposed stay so the days after", () => {
    const proposals = { first: at(-24 * 6), second: at(-24), mobility: true, urgent: false }
    const since = (hours: number) =>
      row("two-proposals", {}, { ticks: { procedure: "inbound", proposals, since: at(hours) } })
    expect(since(-24 * 7)?.answer).not.toHaveProperty("problem")
    expect(checks(since(-24 * 7))["two-dates"]).toBe("known")
    expect(since(-1)?.answer).toMatchObject({ problem: "past" })
    // Proposed badly then, they are held to today.
    expect(since(-24 * 30)?.answer).toMatchObject({ problem: "past" })
  })
})
