import { clock, popup, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { PageSettings } from "../../../src/messages"
import type { CrmUnavailability, CrmUser } from "../../../src/crm/types"
import { findPerson, presenceOf } from "../../../src/process/roster"
import { restartBrowser } from "./chrome"
import { fakeDoor, type Given } from "./crm-door"

const MINUTE = 60_000
const user = (id: string, name: string, active = true): CrmUser => ({
  id,
  name,
  email: `${id}@x.ca`,
  active,
  role: null,
  profile: null,
  timeZone: null,
})
const hours = { start: 480, end: 960 }
const week = Object.fromEntries(
  ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"].map((day) => [day, [hours]]),
)
const away: CrmUnavailability = {
  id: "u",
  person: { id: "1", name: "Zoé Roy" },
  from: new Date("2026-11-20T15:30:00Z"),
  to: new Date("2026-11-20T16:00:00Z"),
}
const team: Given = {
  users: () => [user("1", "Zoé Roy"), user("2", "Luc Roy")],
  shifts: () => [
    { id: "s", name: "Jour", timeZone: null, days: week, breaks: {}, people: [{ id: "1", name: "Zoé Roy" }] },
  ],
  unavailability: () => [away],
  holidays: (year: number) => [{ id: "h", name: "Noël", day: `${String(year)}-12-25` }],
}
const settings = async (): Promise<PageSettings> => {
  const answer = (await send("settings.get", undefined, popup)) as { ok: true; value: PageSettings }
  return answer.value
}
const where = async (name: string) => {
  const { roster } = await settings()
  const person = findPerson(roster, name)
  return person && person !== "ambiguous" ? presenceOf(roster, person.id, clock.date()) : person
}
/** Until the CRM has been asked and has answered. */
const learned = (name = "Zoé Roy", presence = "on-shift") =>
  vi.waitFor(async () => expect(await where(name)).toBe(presence))

let crm: ReturnType<typeof fakeDoor>
beforeEach(async () => {
  await freshWorker()
  crm = fakeDoor(team)
  await wakeWorker(crm.connection)
})
const questions = (of = "shifts") => crm.asked.filter((one) => one === of).length

describe("who is there, by the CRM", () => {
  test("is known once it has answered, and told to the pages", async () => {
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/org777/tab/Potentials/1" }]
    await learned()
    expect(await where("Luc Roy")).toBe("unknown")
    clock.now = away.from.getTime()
    expect(await where("Zoé Roy")).toBe("off")
    clock.now = away.to.getTime()
    expect(await where("Zoé Roy")).toBe("on-shift")
  })
  test("a person's own answer comes before it", async () => {
    await learned()
    await send("presence.answer", { person: "1", presence: "busy" }, popup)
    expect((await settings()).presenceAnswers).toEqual({ "1": "busy" })
  })
  test("its holidays are closed days of the follow-ups, with the policy's", async () => {
    const rules = { "followups.daily": { params: { closedDays: ["2026-11-19"] }, level: "warn" } }
    await learned()
    await send("policy.import", { text: JSON.stringify({ version: 1, rules }) }, popup)
    expect((await settings()).rules["followups.daily"]?.params?.closedDays).toEqual(
      expect.arrayContaining(["2026-12-25"]),
    )
  })
  test("is asked again after 15 minutes, when somebody looks", async () => {
    await learned()
    expect(questions()).toBe(1)
    clock.now += 15 * MINUTE - 1
    await settings()
    expect(questions()).toBe(1)
    clock.now += 1
    await settings()
    await vi.waitFor(() => expect(questions()).toBe(2))
  })
  test("its people are asked for once in an hour, its shifts and absences each time", async () => {
    await learned()
    const looks = async (minutes: number): Promise<void> => {
      const before = questions()
      clock.now += minutes * MINUTE
      await settings()
      await vi.waitFor(() => expect(questions()).toBe(before + 1))
    }
    for (let time = 0; time < 3; time++) await looks(15)
    expect([questions("users"), questions("unavailability")]).toEqual([1, 4])
    await looks(15)
    expect(questions("users")).toBe(2)
    expect(await where("Zoé Roy")).toBe("on-shift")
  })
  test("a worker that restarts knows at once, and asks nothing", async () => {
    await learned()
    const again = fakeDoor(team)
    await wakeWorker(again.connection)
    expect(await where("Zoé Roy")).toBe("on-shift")
    expect(again.asked).not.toContain("shifts")
    again.door.fault = "unreachable"
    clock.now = away.from.getTime()
    expect(await where("Zoé Roy")).toBe("off")
  })
  test("nothing of it outlives the browser, nor goes into the store", async () => {
    await learned()
    await send("presence.set", { presence: "busy" }, popup)
    const kept = JSON.stringify(await Promise.all(db().tables.map((table) => table.toArray())))
    expect(kept).not.toMatch(/Zoé|x\.ca/)
    restartBrowser()
    crm = fakeDoor({ ...team })
    crm.door.fault = "unreachable"
    await wakeWorker(crm.connection)
    expect(await where("Zoé Roy")).toBeNull()
  })
  test("signed out, it is forgotten at once", async () => {
    await learned()
    crm.door.turn("signed-out")
    expect(await where("Zoé Roy")).toBeNull()
    crm.door.turn("connected")
    await learned()
  })
  test("a new day lays the hours of its own week", async () => {
    await learned()
    crm.door.fault = "unreachable"
    for (let day = 0; day < 21; day++) {
      clock.now += 24 * 60 * MINUTE
      await settings()
    }
    expect(await where("Zoé Roy")).toBe("on-shift")
  })
})

describe("when it does not answer", () => {
  test.each(["unreachable", "limited", "budget", "failed", "malformed", "cancelled"] as const)(
    "%s: what was known stands, and it is left alone for a while",
    async (fault) => {
      await learned()
      crm.door.fault = fault
      clock.now += 16 * MINUTE
      await settings()
      await vi.waitFor(() => expect(questions()).toBe(2))
      expect(await where("Zoé Roy")).toBe("on-shift")
      clock.now += 4 * MINUTE
      await settings()
      expect(questions()).toBe(2)
      clock.now += MINUTE
      await settings()
      await vi.waitFor(() => expect(questions()).toBe(3))
    },
  )
  test.each([
    ["users", null],
    ["shifts", "unknown"],
    ["unavailability", "on-shift"],
    ["holidays", "on-shift"],
  ] as const)("%s alone refused: the rest is known", async (name, presence) => {
    const door = fakeDoor({
      ...team,
      [name]: () => {
        throw Object.assign(new Error(), { fault: "forbidden" })
      },
    })
    await freshWorker()
    await wakeWorker(door.connection)
    if (presence) await learned("Zoé Roy", presence)
    else expect(await where("Zoé Roy")).toBeNull()
  })
  test("not connected, nothing is asked and nothing changes", async () => {
    const door = fakeDoor(team)
    door.door.standing = "signed-out"
    await freshWorker()
    await wakeWorker(door.connection)
    expect((await settings()).roster).toEqual({ branches: [], people: [], shifts: [], absences: [] })
    expect(door.asked).toEqual([])
  })
})
