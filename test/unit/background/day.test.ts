import { clock, popup, send } from "./chrome"
import { db, freshWorker, registry } from "./worker"
import { beforeEach, describe, expect, test } from "vitest"
import { dayWork } from "../../../background/day"
import { Keep } from "../../../background/keep"
import { offline } from "../../../background/crm/connection"
import { Settings } from "../../../background/settings"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"
import type { Answered, DayView, KeptVerdict } from "../../../src/messages"
import type { Roster } from "../../../src/process/roster"
import type { DossierRow, FollowUpRow } from "../../../src/store/rows"

const now = Date.parse("2026-11-20T15:00:00Z") // 10:00 in Montréal
const HOUR = 3_600_000
const roster: Roster = {
  branches: [],
  people: [
    { id: "me", name: "Alex Roy" },
    { id: "zoe", name: "Zoé Li" },
    { id: "noe", name: "Noé Bo" },
    { id: "ann", name: "Ann Bo" },
  ],
  shifts: [
    { person: "zoe", day: "2026-11-20", start: "12:59", end: "20:00" },
    { person: "ann", day: "2026-11-20", start: "13:00", end: "20:00" },
  ],
  absences: [{ person: "noe", from: "2026-11-20", to: "2026-11-20" }],
}
const file = (id: string, over: Partial<DossierRow> = {}): DossierRow => ({
  record: `org1/Potentials/${id}`,
  url: `https://crm.zoho.com/crm/org1/tab/Potentials/${id}`,
  seenAt: now,
  stock: null,
  stage: "En traitement",
  stageSeenAt: now,
  openSeenAt: now,
  closedAt: null,
  owner: "Alex Roy",
  priority: null,
  createdAt: now - Number(id) * 24 * HOUR,
  followUpDate: null,
  notesSeenAt: now,
  notesComplete: true,
  lastNoteAt: null,
  lastAuthor: null,
  lastOutcome: null,
  lastDoubt: null,
  noShowAt: null,
  keys: [],
  ...over,
})
const tried = (record: string, at: number, over: Partial<FollowUpRow> = {}): FollowUpRow => ({
  id: `${record} ${at}`,
  record: `org1/Potentials/${record}`,
  at,
  author: "Alex Roy",
  day: null,
  round: null,
  channels: ["call"],
  outcome: "no-answer",
  closing: 0,
  ...over,
})

beforeEach(async () => {
  await freshWorker()
  clock.now = now
  await send("agent.set", { name: "Alex Roy", department: "bdc", branch: "" }, popup)
  await send("roster.set", { roster, imported: false }, popup)
})
async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const ids = (rows: readonly { record: { id: string } }[] | undefined) => rows?.map(({ record }) => record.id)
const day = () => value<DayView>("day.get")

test("nothing seen, nothing to call", async () => {
  expect(await day()).toMatchObject({
    named: true,
    due: [],
    rounds: [],
    cover: [],
    held: [],
    done: 0,
    later: 0,
  })
})

test("each file in its place, the oldest first", async () => {
  await db().dossiers.bulkPut([
    file("1"),
    file("2", { owner: "Roy, Alex", stage: "Contacté" }),
    file("3"),
    file("4"),
    file("5", { stage: "Perdu BDC", closedAt: now }),
    file("6", { stage: "Rendez-vous cédulé", followUpDate: "2026-11-20" }),
    file("7", { stage: "Rendez-vous cédulé", followUpDate: "2026-11-21" }),
    file("8", { owner: "Zoé Li" }),
    file("9", { owner: "Noé Bo" }),
    file("10", { owner: "Ann Bo" }),
    file("11", { owner: "Someone Else" }),
    file("12", { owner: "" }),
    file("13", { owner: null }),
    file("14", { stage: null }),
    file("15"),
  ])
  await db().followups.bulkPut([
    tried("1", now - 2 * HOUR),
    tried("1", now - 26 * HOUR),
    ...[1, 2, 3].map((round) => tried("3", now - round * HOUR)),
    tried("4", now - HOUR, { outcome: "reached" }),
    tried("15", now - 20 * HOUR, { outcome: "reached" }),
  ])
  const view = await day()
  expect(view.rounds.map(({ round, files }) => [round, ids(files)])).toEqual([
    [1, ["15", "14", "2"]],
    [2, ["1"]],
  ])
  expect(view.rounds[1]?.files[0]).toMatchObject({ day: 2, rounds: 1 })
  expect(ids(view.due)).toEqual(["6"])
  expect(view).toMatchObject({ done: 2, later: 1 })
  expect(ids(view.cover)).toEqual(["9"])
  // 12:59 is 2 h 59 away; 13:00 is 3 h, which is not less than 3 h
  expect(view.held).toMatchObject([{ record: { id: "8" }, heldUntil: "2026-11-20T17:59:00.000Z" }])
})

test("an answer given of a colleague comes before the roster", async () => {
  await db().dossiers.bulkPut([file("8", { owner: "Zoé Li" }), file("10", { owner: "Ann Bo" })])
  await send("presence.answer", { person: "zoe", presence: "on-shift" }, popup)
  await send("presence.answer", { person: "ann", presence: "off" }, popup)
  expect(await day()).toMatchObject({ held: [], cover: [{ record: { id: "10" } }] })
})

test("a pinned file is with the callbacks", async () => {
  await db().dossiers.put(file("1"))
  await db().pins.put({
    record: "org1/Potentials/1",
    until: now + HOUR,
    url: "https://crm.zoho.com/",
    notified: false,
  })
  expect((await day()).rounds).toEqual([])
  await db().pins.put({
    record: "org1/Potentials/1",
    until: now - HOUR,
    url: "https://crm.zoho.com/",
    notified: true,
  })
  expect(ids((await day()).rounds[0]?.files)).toEqual(["1"])
})

test("until the agent has said who they are, no file is theirs", async () => {
  await freshWorker()
  await db().dossiers.put(file("1"))
  expect(await day()).toMatchObject({ named: false, rounds: [] })
})

test("someone whom the roster does not list is known by their name", async () => {
  await send("agent.set", { name: "Someone Else", department: "bdc", branch: "" }, popup)
  await db().dossiers.put(file("11", { owner: "Else, Someone" }))
  expect(ids((await day()).rounds[0]?.files)).toEqual(["11"])
})

describe("the rows of a list", () => {
  const key = (id: string) => ({ org: "org1", module: "Potentials", id })
  test("are those seen, mine marked and a colleague's held", async () => {
    await db().dossiers.bulkPut([
      file("1"),
      file("8", { owner: "Zoé Li" }),
      file("11", { owner: "Someone Else" }),
    ])
    await db().followups.put(tried("1", now - HOUR))
    const settings = new Settings({
      store: db(),
      keep: new Keep(),
      registry,
      words: { fr, en },
      now: clock.date,
      connection: offline,
    })
    const rows = await dayWork(settings).listed(["11", "404", "8", "1"].map(key))
    expect(rows).toEqual([
      { record: key("11"), day: 1, rounds: 0, due: false, heldUntil: null },
      { record: key("8"), day: 1, rounds: 0, due: false, heldUntil: "2026-11-20T17:59:00.000Z" },
      { record: key("1"), day: 1, rounds: 1, due: true, heldUntil: null },
    ])
  })
})

test("the verdicts kept, the latest first, with what is known of their files", async () => {
  await db().verdicts.bulkPut([
    { id: "a", record: "org1/Potentials/1", at: now - HOUR, verdict: "{}", facts: "{}" },
    { id: "b", record: "org1/Potentials/2", at: now, verdict: "{}", facts: "{}" },
  ])
  await db().dossiers.put(file("1", { stock: "A123" }))
  expect(await value<KeptVerdict[]>("verdicts.list")).toMatchObject([
    { id: "b", stock: null, stage: null, url: null },
    { id: "a", stock: "A123", stage: "En traitement", at: "2026-11-20T14:00:00.000Z" },
  ])
})
