import { clock, page, send } from "./chrome"
import { db, freshWorker, registry } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { boardHandlers } from "../../../background/crm/board"
import { BoardReader, pause } from "../../../background/crm/board-reader"
import { noState, offline, type ConnectionState, type CrmDoor } from "../../../background/crm/door"
import { Keep } from "../../../background/keep"
import { Settings } from "../../../background/settings"
import { stateOf, tallyOf } from "../../../src/crm/board"
import { CrmError } from "../../../src/crm/types"
import type { TeamView } from "../../../src/messages"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"
import { TeamCrm } from "../crm/team"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const today = "2026-11-20"
const noon = montreal(today, "12:00").getTime()
const at = (back: number, time = "10:00"): number => montreal(shiftDay(today, -back), time).getTime()

let team: TeamCrm
let connected: boolean
let listeners: (() => void)[]
let state: Partial<ConnectionState>
const door = (): CrmDoor => ({
  ready: () => Promise.resolve(),
  crm: () => (connected ? team.crm : null),
  crmFor: () => null,
  state: () => ({ ...noState, standing: connected ? "connected" : "signed-out", ...state }),
  onChange: (listener) => {
    listeners.push(listener)
    return () => undefined
  },
})
const signedIn = (zgid: string, id: string): Partial<ConnectionState> => ({
  org: { id: "1", zgid, name: "Groupe", timeZone: null },
  who: { id, name: "Chef" },
})

let made = 0
const deal = (id: string, over: Partial<Parameters<typeof team.deals.set>[1]> = {}) =>
  team.deals.set(id, {
    id,
    owner: "1",
    stage: "En traitement",
    created: at(3),
    modified: at(3),
    name: `Client ${id}`,
    ...over,
  })
const remark = (on: string, when: number, text = "PDR J1 R1", id = `9${String((made += 1))}`) => {
  team.remarks.set(id, { id, deal: on, text, author: "1", created: when, modified: when })
  return id
}

let settings: Settings
let board: ReturnType<typeof boardHandlers>
/** A worker on the store as it stands; only the board asks the CRM. */
function wake(): void {
  const words = { fr, en }
  settings = new Settings({
    store: db(),
    keep: new Keep(),
    registry,
    words,
    now: clock.date,
    connection: offline,
  })
  settings.parts.connection = door()
  board = boardHandlers(settings)
}
const allow = async (callsPerHour: number): Promise<void> => {
  await settings.govern("team", { version: 1, connection: { callsPerHour } })
}
const own = { tab: null, own: true, url: null, site: null }
const view = async (): Promise<TeamView> => board["team.get"](undefined, own)
const names = async (ids: string[]) => board["team.names"]({ ids }, own)
/** The board once the look that is under way is over. */
async function settled(): Promise<TeamView> {
  for (let turn = 0; turn < 2_000; turn += 1) {
    const now = await view()
    if (!now.looking) return now
    await new Promise((done) => setImmediate(done))
  }
  throw new Error("still looking")
}
const later = (ms = pause): void => void (clock.now += ms)
const rounds = ({ files }: TeamView) => Object.fromEntries(files.map(({ id, rounds: n }) => [id, n]))

beforeEach(async () => {
  await freshWorker()
  clock.now = noon
  team = new TeamCrm()
  team.people = { "1": "Alex Roy", "2": "Zoé Li" }
  connected = true
  listeners = []
  state = signedIn("777", "1")
  wake()
})

describe("who may look", () => {
  test("not connected: says so, asks nothing", async () => {
    connected = false
    expect(await settled()).toMatchObject({ stop: "not-connected", files: [], rightAt: null })
    expect(team.calls).toEqual([])
  })
  test("a page of the CRM may not ask", async () => {
    expect(await send("team.get", undefined, page())).toMatchObject({ ok: false, error: "refused" })
    expect(await send("team.names", { ids: ["1"] }, page())).toMatchObject({ ok: false, error: "refused" })
  })
  test("nobody asks, nothing is asked", () => {
    later(10 * HOUR)
    wake()
    expect(team.calls).toEqual([])
  })
})

describe("a first look", () => {
  test("counts the open files with their notes", async () => {
    deal("11")
    deal("12", { owner: "2", stage: "Contacté" })
    deal("13", { stage: "Perdu BDC" })
    deal("14", { stage: "Rendez-vous cédulé" })
    remark("11", at(0))
    remark("11", at(0, "11:00"), "PDR J1 R2")
    remark("12", at(2), "parlé au client")
    remark("13", at(0))
    const found = await settled()
    expect(found).toMatchObject({
      stop: null,
      fault: null,
      rightAt: new Date(noon).toISOString(),
      pages: null,
      people: [
        { id: "1", name: "Alex Roy", branch: null },
        { id: "2", name: "Zoé Li", branch: null },
      ],
    })
    expect(found.files).toMatchObject([
      { id: "11", owner: "1", rounds: 2, run: 1, atRisk: false },
      { id: "12", owner: "2", rounds: 0, run: 0, atRisk: true, reached: true },
      { id: "14", daily: false },
    ])
    expect(tallyOf(found.files, found.options)).toMatchObject({
      open: 3,
      daily: 2,
      read: 2,
      called: 1,
      atRisk: 1,
    })
  })
  test("keeps ids, instants and J/R; no name, no words", async () => {
    deal("11", { name: "Tremblay" })
    remark("11", at(0), "PDR J1 R1, mme Tremblay 514 700-0199")
    await settled()
    expect(await names(["11"])).toEqual({ "11": "Tremblay" })
    const kept = JSON.stringify([await db().board.toArray(), await db().boardLook.toArray()])
    expect(kept).toContain('"outcome":"no-answer"')
    expect(kept).not.toMatch(/Tremblay|0199|Alex|Zoé|mme/)
    for (const table of db().tables.filter(({ name }) => !name.startsWith("board")))
      expect(JSON.stringify(await table.toArray())).not.toMatch(/Tremblay|0199/)
  })
  test("the profile gives neither people nor fields: the files are counted all the same", async () => {
    deal("11")
    team.fail("forbidden", 0)
    team.fail("absent", 1)
    expect(await settled()).toMatchObject({
      fault: null,
      people: [{ id: "1", name: null }],
      files: [{ id: "11" }],
    })
  })
  test("older notes than a run needs are asked for where they decide", async () => {
    deal("11", { created: at(30) })
    deal("12", { created: at(30) })
    deal("13", { created: at(30) })
    for (let back = 20; back > 13; back -= 1) remark("11", at(back))
    remark("12", at(1), "parlé au client")
    const found = await settled()
    expect(found.files).toMatchObject([
      { id: "11", mayClose: true, run: 7 },
      { id: "12", mayClose: false },
      { id: "13", mayClose: false, atRisk: true },
    ])
    expect(team.count("notes")).toBe(2)
    later()
    await settled()
    expect(team.count("notes")).toBe(2)
  })
})

describe("the next looks", () => {
  test("wait two minutes, then ask for what changed, with an overlap", async () => {
    deal("11", { modified: at(0, "09:00") })
    deal("12")
    remark("11", at(0, "11:30"))
    await settled()
    team.calls = []
    team.queries = []
    later(pause - 1)
    await settled()
    expect(team.calls).toEqual([])
    later(1)
    remark("12", at(0, "11:59"))
    expect(rounds(await settled())).toEqual({ "11": 1, "12": 1 })
    expect(team.calls).toEqual(["query", "notesPage"])
    expect(team.queries[0]).toContain("Modified_Time >= '2026-11-20T13:58:00+00:00'")
  })
  test("a worker started anew goes on from what was kept", async () => {
    deal("11")
    remark("11", at(0))
    await settled()
    team.calls = []
    wake()
    expect(rounds(await settled())).toEqual({ "11": 1 })
    expect(team.calls).toEqual([])
    later()
    await settled()
    expect(team.calls).toEqual(["query", "notesPage"])
  })
  test("a note edited, moved, deleted; a file closed, taken over, deleted, opened again", async () => {
    for (const id of ["11", "12", "13", "14"]) deal(id)
    const quiet = remark("14", at(0, "08:00"), "PDR J1 R2")
    const edited = remark("11", at(0, "09:00"))
    const moved = remark("12", at(0, "09:10"))
    const deleted = remark("13", at(0, "11:59"))
    expect(rounds(await settled())).toEqual({ "11": 1, "12": 1, "13": 1, "14": 1 })
    const change = (id: string, over: object) => {
      const kept = team.remarks.get(id)
      if (kept) team.remarks.set(id, { ...kept, modified: clock.now, ...over })
    }
    later()
    change(edited, { text: "Bonjour" })
    change(moved, { deal: "14" })
    team.remarks.delete(deleted)
    expect(rounds(await settled())).toEqual({ "11": 0, "12": 0, "13": 0, "14": 2 })

    later()
    deal("11", { stage: "Livré", modified: clock.now })
    deal("12", { owner: "2", modified: clock.now })
    expect(rounds(await settled())).toEqual({ "12": 0, "13": 0, "14": 2 })
    expect((await view()).files[0]).toMatchObject({ id: "12", owner: "2" })

    later()
    remark("11", at(0, "08:00"))
    deal("11", { stage: "Contacté", modified: clock.now })
    expect(rounds(await settled())).toMatchObject({ "11": 1 })

    // One deleted from the CRM is only missing from the whole list, asked for once an hour; an old note too.
    team.deals.delete("12")
    team.remarks.delete(quiet)
    later()
    expect(rounds(await settled())).toMatchObject({ "12": 0, "14": 2 })
    later(HOUR)
    expect(rounds(await settled())).toEqual({ "11": 1, "13": 0, "14": 1 })
  })
  test("a clock put back does not stop the looks, nor lose a change", async () => {
    deal("11")
    remark("11", at(0))
    await settled()
    clock.now = noon - 5 * HOUR
    remark("11", at(0, "06:30"), "PDR J1 R2")
    await settled()
    expect(team.count("notesPage")).toBeGreaterThan(1)
    clock.now = noon
    later()
    expect(rounds(await settled())).toEqual({ "11": 2 })
  })
  test("after days without a look it is read anew", async () => {
    deal("11")
    await settled()
    later(4 * 24 * HOUR)
    remark("11", clock.now - HOUR)
    team.calls = []
    expect(rounds(await settled())).toEqual({ "11": 1 })
    expect(await db().boardLook.get("look")).toMatchObject({ rightAt: clock.now })
  })
  test("as someone else, or of another organisation, nothing of the first is shown", async () => {
    deal("11")
    await settled()
    team.deals.clear()
    deal("22")
    state = signedIn("777", "2")
    expect((await view()).files).toEqual([])
    expect((await settled()).files.map(({ id }) => id)).toEqual(["22"])
    expect((await db().board.toArray()).map(({ id }) => id)).toEqual(["22"])
  })
  test("signed out: names are forgotten, the board is not shown", async () => {
    deal("11")
    await settled()
    connected = false
    for (const listener of listeners) listener()
    expect(await view()).toMatchObject({ stop: "not-connected", files: [], people: [] })
    expect(await browser.storage.session.get("board")).toEqual({})
  })
})

describe("when the CRM does not answer", () => {
  const faults = [
    "signed-out",
    "forbidden",
    "absent",
    "limited",
    "budget",
    "unreachable",
    "failed",
    "malformed",
    "cancelled",
  ] as const
  test.each(faults)(
    "%s in the middle of a page: the last whole board stands, and it goes on",
    async (fault) => {
      deal("11")
      remark("11", at(0))
      await settled()
      const before = await db().board.toArray()
      later()
      for (let n = 0; n < 250; n += 1) remark("11", at(0, "11:00") + n * 1_000, `PDR R${String(n + 2)}`)
      // the files, one page of notes, then the fault in the second
      team.fail(fault, team.calls.length + 2)
      const stopped = await settled()
      expect(stopped).toMatchObject({
        fault: { fault },
        rightAt: new Date(noon).toISOString(),
        files: [{ rounds: 1 }],
      })
      expect(await db().board.toArray()).toEqual(before)
      later()
      expect(await settled()).toMatchObject({
        fault: null,
        rightAt: new Date(clock.now).toISOString(),
        files: [{ rounds: 251 }],
      })
    },
  )
  test("a limit with its end is waited for", async () => {
    deal("11")
    team.faults.set(0, new CrmError("limited", "users", new Date(noon + 30 * MINUTE)))
    expect(await settled()).toMatchObject({
      fault: { fault: "limited", again: new Date(noon + 30 * MINUTE).toISOString() },
    })
    later(29 * MINUTE)
    await settled()
    expect(team.calls).toEqual(["users"])
    later(MINUTE)
    expect(await settled()).toMatchObject({ fault: null, files: [{ id: "11" }] })
  })
  test("calls run out in the first look: what was read is said, the rest follows", async () => {
    for (let n = 0; n < 40; n += 1) deal(String(100 + n), { created: at(n < 12 ? 1 : 5) })
    // Ten notes a day and file for the newest, so that one page does not reach the others' first days.
    for (let back = 4; back >= 0; back -= 1)
      for (let n = back > 1 ? 12 : 0; n < 40; n += 1)
        for (let r = 0; r < 3; r += 1)
          remark(String(100 + n), at(back, "09:00") + (n * 3 + r) * 1_000, `PDR R${String(r + 1)}`)
    team.credit = 5
    const part = await settled()
    expect(part.fault).toMatchObject({ fault: "budget" })
    const tally = tallyOf(part.files, part.options)
    expect([tally.read, tally.daily]).toEqual([12, 40])
    expect(part.files.every(({ rounds: n }) => n === 3)).toBe(true)
    expect(part.files.filter(({ mayClose }) => mayClose === null)).toHaveLength(28)
    team.credit = Infinity
    // Whatever was known before the worker stopped is not asked for again.
    wake()
    later()
    team.calls = []
    const rest = await settled()
    expect(tallyOf(rest.files, rest.options).read).toBe(40)
    expect(rest.files.every(({ run }) => run === 2 || run === 5)).toBe(true)
    expect(team.count("notesPage")).toBeLessThanOrEqual(3)
  })
  test("half of the hour's calls are made: older notes wait, what changes goes on", async () => {
    await allow(12)
    deal("11")
    for (let n = 0; n < 1_000; n += 1) remark("11", at(1) + n * 1_000, `PDR R${String(n)}`)
    expect(await settled()).toMatchObject({
      fault: null,
      goesOn: new Date(noon + HOUR).toISOString(),
      files: [{ rounds: 0, run: null }],
    })
    expect(team.calls).toEqual(["users", "fields", "query", "notesPage", "notesPage", "notesPage"])
    await settled()
    expect(team.calls).toHaveLength(6)
    later()
    remark("11", clock.now)
    expect(await settled()).toMatchObject({ files: [{ rounds: 1 }] })
    later(HOUR)
    expect(await settled()).toMatchObject({ goesOn: null, files: [{ rounds: 1, run: 2 }] })
  })
  test("a page of notes that is no longer known is read from the latest again", async () => {
    deal("11")
    for (let n = 0; n < 450; n += 1) remark("11", at(1) + n * 1_000, `PDR R${String(n)}`)
    team.fail("malformed", 4)
    expect(await settled()).toMatchObject({ fault: { fault: "malformed" } })
    later()
    const found = await settled()
    expect(found).toMatchObject({ fault: null, files: [{ run: 1 }] })
    expect((await db().board.get("11"))?.notes).toHaveLength(450)
  })
  test("the screen closed: the look stops there", async () => {
    deal("11")
    for (let n = 0; n < 1_000; n += 1) remark("11", at(1) + n * 1_000, `PDR R${String(n)}`)
    team.before = (call) => {
      if (call === "notesPage") clock.now += 16_000
    }
    await view()
    await vi.waitFor(async () => expect((await db().boardLook.get("look"))?.readSince).toBeGreaterThan(0))
    await new Promise((done) => setImmediate(done))
    expect(team.count("notesPage")).toBe(1)
  })
  test("the store fails: the board is shown all the same, and kept whole once it works", async () => {
    deal("11")
    remark("11", at(0))
    const spy = vi.spyOn(db().board, "bulkPut").mockRejectedValue(new Error("QuotaExceededError"))
    expect(rounds(await settled())).toEqual({ "11": 1 })
    expect(await db().board.count()).toBe(0)
    spy.mockRestore()
    later()
    await settled()
    expect(await db().board.toArray()).toMatchObject([{ id: "11", notes: [{}] }])
  })
})

test("60 agents with 40 open files each: calls counted", async () => {
  const people = Array.from({ length: 60 }, (_, n) => String(n + 1))
  team.people = Object.fromEntries(people.map((id) => [id, `Agent ${id}`]))
  for (let n = 0; n < 2_400; n += 1)
    deal(String(10_000 + n), { owner: people[n % 60] ?? "1", created: at(n % 50), modified: at(n % 50) })
  // One attempt and a half a day for each file: a day in five is skipped, then two are made.
  for (let n = 0; n < 2_400; n += 1)
    for (let back = Math.min(12, n % 50); back >= 0; back -= 1)
      for (let r = (n + back) % 5 === 0 ? 2 : (n + back) % 2; r < 2; r += 1)
        remark(String(10_000 + n), at(back, "09:00") + ((n * 3 + r) % 7_200) * 1_000, `PDR R${String(r + 1)}`)
  const options = { days: 7, rounds: 3, weeks: 8, closedDays: [] }
  const reader = new BoardReader({
    store: db(),
    keep: { attempt: () => Promise.reject(new Error("no store")) },
    now: clock.date,
    options: () => Promise.resolve({ ...options, allowance: 400 }),
  })
  const look = async () => {
    team.calls = []
    reader.askedAt = clock.now
    await reader.run(team.crm, "777/1")
    return {
      all: team.calls.length,
      ...Object.fromEntries(["query", "notesPage", "notes"].map((name) => [name, team.count(name)])),
    }
  }
  const first = await look()
  const states = reader.files.all.map((file) => stateOf(file, reader.look.readSince, clock.date(), options))
  expect(tallyOf(states, options)).toMatchObject({ open: 2_400, daily: 2_400 })

  const looks = []
  let work = 0
  for (let turn = 0; turn < 30; turn += 1) {
    later()
    // What a team does in two minutes: some twenty notes, three files moved on.
    for (let n = 0; n < 20; n += 1) remark(String(10_000 + ((work += 7) % 2_400)), clock.now - n * 1_000)
    for (let n = 0; n < 3; n += 1) {
      const kept = team.deals.get(String(10_000 + ((work += 11) % 2_400)))
      if (kept) deal(kept.id, { ...kept, modified: clock.now })
    }
    looks.push(await look())
  }
  // What the first look does not decide follows a few files at a time, and leaves the looks their calls.
  expect(first).toEqual({ all: 140, query: 12, notesPage: 120, notes: 6 })
  const [sweep, ...others] = looks.reverse()
  for (const one of others) expect(one).toEqual({ all: 2, query: 1, notesPage: 1, notes: 0 })
  // Once an hour every open file is listed, and the day's notes are read again.
  expect(sweep).toMatchObject({ query: 12, notesPage: 18, notes: 20 })
  const hour = first.all + others.reduce((sum, { all }) => sum + all, 0)
  expect(hour).toBe(198)
  expect(hour).toBeLessThan(400 * 0.7)
}, 60_000)
