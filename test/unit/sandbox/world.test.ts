import { describe, expect, test } from "vitest"
import { policyShape } from "../../../src/policy/schema"
import { presenceOf } from "../../../src/process/roster"
import { checkRoster } from "../../../src/process/roster-check"
import { makeWorld } from "../../sandbox/dossiers"
import { policyFor, rosterFor } from "../../sandbox/roster"
import { stages } from "../../sandbox/schema"
import { before, day, hour, wall, type World } from "../../sandbox/world"

const now = new Date("2026-11-18T15:20:00Z")
const flat = ({ records, dossiers, users }: World) =>
  JSON.stringify([dossiers, users, Object.values(records).map((one) => [...one.values()])])
const world = makeWorld(now)
const deals = [...(world.records["Potentials"]?.values() ?? [])]
const digits = (text: unknown) => (typeof text === "string" ? text.replace(/\D/g, "").slice(-10) : "")

describe("the stand-in's people", () => {
  test("are the same for the same instant and seed, and others for another seed", () => {
    expect(flat(makeWorld(now))).toBe(flat(world))
    expect(flat(makeWorld(now, 2))).not.toBe(flat(world))
  })

  test("named dossiers do not move with the seed", () => {
    expect(makeWorld(now, 2).dossiers).toEqual(world.dossiers)
    expect(world.dossiers["ready"]?.id).toBe("5712000000110005")
  })

  test("hold every stage, by name and in the crowd", () => {
    const found = new Set(deals.map(({ values }) => values["STAGE"]))
    expect(stages).toHaveLength(13)
    expect(stages.filter((stage) => !found.has(stage))).toEqual([])
    expect(Object.keys(world.dossiers).filter((key) => key.startsWith("stage-"))).toHaveLength(14)
  })

  test("every key opens a record that is there", () => {
    const lost = Object.values(world.dossiers).filter(({ module, id }) => !world.records[module]?.has(id))
    expect(lost).toEqual([])
  })

  test("a request made again shares its client's number with the old file, and with no other", () => {
    const phone = (key: string) =>
      digits(world.records["Potentials"]?.get(world.dossiers[key]?.id ?? "")?.values["POTENTIALCF1"])
    for (const key of Object.keys(world.dossiers).filter((one) => world.dossiers[`${one}-old`])) {
      expect(phone(key)).toBe(phone(`${key}-old`))
      expect(deals.filter(({ values }) => digits(values["POTENTIALCF1"]) === phone(key))).toHaveLength(2)
    }
  })

  test("no two named dossiers share an address by chance", () => {
    const seen = new Map<unknown, Set<string>>()
    for (const { values } of deals) {
      const [mail, name] = [values["POTENTIALCF2"], values["CONTACTID"]]
      if (typeof mail !== "string" || mail === "" || !name || typeof name !== "object" || !("id" in name))
        continue
      seen.set(mail, (seen.get(mail) ?? new Set()).add(name.id))
    }
    expect([...seen].filter(([, clients]) => clients.size > 1).map(([mail]) => mail)).toEqual([])
  })
})

const instants = [
  ...Array.from({ length: 24 }, (_, hour) => new Date(now.getTime() + hour * 3_600_000)),
  new Date("2026-03-08T06:50:00Z"),
  new Date("2026-03-08T07:10:00Z"),
  new Date("2026-11-01T05:30:00Z"),
  // Not 06:30: a wall clock cannot name the second 1:30 of that night, when a break would begin.
  new Date("2026-11-01T08:30:00Z"),
]
test.each(instants)("the roster made for %s stands as said, without an error", (at) => {
  const roster = rosterFor(at)
  expect(checkRoster(roster).filter(({ severity }) => severity === "error")).toEqual([])
  expect(policyShape.safeParse(policyFor(at)).error).toBeUndefined()
  const said = {
    "alex-gagne": "on-shift",
    "naomie-labonte": "on-shift",
    "bastien-cormier": "off",
    "rosalie-quintal": "off",
    "emile-fortin": "off",
    "chloe-arsenault": "busy",
    "alexandre-tremblay-laval": "on-shift",
    "alexandre-tremblay-st-hubert": "off",
    "megane-rioux": "unknown",
  }
  expect(Object.fromEntries(Object.keys(said).map((id) => [id, presenceOf(roster, id, at)]))).toEqual(said)
})

test.each([
  // From winter to summer: 90 days before 23:05 is 23:05.
  ["2026-11-23T04:05:00Z", 90 * day, "2026-08-24T23:05"],
  ["2026-04-01T03:59:30Z", 30 * day, "2026-03-01T23:59"],
  ["2026-10-25T12:00:00Z", -10 * day, "2026-11-04T08:00"],
  ["2026-11-23T04:05:00Z", 90 * day + 2 * hour, "2026-08-24T21:05"],
])("%s less %i ms is %s at Montréal", (now, ago, then) => {
  expect(wall(before(new Date(now), ago))).toBe(then)
})
