import { clock, managed, page, popup, send } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test } from "vitest"
import type { Answered, HistoryView, LeadView, PageSettings } from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"
import type { HistoryRow } from "../../../src/store/rows"
import type { KeptPublication } from "../../../src/store/settings"
import { recovered } from "../../../background/policy/recover"

beforeEach(freshWorker)

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const lead = () => value<LeadView>("lead.get")
const rules = async () => (await value<PageSettings>("settings.get", undefined, page())).rules
const kept = async (key: string): Promise<unknown> => (await db().settings.get(key))?.value
const whole: Policy = { version: 1, rules: { "bdc.a": { level: "hint" } }, packs: { callbacks: false } }
const text = JSON.stringify(whole)

const damaged: [string, unknown][] = [
  ["a text cut in half", text.slice(0, 20)],
  ["a list", []],
  ["a number", 1],
  ["an empty table", {}],
  ["a later version's", { ...whole, version: 2 }],
  ["rules of the wrong kind", { ...whole, rules: "bdc.a" }],
  ["a roster half written", { ...whole, roster: { shifts: [{ person: "z" }] } }],
  ["a level nobody knows", { ...whole, rules: { "bdc.a": { level: "loud" } } }],
]

describe("a damaged layer of the team's", () => {
  test.each(damaged)(
    "%s: the last good one of the history stands in its place, and it is said",
    async (_name, bad) => {
      await value("rule.set", { id: "bdc.b", level: "off" })
      await value("rule.set", { id: "bdc.a", level: "hint" })
      const good = await kept("team")
      await db().settings.put({ key: "team", value: bad })
      await wakeWorker()
      expect(await rules()).toEqual({ "bdc.a": { level: "hint" }, "bdc.b": { level: "off" } })
      expect(await kept("team")).toEqual(good)
      expect((await lead()).recovered).toEqual({
        layer: "team",
        from: "history",
        at: new Date(clock.now).toISOString(),
      })
      expect(await value("recovery.get")).toBe(JSON.stringify(bad, null, 2))
      await wakeWorker()
      expect((await lead()).recovered).not.toBeNull()
      expect((await value<LeadView>("recovery.drop")).recovered).toBeNull()
      await wakeWorker()
      expect([(await lead()).recovered, await value("recovery.get")]).toEqual([null, null])
    },
  )

  test("lost altogether: the history tells that there was one", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    await db().settings.delete("team")
    await wakeWorker()
    expect(await rules()).toEqual({ "bdc.a": { level: "hint" } })
    expect((await lead()).recovered).toMatchObject({ layer: "team", from: "history" })
  })

  test("put back to the defaults is not lost; nor is one of a browser where nothing was ever changed", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    await value("policy.reset")
    await wakeWorker()
    expect([await rules(), (await lead()).recovered]).toEqual([{}, null])
    await db().delete()
    await wakeWorker()
    expect([await rules(), (await lead()).recovered]).toEqual([{}, null])
  })

  test("a damaged row of the history is passed over for the one before", async () => {
    await value("rule.set", { id: "bdc.a", level: "hint" })
    clock.now += 1_000
    await value("rule.set", { id: "bdc.a", level: "off" })
    const last = (await db().history.orderBy("at").last()) ?? { rest: "" }
    await db().historyParts.put({ id: last.rest, value: { version: 1, rules: "half" } })
    await db().settings.put({ key: "team", value: "half" })
    await wakeWorker()
    expect(await rules()).toEqual({ "bdc.a": { level: "hint" } })
    await db().history.put({ id: "half", at: clock.now + 1 } as HistoryRow)
    await wakeWorker()
    expect(await rules()).toEqual({ "bdc.a": { level: "hint" } })
    const { entries } = await value<HistoryView>("history.get")
    expect(entries.map(({ id }) => id)).not.toContain("half")
    expect((await lead()).rules.find(({ id }) => id === "bdc.a")?.changed).not.toBeNull()
    await value("rule.set", { id: "bdc.a", level: "warn" })
    expect(await rules()).toEqual({ "bdc.a": { level: "warn" } })
  })

  test.each<[string, unknown, unknown, string]>([
    ["what can be read of it", { ...whole, packs: "half" }, { "bdc.a": { level: "hint" } }, "parts"],
    ["what is built in", "half", {}, "nothing"],
  ])("without a history, %s is in force", async (_name, bad, wanted, from) => {
    await db().settings.put({ key: "team", value: bad })
    await wakeWorker()
    expect([await rules(), (await lead()).recovered?.from]).toEqual([wanted, from])
  })

  test("a policy cut at any point and kept as text never stops the worker from starting", async () => {
    for (let at = 0; at <= text.length; at++) {
      const read = await recovered(db(), { team: text.slice(0, at) as unknown as Policy }, clock.date())
      expect(read.team).toBeNull()
      expect(read.damaged).toMatchObject({ layer: "team", from: "nothing" })
    }
  })
  test("a store that answers nothing more is no reason to fail", async () => {
    const store = db()
    store.close()
    const read = await recovered(store, { team: 7 as unknown as Policy }, clock.date())
    expect(read).toMatchObject({ team: null, damaged: { from: "nothing" } })
  })
})

describe("a damaged publication", () => {
  const good = (serial: number): KeptPublication => ({
    serial,
    at: 1,
    expires: 2,
    by: "Zoé",
    note: "n",
    kid: "k",
    digest: "d",
    policy: whole,
  })
  test.each<[string, unknown, unknown, KeptPublication | null, string]>([
    ["the one before stands", { serial: 2 }, good(1), good(1), "before"],
    ["none, where that is damaged too", "half", { serial: 1 }, null, "nothing"],
    ["none, where there was none", { ...good(2), policy: { version: 3 } }, null, null, "nothing"],
  ])("%s", async (_name, published, publishedBefore, wanted, from) => {
    const read = await recovered(db(), { published, publishedBefore } as never, clock.date())
    expect(read.published).toEqual(wanted)
    expect(read.damaged).toMatchObject({ layer: "published", from })
  })
})

test("a damaged copy of the browser's policy is what can be read of it until the browser tells it again", async () => {
  const read = await recovered(
    db(),
    { managed: { version: 1, team: "BDC", rules: 7 } } as never,
    clock.date(),
  )
  expect(read).toMatchObject({
    managed: { version: 1, team: "BDC" },
    damaged: { layer: "managed", from: "parts" },
  })
  managed.replace({ team: "BDC", rules: { "bdc.a": { level: "off" } } })
  await db().settings.put({ key: "managed", value: [1, 2] })
  await wakeWorker()
  await expect.poll(rules).toEqual({ "bdc.a": { level: "off" } })
})

test("what was set aside names no client, and is gone after a month", async () => {
  const bad = { version: 1, rules: 7, orphans: { deals: [{ clients: [{ name: "Client Secret" }] }] } }
  await db().settings.put({ key: "team", value: bad })
  await wakeWorker()
  expect(await value("recovery.get")).toContain("rules")
  expect(await value("recovery.get")).not.toContain("Secret")
  clock.now += 31 * 86_400_000
  await wakeWorker()
  expect([(await lead()).recovered, await value("recovery.get")]).toEqual([null, null])
})

test.each<[string, unknown]>([
  ["empty", {}],
  ["a text", "{"],
  [
    "numbers of the wrong kind",
    { serials: { k: 4 }, lookedAt: null, goodAt: null, silentSince: null, refusal: null },
  ],
  ["lost", undefined],
])("how looking at the address went, %s: told anew, and no number comes back", async (_name, looks) => {
  const taken = (serial: number): KeptPublication => ({
    policy: whole,
    serial,
    at: 1,
    expires: 2,
    by: "",
    note: "n",
    kid: "k",
    digest: `d${String(serial)}`,
  })
  const read = await recovered(
    db(),
    { published: taken(7), publishedBefore: taken(6), ...(looks !== undefined && { looks: looks as never }) },
    clock.date(),
  )
  expect(read.looks).toEqual({
    serials: { k: { serial: 7, digest: "d7" } },
    lookedAt: null,
    goodAt: null,
    silentSince: null,
    refusal: null,
  })
  expect(await kept("looks")).toEqual(read.looks)
})

test("a sound policy is left as it is, and written nowhere", async () => {
  const read = await recovered(db(), { team: whole, managed: null, published: null }, clock.date())
  expect(read).toEqual({ team: whole, managed: null, published: null })
  expect(await db().settings.get("damaged")).toBeUndefined()
})
