import { clock, page, popup, send } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type {
  Answered,
  DiffView,
  Difference,
  HistoryEntry,
  HistoryView,
  LeadView,
  PageSettings,
  ReplyOf,
} from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"
import { keyId } from "../../../src/policy/signing"
import { historyRosters, historyRows } from "../../../src/store/history"

beforeEach(freshWorker)

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const refusal = async (jalon: string, payload?: unknown, sender = popup): Promise<string | null> => {
  const answer = (await send(jalon, payload, sender)) as Answered<unknown>
  return answer.ok ? null : answer.error
}
const me = (name: string) => value("agent.set", { name, department: "bdc", branch: "Laval" }, page())
const history = async (): Promise<HistoryEntry[]> => (await value<HistoryView>("history.get")).entries
const lead = () => value<LeadView>("lead.get")
const ruleIn = (view: LeadView, id: string) => view.rules.find((rule) => rule.id === id)
const team = async () => (await db().settings.get("team"))?.value as Policy | null | undefined
const later = (days: number) => new Date(clock.now + days * 86_400_000).toISOString()
const roster = (people: number) => ({
  branches: [],
  people: Array.from({ length: people }, (_none, index) => ({
    id: `p${String(index)}`,
    name: `Nom ${String(index)}`,
  })),
  shifts: [],
  absences: [],
})
const setRoster = (people: number) => value("roster.set", { roster: roster(people), imported: false })

describe("the history", () => {
  test("is empty at first; each change is a row with who, what and when, after the state it started from", async () => {
    expect(await history()).toEqual([])
    await me("Zoé Roy")
    await value("rule.set", { id: "bdc.a", level: "hint" })
    clock.now += 60_000
    await me("Luc")
    await value("pack.set", { id: "callbacks", on: false })
    const rows = await history()
    expect(rows.map(({ by, what, current }) => [by, what, current])).toEqual([
      ["Luc", "", true],
      ["Zoé Roy", "", false],
      ["", "start", false],
    ])
    expect(rows[0]).toMatchObject({
      at: new Date(clock.now).toISOString(),
      changes: [{ kind: "pack", id: "callbacks", before: true, after: false }],
    })
    expect(rows[1]?.changes).toEqual([
      { kind: "rule", id: "bdc.a", name: "level", before: "block", after: "hint" },
    ])
  })

  test("holds what is changed elsewhere too, and no row for a change that changes nothing", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    await setRoster(2)
    await value("offers.set", {
      offers: [{ partner: "Essai", advantage: "Lavage", from: "2026-11-01", to: "2026-12-01" }],
    })
    await value("impaknet.add", { text: "impaknet.exemple.ca" })
    await value("policy.import", {
      text: JSON.stringify({ version: 1, rules: { "bdc.b": { level: "off" } } }),
    })
    await value("policy.reset")
    await value("policy.reset")
    await value("rule.set", { id: "bdc.a", level: "block" })
    const rows = (await history()).reverse()
    expect(rows.map(({ what }) => what)).toEqual(["start", "", "", "", "", "import", "reset"])
    const ids = rows.map(({ changes }) => changes.map(({ id }) => id))
    expect(ids.slice(2, 5)).toEqual([["roster.people"], ["offers"], ["hosts.impaknet"]])
  })

  test("of changes made at once in two windows, each stands and has its row", async () => {
    await Promise.all([
      value("rule.set", { id: "bdc.a", level: "hint" }),
      value("rules.set", { ids: ["bdc.b"], level: "off" }),
      value("pack.set", { id: "callbacks", on: false }),
      value("rule.silence", { id: "bdc.b", on: true }),
      refusal("rule.set", { id: "nobody", level: "hint" }),
      value("roster.set", { roster: roster(2), imported: false }),
      value("privacy.retention.set", { key: "journal", days: 30 }),
    ])
    expect(await team()).toEqual({
      version: 1,
      rules: { "bdc.a": { level: "hint" }, "bdc.b": { level: "off" } },
      packs: { callbacks: false },
      silenced: ["bdc.b"],
      roster: roster(2),
      retention: { journal: 30 },
    })
    const rows = await history()
    expect(rows.map(({ what }) => what)).toEqual(["", "", "", "", "", "", "start"])
    expect(rows[0]?.current).toBe(true)
  })

  test("goes back in one press, shown before; and the way back is undone the same way", async () => {
    await setRoster(3)
    await value("rule.set", { id: "bdc.a", level: "hint", until: later(3) })
    const before = await team()
    await value("rules.set", { ids: ["bdc.a", "bdc.b"], level: "off" })
    await value("rule.silence", { id: "bdc.b", on: true })
    await setRoster(1)
    const after = await team()
    const target = (await history()).find(({ changes }) =>
      changes.some((one) => one.kind === "rule" && one.name === "until" && one.after !== null),
    )
    const shown = await value<ReplyOf<"history.preview">>("history.preview", { id: target?.id })
    expect(shown.rosterGone).toBe(false)
    expect(
      shown.differences.map((one: Difference) => `${one.id} ${"name" in one ? one.name : ""}`.trim()),
    ).toEqual(["bdc.a level", "bdc.a until", "bdc.b level", "bdc.b silenced", "roster.people"])
    expect(await team()).toEqual(after)

    const back = await value<HistoryView>("history.restore", { id: target?.id })
    expect(await team()).toEqual(before)
    expect(back.entries[0]).toMatchObject({ what: "restore", current: true, changes: shown.differences })
    expect((await value<PageSettings>("settings.get", undefined, page())).rules["bdc.a"]).toEqual({
      level: "hint",
    })
    await wakeWorker()
    expect(await team()).toEqual(before)
    await value("history.restore", { id: back.entries[1]?.id })
    expect(await team()).toEqual(after)
  })

  test("goes back to the very start", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    const start = (await history()).at(-1)
    await value("history.restore", { id: start?.id })
    expect(await team()).toBeNull()
  })

  test("of a change that the store did not take, there is no row and nothing changed", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    const [rows, kept] = [await history(), await team()]
    const broken = vi.spyOn(db().history, "bulkPut").mockRejectedValue(new Error("QuotaExceededError"))
    expect(await refusal("rule.set", { id: "bdc.a", level: "off" })).not.toBeNull()
    expect(await refusal("history.restore", { id: rows[1]?.id })).not.toBeNull()
    broken.mockRestore()
    expect([await team(), await history(), ruleIn(await lead(), "bdc.a")?.level]).toEqual([
      kept,
      rows,
      "hint",
    ])
  })

  test("clients of the lists that are dealt are no part of it, and stay where they are on the way back", async () => {
    const deal = {
      id: "d",
      day: "2026-11-20",
      branch: "Laval",
      seller: "z",
      clients: [{ id: "c", name: "Client Secret" }],
    }
    const policy = { version: 1, rules: { "bdc.a": { level: "hint" } }, orphans: { deals: [deal] } }
    await value("policy.import", { text: JSON.stringify(policy) })
    await value("rule.set", { id: "bdc.a", level: "off" })
    expect(JSON.stringify([await db().history.toArray(), await db().historyParts.toArray()])).not.toContain(
      "Secret",
    )
    await value("history.restore", { id: (await history())[1]?.id })
    expect((await team())?.orphans).toEqual({ deals: [deal] })
  })

  test("keeps one copy of a roster, and so many rosters and rows at the most", async () => {
    await setRoster(50)
    for (const level of ["off", "hint", "warn"]) await value("rule.set", { id: "bdc.a", level })
    const parts = await db().historyParts.toArray()
    expect(parts.filter(({ value: part }) => JSON.stringify(part).includes("Nom 49"))).toHaveLength(1)

    for (let people = 1; people <= historyRosters + 3; people++) await setRoster(people)
    const rows = await history()
    const gone = rows.filter(({ rosterGone }) => rosterGone)
    expect(gone.length).toBeGreaterThan(0)
    const { id } = gone[0] as HistoryEntry
    expect(await value<ReplyOf<"history.preview">>("history.preview", { id })).toMatchObject({
      rosterGone: true,
    })
    await value("history.restore", { id })
    expect((await team())?.roster?.people).toHaveLength(historyRosters + 3)

    const [row] = await db().history.toArray()
    if (!row) throw new Error("No row")
    await db().history.bulkPut(
      Array.from({ length: historyRows }, (_none, index) => ({
        ...row,
        id: `old${String(index)}`,
        at: row.at - index - 1,
      })),
    )
    await db().history.put({ ...row, id: "ancient", at: clock.now - 400 * 86_400_000 })
    await value("rule.set", { id: "bdc.a", level: "block" })
    expect(await db().history.count()).toBe(historyRows)
    expect(await db().history.get("ancient")).toBeUndefined()
  })

  test("is a lead's, and asks for a row that is there", async () => {
    expect(await refusal("history.restore", { id: "nothing" })).toBe("shape")
    await db().settings.put({ key: "managed", value: { version: 1, team: "BDC" } })
    await wakeWorker()
    // A browser that nobody manages any more is free again: the policy is read anew at the start.
    const { managed } = await import("./chrome")
    managed.replace({ team: "BDC" })
    await wakeWorker()
    for (const [type, payload] of [
      ["history.get", undefined],
      ["history.preview", { id: "x" }],
      ["history.restore", { id: "x" }],
      ["diff.get", { against: "defaults" }],
      ["rules.set", { ids: ["bdc.a"], level: "off" }],
      ["rule.silence", { id: "bdc.a", on: true }],
      ["recovery.get", undefined],
      ["recovery.drop", undefined],
    ] as const)
      expect(await refusal(type, payload), type).toBe("refused")
  })
})

describe("many rules at once", () => {
  test("are one row, one event, and are told of in one answer", async () => {
    const answer = await value<ReplyOf<"rules.set">>("rules.set", {
      ids: ["bdc.a", "bdc.b", "gone"],
      level: "observe",
      until: later(7),
    })
    expect(answer).toMatchObject({ changed: 2, passed: 1 })
    expect(ruleIn(answer.view, "bdc.b")).toMatchObject({ level: "observe", until: later(7), here: true })
    expect(await history()).toHaveLength(2)
    expect(
      await db()
        .journal.filter(({ kind }) => kind === "policy")
        .count(),
    ).toBe(1)
    await value("rules.set", { ids: ["bdc.a", "bdc.b"], reset: true })
    expect((await team())?.rules).toEqual({})
    expect(await value("rules.set", { ids: ["bdc.a"], reset: true })).toMatchObject({ changed: 0 })
    expect(await history()).toHaveLength(3)
  })
  test("past its end a level is over, and the pages are told", async () => {
    await value("rules.set", { ids: ["bdc.a"], level: "off", until: later(1) })
    const rules = async () => (await value<PageSettings>("settings.get", undefined, page())).rules
    expect(await rules()).toEqual({ "bdc.a": { level: "off" } })
    clock.now += 86_400_000
    expect(await rules()).toEqual({})
  })
})

describe("who changed a rule last", () => {
  const by = async (id: string) => ruleIn(await lead(), id)?.changed
  test("is a lead here, by what the history tells", async () => {
    expect(await by("bdc.a")).toBeNull()
    await me("Zoé Roy")
    await value("rule.set", { id: "bdc.a", level: "hint" })
    const first = new Date(clock.now).toISOString()
    clock.now += 60_000
    await me("Luc")
    await value("rule.set", { id: "bdc.b", level: "off" })
    expect([await by("bdc.a"), (await by("bdc.b"))?.by]).toEqual([{ by: "Zoé Roy", at: first }, "Luc"])
  })
  test("or whoever published what is in force", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")))
    const key = "A".repeat(43)
    const at = clock.now - 86_400_000
    const policy: Policy = { version: 1, rules: { "bdc.a": { level: "hint" } } }
    const published = { policy, serial: 1, at, expires: clock.now * 2, by: "Direction", note: "" }
    await db().settings.bulkPut([
      { key: "published", value: { ...published, kid: await keyId(key), digest: "d" } },
      { key: "team", value: { version: 1, publication: { address: "https://exemple.ca/p", keys: [key] } } },
    ])
    await wakeWorker()
    const view = await lead()
    const theirs = { by: "Direction", at: new Date(at).toISOString() }
    expect(ruleIn(view, "bdc.a")).toMatchObject({ levelFrom: "published", changed: theirs })
    expect(ruleIn(view, "bdc.b")?.changed).toBeNull()
    expect((await value<DiffView>("diff.get", { against: "published" })).published).toEqual(theirs)
    await value("rule.set", { id: "bdc.a", level: "block" })
    expect(ruleIn(await lead(), "bdc.a")?.changed?.at).toBe(new Date(clock.now).toISOString())
    vi.unstubAllGlobals()
  })
})
