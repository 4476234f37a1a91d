import { clock, on, page, send } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { PageAnswer, PageQuestion } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { known } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import type { MeetingFacts, Note, OpportunityFacts } from "../../../src/rules/facts"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"
import { meetingFacts, note, opportunityFacts } from "../rules/facts-builder"

beforeEach(async () => {
  await freshWorker()
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => void vi.useRealTimers())

const record = { org: "org1", module: "Potentials", id: "42" }
/** A note as the page reads it: nobody has read its text yet. */
const written = (text: string, given: Partial<Note> = {}): Note =>
  note(text, {
    reading: null,
    at: known({ at: clock.date(), precision: "minute", zoneKnown: true, isModified: false }),
    ...given,
  })
type Given = Partial<PageQuestion> & {
  kind?: string
  opportunity?: OpportunityFacts | null
  meeting?: MeetingFacts | null
}
function questionOf({ kind, opportunity, meeting = null, ...rest }: Given = {}): PageQuestion {
  const { notes, ...own } = opportunity === undefined ? opportunityFacts() : (opportunity ?? { notes: null })
  const facts = { kind: kind ?? "opportunity-detail", opportunity: notes && own, meeting }
  return {
    page: "p",
    record,
    facts: toWire(facts),
    notes: notes && toWire(notes),
    unsettled: [],
    own: {},
    ...rest,
  }
}
const ask = (given?: Given, tab = 5) => send("page.answer", questionOf(given), page(tab))
async function answerTo(given?: Given, tab?: number): Promise<PageAnswer> {
  const reply = (await ask(given, tab)) as { ok: true; value: string }
  expect(reply).toMatchObject({ ok: true })
  return fromWire(reply.value) as PageAnswer
}
const noEmail = opportunityFacts({ fields: { email: null } })
/** What the worker began to keep. */
const begun = vi.hoisted((): Promise<void>[] => [])
vi.mock("../../../background/later", async (original) => {
  const { Later } = await original<typeof import("../../../background/later")>()
  class Watched extends Later {
    override after(page: string, work: () => Promise<void>) {
      super.after(page, () => {
        const kept = work()
        begun.push(kept)
        return kept
      })
    }
  }
  return { Later: Watched }
})
/** What was said has stood, and is written. */
async function stand() {
  vi.advanceTimersByTime(1_000)
  vi.useRealTimers()
  await Promise.allSettled(begun.splice(0))
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
}
const journal = () => db().journal.toArray()

describe("an answer", () => {
  test("has its rows, with their words in the language in force", async () => {
    const title = async () =>
      (await answerTo({ opportunity: noEmail })).rows.find(({ id }) => id === "bdc.opp.email")
    expect(await title()).toMatchObject({
      state: "missing",
      said: { title: fr.rules["bdc.opp.email"].title },
    })
    await send("language.set", { language: "en" })
    expect(await title()).toMatchObject({ said: { title: en.rules["bdc.opp.email"].title } })
  })
  test("names the client, and whose caller it is", async () => {
    const opportunity = opportunityFacts({
      fields: { owner: null },
      notes: known([written("PDR J1 R1", { author: "Zoé Côté" })]),
    })
    await send("agent.set", { name: "Alex Roy", department: "bdc", branch: "St-Hubert" })
    const { caller, client, ...rest } = await answerTo({ opportunity })
    expect(rest).toMatchObject({ earlier: false, calls: null, list: [] })
    expect(client).toBe("Marie-Ève")
    expect(caller?.said.verb).not.toBe("")
    expect(caller?.names).toHaveProperty("zoe cote", "Zoé Côté")
  })
  test("lays what the agent did here over what is kept", async () => {
    await send("ticks.set", { record, ticks: { cellphone: true } })
    expect((await answerTo()).memory).toMatchObject({ ticks: { cellphone: true }, meetingBooked: false })
    const { memory } = await answerTo({ own: { ticks: { cellphone: false }, meetingBooked: true } })
    expect(memory).toMatchObject({ ticks: { cellphone: false }, meetingBooked: true, composedNote: false })
    expect((await answerTo()).memory).toMatchObject({ ticks: { cellphone: true }, meetingBooked: false })
  })
  test("reads the notes whose text was sent, and those alone", async () => {
    const done = { ...written("", { id: "1" }), reading: readNoteText("PDR J1 R1") }
    const notes = known([done, written("PDR J2 R3", { id: "2" }), written("Joint", { id: "3" })])
    const { readings } = await answerTo({ opportunity: opportunityFacts({ notes }) })
    expect(readings).toEqual(["PDR J2 R3", "Joint"].map((text) => readNoteText(text, clock.date())))
  })
  test.each([
    ["a note of 2 MB", [written("PDR J1 R1 ".repeat(200_000))]],
    [
      "500 notes",
      Array.from({ length: 500 }, (_, i) => written(`PDR J${(i % 7) + 1} R1`, { id: String(i) })),
    ],
  ])("comes with %s", async (_name, notes) => {
    const { readings } = await answerTo({ opportunity: opportunityFacts({ notes: known(notes) }) })
    expect(readings).toHaveLength(notes.length)
  })
  test.each<[string, Partial<PageQuestion>]>([
    ["not JSON", { facts: "{" }],
    ["nothing", { facts: "null" }],
    ["a number", { facts: "5" }],
    [
      "an opportunity without fields",
      { facts: '{"kind":"opportunity-detail","opportunity":{},"meeting":null}' },
    ],
    ["notes that are not JSON", { notes: "{" }],
    ["notes that are no list", { notes: '{"state":"known","value":5}' }],
    ["a field that is none", { unsettled: ["opportunity.none" as never] }],
    ["no page", { page: "" }],
    ["an unknown mark of one's own", { own: { more: true } as never }],
  ])("is refused to %s; nothing is kept, and the next is answered", async (_name, part) => {
    expect(await ask(part)).toMatchObject({ ok: false })
    await stand()
    expect(await journal()).toEqual([])
    await answerTo()
  })
  test("comes though the store fails", async () => {
    db().close({ disableAutoOpen: true })
    const { rows, memory } = await answerTo({ opportunity: noEmail, own: { ticks: { cellphone: true } } })
    expect(rows.find(({ id }) => id === "bdc.opp.email")).toMatchObject({ state: "missing" })
    expect(memory).toMatchObject({ ticks: { cellphone: true } })
    await stand()
    expect(await send("settings.get")).toMatchObject({ value: { keeping: false } })
  })
  test("about a page that leaves nothing to keep does not say that the store keeps again", async () => {
    db().close({ disableAutoOpen: true })
    await answerTo()
    await answerTo({ page: "q", kind: "meeting-edit", opportunity: null, record: null })
    await stand()
    expect(await send("settings.get")).toMatchObject({ value: { keeping: false } })
  })
})

describe("facts carried to a meeting page of its own", () => {
  const create: Given = {
    kind: "meeting-create",
    record: null,
    opportunity: null,
    meeting: meetingFacts({ mode: "create" }),
  }
  const earlier = async (tab?: number) => (await answerTo(create, tab)).earlier
  test.each([
    ["at once", 0, true],
    ["30 minutes later", 1_800_000, true],
    ["past that", 1_800_001, false],
    ["with a clock set back", -1, false],
  ])("%s", async (_name, age, there) => {
    await answerTo({ opportunity: noEmail })
    clock.now += age
    expect(await earlier()).toBe(there)
  })
  test("are the latest, without the texts of notes", async () => {
    await answerTo({ opportunity: noEmail })
    await answerTo({ opportunity: opportunityFacts({ notes: known([written("Secret 514")]) }) })
    const { rows } = await answerTo(create)
    expect(rows.find(({ id }) => id === "bdc.opp.email")?.state).not.toBe("missing")
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { get(): Promise<object> } } }
    }
    expect(JSON.stringify(await chrome.storage.session.get())).not.toContain("Secret")
  })
  test("are the tab's own, survive the worker, and go with the tab", async () => {
    await answerTo()
    expect([await earlier(6), await earlier(5)]).toEqual([false, true])
    vi.useRealTimers()
    await wakeWorker()
    expect(await earlier()).toBe(true)
    on.tabRemoved.emit(5)
    await vi.waitFor(async () => expect(await earlier()).toBe(false))
  })
  test("are not of an opportunity that is being created, nor for a meeting that stands", async () => {
    await answerTo({ opportunity: opportunityFacts({ mode: "create" }), record: null })
    expect(await earlier()).toBe(false)
    await answerTo()
    const edit = { ...create, kind: "meeting-edit", meeting: meetingFacts({ mode: "edit" }) }
    expect((await answerTo(edit)).earlier).toBe(false)
  })
})

describe("what stands a moment later", () => {
  const lines = async () =>
    (await journal()).filter(({ rule }) => rule === "bdc.opp.email").map(({ kind, state: at }) => [kind, at])
  test("is journalled once for one opening of the page, however often it is said", async () => {
    for (let times = 0; times < 2; times++) {
      await answerTo({ opportunity: noEmail })
      await stand()
    }
    expect(await lines()).toEqual([["shown", "missing"]])
    await answerTo({ opportunity: noEmail, page: "another" })
    await stand()
    expect(await lines()).toHaveLength(2)
  })
  test("what changed before is not", async () => {
    await answerTo({ opportunity: noEmail })
    vi.advanceTimersByTime(999)
    await answerTo()
    await stand()
    expect(await lines()).toEqual([])
    expect(await journal()).not.toEqual([])
  })
  test("a verdict is one row on the same facts, and one line", async () => {
    const opportunity = opportunityFacts({ fields: { owner: null }, notes: known([]) })
    for (const name of ["p", "q"]) {
      await answerTo({ opportunity, page: name })
      await stand()
    }
    expect(await db().verdicts.toArray()).toMatchObject([{ record: "org1/Potentials/42" }])
    expect((await journal()).filter(({ kind }) => kind === "verdict")).toHaveLength(1)
  })
  test("follow-up notes are kept, without their text, for the day when the page no longer shows them", async () => {
    const opportunity = opportunityFacts({ notes: known([written("PDR J1 R1 Zoé Secret")]) })
    await answerTo({ opportunity })
    await stand()
    const kept = await db().followups.toArray()
    expect(kept).toMatchObject([{ record: "org1/Potentials/42", day: 1, round: 1 }])
    expect(JSON.stringify(kept)).not.toContain("Secret")
  })
  test("follow-ups kept earlier count once the page no longer shows them", async () => {
    const bare = { opportunity: opportunityFacts({ notes: known([]), notesComplete: false }) }
    const before = (await answerTo(bare)).meter
    await answerTo({ opportunity: opportunityFacts({ notes: known([written("PDR J1 R1")]) }) })
    await stand()
    expect((await answerTo(bare)).meter).not.toEqual(before)
  })
  test("a record that is not named keeps none", async () => {
    await answerTo({ opportunity: opportunityFacts({ mode: "create" }), record: null })
    await stand()
    expect([await db().followups.count(), await db().verdicts.count()]).toEqual([0, 0])
  })
})
