import { describe, expect, it } from "vitest"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { montreal } from "../../../src/process/calendar"
import { answerAll, inForce, packShown } from "../../../src/rules/engine"
import {
  creditFields,
  renewalFields,
  type CreditFacts,
  type Note,
  type RenewalFacts,
} from "../../../src/rules/facts"
import type { Context, Level, Row } from "../../../src/rules/rule"
import { readNoteText } from "../../../src/process/reading"
import { context, note, now, told } from "./facts-builder"

const none = unknown("not-found")
type Values = Record<string, unknown>
const fieldOf = (value: unknown): Field<unknown> =>
  value === null ? empty : typeof value === "object" && "state" in value ? (value as Field) : known(value)
const fieldsOf = (names: readonly string[], values: Values): never =>
  Object.fromEntries(names.map((name) => [name, name in values ? fieldOf(values[name]) : none])) as never

const file = (values: Values = {}, notes: Field<Note[]> = known([])): RenewalFacts => ({
  record: { org: "org1", module: "CustomModule5", id: "1" },
  mode: "detail",
  notes,
  notesComplete: true,
  fields: fieldsOf(renewalFields, {
    possessionDate: "2025-01-15",
    termMonths: 72,
    monthsLeft: 50,
    chance: "2e chance",
    kind: "Spécialisé 18 mois +",
    make: "Toyota",
    model: "Camry",
    buyBack: "x",
    fi: "Léa Roy",
    purchases: 1,
    phone: "514 555-0142",
    email: "a@exemple.ca",
    ...values,
  }),
})
const request = (
  values: Values = {},
  attempted: Field<boolean> = none,
  mode: CreditFacts["mode"] = "detail",
): CreditFacts => ({
  record: { org: "org1", module: "CustomModule6", id: "2" },
  mode,
  notes: known([]),
  notesComplete: true,
  attempted,
  fields: fieldsOf(creditFields, { number: "CRE-001", createdAt: "2026-12-15", ...values }),
})
type Given = { context?: Partial<Context>; level?: Level; id?: string }
const rows = (facts: { renewal?: RenewalFacts; credit?: CreditFacts }, given: Given = {}): Row[] =>
  answerAll(
    { opportunity: null, meeting: null, ...facts },
    context(given.context),
    inForce({ packs: {}, rules: given.level && given.id ? { [given.id]: { level: given.level } } : {} }),
    () => true,
    "renewal",
  )
const row = (id: string, facts: Parameters<typeof rows>[0], given: Given = {}): Row | undefined =>
  rows(facts, given).find((one) => one.id === id)
const live = {
  rate: none,
  termMonths: none,
  monthsLeft: none,
  possessionDate: none,
  financingEnd: none,
  chance: none,
  make: none,
  model: none,
  fi: none,
  buyBack: none,
}
const around = (given: object = {}) => ({ renewal: { live: null, equity: null, offers: [], ...given } })

describe("renewal.dossier-ready", () => {
  const state = (facts: RenewalFacts, given?: Given) =>
    Object.fromEntries(
      row("renewal.dossier-ready", { renewal: facts }, given)?.answer.checks?.map((one) => [
        one.id,
        one.state,
      ]) ?? [],
    )
  it("says each of eight items; what is not read is not missing; a tick completes it", () => {
    expect(state(file())).toEqual({
      possession: "known",
      loan: "known",
      chance: "known",
      vehicle: "known",
      buyBack: "known",
      fi: "known",
      history: "known",
      script: "missing",
    })
    expect(told(row("renewal.dossier-ready", { renewal: file() }))).toBe("missing hint list")
    expect(
      told(
        row(
          "renewal.dossier-ready",
          { renewal: file() },
          { context: { ticks: { dossier: { script: true } } } },
        ),
      ),
    ).toBe("ok hint")
    const masked = file({ buyBack: unknown("masked"), fi: null })
    expect(state(masked)).toMatchObject({ buyBack: "unknown", fi: "missing" })
    const all = { ticks: { dossier: { script: true, fi: true } } }
    expect(told(row("renewal.dossier-ready", { renewal: masked }, { context: all }))).toBe("unknown hint")
  })
  it("takes what another page says of the same client, for the moment", () => {
    const facts = file({ buyBack: none, fi: null })
    expect(
      state(facts, { context: around({ live: { ...live, buyBack: known(1), fi: known("Léa") } }) }),
    ).toMatchObject({ buyBack: "known", fi: "known" })
  })
})

describe("renewal.segment", () => {
  const said = (facts: RenewalFacts, given?: Given) => row("renewal.segment", { renewal: facts }, given)
  it("names the segments with the script that follows, and the CRM's own view beside", () => {
    const answer = said(file())?.answer
    expect(answer).toMatchObject({ state: "ok", note: "list", script: "script.renewal-specialised" })
    expect(answer && "terms" in answer ? answer.terms : []).toEqual([
      "specialised-late",
      "specialised",
      "running",
    ])
    expect(answer?.lines?.at(-1)).toMatchObject({ term: "crmView", vars: { view: "Spécialisé 18 mois +" } })
  })
  it("lets the live rate decide, and leaves it out of the answer", () => {
    const answer = said(file(), { context: around({ live: { ...live, rate: known(4.87) } }) })
    expect(answer?.answer.script).toBe("script.renewal-regular")
    expect(JSON.stringify(answer)).not.toContain("4.87")
  })
  it("follows the lead's parameters, and says what is wanting", () => {
    const facts = {
      renewal: file({ kind: "Régulier", financingEnd: "2028-06-15", possessionDate: none, termMonths: none }),
    }
    const with18 = answerAll(
      { opportunity: null, meeting: null, ...facts },
      context(),
      inForce({ packs: {}, rules: { "renewal.segment": { params: { months: 18 } } } }),
      () => true,
      "renewal",
    ).find(({ id }) => id === "renewal.segment")
    expect(with18?.answer).toMatchObject({ terms: ["regular-ending", "running"] })
    const bare = file({
      possessionDate: none,
      termMonths: none,
      monthsLeft: none,
      kind: none,
      chance: none,
      purchases: none,
    })
    expect(told(said(bare))).toBe("unknown hint wanting")
  })
  it("takes equity as entered, for this opening alone", () => {
    const answer = said(file(), { context: around({ equity: -15 }) })?.answer
    expect(answer && "terms" in answer ? answer.terms : []).toContain("equity-negative")
  })
})

describe("renewal.call", () => {
  const said = (values: Values, text?: string, valid = true) => {
    const notes = text === undefined ? known([]) : known([note(text, { reading: readNoteText(text, now) })])
    return told(
      row("renewal.call", { renewal: file(values, notes) }, { context: { phoneValid: () => valid } }),
    )
  }
  it.each([
    ["by voice", said({}), "ok hint by-voice"],
    ["a number that is not one, an address", said({}, undefined, false), "invalid hint email"],
    ["none, no address", said({ phone: null, email: null }), "missing hint number"],
    ["noted wrong", said({}, "Mauvais numéro"), "invalid hint email"],
    ["not read", said({ phone: unknown("masked") }), "unknown hint"],
  ])("%s", (_name, is, wanted) => expect(is).toBe(wanted))
})

describe("renewal.credit-request", () => {
  const at = (text: string): Date => montreal(text.slice(0, 10), text.slice(11))
  const check = (done = false) => ({ from: at("2026-12-16 10:00"), until: at("2026-12-17 10:00"), done })
  const on = (day: string, creditCheck: ReturnType<typeof check> | null | undefined) => ({
    context: { now: at(day), ...(creditCheck !== undefined && { creditCheck }) },
  })
  it.each<[string, CreditFacts, Given, string]>([
    ["being made", request({}, none, "create"), {}, "-"],
    ["no number yet", request({ number: null }), {}, "missing warn number"],
    ["number not read", request({ number: unknown("masked") }), {}, "unknown warn"],
    ["e-mail not seen from here", request(), on("2026-12-15 11:00", null), "unknown warn send"],
    ["waits", request({}, known(false)), on("2026-12-16 09:59", check()), "ok warn waits"],
    ["due, nobody tried", request({}, known(false)), on("2026-12-16 10:00", check()), "invalid warn analyst"],
    ["due, looked at", request({}, known(false)), on("2026-12-16 10:00", check(true)), "ok warn"],
    [
      "due, not all in view",
      request({}, unknown("not-rendered")),
      on("2026-12-16 10:00", check()),
      "unknown warn look",
    ],
    ["due, someone tried", request({}, known(true)), on("2026-12-18 10:00", check()), "ok warn tried"],
    [
      "made elsewhere, the next day",
      request({}, known(false)),
      on("2026-12-16 23:00", null),
      "unknown warn send",
    ],
    [
      "made elsewhere, two days on",
      request({}, known(false)),
      on("2026-12-17 00:01", null),
      "invalid warn analyst",
    ],
  ])("%s", (_name, credit, given, said) =>
    expect(told(row("renewal.credit-request", { credit }, given))).toBe(said),
  )
})

describe("loyalty", () => {
  const at = (day: string, time = "13:00") => ({
    context: {
      now: montreal(day, time),
      ...around({
        offers: [
          { partner: "P", advantage: "A", from: "2026-12-01", to: "2026-12-15" },
          { partner: "Q", advantage: "B", condition: "C", from: "2026-12-01", to: "2026-12-31" },
        ],
      }),
    },
  })
  it.each([
    ["loyalty.courtesy", "2025-01-16", "ok hint due"],
    ["loyalty.courtesy", "2025-01-18", "-"],
    ["loyalty.courtesy", "2025-07-15", "ok hint due"],
    ["loyalty.courtesy", "2025-07-22", "-"],
    ["loyalty.anniversary", "2026-01-15", "ok hint due"],
    ["loyalty.anniversary", "2026-01-23", "-"],
  ])("%s on %s", (id, day, said) => expect(told(row(id, { renewal: file() }, at(day)))).toBe(said))
  it("shows the offers of the day alone", () => {
    const lines = (day: string) => row("loyalty.benefits", { renewal: file() }, at(day))?.answer.lines?.length
    expect([lines("2026-12-15"), lines("2026-12-16"), lines("2027-01-01")]).toEqual([2, 1, undefined])
  })
})

it("nothing of these pages ever holds a Save, whatever its level, and they stand under the renewal pack", () => {
  for (const id of ["renewal.dossier-ready", "renewal.credit-request", "renewal.segment"]) {
    const all = rows(
      { renewal: file({ fi: null }), credit: request({ number: null }) },
      { id, level: "block" },
    )
    expect(all.filter(({ holds }) => holds)).toEqual([])
    expect(all.filter(({ state, level }) => level === "block" && state !== "ok")).toEqual([])
    expect(packShown(all, "renewal")).toBe("renewal")
  }
})
