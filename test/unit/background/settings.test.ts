import { clock, managed, on, page, popup, send, state } from "./chrome"
import { db, freshWorker, restart, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { overlaySettings } from "../../../background/settings"
import type { Answered, LeadView, OverlaySettings, PageSettings } from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"

beforeEach(freshWorker)

async function value<T>(jalon: string, payload?: unknown, sender = page()): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const settings = () => value<PageSettings>("settings.get")
const lead = (type: string, payload?: unknown) => value<LeadView>(type, payload, popup)
const told = (tab = 1) => state.sent.filter((one) => one.tab === tab).map(({ message }) => message)

test("at first nobody is known and everything speaks", async () => {
  expect(await settings()).toMatchObject({
    agent: null,
    language: "fr",
    packs: { bdc: true, callbacks: true },
    rules: {},
    organisations: [],
    pausedUntil: null,
    pausedPages: [],
    keeping: true,
    words: fr,
    css: expect.stringContaining(".panel") as string,
  })
})

describe("what a person sets", () => {
  const me = { name: "Alex Roy", department: "bdc", branch: "Laval" }
  test("holds, survives the worker, and is told to every open page, once", async () => {
    state.tabs = [
      { id: 1, url: "https://crm.zoho.com/crm/" },
      { id: 2, url: "https://crm.zohocloud.ca/crm/" },
      { id: 3, url: "https://mail.example/" },
    ]
    const after = await value<PageSettings>("agent.set", me)
    expect(after.agent).toEqual({ ...me, role: "lead", managed: false })
    expect(state.ownSent.at(-1)).toEqual({ jalonPush: "settings", settings: after })
    const shown = JSON.parse(JSON.stringify(overlaySettings(after))) as OverlaySettings
    for (const tab of [1, 2]) expect(told(tab)).toEqual([{ jalonPush: "page", settings: shown }])
    expect(told(3)).toEqual([])
    expect(await value("page.start")).toEqual(shown)
    for (const secret of ["roster", "rules", "presenceAnswers"]) expect(shown).not.toHaveProperty(secret)
    await value("agent.set", me)
    expect(told(1)).toHaveLength(1)
    await wakeWorker()
    expect(await settings()).toEqual(after)
  })
  test("the words are those of the language", async () => {
    expect(await value("language.set", { language: "en" })).toMatchObject({
      language: "en",
      words: en,
    })
  })
  test("the panel remembers, part by part", async () => {
    await value("panel.set", { side: "left" })
    await value("panel.set", { folded: true })
    await restart()
    expect((await settings()).panel).toMatchObject({ side: "left", folded: true, hidden: false })
  })
  test("the revision only grows, even when the store forgot it", async () => {
    const first = (await value<PageSettings>("language.set", { language: "en" })).revision
    const second = (await value<PageSettings>("language.set", { language: "fr" })).revision
    expect(second).toBeGreaterThan(first)
    await wakeWorker()
    expect((await settings()).revision).toBe(second)
    await db().settings.clear()
    clock.now += 1_000
    await wakeWorker()
    expect((await settings()).revision).toBeGreaterThan(second)
  })
})

describe("pause", () => {
  test("15 minutes end at their instant, though the worker was stopped", async () => {
    const { pausedUntil } = await value<PageSettings>("pause.set", { minutes: 15 })
    expect(pausedUntil).toBe("2026-11-20T15:15:00.000Z")
    expect(state.alarms.map(({ when }) => when)).toEqual([Date.parse(pausedUntil ?? "")])
    await wakeWorker()
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/" }]
    clock.now = Date.parse("2026-11-20T15:15:00Z")
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(() => expect(told()).toMatchObject([{ settings: { pausedUntil: null } }]))
  })
  test("one page, for this session; resumed all at once", async () => {
    await value("pause.set", { page: "org1/Potentials/42" })
    expect((await value<PageSettings>("pause.set", { page: "org1/Potentials/43" })).pausedPages).toEqual([
      "org1/Potentials/42",
      "org1/Potentials/43",
    ])
    await wakeWorker()
    expect((await settings()).pausedPages).toHaveLength(2)
    expect(await value("pause.set", { resume: true })).toMatchObject({ pausedPages: [], pausedUntil: null })
    await value("pause.set", { page: "org1/Potentials/42" })
    await restart()
    expect((await settings()).pausedPages).toEqual([])
  })
})

describe("presence", () => {
  const roster = {
    people: [{ id: "p1", name: "Zoé" }],
    shifts: [{ person: "p1", day: "2026-11-20", start: "09:00", end: "17:00" }],
  }
  test.each([
    ["on a shift: its end", "p1", "2026-11-20T15:00:00Z", "2026-11-20T22:00:00.000Z"],
    ["not known to the roster: 8 h", "p2", "2026-11-20T15:00:00Z", "2026-11-20T23:00:00.000Z"],
    ["late in the day: its end in Montréal", "p2", "2026-11-21T01:00:00Z", "2026-11-21T05:00:00.000Z"],
  ])("an answer is good until, %s", async (_name, person, now, end) => {
    await value("policy.import", { text: JSON.stringify({ version: 1, roster }) }, popup)
    clock.now = Date.parse(now)
    expect(await value("presence.answer", { person, presence: "busy" })).toMatchObject({
      presenceAnswers: { [person]: "busy" },
    })
    clock.now = Date.parse(end) - 1
    expect((await settings()).presenceAnswers).toEqual({ [person]: "busy" })
    clock.now += 1
    expect((await settings()).presenceAnswers).toEqual({})
  })
  test("one's own switch falls at midnight, Montréal", async () => {
    expect(await value("presence.set", { presence: "off" })).toMatchObject({ myPresence: "off" })
    clock.now = Date.parse("2026-11-21T05:00:00Z")
    expect((await settings()).myPresence).toBe("unknown")
  })
})

describe("a lead", () => {
  test("changes a rule: pages follow, the journal says what changed, a restart keeps it", async () => {
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/" }]
    const view = await lead("rule.set", { id: "bdc.a", level: "hint" })
    expect(view.rules[0]).toMatchObject({
      level: "hint",
      defaultLevel: "block",
      levelFrom: "team",
      locked: false,
    })
    const { revision, rules } = await settings()
    expect(rules).toEqual({ "bdc.a": { level: "hint" } })
    expect(told()).toMatchObject([{ jalonPush: "page", settings: { revision } }])
    const [row] = await db().journal.where("at").equals(clock.now).toArray()
    expect(row).toMatchObject({ kind: "policy", details: { what: "rule.set", "bdc.a": "block → hint" } })
    await restart()
    expect((await settings()).rules).toEqual({ "bdc.a": { level: "hint" } })
  })
  test("exports what another browser imports to behave alike, and resets", async () => {
    await lead("rule.set", { id: "callbacks.note-author", params: { hours: 4 } })
    await lead("pack.set", { id: "bdc", on: false })
    const policy = await value<Policy>("policy.export", undefined, popup)
    const before = await settings()
    await lead("policy.reset")
    expect(await settings()).toMatchObject({ rules: {}, packs: { bdc: true } })
    expect(await value("policy.import", { text: JSON.stringify(policy) }, popup)).toMatchObject({ ok: true })
    const { revision: _old, ...same } = before
    expect(await settings()).toMatchObject(same)
  })
  test("a bad file changes nothing and says where it is wrong", async () => {
    await lead("rule.set", { id: "bdc.a", level: "hint" })
    const text = JSON.stringify({ version: 1, rules: { "bdc.a": { level: "loud" } } })
    expect(await value("policy.import", { text }, popup)).toMatchObject({
      ok: false,
      problems: [{ path: "rules.bdc.a.level" }],
    })
    expect((await settings()).rules).toEqual({ "bdc.a": { level: "hint" } })
  })
})

describe("the browser's policy", () => {
  const push = async (policy: Record<string, unknown>) => {
    managed.replace(policy)
    on.storage.emit({}, "managed")
    await vi.waitFor(async () =>
      expect((await lead("lead.get")).managed).toBe(Object.keys(policy).length > 0),
    )
  }
  test("arrives late, wins, is locked, and reaches the pages", async () => {
    await lead("rule.set", { id: "bdc.a", level: "hint" })
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/" }]
    await push({ agent: { role: "lead" }, rules: { "bdc.a": { level: "warn" } } })
    expect((await lead("lead.get")).rules[0]).toMatchObject({
      level: "warn",
      levelFrom: "managed",
      locked: true,
    })
    const { revision, rules } = await settings()
    expect(rules).toEqual({ "bdc.a": { level: "warn" } })
    expect(told().at(-1)).toMatchObject({ jalonPush: "page", settings: { revision } })
    expect(await send("rule.set", { id: "bdc.a", level: "off" }, popup)).toMatchObject({ error: "refused" })
  })
  test("makes an agent of whoever it does not call a lead", async () => {
    await push({ agent: { name: "Alex", role: "agent" } })
    expect(await lead("lead.get")).toMatchObject({ readOnly: true, managed: true })
    for (const [type, payload] of [
      ["rule.set", { id: "bdc.a", level: "off" }],
      ["pack.set", { id: "bdc", on: false }],
      ["policy.reset", undefined],
      ["policy.import", { text: "{}" }],
      ["policy.export", undefined],
    ] as const)
      expect(await send(type, payload, popup)).toMatchObject({ ok: false, error: "refused" })
  })
  test("not read yet at a start: the last known stands, then it is believed gone", async () => {
    await push({ rules: { "bdc.a": { level: "warn" } } })
    managed.replace({})
    await restart()
    expect((await settings()).rules).toEqual({ "bdc.a": { level: "warn" } })
    clock.now += 10_000
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(async () => expect((await settings()).rules).toEqual({}))
  })
})
