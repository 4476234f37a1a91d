import { clock, on, page as pageOf, send, state } from "./chrome"
import { fakeDoor } from "./crm-door"
import { db, freshWorker, wakeWorker } from "./worker"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { CrmError, type Ask, type CrmFault, type CrmNote, type CrmRecord } from "../../../src/crm/types"
import type { PageAnswer, PageQuestion } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { known, unknown } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import type { MeetingFacts, Note, OpportunityFacts } from "../../../src/rules/facts"
import { fr } from "../../../src/words/fr"
import { meetingFacts, note, opportunityFacts } from "../rules/facts-builder"

const MINUTE = 60_000
const record = { org: "org777", module: "Potentials", id: "420000" }
const url = "https://crm.zoho.com/crm/org777/tab/Potentials/420000"
const start = Date.parse("2026-11-20T15:00:00Z")
const ago = (minutes: number): Date => new Date(start - minutes * MINUTE)

const recordOf = (given: Partial<CrmRecord> = {}): CrmRecord => ({
  id: record.id,
  module: "Deals",
  values: { Deal_Name: "Marie-Ève Tremblay", Contact_Name: { id: "5", name: "Marie-Ève Tremblay" } },
  owner: null,
  createdAt: ago(600),
  modifiedAt: ago(300),
  createdBy: null,
  modifiedBy: null,
  ...given,
})
const noteOf = (id: string, text: string, given: Partial<CrmNote> = {}): CrmNote => ({
  id,
  parent: { id: record.id, module: "Deals" },
  title: "",
  text,
  createdBy: { id: "9", name: "Zoé Côté" },
  createdAt: ago(120),
  modifiedBy: null,
  modifiedAt: null,
  ...given,
})
/** As a page shows a note that Alex edited: no more than that. */
const edited = (text: string, given: Partial<Note> = {}): Note =>
  note(text, {
    id: "1",
    author: "Alex Roy",
    authorCertain: false,
    at: known({ at: ago(5), precision: "minute", zoneKnown: true, isModified: true }),
    reading: null,
    ...given,
  })

type Given = Partial<PageQuestion> & {
  kind?: string
  opportunity?: OpportunityFacts | null
  meeting?: MeetingFacts | null
  tab?: number
  at?: string
}
const shown = ({ fields = {}, ...given }: Parameters<typeof opportunityFacts>[0] = {}): OpportunityFacts =>
  opportunityFacts({
    record,
    notes: known([edited("PDR J1 R1")]),
    fields: { owner: null, phone: null, email: null, ...fields },
    ...given,
  })
async function answerTo({ kind, opportunity, meeting = null, tab = 5, at = url, ...rest }: Given = {}) {
  const { notes, ...own } = opportunity === undefined ? shown() : (opportunity ?? { notes: null })
  const question: PageQuestion = {
    page: "p",
    record,
    facts: toWire({ kind: kind ?? "opportunity-detail", opportunity: notes && own, meeting }),
    notes: notes && toWire(notes),
    unsettled: [],
    own: {},
    ...rest,
  }
  const reply = (await send("page.answer", question, pageOf(tab, at))) as { ok: true; value: string }
  expect(reply).toEqual({ ok: true, value: expect.any(String) as string })
  return fromWire(reply.value) as PageAnswer
}

let crm: ReturnType<typeof fakeDoor>
const asks = (tab = 5) =>
  state.sent.filter(
    ({ tab: to, message }) => to === tab && (message as { jalonPush?: string }).jalonPush === "ask",
  )
/** What is under way has come. */
const come = async () => {
  for (let turn = 0; turn < 30; turn++) await new Promise((done) => setImmediate(done))
}
/** What was asked of this file; its client's others are somebody else's question. */
const asked = () =>
  crm.asked.flatMap((one) => /^(record|notes|attachments|query) (Deals|Events)/.exec(one)?.[1] ?? [])

async function connect(given: Parameters<typeof fakeDoor>[0] = {}) {
  crm = fakeDoor({ record: () => recordOf(), notes: () => [noteOf("1", "PDR J1 R1")], ...given })
  await wakeWorker(crm.connection)
  await send("agent.set", { name: "Alex Roy", department: "bdc", branch: "St-Hubert" }, pageOf(5, url))
  state.sent.length = 0
  crm.asked.length = 0
}

beforeEach(async () => {
  await freshWorker()
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  await connect()
})
afterEach(() => void vi.useRealTimers())

describe("the first answer", () => {
  test("does not wait for the CRM; the page is told once when it knows more", async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((done) => (release = done))
    await connect({ notes: () => gate.then(() => [noteOf("1", "PDR J1 R1")]) })
    const first = await answerTo()
    expect(first.caller?.doubt).toContain("author")
    await come()
    expect(asks()).toEqual([])
    release()
    await come()
    expect(asks()).toHaveLength(1)
    const second = await answerTo()
    expect(second.caller).toMatchObject({
      doubt: [],
      verdict: { rule: expect.stringContaining("author") as string },
    })
    expect(second.caller?.said.lines).toContain(fr.crm.note)
    await come()
    expect(asks()).toHaveLength(1)
  })
  test("the CRM is asked once, whatever is asked of the same page meanwhile", async () => {
    for (let times = 0; times < 3; times++) await answerTo()
    await come()
    expect(asked().sort()).toEqual(["notes", "record"])
  })
  test("nothing more is known: nobody is told, and nothing is drawn", async () => {
    await connect({ record: () => recordOf({ owner: null, createdAt: null, values: {} }), notes: () => [] })
    const bare = shown({ notes: known([]), fields: { createdAt: "2026-11-20" } })
    const first = await answerTo({ opportunity: bare })
    await come()
    expect(asked()).toContain("record")
    expect(asks()).toEqual([])
    expect(await answerTo({ opportunity: bare })).toEqual(first)
  })
  test("the same file once more in another tab is answered from memory", async () => {
    await answerTo()
    await come()
    const other = await answerTo({ tab: 6, page: "q" })
    expect(other.caller?.doubt).toEqual([])
  })
  test("what each row says does not come and go", async () => {
    const states: string[][] = []
    const opportunity = shown({ fields: { contact: unknown("masked") } })
    for (let times = 0; times < 4; times++) {
      const { rows } = await answerTo({ opportunity })
      states.push(rows.map(({ id, state: of }) => `${id} ${of}`).sort())
      await come()
      clock.now += 2 * MINUTE
    }
    const [first = [], second = [], ...later] = states
    expect(first).not.toEqual(second)
    for (const one of later) expect(one).toEqual(second)
  })
})

describe("asking again", () => {
  test("the record by when it was last changed; unchanged is known anew", async () => {
    const since: (Date | undefined)[] = []
    await connect({
      record: (_module: string, _id: string, ask?: Ask) => {
        since.push(ask?.since)
        return ask?.since ? "unchanged" : recordOf()
      },
    })
    const changed = recordOf().modifiedAt
    await answerTo()
    await come()
    clock.now += MINUTE
    await answerTo({ page: "q" })
    await come()
    expect(since).toEqual([undefined, changed])
    expect(asks()).toHaveLength(1)
  })
  test("not before a while on a page that stays; sooner while a meeting is being made", async () => {
    await answerTo()
    await come()
    crm.asked.length = 0
    clock.now += MINUTE
    await answerTo()
    await come()
    expect(asked()).toEqual([])
    await answerTo({ opportunity: shown({ from: "under" }), meeting: meetingFacts() })
    await come()
    expect(asked()).toContain("record")
  })
  test("for a note that the CRM did not list, once", async () => {
    await answerTo()
    await come()
    crm.asked.length = 0
    const opportunity = shown({ notes: known([edited("PDR J1 R1"), edited("Joint", { id: "2" })]) })
    for (let times = 0; times < 3; times++) {
      await answerTo({ opportunity })
      await come()
    }
    expect(asked()).toEqual(["notes"])
  })
  test("a form that hides the notes: those that the page showed count, though the CRM does not list them yet", async () => {
    const two = shown({ notes: known([edited("PDR J1 R1"), edited("PDR J1 R2", { id: "2" })]) })
    await connect({ notes: () => [noteOf("1", "PDR J1 R1", { createdAt: ago(9) })] })
    await answerTo({ opportunity: two })
    await come()
    const hidden = { mode: "edit", notes: unknown("not-rendered"), notesComplete: false } as const
    const stageChange = known({ from: "Réponse envoyée", to: "Perdu BDC" })
    const edit = { kind: "opportunity-edit", opportunity: shown({ ...hidden, stageChange }) }
    await answerTo(edit)
    await come()
    const row = (await answerTo(edit)).rows.find(({ id }) => id === "followups.lost-allowed")
    expect(row).toMatchObject({ state: "invalid", level: "block", holds: "opportunity", crm: true })
    const { meter } = await answerTo({ opportunity: two })
    expect(meter?.days.find(({ today }) => today)?.rounds).toBe(2)
  })
  test("while a field that the page hides is edited there, the CRM's word for it waits to be asked again", async () => {
    const row = async (why: "masked" | "not-settled") => {
      const { rows } = await answerTo({ opportunity: shown({ fields: { name: unknown(why) } }) })
      return rows.find(({ id }) => id === "bdc.opp.full-name")?.state
    }
    await row("masked")
    await come()
    expect(await row("masked")).toBe("ok")
    clock.now += 1_000
    expect(await row("not-settled")).toBe("unknown")
    expect(await row("masked")).toBe("unknown")
    await come()
    clock.now += 1_500
    vi.advanceTimersByTime(1_500)
    await come()
    expect(await row("masked")).toBe("ok")
  })
  test("a note erased in the page is no longer said", async () => {
    const two = [
      noteOf("1", "PDR J1 R1", { createdAt: ago(9) }),
      noteOf("2", "PDR J1 R2", { createdAt: ago(8) }),
    ]
    await connect({ notes: () => two })
    const rounds = async (notes: Note[]) => {
      const { meter } = await answerTo({ opportunity: shown({ notes: known(notes) }) })
      return meter?.days.find(({ today }) => today)?.rounds
    }
    const both = [edited("PDR J1 R1"), edited("PDR J1 R2", { id: "2" })]
    await rounds(both)
    await come()
    expect(await rounds(both)).toBe(2)
    expect(await rounds([edited("PDR J1 R1")])).toBe(1)
  })
})

describe("what no answer rests on is not asked", () => {
  const hidden = { mode: "edit", notes: unknown("not-rendered"), notesComplete: false } as const
  const form = (given: Parameters<typeof opportunityFacts>[0] = {}): Given => ({
    kind: "opportunity-edit",
    opportunity: shown({ ...hidden, ...given }),
  })
  const minutes = async (given: Given, of: number): Promise<string[]> => {
    crm.asked.length = 0
    clock.now += of * MINUTE
    await answerTo(given)
    await come()
    return asked().sort()
  }
  test("in a form, where what is typed counts, the saved values; its notes no sooner than on its page", async () => {
    expect(await minutes(form(), 0)).toEqual(["notes"])
    expect(await minutes(form(), 1)).toEqual([])
    expect(await minutes(form(), 3)).toEqual([])
    expect(await minutes(form(), 2)).toEqual(["notes"])
    expect(await minutes({}, 0)).toEqual(["record"])
  })
  test("a Save that hangs on the notes has them asked anew at once, then while it does", async () => {
    await connect({ notes: () => [noteOf("1", "PDR J1 R1", { createdAt: ago(9) })] })
    const closing = form({ stageChange: known({ from: "Réponse envoyée", to: "Perdu BDC" }) })
    await minutes(form(), 0)
    expect(await minutes(closing, 2)).toEqual(["notes"])
    const holds = async () =>
      (await answerTo(closing)).rows.find(({ id }) => id === "followups.lost-allowed")?.holds
    expect(await holds()).toBe("opportunity")
    expect(await minutes(closing, 0.5)).toEqual([])
    expect(await holds()).toBe("opportunity")
    expect(await minutes(closing, 0.5)).toEqual(["notes"])
  })
  const unread = (stage: string) =>
    shown({ meetingStands: unknown("not-rendered"), fields: { stage } }) satisfies OpportunityFacts
  test.each([
    ["En traitement", true],
    ["Contacté", true],
    ["Perdu BDC", true],
    ["En suivi long-terme", true],
    ["Rendez-vous cédulé", false],
    ["Walk-in", false],
    ["Livré", false],
  ])("at %s, whether a meeting stands: %s", async (stage, wanted) => {
    await answerTo({ opportunity: unread(stage) })
    await come()
    expect(crm.asked.some((one) => one.startsWith("query Events"))).toBe(wanted)
  })
  test("and it is asked again after ten minutes, not five", async () => {
    const given = { opportunity: unread("Contacté") }
    const meetings = async (of: number): Promise<boolean> => {
      await minutes(given, of)
      return crm.asked.some((one) => one.startsWith("query Events"))
    }
    expect([await meetings(0), await meetings(6), await meetings(3), await meetings(2)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe("where the page and the CRM differ", () => {
  const elsewhere = (name: string, given: Partial<CrmRecord> = {}) =>
    recordOf({ values: { Deal_Name: name }, ...given })
  const why = async (opportunity = shown({ fields: { name: "Autre Client" } })) => {
    const { rows } = await answerTo({ opportunity })
    const row = rows.find(({ id }) => id === "bdc.opp.full-name")
    return row?.answer.state === "unknown" ? row.answer.why : row?.state
  }
  const pass = async () => {
    await come()
    vi.advanceTimersByTime(1_500)
    await come()
  }
  test("the CRM is asked once more; still so, the row is unknown, and holds nothing", async () => {
    expect(await why()).toBe("ok")
    await come()
    expect(await why()).toBe("ok")
    await pass()
    expect(crm.asked.filter((one) => one.startsWith("record"))).toHaveLength(2)
    expect(await why()).toBe("sources-differ")
    crm.asked.length = 0
    await pass()
    expect(asked()).toEqual([])
  })
  test("a save of the page that lands meanwhile settles it, without a word", async () => {
    let name = "Marie-Ève Tremblay"
    await connect({ record: () => elsewhere(name) })
    await answerTo()
    await come()
    const before = asks().length
    expect(await why()).toBe("ok")
    name = "Autre Client"
    await pass()
    expect(await why()).toBe("ok")
    expect(asks()).toHaveLength(before)
  })
  test("changed in the CRM since the page showed it: the CRM's", async () => {
    await connect({ record: () => elsewhere("Unknown Unknown", { modifiedAt: new Date(clock.now + 1_000) }) })
    await why()
    await pass()
    expect(await why()).toBe("invalid")
  })
})

const faults: CrmFault[] = [
  ...(["signed-out", "forbidden", "absent", "gone", "limited", "budget"] as const),
  ...(["unreachable", "failed", "malformed", "cancelled"] as const),
]
describe("a fault", () => {
  const alone = async (given?: Given) => {
    await wakeWorker()
    return answerTo(given)
  }
  test.each(faults)("%s: the answer is the one without a connection", async (fault) => {
    crm.door.fault = fault
    const first = await answerTo()
    await come()
    expect(asks()).toEqual([])
    const second = await answerTo()
    await come()
    expect(second).toEqual(first)
    expect(await alone()).toEqual(first)
  })
  test.each(faults.filter((fault) => fault !== "cancelled"))("%s: not asked again at once", async (fault) => {
    crm.door.fault = fault
    await answerTo()
    await come()
    const before = asked().length
    await answerTo()
    await come()
    expect(asked()).toHaveLength(before)
  })
  test.each(["unreachable", "failed", "limited", "budget", "malformed"] as const)(
    "%s after an answer: what was known stands",
    async (fault) => {
      await answerTo()
      await come()
      const good = await answerTo()
      crm.door.fault = fault
      clock.now += 6 * MINUTE
      await answerTo()
      await come()
      const after = await answerTo()
      expect(after.caller?.doubt).toEqual(good.caller?.doubt)
    },
  )
  test("one module refused takes none of the others with it, and is said to be known no more", async () => {
    await connect({
      notes: () => Promise.reject(new CrmError("forbidden", "Notes")),
      record: () => recordOf({ values: { Deal_Name: "Marie-Ève Tremblay" } }),
    })
    const opportunity = shown({ fields: { name: unknown("masked") } })
    await answerTo({ opportunity })
    await come()
    const { rows, caller } = await answerTo({ opportunity })
    expect(rows.find(({ id }) => id === "bdc.opp.full-name")).toMatchObject({ state: "ok", crm: true })
    expect(caller?.doubt).toContain("author")
  })
  test("what nobody waits for may spend no more, and the rest may", async () => {
    await connect({
      query: () => Promise.reject(new CrmError("budget", "Events", new Date(clock.now + MINUTE))),
    })
    const opportunity = shown({ meetingStands: unknown("not-rendered") })
    await answerTo({ opportunity })
    await come()
    clock.now += 30_000
    crm.asked.length = 0
    await answerTo({ opportunity, page: "q" })
    await come()
    expect(asked().sort()).toEqual(["notes", "record"])
  })
  test("asks again when the CRM says", async () => {
    const again = new Date(clock.now + 2 * MINUTE)
    await connect({ record: () => Promise.reject(new CrmError("limited", "Deals", again)) })
    await answerTo()
    await come()
    crm.asked.length = 0
    clock.now += 2 * MINUTE - 1
    await answerTo()
    await come()
    expect(asked()).toEqual([])
    clock.now += 1
    await answerTo({ page: "q" })
    await come()
    expect(asked()).toContain("record")
  })
  test("an error of ours is no worse", async () => {
    await connect({ record: () => Promise.reject(new TypeError("x")) })
    await answerTo()
    await come()
    await answerTo()
  })
})

describe("whose page", () => {
  test.each<[string, Given]>([
    ["another organisation", { record: { ...record, org: "org1" } }],
    ["a file being created", { opportunity: shown({ mode: "create" }), record: null }],
    ["no opportunity", { opportunity: null, kind: "contact-detail" }],
  ])("%s: nothing is asked", async (_name, given) => {
    await answerTo(given)
    await come()
    expect(asked()).toEqual([])
  })
  const aborted = async (leave: () => unknown) => {
    const signals: AbortSignal[] = []
    await connect({
      record: (_module: string, _id: string, ask?: Ask) => {
        if (ask?.signal) signals.push(ask.signal)
        return new Promise(() => undefined)
      },
    })
    await answerTo()
    await come()
    await leave()
    await come()
    return signals.map((signal) => signal.aborted)
  }
  test.each<[string, () => unknown, boolean]>([
    ["the tab is closed", () => on.tabRemoved.emit(5), true],
    ["another tab is closed", () => on.tabRemoved.emit(6), false],
    [
      "the tab goes elsewhere",
      () => on.tabUpdated.emit(5, { url: "https://crm.zoho.com/crm/org777/tab/Home" }),
      true,
    ],
    ["the tab loads again", () => on.tabUpdated.emit(5, { status: "loading" }), true],
    ["a part of the address changes", () => on.tabUpdated.emit(5, { url: `${url}?a=1` }), false],
    ["the title changes", () => on.tabUpdated.emit(5, { title: "x" }), false],
    ["another record is in view", () => answerTo({ record: { ...record, id: "43" } }), true],
    [
      "a page without a record is in view",
      () => answerTo({ opportunity: null, record: null, kind: "list" }),
      true,
    ],
  ])("%s", async (_name, leave, gone) => {
    expect((await aborted(leave))[0]).toBe(gone)
  })
})

describe("the connection", () => {
  test("signed in under an open page: it is told", async () => {
    crm.door.turn("signed-out")
    await answerTo()
    await come()
    expect(asked()).toEqual([])
    crm.door.turn("connected")
    await come()
    expect(asks()).toHaveLength(1)
    expect((await answerTo()).caller?.doubt).toEqual([])
  })
  test("signed out: what was read is forgotten, and the page told", async () => {
    const first = await answerTo()
    await come()
    await answerTo()
    const before = asks().length
    crm.door.turn("signed-out")
    await come()
    expect(asks()).toHaveLength(before + 1)
    expect(await answerTo()).toEqual(first)
    crm.door.turn("connected")
    crm.door.fault = "unreachable"
    await come()
    expect(await answerTo()).toEqual(first)
  })
  test("signed out while an answer is on its way: it is not kept", async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((done) => (release = done))
    await connect({ record: () => gate.then(() => recordOf()) })
    const first = await answerTo()
    crm.door.turn("signed-out")
    release()
    await come()
    crm.door.fault = "unreachable"
    crm.door.turn("connected")
    await come()
    expect(await answerTo()).toEqual(first)
  })
  test("a worker that was stopped knows at once what it knew, without the text of a note", async () => {
    await connect({ notes: () => [noteOf("1", "PDR J1 R1 Secret 514 555-0188")] })
    const opportunity = shown({ notes: known([edited("PDR J1 R1 Secret 514 555-0188")]) })
    await answerTo({ opportunity })
    await come()
    const { browser } = globalThis as unknown as {
      browser: { storage: { session: { get(): Promise<object> } } }
    }
    expect(JSON.stringify(await browser.storage.session.get())).not.toContain("Secret")
    await wakeWorker(crm.connection)
    crm.door.fault = "unreachable"
    expect((await answerTo({ opportunity })).caller?.doubt).toEqual([])
    on.tabRemoved.emit(5)
    await come()
    expect(JSON.stringify(await browser.storage.session.get())).not.toContain("Zoé")
  })
  test("what the CRM gives is in no table but as ids, instants and what was read", async () => {
    await connect({
      notes: () => [noteOf("1", "PDR J1 R1 Secret 514 555-0188"), noteOf("2", "Autre Secret")],
    })
    await answerTo()
    await come()
    await answerTo()
    vi.advanceTimersByTime(1_000)
    vi.useRealTimers()
    await vi.waitFor(async () =>
      expect(await db().followups.toArray()).toMatchObject([{ at: ago(120).getTime() }]),
    )
    const all = await Promise.all(db().tables.map((table) => table.toArray()))
    expect(JSON.stringify(all)).not.toMatch(/Secret|5550188|555-0188/)
  })
})

describe("a meeting on a page of its own", () => {
  const create: Given = {
    kind: "meeting-create",
    record: null,
    opportunity: null,
    meeting: meetingFacts({ mode: "create", fields: { related: "Marie-Ève Tremblay" } }),
    at: "https://crm.zoho.com/crm/org777/tab/Events/create",
  }
  /** Its name is a full one there, and no longer in the CRM. */
  const emptied = () => recordOf({ values: { Deal_Name: "Marie-Ève Tremblay", Contact_Name: null } })
  const contact = async () => {
    const answer = await answerTo(create)
    return { ...answer, row: answer.rows.find(({ id }) => id === "bdc.opp.contact-linked") }
  }
  test("is held against the file as it stands in the CRM, not as it was read", async () => {
    let now = recordOf()
    await connect({ record: () => now })
    await answerTo()
    await come()
    now = emptied()
    clock.now += 20 * MINUTE
    const before = await contact()
    expect(before).toMatchObject({ earlier: true, source: null, row: { state: "ok" } })
    await come()
    const after = await contact()
    expect(after).toMatchObject({ earlier: false, source: fr.crm.file, row: { state: "missing" } })
    expect(after.rows.find(({ holds }) => holds === "meeting")).toMatchObject({
      id: "bdc.meeting.opportunity-ready",
    })
    expect(Date.parse(after.again ?? "")).toBe(clock.now + MINUTE)
    clock.now += MINUTE + 1
    const later = await contact()
    expect(later).toMatchObject({ earlier: true, source: null, row: { state: "missing" } })
    expect(later.rows.filter(({ holds }) => holds)).toEqual([])
    await come()
    expect((await contact()).rows.some(({ holds }) => holds === "meeting")).toBe(true)
  })
  test("without the CRM, as it was read", async () => {
    await connect({ record: () => Promise.reject(new CrmError("unreachable", "Deals")) })
    await answerTo()
    await come()
    clock.now += 20 * MINUTE
    expect(await contact()).toMatchObject({ earlier: true, row: { state: "ok" } })
    await come()
    expect(await contact()).toMatchObject({ earlier: true, row: { state: "ok" } })
  })
})

describe("a browser's clock that is off", () => {
  test("the note's age is counted by the CRM's clock, the deadline by this one", async () => {
    const ahead = 200 * MINUTE
    const state0 = crm.connection.state
    crm.connection.state = () => ({ ...state0(), ahead })
    const said = () => new Date(clock.now + ahead - 60 * MINUTE)
    await connect({ notes: () => [noteOf("1", "PDR J1 R1", { createdAt: said() })] })
    const held = crm.connection.state
    crm.connection.state = () => ({ ...held(), ahead })
    await answerTo()
    await come()
    const { caller } = await answerTo()
    expect(caller?.verdict.until).toEqual(new Date(clock.now + 120 * MINUTE))
    expect(readNoteText("PDR J1 R1").followUp).not.toBeNull()
  })
})
