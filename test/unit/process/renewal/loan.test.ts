import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf, montreal } from "../../../../src/process/calendar"
import { empty, known, unknown } from "../../../../src/process/field"
import { afterOpenHours, creditCheckWindow, isClosed } from "../../../../src/process/renewal/credit-check"
import { dossierItems, dossierReady } from "../../../../src/process/renewal/dossier"
import { chanceOf, creditOf, endOfLoan, leftOf } from "../../../../src/process/renewal/loan"
import {
  anniversary,
  currentOffers,
  firstCourtesy,
  secondCourtesy,
} from "../../../../src/process/renewal/loyalty"
import {
  addMonths,
  lastAnniversary,
  monthsBetween,
  monthsUntil,
  nextAnniversary,
} from "../../../../src/process/renewal/months"
import { segmentsOf, type SegmentFacts, type SegmentKey } from "../../../../src/process/renewal/segments"

const none = unknown("not-found")
const facts = (given: Partial<SegmentFacts> = {}): SegmentFacts => ({
  possessionDate: none,
  termMonths: none,
  monthsLeft: none,
  financingEnd: none,
  kind: none,
  chance: none,
  rate: none,
  purchases: none,
  warrantyYears: none,
  equity: empty,
  ...given,
})

describe("months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-01-15", -13, "2024-12-15"],
  ])("%s and %i months: %s", (day, count, said) => expect(addMonths(day, count)).toBe(said))

  it.each([
    ["2026-01-31", "2026-02-28", 1],
    ["2026-01-31", "2026-02-27", 0],
    ["2026-01-31", "2026-03-30", 1],
    ["2028-02-29", "2029-02-28", 12],
    ["2028-02-29", "2029-02-27", 11],
    ["2026-05-10", "2026-05-10", 0],
    ["2026-05-10", "2026-04-10", -1],
  ])("from %s to %s: %i whole", (from, to, months) => expect(monthsBetween(from, to)).toBe(months))

  it.each([
    ["2027-03-31", "2027-02-28", 1],
    ["2028-02-29", "2027-02-28", 12],
    ["2027-12-15", "2026-12-15", 12],
    ["2027-12-16", "2026-12-15", 13],
    ["2026-12-15", "2026-12-15", 0],
    ["2026-12-14", "2026-12-15", 0],
    ["2026-12-16", "2026-12-15", 1],
  ])("until %s on %s: %i left", (end, today, left) => expect(monthsUntil(end, today)).toBe(left))

  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    .map((date) => dayOf(date))
  it("counts what it adds, never past it, and left over is never less than what has gone by", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), day, (from, count, to) => {
        expect(monthsBetween(from, addMonths(from, count))).toBe(count)
        const between = monthsBetween(from, to)
        if (to >= from) {
          expect(addMonths(from, between) <= to && to < addMonths(from, between + 1)).toBe(true)
          const left = monthsUntil(to, from)
          expect(addMonths(to, -left) <= from).toBe(true)
          if (left > 0) expect(addMonths(to, -(left - 1)) > from || left === 1).toBe(true)
        }
      }),
    )
  })
})

describe("the loan", () => {
  it.each([
    ["its end", { financingEnd: known("2029-01-10") }, known("2029-01-10")],
    [
      "possession and term",
      { possessionDate: known("2024-01-31"), termMonths: known(61) },
      known("2029-02-28"),
    ],
    [
      "both, within a month",
      { possessionDate: known("2024-01-10"), termMonths: known(60), financingEnd: known("2029-02-01") },
      known("2029-02-01"),
    ],
    [
      "both, apart",
      { possessionDate: known("2024-01-10"), termMonths: known(60), financingEnd: known("2030-02-01") },
      unknown("conflict"),
    ],
    [
      "an end before the possession",
      { possessionDate: known("2024-01-10"), financingEnd: known("2023-01-10") },
      unknown("conflict"),
    ],
    ["nothing read", {}, none],
    ["masked", { financingEnd: unknown("masked") }, unknown("masked")],
    ["read as empty", { possessionDate: known("2024-01-10"), termMonths: empty, financingEnd: empty }, empty],
  ] as const)("ends by %s", (_name, given, said) => expect(endOfLoan(facts(given))).toEqual(said))

  it("takes the months that the file says only without a day", () => {
    const left = (given: Partial<SegmentFacts>) => leftOf(facts(given), "2026-12-15")
    expect(left({ monthsLeft: known(9) })).toEqual(known({ months: 9, running: true }))
    expect(left({ monthsLeft: known(0) })).toEqual(known({ months: 0, running: false }))
    expect(left({ monthsLeft: known(9), financingEnd: known("2026-12-15") })).toEqual(
      known({ months: 0, running: true }),
    )
    expect(left({ financingEnd: known("2026-12-14") })).toEqual(known({ months: 0, running: false }))
  })

  it.each([
    ["2e chance", 2],
    ["Deuxième chance", 2],
    ["1ère chance", 1],
    ["1e chance", 1],
    ["1ière chance", 1],
    ["2de chance", 2],
    ["2ième chance", 2],
    ["3rd chance", 3],
    ["3", 3],
    ["2e ou 3e chance", null],
    ["comptant", null],
  ])("%s is chance %s", (text, chance) => expect(chanceOf(text)).toBe(chance))

  it.each([
    ["13.99 %", { rate: known(13.99) }, "regular"],
    ["14 % and more", { rate: known(14) }, "specialised"],
    ["the rate before the list's name", { rate: known(5), kind: known("Spécialisé 18 mois +") }, "regular"],
    ["the list's name", { kind: known("Regulier 24-36 mois restants") }, "regular"],
    ["the chance", { chance: known("3e chance") }, "specialised"],
    ["first chance", { chance: known("1re chance") }, "regular"],
    ["nothing", {}, undefined],
  ] as const)("credit: %s", (_name, given, said) => {
    const credit = creditOf(facts(given), 14)
    expect(credit.state === "known" ? credit.value : undefined).toBe(said)
  })
})

describe("segments", () => {
  const today = "2026-12-15"
  const regular = { rate: known(6) }
  const special = { rate: known(14) }
  const owned = (day: string) => ({ possessionDate: known(day) })
  const ends = (day: string) => ({ financingEnd: known(day) })
  it.each<[SegmentKey, string, Partial<SegmentFacts>, string]>([
    ["regular-ending", "12 months left", { ...regular, ...ends("2027-12-15") }, "in"],
    ["regular-ending", "a day more", { ...regular, ...ends("2027-12-16") }, "out"],
    ["regular-ending", "its last day", { ...regular, ...ends("2026-12-15") }, "in"],
    ["regular-ending", "over since yesterday", { ...regular, ...ends("2026-12-14") }, "out"],
    ["regular-ending", "specialised", { ...special, ...ends("2027-01-15") }, "out"],
    ["regular-ending", "credit not known", ends("2027-01-15"), "unknown credit"],
    ["regular-ending", "far, credit not known", ends("2029-01-15"), "out"],
    ["regular-ending", "end not known", regular, "unknown end"],
    ["specialised", "running", { ...special, ...ends("2029-01-15") }, "in"],
    ["specialised", "over", { ...special, ...ends("2026-01-15") }, "out"],
    [
      "specialised-late",
      "20 months to the day",
      { ...special, ...owned("2025-04-15"), ...ends("2029-01-15") },
      "in",
    ],
    [
      "specialised-late",
      "a day before",
      { ...special, ...owned("2025-04-16"), ...ends("2029-01-15") },
      "out",
    ],
    [
      "specialised-late",
      "on the last day of the term",
      { ...special, ...owned("2022-12-15"), ...ends("2026-12-15") },
      "in",
    ],
    [
      "specialised-late",
      "past the term",
      { ...special, ...owned("2021-12-14"), ...ends("2026-12-14") },
      "out",
    ],
    ["specialised-late", "possession not known", { ...special, ...ends("2029-01-15") }, "unknown possession"],
    ["warranty", "three years, six months before", { ...owned("2024-06-15"), warrantyYears: known(3) }, "in"],
    ["warranty", "a day earlier", { ...owned("2024-06-16"), warrantyYears: known(3) }, "out"],
    ["warranty", "its last day", { ...owned("2021-12-15"), warrantyYears: known(5) }, "in"],
    ["warranty", "over", { ...owned("2021-12-14"), warrantyYears: known(5) }, "out"],
    ["warranty", "not said, near three years", owned("2024-01-10"), "unknown warranty"],
    ["warranty", "not said, near none", owned("2026-01-10"), "out"],
    ["warranty", "read as none", { ...owned("2024-01-10"), warrantyYears: empty }, "out"],
    ["loyal", "first purchase", { purchases: known(1) }, "out"],
    ["loyal", "second", { purchases: known(2) }, "in"],
    ["loyal", "fifth", { purchases: known(5) }, "in"],
    ["loyal", "not known", {}, "unknown purchases"],
    ["equity-positive", "13.9", { equity: known(13.9) }, "out"],
    ["equity-positive", "14", { equity: known(14) }, "in"],
    ["equity-positive", "23", { equity: known(23) }, "in"],
    ["equity-positive", "23.1", { equity: known(23.1) }, "out"],
    ["equity-negative", "-14", { equity: known(-14) }, "in"],
    ["equity-negative", "-23", { equity: known(-23) }, "in"],
    ["equity-positive", "negative", { equity: known(-20) }, "out"],
    ["equity-positive", "not entered", {}, "unknown equity"],
    ["running", "running", ends("2026-12-15"), "in"],
    ["finished", "over", ends("2026-12-14"), "in"],
    ["finished", "not known", {}, "unknown end"],
    ["running", "dates in the other order", { ...owned("2026-01-10"), ...ends("2025-01-10") }, "unknown end"],
  ])("%s: %s", (key, _name, given, said) => {
    const found = segmentsOf(facts(given), today).all.find((one) => one.key === key)
    expect([found?.state, ...(found?.missing ?? [])].join(" ")).toBe(said)
  })

  it.each([
    ["31 August: 30 April, the last of its month", "2025-08-31", "2027-04-29", "out"],
    ["31 August: 30 April, to the day", "2025-08-31", "2027-04-30", "in"],
    ["29 February, the day before", "2028-02-29", "2029-10-28", "out"],
    ["29 February, to the day", "2028-02-29", "2029-10-29", "in"],
    ["30 June ends on 28 February", "2027-06-30", "2029-02-28", "in"],
    ["30 June, the day before", "2027-06-30", "2029-02-27", "out"],
    ["the last day of a term from 29 February", "2024-02-29", "2029-02-28", "in"],
    ["the day after it", "2024-02-29", "2029-03-01", "out"],
  ])("the 20th month from %s", (_name, from, on, said) => {
    const given = facts({ ...special, ...owned(from), termMonths: known(60) })
    expect(segmentsOf(given, on).all.find(({ key }) => key === "specialised-late")?.state).toBe(said)
  })
  it.each([
    ["29 February", "2028-02-29", "2027-02-28", "in"],
    ["29 February, 13 months begun", "2028-02-29", "2027-02-27", "out"],
    ["31 March", "2028-03-31", "2027-03-31", "in"],
    ["31 March, a day more", "2028-03-31", "2027-03-30", "out"],
  ])("12 months before %s", (_name, end, on, said) => {
    const given = facts({ rate: known(13.99), ...ends(end) })
    expect(segmentsOf(given, on).all.find(({ key }) => key === "regular-ending")?.state).toBe(said)
  })

  it("the script follows the credit, and the CRM's own views stand beside, by their own bounds", () => {
    const of = (given: Partial<SegmentFacts>) => segmentsOf(facts(given), today)
    expect(of(regular).script).toBe("script.renewal-regular")
    expect(of(special).script).toBe("script.renewal-specialised")
    expect(of({}).script).toBeNull()
    expect(of({ ...special, kind: known("Regulier 24-36 mois restants") }).views).toEqual([
      "Regulier 24-36 mois restants",
    ])
    expect(of({ ...regular, ...ends("2028-12-15") }).views).toEqual(["Regulier 24-36 mois restants"])
    expect(of({ ...regular, ...ends("2028-11-15") }).views).toEqual([])
    expect(of({ ...special, ...owned("2025-06-15"), ...ends("2030-01-01") }).views).toEqual([
      "Spécialisé 18 mois +",
    ])
  })

  it("unknown facts leave no segment in, and each names what is wanting", () => {
    const { all } = segmentsOf(facts(), today)
    expect(all.filter(({ state }) => state === "in")).toEqual([])
    for (const { state, missing } of all) if (state === "unknown") expect(missing.length).toBeGreaterThan(0)
  })
})

describe("the file before the call", () => {
  const field = known("x")
  const read = {
    possession: [field],
    loan: [field, field],
    chance: [field],
    vehicle: [field, field],
    buyBack: [field],
    fi: [field],
    purchases: known(1),
  }
  const states = (
    given: Partial<typeof read> | Record<string, unknown>,
    ticked: (typeof dossierItems)[number][] = [],
  ) =>
    Object.fromEntries(
      dossierReady({ ...read, ...given }, ticked).items.map(({ item, state }) => [item, state]),
    )
  it("has eight items; unknown is never missing, a tick is taken at its word", () => {
    expect(dossierItems).toHaveLength(8)
    expect(states({})).toMatchObject({ possession: "known", history: "known", script: "missing" })
    expect(states({ vehicle: [field, unknown("masked")], fi: [empty], loan: [empty, none] })).toMatchObject({
      vehicle: "unknown",
      fi: "missing",
      loan: "missing",
    })
    expect(states({ purchases: known(2), buyBack: [none] }, ["history", "buyBack"])).toMatchObject({
      history: "ticked",
      buyBack: "ticked",
    })
    expect(dossierReady(read, ["script"]).ready).toBe(true)
    expect(dossierReady(read, []).ready).toBe(false)
  })
})

describe("the look at a request for credit", () => {
  const hours = { from: 24, to: 48 }
  const at = (text: string): Date => montreal(text.slice(0, 10), text.slice(11))
  it.each([
    ["a weekday", "2026-12-15 10:00", [], "2026-12-16 10:00", "2026-12-17 10:00"],
    ["a Friday, week-ends counted", "2026-12-18 10:00", [], "2026-12-19 10:00", "2026-12-20 10:00"],
    [
      "a Friday, week-ends left out",
      "2026-12-18 10:00",
      ["samedi", "Dimanche"],
      "2026-12-21 10:00",
      "2026-12-22 10:00",
    ],
    [
      "sent on a Saturday that does not count",
      "2026-12-19 10:00",
      ["samedi", "dimanche"],
      "2026-12-22 00:00",
      "2026-12-23 00:00",
    ],
    ["a holiday by its date", "2026-12-24 10:00", ["2026-12-25"], "2026-12-26 10:00", "2026-12-27 10:00"],
  ])("%s", (_name, sent, closedDays, from, until) => {
    expect(creditCheckWindow(at(sent), { hours, closedDays })).toEqual({ from: at(from), until: at(until) })
  })
  it.each([
    ["spring", "2027-03-13 10:00", "2027-03-14 11:00"],
    ["autumn", "2027-11-06 10:00", "2027-11-07 09:00"],
  ])("24 h are elapsed ones when the clock changes in %s", (_name, sent, from) => {
    expect(creditCheckWindow(at(sent), { hours, closedDays: [] }).from).toEqual(at(from))
    expect(creditCheckWindow(at(sent), { hours, closedDays: ["lundi"] }).from).toEqual(at(from))
  })
  it("that day, when the client wished so", () => {
    const same = (sent: string) =>
      creditCheckWindow(at(sent), { hours, closedDays: ["mardi"], sameDay: true })
    expect(same("2026-12-15 10:00")).toEqual({ from: at("2026-12-15 12:00"), until: at("2026-12-16 00:00") })
    expect(same("2026-12-15 23:30").from).toEqual(at("2026-12-16 00:00"))
  })
  it("never falls in a closed day, is never early, and ends even where all are closed", () => {
    const week = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 96 }),
        fc.subarray(week, { maxLength: 6 }),
        (start, count, closed) => {
          const due = afterOpenHours(start, count, closed)
          expect(due.getTime() - start.getTime()).toBeGreaterThanOrEqual(count * 3_600_000)
          expect(isClosed(dayOf(due), closed) && closed.length > 0 && dayOf(due) !== dayOf(start)).toBe(false)
        },
      ),
    )
    expect(afterOpenHours(at("2026-12-15 10:00"), 24, week)).toEqual(at("2026-12-16 10:00"))
  })
})

describe("loyalty", () => {
  it("calls 24–48 h after delivery, by elapsed time, then months later", () => {
    const delivered = montreal("2027-03-13", "15:00")
    expect(firstCourtesy(delivered, { from: 24, to: 48 })).toEqual({
      from: montreal("2027-03-14", "16:00"),
      until: montreal("2027-03-15", "16:00"),
    })
    expect(firstCourtesy("2026-12-15", { from: 24, to: 48 }).from).toEqual(montreal("2026-12-16", "12:00"))
    expect(secondCourtesy("2026-08-31", 6)).toEqual({
      from: montreal("2027-02-28", "00:00"),
      until: montreal("2027-03-07", "00:00"),
    })
  })
  it.each([
    ["2024-02-29", "2025-02-28", 1, "2025-02-28"],
    ["2024-02-29", "2028-02-28", 4, "2028-02-29"],
    ["2024-02-29", "2025-03-01", 2, "2026-02-28"],
    ["2026-12-15", "2026-12-15", 1, "2027-12-15"],
    ["2025-12-15", "2026-12-15", 1, "2026-12-15"],
  ])("the anniversary of %s, from %s", (day, today, years, next) => {
    expect(nextAnniversary(day, today)).toEqual({ years, day: next })
  })
  it("tells an anniversary for some days after it", () => {
    expect(anniversary("2025-12-10", "2026-12-15", 7)).toMatchObject({
      years: 1,
      from: montreal("2026-12-10", "00:00"),
      until: montreal("2026-12-18", "00:00"),
    })
    expect(anniversary("2025-12-07", "2026-12-15", 7).years).toBe(2)
    expect(lastAnniversary("2024-02-29", "2025-02-27")).toBeNull()
    expect(lastAnniversary("2024-02-29", "2025-02-28")).toEqual({ years: 1, day: "2025-02-28" })
  })
  it("keeps offers from their first day to their last", () => {
    const offer = (partner: string, from: string, to: string) => ({ partner, advantage: "a", from, to })
    const all = [
      offer("past", "2026-09-01", "2026-12-14"),
      offer("later", "2026-12-01", "2027-01-31"),
      offer("last day", "2026-09-01", "2026-12-15"),
      offer("to come", "2026-12-16", "2027-01-01"),
    ]
    expect(currentOffers(all, "2026-12-15").map(({ partner }) => partner)).toEqual(["last day", "later"])
  })
})
