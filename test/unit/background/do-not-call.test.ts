import { clock, managed, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, it, test } from "vitest"
import type {
  Answered,
  DayView,
  DoNotCallShown,
  DoNotCallView,
  GivenView,
  PageAnswer,
  ReplyOf,
  RunTurn,
} from "../../../src/messages"
import type { FindAnswer } from "../../../src/messages/find"
import { fromWire, toWire } from "../../../src/messages/wire"
import { inZone, montreal } from "../../../src/process/calendar"
import { known, unknown } from "../../../src/process/field"
import { dealId, orphanId } from "../../../src/process/orphans/identity"
import { rules, standardPacks } from "../../../src/rules"
import { renewalFields } from "../../../src/rules/facts"
import { lawLines } from "../../../src/words/fr/law"
import { offline } from "../../../background/crm/connection"
import { opportunityFacts } from "../rules/facts-builder"

const registry = { rules, packs: standardPacks }
const phone = "514 700-0199"
const digits = "5147000199"
const me = "Alex Roy"
const record = { org: "org1", module: "Potentials", id: "4242" }
const url = "https://crm.zoho.com/crm/org1/tab/Potentials/4242"

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const list = (search = "", tab?: number) =>
  value<DoNotCallView>("doNotCall.get", { search, ...(tab !== undefined && { tab }) })
const add = (text = phone, asked = "2026-11-20") =>
  value<ReplyOf<"doNotCall.add">>("doNotCall.add", { phone: text, asked })
const turnOn = () => value("pack.set", { id: "law", on: true })
const friday = Date.parse("2026-11-20T15:00:00Z") // 10:00 in Montréal
beforeEach(async () => {
  clock.now = friday
  await freshWorkerOf(registry)
  await send("agent.set", { name: me, department: "sales", branch: "Laval" })
  state.tabs = [{ id: 5, url }]
})

type Shown = { phone?: string | null; createdAt?: string; stage?: string }
const ofOpportunity = ({ phone: number = phone, createdAt, stage }: Shown = {}) => ({
  kind: "opportunity-detail",
  meeting: null,
  opportunity: opportunityFacts({
    fields: { phone: number, ...(createdAt && { createdAt }), ...(stage && { stage }) },
  }),
})
const ofContact = (...phones: string[]) => ({
  kind: "contact-detail",
  meeting: null,
  opportunity: null,
  contact: { record, name: known("Léo Roy"), phones: known(phones), email: unknown("not-found") },
})
const ofRenewal = (possession: string | null, loan: Record<string, unknown> = {}) => ({
  kind: "renewal-detail",
  meeting: null,
  opportunity: null,
  renewal: {
    record,
    mode: "detail",
    fields: {
      ...Object.fromEntries(renewalFields.map((name) => [name, unknown("not-found")])),
      phone: known(phone),
      ...(possession !== null && { possessionDate: known(possession) }),
      ...Object.fromEntries(Object.entries(loan).map(([name, shown]) => [name, known(shown)])),
    },
    notes: known([]),
    notesComplete: true,
  },
})
async function answerTo(shown: object): Promise<PageAnswer> {
  const facts = { opportunity: null, ...shown } as { opportunity: { notes?: unknown } | null }
  const { opportunity } = facts
  const { notes, ...own } = opportunity ?? { notes: known([]) }
  const bare = "renewal" in facts ? { renewal: { ...(facts.renewal as object), notes: undefined } } : {}
  const question = {
    page: "p",
    record,
    facts: toWire({ ...facts, ...bare, opportunity: opportunity && own }),
    notes: toWire(notes),
    unsettled: [],
    own: {},
  }
  return fromWire(await value<string>("page.answer", question, page(5))) as PageAnswer
}
const lawOf = ({ rows }: PageAnswer): string[] =>
  rows
    .filter(({ id }) => id.startsWith("law."))
    .map(({ id, state: stands, level, said, field }) =>
      [id, stands, level, field ?? "-", said.todo].join("|"),
    )
const nb = /\u00a0/g
const plainly = (rows: string[]): string[] => rows.map((row) => row.replace(nb, " "))

describe("the pack", () => {
  test("is off where no policy says otherwise: no row, no mark, whatever the list says", async () => {
    await add()
    clock.now = montreal("2026-11-20", "23:00").getTime()
    expect(lawOf(await answerTo(ofOpportunity({ createdAt: "2025-01-01" })))).toEqual([])
    expect((await list()).on).toBe(false)
  })

  test("is quiet on a page where all is right, and turns at the instant the hours end", async () => {
    await turnOn()
    clock.now = montreal("2026-11-20", "21:29").getTime()
    const before = await answerTo(ofOpportunity({ createdAt: "2026-11-01" }))
    expect(lawOf(before)).toEqual([])
    expect(new Date(before.again ?? "").getTime()).toBeLessThanOrEqual(
      montreal("2026-11-20", "21:30").getTime(),
    )
    clock.now = montreal("2026-11-20", "21:30").getTime()
    const after = await answerTo(ofOpportunity({ createdAt: "2026-11-01" }))
    expect(plainly(lawOf(after))).toEqual([
      "law.calling-hours|invalid|warn|opportunity.phone|Avant d’appeler, attendez sam. 21 novembre, 10 h.",
    ])
    expect(after.pack).toBe("bdc")
  })

  it.each<[what: string, shown: object, now: Date, todo: string | null]>([
    [
      "Vancouver at 8:30 there",
      ofOpportunity({ phone: "604 700-0199" }),
      inZone("America/Vancouver", "2026-11-20", "08:30"),
      "Avant d’appeler, attendez ven. 20 novembre, 12 h.",
    ],
    [
      "Vancouver at 21:00 there, midnight here",
      ofOpportunity({ phone: "604 700-0199" }),
      inZone("America/Vancouver", "2026-11-20", "21:00"),
      null,
    ],
    [
      "a number without a zone, at night",
      ofOpportunity({ phone: "800 700-0199" }),
      montreal("2026-11-20", "22:00"),
      "Avant d’appeler, attendez sam. 21 novembre, 10 h (heure présumée).",
    ],
    [
      "a client's page, by the strictest of two numbers",
      ofContact(phone, "604 700-0199"),
      montreal("2026-11-20", "10:00"),
      "Avant d’appeler, attendez ven. 20 novembre, 12 h.",
    ],
    [
      "a file of renewal",
      ofRenewal("2026-06-01"),
      montreal("2026-11-22", "19:00"),
      "Avant d’appeler, attendez lun. 23 novembre, 9 h.",
    ],
    ["no number", ofOpportunity({ phone: null }), montreal("2026-11-20", "23:00"), null],
    ["a number that is none", ofOpportunity({ phone: "514" }), montreal("2026-11-20", "23:00"), null],
  ])("law.calling-hours: %s", async (_what, shown, now, todo) => {
    await turnOn()
    clock.now = now.getTime()
    const rows = plainly(lawOf(await answerTo(shown))).filter((row) => row.startsWith("law.calling-hours"))
    expect(rows.map((row) => row.split("|").at(-1))).toEqual(todo === null ? [] : [todo])
  })

  it.each<[what: string, shown: object, problem: string | null]>([
    ["asked two months ago", ofOpportunity({ createdAt: "2026-09-20" }), null],
    ["asked six months ago to the day", ofOpportunity({ createdAt: "2026-05-20" }), null],
    [
      "asked a day more",
      ofOpportunity({ createdAt: "2026-05-19" }),
      "Demande du 19 mai 2026 : relation échue le 19 novembre 2026.",
    ],
    ["sold, nobody knows when", ofOpportunity({ createdAt: "2025-01-01", stage: "Livré" }), null],
    ["bought on credit years ago, the end of the loan unknown", ofRenewal("2021-05-19"), null],
    ["a loan that runs", ofRenewal("2021-05-19", { termMonths: 84 }), null],
    ["a loan on its last day", ofRenewal("2021-05-19", { financingEnd: "2026-11-20" }), null],
    [
      "a loan past its end that the file says has months left",
      ofRenewal("2018-05-19", { financingEnd: "2024-05-19", monthsLeft: 6 }),
      null,
    ],
    ["two ends that disagree", ofRenewal("2018-05-19", { financingEnd: "2024-05-19", termMonths: 96 }), null],
    ["a loan over for 18 months", ofRenewal("2020-05-20", { termMonths: 60 }), null],
    [
      "a loan over for longer",
      ofRenewal("2020-05-19", { termMonths: 60 }),
      "Contrat terminé le 19 mai 2025 : relation échue le 19 novembre 2026.",
    ],
    [
      "the same, by its end alone",
      ofRenewal(null, { financingEnd: "2025-05-19" }),
      "Contrat terminé le 19 mai 2025 : relation échue le 19 novembre 2026.",
    ],
    ["nothing is known", ofContact(phone), null],
  ])("law.relationship: %s", async (_what, shown, problem) => {
    await turnOn()
    const rows = plainly(lawOf(await answerTo(shown))).filter((row) => row.startsWith("law.relationship"))
    expect(rows.map((row) => row.split("|").at(-1))).toEqual(problem === null ? [] : [problem])
  })
})

describe("law.do-not-call", () => {
  test("a number in any form is known on the page of its client, beside it, and no longer once taken out", async () => {
    await turnOn()
    expect(await add("+1 (514) 700-0199 poste 4", "2026-11-18")).toEqual({
      ok: true,
      ids: [digits],
      phone,
      fresh: true,
    })
    expect(plainly(lawOf(await answerTo(ofOpportunity())))).toEqual([
      "law.do-not-call|invalid|warn|opportunity.phone|Ne pas appeler : demandé le 18 novembre 2026.",
    ])
    expect(lawOf(await answerTo(ofContact("450 700-0101", "1.514.700.0199")))).toHaveLength(1)
    await value("doNotCall.remove", { id: digits, reason: "A changé d’avis" })
    expect(lawOf(await answerTo(ofOpportunity()))).toEqual([])
    expect((await list()).shown).toMatchObject([{ removed: "2026-11-20", reason: "A changé d’avis" }])
    await value("doNotCall.restore", { id: digits })
    expect(lawOf(await answerTo(ofOpportunity()))).toHaveLength(1)
  })

  test("a client who calls is not being called", async () => {
    await turnOn()
    await add()
    const incoming = { number: phone, state: "ringing" }
    expect(lawOf(await answerTo({ ...ofOpportunity(), incoming }))).toEqual([])
  })

  test("its row follows its level, and is never more than advice", async () => {
    await turnOn()
    await add()
    for (const [level, shown] of [
      ["block", "warn"],
      ["hint", "hint"],
    ] as const) {
      await value("rule.set", { id: "law.do-not-call", level })
      const [row] = (await answerTo(ofOpportunity())).rows.filter(({ id }) => id === "law.do-not-call")
      expect(row).toMatchObject({ level: shown })
      expect(row?.holds).toBeUndefined()
    }
    await value("rule.set", { id: "law.do-not-call", level: "off" })
    expect(lawOf(await answerTo(ofOpportunity()))).toEqual([])
  })

  test("is told in a look-up, in my day, and of an orphan given to me", async () => {
    await turnOn()
    await value("agent.set", { name: me, department: "sales", branch: "Laval" })
    await answerTo(ofOpportunity())
    await expect.poll(() => db().dossiers.count(), { timeout: 5_000 }).toBe(1)
    await db().dossiers.toCollection().modify({ owner: me, stage: "En traitement" })
    const found = async () => (await value<FindAnswer>("callers.find", { query: phone })).files[0]
    const planned = async () => {
      const { due, rounds, held } = await value<DayView>("day.get")
      return [...due, ...rounds.flatMap(({ files }) => files), ...held]
    }
    const client = { name: "Léo Roy", phone: "(514) 700-0199" }
    const deal = {
      id: dealId({ day: "2026-11-20", branch: "Laval", seller: me }),
      day: "2026-11-20",
      branch: "Laval",
      seller: me,
      clients: [{ ...client, id: orphanId(client) }],
    }
    await value("orphans.take", { text: JSON.stringify({ jalon: "orphans", version: 1, deals: [deal] }) })
    const given = async () => (await value<GivenView>("given.get")).today[0]
    expect(await found()).not.toHaveProperty("doNotCall")
    expect(await planned()).toHaveLength(1)
    expect(await given()).not.toHaveProperty("doNotCall")
    await add(phone, "2026-11-19")
    expect(await found()).toMatchObject({ doNotCall: "2026-11-19" })
    // Without a file too; never by a part of the number.
    expect(await value("callers.find", { query: phone })).toMatchObject({ doNotCall: "2026-11-19" })
    expect(await value("callers.find", { query: "0199" })).not.toHaveProperty("doNotCall")
    expect(await planned()).toMatchObject([{ doNotCall: "2026-11-19" }])
    expect(await given()).toMatchObject({ doNotCall: "2026-11-19" })
    await value("pack.set", { id: "law", on: false })
    expect(
      [await found(), await given(), ...(await planned())].some((one) => one && "doNotCall" in one),
    ).toBe(false)
  })

  it.each<[text: string, asked: string, why: string]>([
    ["700-0199", "2026-11-20", "number"],
    ["bonjour", "2026-11-20", "number"],
    [phone, "2026-11-21", "future"],
    [phone, "2023-11-05", "over"],
  ])("%s asked on %s is refused: %s", async (text, asked, why) => {
    expect(await add(text, asked)).toEqual({ ok: false, why })
    expect((await list()).count).toBe(0)
  })

  test("an entry made late is said so, and each says until when it is kept", async () => {
    await add(phone, "2026-11-06")
    await add("450 700-0101", "2026-11-05")
    expect((await list()).shown.map(({ late, keptUntil }) => [late, keptUntil])).toEqual([
      [false, "2029-11-20"],
      [true, "2029-11-19"],
    ])
  })

  test("the number of the open file is offered, entered in one press, and taken back", async () => {
    await answerTo(ofOpportunity())
    await expect.poll(async () => (await list("", 5)).here).toEqual({ phone, listed: false })
    await add(digits)
    expect((await list("", 5)).here).toMatchObject({ listed: true })
    await value("doNotCall.undo", { id: digits })
    expect(await list("", 5)).toMatchObject({ count: 0, here: { listed: false } })
    await answerTo(ofContact("450 700-0101"))
    await expect.poll(async () => (await list("", 5)).here?.phone).toBe("450 700-0101")
  })

  test("two numbers in one field are both entered, from a form, a page and a file", async () => {
    const both = `${phone} / (450) 700-0101 poste 3`
    expect(await add(both)).toEqual({
      ...{ ok: true, ids: [digits, "4507000101"], phone: "514 700-0199, 450 700-0101", fresh: true },
    })
    await value("doNotCall.undo", { id: digits })
    await answerTo(ofOpportunity({ phone: both }))
    const shown = "514 700-0199, 450 700-0101"
    await expect.poll(async () => (await list("", 5)).here).toEqual({ phone: shown, listed: false })
    expect(await add(shown)).toMatchObject({ ids: [digits, "4507000101"], fresh: false })
    expect((await list("", 5)).here).toMatchObject({ listed: true })
    await db().doNotCall.clear()
    const line = { line: 2, asked: "2026-11-10", entered: null, removed: null, reason: "" }
    expect(await value("doNotCall.import", { lines: [{ ...line, phone: both }] })).toMatchObject({
      added: 2,
      bad: [],
    })
    expect(await db().doNotCall.count()).toBe(2)
  })

  test("search by any digits, a hundred at a time; those taken out after those that stand", async () => {
    const lines = Array.from({ length: 150 }, (_one, index) => ({
      line: index + 2,
      phone: `514 700-${String(1_000 + index)}`,
      asked: "2026-11-10",
      entered: null,
      removed: index < 5 ? "2026-11-12" : null,
      reason: index < 5 ? "Entente" : "",
    }))
    const bad = [
      { ...lines[0], line: 200, phone: "abc" },
      { ...lines[0], line: 201, asked: "2027-01-01" },
      { ...lines[0], line: 202, removed: "2027-01-01" },
      { ...lines[0], line: 203, entered: "2027-01-01" },
    ]
    const taken = await value<ReplyOf<"doNotCall.import">>("doNotCall.import", { lines: [...lines, ...bad] })
    expect(taken).toEqual({
      added: 150,
      changed: 0,
      same: 0,
      over: 0,
      bad: [
        { line: 200, why: "number", phone: "abc" },
        { line: 201, why: "future", phone: "514 700-1000" },
        { line: 202, why: "future", phone: "514 700-1000" },
        { line: 203, why: "future", phone: "514 700-1000" },
      ],
    })
    const whole = await list()
    expect([whole.count, whole.removed, whole.found, whole.shown.length]).toEqual([145, 5, 150, 100])
    expect((await list("700-110")).found).toBe(10)
    expect((await list("abc")).found).toBe(0)
    expect((await list("514 700-1001")).shown).toMatchObject([{ reason: "Entente" }])
    const out = await value<DoNotCallShown[]>("doNotCall.export")
    expect(out).toHaveLength(150)
    // The same file again, and in another browser.
    expect(await value("doNotCall.import", { lines })).toMatchObject({ added: 0, changed: 0, same: 150 })
    expect(
      out.filter(({ removed, reason }) => removed === "2026-11-12" && reason === "Entente"),
    ).toHaveLength(5)
  })

  test("nothing of a number stands in the journal, and no page may ask for the list", async () => {
    await add()
    await value("doNotCall.remove", { id: digits, reason: "Entente" })
    const rows = await db().journal.toArray()
    const events = rows.filter(({ kind }) => kind === "do-not-call").map(({ details }) => details?.["event"])
    expect(events.sort()).toEqual(["added", "removed"])
    expect(JSON.stringify(rows)).not.toContain("0199")
    expect(await send("doNotCall.get", { search: "" }, page(5))).toMatchObject({ error: "refused" })
    expect(await send("doNotCall.add", { phone, asked: "2026-11-20" }, page(5))).toMatchObject({
      error: "refused",
    })
  })
})

describe("scripts", () => {
  const open = async (script: string, language = "Anglais"): Promise<RunTurn> => {
    const shown = ofOpportunity()
    shown.opportunity = opportunityFacts({ fields: { phone, language } })
    await answerTo(shown)
    return value<RunTurn>("run.start", { script, record, tab: 5 })
  }
  const both = `${lawLines["french-first"]} ${lawLines["recording-notice"]}`

  it.each<[what: string, script: string, language: string, recorded: boolean, coach: string | null]>([
    ["a call in English, recorded", "script.orphan-first-call", "Anglais", true, both],
    ["a call in, recorded", "script.aftersales-inbound", "Français", true, lawLines["recording-notice"]],
    ["a call in English", "script.orphan-first-call", "Anglais", false, lawLines["french-first"]],
    ["a call in French", "script.orphan-first-call", "Français", false, null],
    ["a message left", "script.voice-message", "Anglais", true, null],
    ["a guide", "guide.create-opportunity", "Anglais", true, null],
  ])("%s: %s", async (_what, script, language, recorded, coach) => {
    await turnOn()
    await value("law.set", { recorded })
    const view = await open(script, language)
    expect(view.language).toBe("fr")
    const said = view.step?.coach ?? ""
    for (const line of Object.values(lawLines))
      expect(said.includes(line), line).toBe(coach?.includes(line) ?? false)
  })

  test("the first step alone says so, and only where the pack and the rule are heard", async () => {
    await value("law.set", { recorded: true })
    expect((await open("script.aftersales-inbound")).step?.coach ?? "").not.toContain("enregistré")
    await turnOn()
    const view = await open("script.aftersales-inbound")
    expect(view.step?.coach).toContain(lawLines["recording-notice"])
    const next = await value<RunTurn>(
      "run.act",
      { run: view.run, turn: view.turn, do: { act: "next" } },
      page(5),
    )
    expect(next.step?.coach ?? "").not.toContain("enregistré")
    await value("rule.set", { id: "law.recording-notice", level: "observe" })
    expect((await open("script.aftersales-inbound")).step?.coach ?? "").not.toContain(
      lawLines["recording-notice"],
    )
  })
})

test("law.set: the lead's, in the policy and after a restart; locked where the browser's policy says it", async () => {
  await value("law.set", { recorded: true })
  await wakeWorker(offline, registry)
  expect(await list()).toMatchObject({
    recorded: true,
    mayLead: true,
    locked: { on: false, recorded: false },
  })
  expect(await value("policy.export")).toMatchObject({ law: { recorded: true } })
  managed.replace({ version: 1, packs: { law: true }, law: { recorded: false }, agent: { role: "lead" } })
  await wakeWorker(offline, registry)
  await expect
    .poll(() => list())
    .toMatchObject({ on: true, recorded: false, locked: { on: true, recorded: true } })
  expect(await send("law.set", { recorded: true }, popup)).toMatchObject({ error: "refused" })
  managed.replace({})
})
