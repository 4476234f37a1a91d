import type {
  JournalEvent,
  PageAnswer,
  PageFacts,
  PageQuestion,
  PageSettings,
  RecordMemory,
  Wire,
} from "../src/messages"
import { fromWire, toWire } from "../src/messages/wire"
import type { Field } from "../src/process/field"
import { readNoteText, type NoteReading } from "../src/process/reading"
import { atLeast } from "../src/rules/answers"
import { inForce, packShown } from "../src/rules/engine"
import type { MeetingFacts, Note, OpportunityFacts } from "../src/rules/facts"
import { answerPage, type PageSays } from "../src/rules/page"
import type { Row } from "../src/rules/rule"
import { fillAppointment } from "../src/store/appointments"
import { keptFollowUps, noMemory, recordMemory } from "../src/store/records"
import { keepFollowUps, keepSeen } from "../src/store/seen"
import { keepFile, othersOf } from "./find"
import type { Later } from "./later"
import { meterView } from "./meter"
import { checkPhone } from "./phones"
import { Refusal, type From } from "./router"
import { saidRows } from "./said"
import { carried, carry } from "./session"
import type { Settings } from "./settings"
import { turnFor } from "./turn"
import { cardOf } from "./verdict-card"

/** What "demain" counts from; a time that may be a later edit says nothing. */
const writtenAt = ({ at }: Note): Date | undefined =>
  at.state === "known" && !at.value.isModified && !Number.isNaN(at.value.at.getTime())
    ? at.value.at
    : undefined

/** The facts of a question, with what its notes say; `readings`: of the notes whose text was sent. */
export function factsOf({ facts, notes }: PageQuestion): { facts: PageFacts; readings: NoteReading[] } {
  const read = fromWire(facts) as
    (Omit<PageFacts, "opportunity"> & { opportunity: Omit<OpportunityFacts, "notes"> | null }) | null
  if (!read) throw new Refusal("shape")
  if (!read.opportunity || notes === null) return { facts: { ...read, opportunity: null }, readings: [] }
  const readings: NoteReading[] = []
  const withReading = (note: Note): Note => {
    if (note.reading) return note
    const reading = readNoteText(note.text, writtenAt(note))
    readings.push(reading)
    return { ...note, reading }
  }
  const sent = fromWire(notes) as Field<Note[]> | null
  if (!sent) throw new Refusal("shape")
  const own: Field<Note[]> = sent.state === "known" ? { ...sent, value: sent.value.map(withReading) } : sent
  return { facts: { ...read, opportunity: { ...read.opportunity, notes: own } }, readings }
}

const eventsOf = (rows: readonly Row[], { record }: PageQuestion): JournalEvent[] =>
  rows
    .filter(({ state }) => state === "missing" || state === "invalid")
    .map(({ id, state, level }) => ({
      kind: level === "observe" ? "observed" : "shown",
      rule: id,
      state,
      level,
      ...(record && { record }),
    }))

/** Answers a page's question; what still stands a moment later is journalled, and kept for later visits and pages. */
export async function answerQuestion(
  question: PageQuestion,
  { tab, url }: From,
  settings: Settings,
  later: Later,
): Promise<Wire> {
  const { store, keep, now: clock } = settings.parts
  const { record, own, page } = question
  const now = clock()
  const inPage = await settings.page()
  const { facts, readings } = factsOf(question)
  // A store that fails is told elsewhere; the page goes on from what it shows.
  const [kept, history] = record
    ? await keep
        .attempt(() => Promise.all([recordMemory(store, record), keptFollowUps(store, record)]))
        .catch(() => [noMemory, []] as const)
    : [noMemory, []]
  const turn = await turnFor(settings, inPage.roster, record)
  const memory: RecordMemory = { ...kept, ...own, ticks: { ...kept.ticks, ...own.ticks } }
  const alone = facts.meeting?.mode === "create" && !facts.opportunity
  const says = answerPage({
    facts,
    unsettled: question.unsettled,
    memory,
    carried: alone && tab !== null ? await carriedFacts(tab, now) : null,
    context: {
      now,
      agent: inPage.agent,
      roster: inPage.roster,
      phoneValid: (raw) => checkPhone(raw).valid,
      kept: history,
      others: facts.opportunity ? await othersOf(settings, record, facts.opportunity) : undefined,
      turn,
    },
    presenceAnswers: inPage.presenceAnswers,
    force: inForce(inPage),
  })
  // At once: a meeting page may be next in this tab before the moment is over.
  if (record && tab !== null && facts.opportunity && facts.opportunity.mode !== "create")
    void carry(tab, { record, facts: toWire(bare(facts.opportunity)) }, now).catch(() => undefined)
  later.after(page, () => keepWhatStands(question, facts, says, url, settings))
  return toWire(answerIn(inPage, question, says, memory, readings))
}

function answerIn(
  { words, language }: PageSettings,
  { record }: PageQuestion,
  { rows, caller, client, opportunity, meter, ifStage }: PageSays,
  memory: RecordMemory,
  readings: NoteReading[],
): PageAnswer {
  const shown = rows.filter(({ level }) => atLeast(level, "hint"))
  return {
    record,
    pack: packShown(shown),
    rows: saidRows(shown, words),
    meter: meter && meterView(meter, words.overlay.meter, language),
    ifStage: ifStage.map(({ names, rows: held }) => ({ names, rows: saidRows(held, words) })),
    caller: caller && cardOf(caller, words),
    client,
    memory,
    earlier: opportunity?.from === "earlier",
    readings,
  }
}

const carriedFacts = async (tab: number, now: Date): Promise<OpportunityFacts | null> => {
  const kept = await carried(tab, now).catch(() => null)
  return kept && (fromWire(kept.facts) as OpportunityFacts | null)
}

async function keepWhatStands(
  question: PageQuestion,
  { opportunity }: { opportunity: OpportunityFacts | null; meeting: MeetingFacts | null },
  { rows, caller }: PageSays,
  url: string | null,
  settings: Settings,
): Promise<void> {
  const { store, keep, now } = settings.parts
  const { record, page } = question
  const events = eventsOf(rows, question)
  const verdict = record && caller && { record, verdict: toWire(caller.verdict), facts: toWire(caller.facts) }
  // A write of nothing would succeed, and say that the store keeps.
  if (!(record && opportunity) && events.length === 0) return
  await keep.write(async () => {
    if (record && opportunity?.notes.state === "known")
      await keepFollowUps(store, record, opportunity.notes.value)
    if (record && url !== null && opportunity && opportunity.mode !== "create")
      await keepFile(settings, record, opportunity, url)
    if (record && opportunity?.mode === "detail")
      await fillAppointment(store, record, opportunity.fields, now())
    await keepSeen(store, { page, events, verdict }, now())
  })
}

/** The same facts without the texts of notes: what was read in them is enough. */
const bare = (facts: OpportunityFacts): OpportunityFacts =>
  facts.notes.state === "known"
    ? { ...facts, notes: { ...facts.notes, value: facts.notes.value.map((note) => ({ ...note, text: "" })) } }
    : facts
