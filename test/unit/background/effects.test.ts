import { clock, page, popup, send } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { PageQuestion, RuleEffects } from "../../../src/messages"
import { toWire } from "../../../src/messages/wire"
import { offline } from "../../../background/crm/connection"
import { readFile } from "../../../src/process/effects/merge"
import type { Behind } from "../../../src/process/effects/overview"
import type { Overview, Which } from "../../../src/process/effects/types"
import { rules } from "../../../src/rules"
import type { MeetingFacts, OpportunityFacts } from "../../../src/rules/facts"
import type { Level } from "../../../src/rules/rule"
import { recordId, type JournalRow } from "../../../src/store/rows"
import { meetingFacts, opportunityFacts } from "../rules/facts-builder"

const known = { packs: { bdc: true, callbacks: true }, rules }
const begun = vi.hoisted((): Promise<void>[] => [])
vi.mock("../../../background/later", async (original) => {
  const { Later } = await original<typeof import("../../../background/later")>()
  class Watched extends Later {
    override after(name: string, work: () => Promise<void>) {
      super.after(name, () => {
        const kept = work()
        begun.push(kept)
        return kept
      })
    }
  }
  return { Later: Watched }
})
beforeEach(async () => {
  await freshWorkerOf(known)
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => void vi.useRealTimers())
async function stand() {
  vi.advanceTimersByTime(1_000)
  vi.useRealTimers()
  await Promise.allSettled(begun.splice(0))
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  clock.now += 5_000
}

const record = { org: "org1", module: "Potentials", id: "42" }
type Given = Partial<PageQuestion> & {
  opportunity?: OpportunityFacts | null
  meeting?: MeetingFacts | null
}
/** A page says what it shows, and it stands. */
async function look({ opportunity = opportunityFacts(), meeting = null, ...rest }: Given = {}, tab = 5) {
  const { notes, ...own } = opportunity ?? { notes: null }
  const facts = { kind: "opportunity-detail", opportunity: opportunity && own, meeting }
  const question = {
    page: "p",
    record,
    facts: toWire(facts),
    notes: notes && toWire(notes),
    unsettled: [],
    own: {},
  }
  expect(await send("page.answer", { ...question, ...rest }, page(tab))).toMatchObject({ ok: true })
  await stand()
}
const noEmail = () => opportunityFacts({ fields: { email: null } })
const level = async (id: string, to: Level) =>
  expect(await send("rule.set", { id, level: to }, popup)).toMatchObject({ ok: true })
const saved = (given: object = {}, tab = 5) =>
  send("page.saved", { page: "p", of: "meeting", stage: "", ...given }, page(tab))
const told = (kind: string, row: object) =>
  send("journal.add", { key: crypto.randomUUID(), event: { kind, record, ...row } }, page(5))
const journal = async (...kinds: string[]): Promise<JournalRow[]> => {
  const rows = await db().journal.orderBy("at").toArray()
  return rows.filter(({ kind }) => (kinds.length === 0 ? kind !== "policy" : kinds.includes(kind)))
}
async function asked<T>(type: string, payload: object): Promise<T> {
  const answer = (await send(type, payload, popup)) as { ok: boolean; value: T }
  expect(answer).toMatchObject({ ok: true })
  return answer.value
}
const overview = () => asked<Overview>("effects.get", { days: 7 })
const behind = async (which: Which) =>
  (await asked<{ rows: Behind[] }>("effects.behind", { days: 7, which })).rows
const ofRule = async (id: string) => (await overview()).rules.find(({ rule }) => rule === id)
const subject = "bdc.meeting.subject"
const wrong = (given = {}) => ({ meeting: meetingFacts({ fields: { subject: "rdv demain" }, ...given }) })

describe("a row put right", () => {
  it("is cleared in the same opening, once; failing again, it is not any more", async () => {
    await look({ opportunity: noEmail() })
    await look()
    expect(await journal("cleared")).toMatchObject([
      { rule: "bdc.opp.email", state: "ok", record: recordId(record) },
    ])
    await look({ opportunity: noEmail() })
    expect(await journal("cleared")).toEqual([])
    await look()
    await look({ opportunity: opportunityFacts({ fields: { email: "autre@exemple.ca" } }) })
    expect(await journal("cleared")).toHaveLength(1)
    expect(await ofRule("bdc.opp.email")).toMatchObject({ shown: 1, mended: 1 })
    expect(await behind({ figure: "button" })).toEqual([])
  })
  it("seen failing by a worker that was since stopped, it is still; in another opening, it is not", async () => {
    await look({ opportunity: noEmail() })
    vi.useRealTimers()
    await wakeWorker(offline, known)
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    await look({ page: "other" })
    expect(await journal("cleared")).toEqual([])
    await look()
    expect(await journal("cleared")).toHaveLength(1)
  })
  it("with our own button, it says so", async () => {
    await look({ opportunity: noEmail() })
    await told("mended", { rule: "bdc.opp.email", state: "missing", level: "warn" })
    await look()
    expect(await behind({ figure: "button" })).toMatchObject([{ event: { rule: "bdc.opp.email" } }])
  })
  it("what cannot be read any more is not put right", async () => {
    await look({ opportunity: noEmail() })
    await look({
      opportunity: opportunityFacts({ fields: { email: { state: "unknown", why: "not-found" } } }),
    })
    expect(await journal("cleared")).toEqual([])
  })
})

describe("a Save that went through", () => {
  it("over a row at observe that block would hold: the backtest has it; enforced, the same Save is held", async () => {
    await level(subject, "observe")
    await look(wrong())
    expect(await journal("saved")).toEqual([])
    await saved()
    expect(await journal("saved")).toMatchObject([
      { rule: subject, state: "invalid", level: "observe", details: { would: true } },
    ])
    const test = await asked<RuleEffects>("effects.rule", { days: 30, rule: subject })
    expect(test).toMatchObject({ stood: 1, would: 1, held: 0, opened: 1, total: 2 })
    expect(test.lines.map(({ what }) => what)).toEqual(["would", "observed"])
    expect(await ofRule(subject)).toMatchObject({
      shown: 0,
      would: 1,
      observed: 1,
    })
    expect(await behind({ figure: "would", rule: subject })).toHaveLength(1)
  })
  it("over a lack of its opportunity, which block would hold it for: the backtest has it", async () => {
    await level("bdc.opp.email", "observe")
    await look({ opportunity: noEmail(), meeting: meetingFacts() })
    await saved()
    expect(await asked("effects.rule", { days: 7, rule: "bdc.opp.email" })).toMatchObject({ would: 1 })
    await level("bdc.opp.email", "block")
    await look({ opportunity: noEmail(), meeting: meetingFacts() })
    clock.now += 5_000
    await saved()
    expect(await journal("saved")).toHaveLength(1)
  })
  it("pressed before the row had stood: it was ignored all the same; the clock set back since, so is the next", async () => {
    await level(subject, "warn")
    await look(wrong())
    await db().journal.where("kind").equals("shown").delete()
    await saved()
    expect(await ofRule(subject)).toMatchObject({ shown: 1, ignored: 1, open: 0 })
    clock.now -= 3_600_000
    await saved()
    expect(await journal("saved")).toHaveLength(2)
  })
  it("over a row shown: it was ignored", async () => {
    await level(subject, "warn")
    await look(wrong())
    await saved()
    expect(await journal("saved")).toMatchObject([{ rule: subject, level: "warn", details: { would: true } }])
    expect(await ofRule(subject)).toMatchObject({
      shown: 1,
      ignored: 1,
      open: 0,
    })
  })
  it("an existing meeting, untouched: it would not have been held", async () => {
    await level(subject, "observe")
    await look(wrong({ mode: "edit", changed: [] }))
    await saved()
    expect(await journal("saved")).toMatchObject([{ details: { would: false } }])
    expect(await asked("effects.rule", { days: 7, rule: subject })).toMatchObject({ would: 0, total: 2 })
  })
  it("of fields not read twice alike: block would not have held it", async () => {
    await level(subject, "observe")
    await look({ ...wrong(), unsettled: ["meeting.subject"] })
    await saved()
    expect(await journal("saved")).toMatchObject([{ details: { would: false } }])
  })
  it("is one however often its press is heard; a later one is another", async () => {
    await level(subject, "observe")
    await look(wrong())
    await saved()
    await saved()
    clock.now += 1_999
    await saved()
    expect(await journal("saved")).toHaveLength(1)
    clock.now += 10
    await saved()
    expect(await journal("saved")).toHaveLength(2)
  })
  it("of a page not answered, of another tab, of what is no meeting, to a stage of which nothing speaks: nothing is written", async () => {
    await level(subject, "observe")
    await look(wrong())
    for (const [given, tab] of [
      [{ page: "q" }, 5],
      [{}, 6],
      [{ of: "opportunity" }, 5],
      [{ of: "mass-update" }, 5],
      [{ stage: "Contacté" }, 5],
    ] as const) {
      expect(await saved(given, tab)).toMatchObject({ ok: true })
      clock.now += 5_000
    }
    expect(await journal("saved")).toEqual([])
    await saved()
    expect(await journal("saved")).toHaveLength(1)
  })
  it("seen by a worker that was stopped since: nothing is guessed", async () => {
    await level(subject, "observe")
    await look(wrong())
    vi.useRealTimers()
    await wakeWorker(offline, known)
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    expect(await saved()).toMatchObject({ ok: true })
    expect(await journal("saved")).toEqual([])
  })
  it("over rows at block, none is ignored: they were held, or passed over", async () => {
    await look(wrong())
    await told("held", { rule: subject, state: "invalid", level: "block" })
    await told("overridden", {
      rule: subject,
      state: "overridden",
      level: "block",
      reason: "Le client insiste",
    })
    await saved()
    const row = await ofRule(subject)
    expect(row).toMatchObject({ shown: 1, overridden: 1, ignored: 0, week: 1 })
    const test = await asked<RuleEffects>("effects.rule", { days: 7, rule: subject })
    expect(test).toMatchObject({ held: 1, overrides: [{ reason: "Le client insiste", opening: "p" }] })
  })
})

describe("a complete file", () => {
  it("is one from its first lack seen to all its own rows ok, once", async () => {
    await look({ opportunity: noEmail() })
    const first = clock.now - 5_000
    clock.now += 3_600_000
    await look({ opportunity: noEmail(), page: "q" })
    await look({ page: "q" })
    const [row] = await journal("complete")
    expect(row).toMatchObject({ record: recordId(record), details: { from: new Date(first).toISOString() } })
    expect((await overview()).complete).toEqual({ files: 1, median: null })
    await look({ opportunity: noEmail() })
    await look()
    expect(await journal("complete")).toHaveLength(1)
    const [{ event } = { event: null }] = await behind({ figure: "complete" })
    expect(event?.from).toBe(first)
  })
  it.each([
    ["complete when first seen", opportunityFacts()],
    [
      "with a row that cannot be read",
      opportunityFacts({ fields: { email: { state: "unknown", why: "masked" } } }),
    ],
  ])("%s: no time is told", async (_name, opportunity) => {
    if (opportunity.fields.email.state === "unknown") await look({ opportunity: noEmail() })
    await look({ opportunity })
    expect(await journal("complete")).toEqual([])
    expect(await journal("opened")).toHaveLength(1)
  })
})

describe("the journal handed over", () => {
  it("names its browser at random, the same each time, and nobody; reasons only where ticked", async () => {
    await send("agent.set", { name: "Alex Roy", department: "bdc", branch: "St-Hubert" })
    await look(wrong())
    await told("overridden", { rule: subject, state: "overridden", level: "block", reason: "parce que" })
    const [plain, full] = [false, true].map((reasons) =>
      asked<string>("effects.export", { days: 90, reasons }),
    )
    const [one, two] = [readFile((await plain) ?? ""), readFile((await full) ?? "")]
    if (!one.ok || !two.ok) throw new Error("not read back")
    expect(one.file.browser).toBe(two.file.browser)
    expect(one.file.browser).toMatch(/^[0-9a-f-]{36}$/)
    expect(await plain).not.toMatch(/Alex|Marie|parce que|exemple\.ca|514/)
    expect(two.file.events.find(({ kind }) => kind === "overridden")?.reason).toBe("parce que")
    expect(one.file.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["opened", "shown", "overridden"]),
    )
  })
  it("only our own pages may ask; addresses only of records still known", async () => {
    for (const type of ["effects.get", "effects.rule", "effects.behind", "effects.export", "effects.places"])
      expect(await send(type, { days: 7 }, page())).toMatchObject({ ok: false, error: "refused" })
    expect(await send("effects.get", { days: 8 }, popup)).toMatchObject({ ok: false, error: "shape" })
    expect(await send("page.saved", { page: "p", of: "lead", stage: "" }, page())).toMatchObject({
      error: "shape",
    })
    await look()
    const places = await asked<object>("effects.places", { records: [recordId(record), "org1/Potentials/9"] })
    expect(Object.keys(places)).toEqual([recordId(record)])
  })
})

it("of many lines, and many of one instant, each is read once", async () => {
  const lines = Array.from({ length: 900 }, (_, index): JournalRow => ({
    key: `page${String(index)} shown r rule missing`,
    kind: "shown",
    at: clock.now - 60_000 + (index < 450 ? 0 : index),
    rule: "rule",
    record: "r",
    level: "warn",
    state: "missing",
  }))
  await db().journal.bulkAdd(lines)
  expect((await overview()).totals.shown).toBe(900)
})
