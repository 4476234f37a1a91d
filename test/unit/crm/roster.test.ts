import { describe, expect, test } from "vitest"
import * as fc from "fast-check"
import { dayOf, inZone, montreal, shiftDay } from "../../../src/process/calendar"
import {
  emptyRoster,
  findPerson,
  isAbsent,
  nextChange,
  nextShift,
  presenceOf,
  shiftEnd,
  type Person,
  type Roster,
} from "../../../src/process/roster"
import { closedDaysOf, teamRoster, type CrmTeam } from "../../../src/crm/roster"
import type { CrmShift, CrmUser } from "../../../src/crm/types"

const user = (id: string, name: string, more: Partial<CrmUser> = {}): CrmUser => ({
  id,
  name,
  email: null,
  active: true,
  role: null,
  profile: null,
  timeZone: null,
  ...more,
})
const all = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]
type Stretch = { start: number; end: number }
const week = (...stretches: Stretch[]) => Object.fromEntries(all.map((day) => [day, stretches]))
const shift = (people: string[], more: Partial<CrmShift> = {}): CrmShift => ({
  id: "s",
  name: "Jour",
  timeZone: "America/Toronto",
  days: week({ start: 480, end: 960 }),
  breaks: {},
  people: people.map((id) => ({ id, name: id })),
  ...more,
})
const team = (more: Partial<CrmTeam> = {}): CrmTeam => ({
  users: [user("1", "Zoé Roy"), user("2", "Alex Côté")],
  shifts: [shift(["1"])],
  unavailability: [],
  holidays: [],
  zone: "America/Toronto",
  ...more,
})
const policy = (people: Person[], more: Partial<Roster> = {}): Roster => ({ ...emptyRoster, people, ...more })
const at = (day: string, time: string): Date => montreal(day, time)
const noon = at("2026-11-20", "12:00")
/** Where the roster says that someone with this name is. */
const where = (roster: Roster, name: string, now: Date) => {
  const person = findPerson(roster, name)
  return person === null || person === "ambiguous" ? (person ?? "nobody") : presenceOf(roster, person.id, now)
}

describe("whose hours", () => {
  const zoe = { id: "zoe", name: "Zoé Roy" }
  const day = (person: string) => ({ person, day: "2026-11-20", start: "13:00", end: "17:00" })
  test.each<[string, Roster, Partial<CrmTeam>, string, string, string]>([
    ["nobody in the policy", emptyRoster, {}, "Zoé Roy", "on-shift", "crm"],
    [
      "the policy's hours give way",
      policy([zoe], { shifts: [day("zoe")] }),
      {},
      "Roy, Zoe",
      "on-shift",
      "crm",
    ],
    [
      "none in the CRM: the policy's",
      policy([zoe], { shifts: [day("zoe")] }),
      { shifts: [] },
      "Zoé Roy",
      "off",
      "policy",
    ],
    [
      "shifts not answered: the policy's",
      policy([zoe], { shifts: [day("zoe")] }),
      { shifts: null },
      "Zoé Roy",
      "off",
      "policy",
    ],
    ["none anywhere: never off", policy([zoe]), { shifts: [] }, "Zoé Roy", "unknown", "none"],
    [
      "a shift without hours is none",
      policy([zoe]),
      { shifts: [shift(["1"], { days: week() })] },
      "Zoé Roy",
      "unknown",
      "none",
    ],
    [
      "a zone not known",
      policy([zoe]),
      { shifts: [shift(["1"], { timeZone: null })], zone: null },
      "Zoé Roy",
      "unknown",
      "none",
    ],
    [
      "a zone that is none",
      policy([zoe]),
      { shifts: [shift(["1"], { timeZone: "Mars/Olympus" })] },
      "Zoé Roy",
      "unknown",
      "none",
    ],
    [
      "the organisation's zone",
      policy([zoe]),
      { shifts: [shift(["1"], { timeZone: null })] },
      "Zoé Roy",
      "on-shift",
      "crm",
    ],
    [
      "no longer active",
      policy([zoe], { shifts: [{ ...day("zoe"), start: "08:00" }] }),
      { users: [user("1", "Zoé Roy", { active: false })] },
      "Zoé Roy",
      "off",
      "left",
    ],
    [
      "no longer active, not in the policy",
      emptyRoster,
      { users: [user("1", "Zoé Roy", { active: false })] },
      "Zoé Roy",
      "off",
      "left",
    ],
    [
      "active again under another account",
      emptyRoster,
      { users: [user("9", "Zoé Roy", { active: false }), user("1", "Zoé Roy")] },
      "Zoé Roy",
      "on-shift",
      "crm",
    ],
    [
      "by e-mail, under another name",
      policy([{ id: "z", name: "Z. R.", aliases: ["zoe@x.ca"] }]),
      { users: [user("1", "Zoé Roy", { email: "ZOE@x.ca" })] },
      "Z. R.",
      "on-shift",
      "crm",
    ],
    [
      "e-mail active before the one who left",
      policy([{ id: "z", name: "Z. R.", aliases: ["z@x.ca"] }]),
      {
        users: [
          user("9", "Zoé Old", { email: "z@x.ca", active: false }),
          user("1", "Zoé Roy", { email: "z@x.ca" }),
        ],
      },
      "Z. R.",
      "on-shift",
      "crm",
    ],
  ])("%s", (_name, given, more, name, presence, hours) => {
    const found = teamRoster(given, team(more), noon)
    expect(where(found.roster, name, noon)).toBe(presence)
    const person = findPerson(found.roster, name) as Person
    expect(found.hours[person.id]).toBe(hours)
  })
  test.each<[string, Roster, CrmUser[]]>([
    [
      "two users bear the name of one",
      policy([zoe], { shifts: [{ ...day("zoe"), start: "08:00" }] }),
      [user("1", "Zoé Roy"), user("2", "Zoé Roy")],
    ],
    [
      "two of the policy bear the name of one user",
      policy([zoe, { id: "z2", name: "Roy Zoé" }]),
      [user("1", "Zoé Roy")],
    ],
    [
      "the address says that it is another",
      policy([{ ...zoe, aliases: ["zoe.roy@x.ca"] }]),
      [user("1", "Zoé Roy", { email: "zroy2@x.ca" })],
    ],
  ])("nobody knows whose: %s", (_name, given, users) => {
    expect(where(teamRoster(given, team({ users }), noon).roster, "Zoé Roy", noon)).toBe("ambiguous")
  })
  test("their part in the policy stays: role, branch, aliases", () => {
    const given = policy([{ ...zoe, role: "specialist", branch: "Laval", aliases: ["Z. Roy"] }])
    expect(teamRoster(given, team(), noon).roster.people[0]).toEqual(given.people[0])
  })
})

describe("when they are there", () => {
  const crm = (more: Partial<CrmTeam>) => teamRoster(emptyRoster, team(more), noon).roster
  const hours = (stretch: Stretch, more: Partial<CrmShift> = {}) =>
    crm({ shifts: [shift(["1"], { days: week(stretch), ...more })] })
  const pause = { breaks: week({ start: 720, end: 750 }) }
  const night = { start: 1320, end: 360 }
  const away = (from: Date, to: Date) =>
    crm({ unavailability: [{ id: "u", person: { id: "1", name: "" }, from, to }] })
  const visit = away(at("2026-11-20", "10:00"), at("2026-11-20", "11:30"))
  const whole = away(at("2026-11-20", "00:00"), at("2026-11-20", "23:59"))
  test.each<[string, Roster, string, string, string]>([
    ["before", hours({ start: 480, end: 960 }), "2026-11-20", "07:59", "off"],
    ["the first minute", hours({ start: 480, end: 960 }), "2026-11-20", "08:00", "on-shift"],
    ["the end is out", hours({ start: 480, end: 960 }), "2026-11-20", "16:00", "off"],
    ["a break", hours({ start: 480, end: 960 }, pause), "2026-11-20", "12:10", "busy"],
    ["after it", hours({ start: 480, end: 960 }, pause), "2026-11-20", "12:30", "on-shift"],
    ["a night, before midnight", hours(night), "2026-11-20", "22:00", "on-shift"],
    ["a night, after it", hours(night), "2026-11-21", "05:59", "on-shift"],
    ["the morning after", hours(night), "2026-11-21", "06:00", "off"],
    [
      "its break after midnight",
      hours(night, { breaks: week({ start: 60, end: 90 }) }),
      "2026-11-21",
      "01:10",
      "busy",
    ],
    [
      "its break around midnight",
      hours(night, { breaks: week({ start: 1425, end: 15 }) }),
      "2026-11-21",
      "00:05",
      "busy",
    ],
    ["until midnight, from the morning", hours({ start: 480, end: 1440 }), "2026-11-20", "23:59", "on-shift"],
    ["all day, all night", hours({ start: 0, end: 1440 }), "2026-11-20", "03:00", "on-shift"],
    ["14 h over midnight", hours({ start: 1080, end: 480 }), "2026-11-21", "07:59", "on-shift"],
    [
      "two stretches, between them",
      crm({ shifts: [shift(["1"], { days: week({ start: 480, end: 600 }, { start: 720, end: 900 }) })] }),
      "2026-11-20",
      "11:00",
      "off",
    ],
    [
      "two shifts of one person",
      crm({ shifts: [shift(["1"]), shift(["1"], { days: week({ start: 1020, end: 1200 }) })] }),
      "2026-11-20",
      "18:00",
      "on-shift",
    ],
    [
      "the clock of Vancouver",
      hours({ start: 480, end: 960 }, { timeZone: "America/Vancouver" }),
      "2026-11-20",
      "10:59",
      "off",
    ],
    [
      "three hours later here",
      hours({ start: 480, end: 960 }, { timeZone: "America/Vancouver" }),
      "2026-11-20",
      "18:59",
      "on-shift",
    ],
    [
      "the clock of India",
      hours({ start: 1110, end: 150 }, { timeZone: "Asia/Kolkata" }),
      "2026-11-20",
      "08:00",
      "on-shift",
    ],
    ["away for an hour", visit, "2026-11-20", "11:29", "off"],
    ["back from it", visit, "2026-11-20", "11:30", "on-shift"],
    ["away the whole day", whole, "2026-11-20", "14:00", "off"],
    [
      "a holiday",
      crm({ holidays: [{ id: "h", name: "Fête", day: "2026-11-20" }] }),
      "2026-11-20",
      "10:00",
      "off",
    ],
  ])("%s", (_name, roster, day, time, presence) => {
    expect(presenceOf(roster, "1", at(day, time))).toBe(presence)
  })
  test("weekdays alone are worked on them", () => {
    const roster = crm({ shifts: [shift(["1"], { days: { FRIDAY: [{ start: 480, end: 960 }] } })] })
    expect(presenceOf(roster, "1", at("2026-11-20", "10:00"))).toBe("on-shift")
    expect(presenceOf(roster, "1", at("2026-11-21", "10:00"))).toBe("off")
    expect(nextShift(roster, "1", at("2026-11-21", "10:00"))?.from).toEqual(at("2026-11-27", "08:00"))
  })
  test.each([
    ["autumn", "2026-10-31", 9],
    ["spring", "2026-03-07", 7],
  ])("a night over the %s change lasts as long as it does", (_name, day, length) => {
    const { roster } = teamRoster(
      emptyRoster,
      team({ shifts: [shift(["1"], { days: week(night) })] }),
      at(day, "12:00"),
    )
    const from = at(day, "22:00")
    expect(shiftEnd(roster, "1", from)).toEqual(new Date(+from + length * 3_600_000))
  })
  test("what is left of a shift around an absence is the next one", () => {
    expect(shiftEnd(visit, "1", at("2026-11-20", "09:00"))).toEqual(at("2026-11-20", "10:00"))
    expect(nextShift(visit, "1", at("2026-11-20", "10:30"))?.from).toEqual(at("2026-11-20", "11:30"))
    expect(nextChange(visit, ["1"], at("2026-11-20", "10:30"), 3)).toEqual(at("2026-11-20", "11:30"))
    expect(nextShift(whole, "1", at("2026-11-20", "07:00"))?.from).toEqual(at("2026-11-21", "08:00"))
  })
  test("only a whole day makes them absent from it", () => {
    expect(isAbsent(visit, "1", at("2026-11-20", "10:30"))).toBe(false)
    expect(isAbsent(whole, "1", at("2026-11-20", "10:30"))).toBe(true)
    expect(isAbsent(whole, "1", at("2026-11-21", "10:30"))).toBe(false)
  })
  test("an absence of nobody known, or that ends before it starts, says nothing", () => {
    const [from, to] = [at("2026-11-20", "00:00"), at("2026-11-21", "00:00")]
    for (const one of [
      { id: "u", person: { id: "77", name: "" }, from, to },
      { id: "u", person: { id: "1", name: "" }, from: to, to: from },
      { id: "u", person: { id: "1", name: "" }, from: new Date(NaN), to },
    ])
      expect(presenceOf(crm({ unavailability: [one] }), "1", noon)).toBe("on-shift")
  })
  test("on a holiday the policy's own shift stands", () => {
    const given = policy([{ id: "zoe", name: "Zoé Roy" }], {
      shifts: [{ person: "zoe", day: "2026-11-20", start: "10:00", end: "14:00" }],
    })
    const holidays = [{ id: "h", name: "Fête", day: "2026-11-20" }]
    expect(presenceOf(teamRoster(given, team({ holidays }), noon).roster, "zoe", noon)).toBe("on-shift")
    expect(closedDaysOf(team({ holidays: [...holidays, ...holidays] }))).toEqual(["2026-11-20"])
    expect(closedDaysOf(team({ holidays: null }))).toEqual([])
  })
})

test("in any zone, on any day, on shift exactly between the two instants", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        "America/Toronto",
        "America/Vancouver",
        "America/Halifax",
        "Asia/Kolkata",
        "Europe/Paris",
      ),
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 1439 }),
      fc.integer({ min: -2000, max: 2000 }),
      (zone, offset, start, length, minute) => {
        const day = shiftDay("2026-01-01", offset)
        const clock = (n: number) =>
          `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`
        const end = (start + length) % 1440
        const from = inZone(zone, day, clock(start))
        const to = inZone(zone, shiftDay(day, end > start ? 0 : 1), clock(end))
        const now = new Date(+from + minute * 60_000)
        const days = { [all[new Date(day).getUTCDay()] ?? ""]: [{ start, end }] }
        const { roster } = teamRoster(
          emptyRoster,
          team({ shifts: [shift(["1"], { days, timeZone: zone })] }),
          from,
        )
        const edges = [from, to].map((edge) => montreal(dayOf(edge), clockOf(edge)))
        // The hour that autumn holds twice, written from another zone, cannot be told apart on Montréal's clock.
        fc.pre(+from < +to && edges.every((edge, index) => +edge === +(index === 0 ? from : to)))
        expect(presenceOf(roster, "1", now)).toBe(now >= from && now < to ? "on-shift" : "off")
      },
    ),
    { numRuns: 300 },
  )
  function clockOf(instant: Date): string {
    return new Intl.DateTimeFormat("en-CA", {
      timeZone: "America/Toronto",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(instant)
  }
})
