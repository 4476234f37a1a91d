import type {
  PageAnswer,
  PageFacts,
  PageQuestion,
  PageSettings,
  RecordMemory,
  ListedFile,
  Wire,
} from "../src/messages"
import { fromWire, toWire } from "../src/messages/wire"
import { known, unknown, valueOf, type Field } from "../src/process/field"
import { readNoteText, type NoteReading } from "../src/process/reading"
import { atLeast } from "../src/rules/answers"
import { nextChange } from "../src/process/roster"
import shiftSoon from "../src/rules/callbacks/shift-soon"
import { daily } from "../src/rules/followups/parts/settings"
import { inForce, packShown, type InForce } from "../src/rules/engine"
import type {
  AftersalesFacts,
  CreditFacts,
  Note,
  OpportunityFacts,
  RecordKey,
  RenewalFacts,
} from "../src/rules/facts"
import { answerPage, orphanRows, ownerRows, type PageSays } from "../src/rules/page"
import { fillAppointment } from "../src/store/appointments"
import { clockTime } from "../src/words/clock"
import { notesSeenWhole } from "../src/store/dossiers"
import { keptFollowUps, noMemory, recordMemory, withTicks } from "../src/store/records"
import { keepFollowUps, keepSeen } from "../src/store/seen"
import { aroundAftersales, keepBooked, nextTelling, procedureChoices } from "./aftersales"
import { callsOf, chipsOf } from "./callers"
import { eventsOf, type OpenPages } from "./effects/open-pages"
import type { ToldCalls } from "./crm/client-find"
import type { Asker } from "./crm/client-pages"
import type { CrmFiles, Earlier } from "./crm/file"
import { alsoNamed, stagesOf, withStages } from "./crm/told"
import { aroundLaw } from "./do-not-call/around"
import { keepFile, othersOf, type Find } from "./find"
import { aroundOrphan, keepGiven } from "./given-page"
import { keepLoyalty } from "./loyalty"
import type { Later } from "./later"
import { keepService } from "./clocks"
import { meterView } from "./meter"
import { checkPhone } from "./phones"
import { Refusal, type From } from "./router"
import { aroundRenewal } from "./renewal"
import type { Questions } from "./own-rules"
import { saidRows } from "./said"
import { pageOf } from "../src/pages/zoho/route"
import { carried, carry } from "./session"
import type { RunWork } from "./runs"
import type { Settings } from "./settings"
import { turnFor } from "./turn"
import { cardOf } from "./verdict-card"

/** What "demain" counts from; a time that may be a later edit says nothing. */
const writtenAt = ({ at }: Note): Date | undefined =>
  at.state === "known" && !at.value.isModified && !Number.isNaN(at.value.at.getTime())
    ? at.value.at
    : undefined

type Unnoted<T> = Omit<T, "notes"> | null
/** What travels of a page beside its notes. */
type Bare = Omit<PageFacts, "opportunity" | "renewal" | "credit" | "aftersales"> & {
  opportunity: Unnoted<OpportunityFacts>
  renewal?: Unnoted<RenewalFacts>
  credit?: Unnoted<CreditFacts>
  aftersales?: Unnoted<AftersalesFacts>
}

/** The facts of a question, with what its notes say; `readings`: of the notes whose text was sent. */
export function factsOf({ facts, notes }: PageQuestion): { facts: PageFacts; readings: NoteReading[] } {
  const read = fromWire(facts) as Bare | null
  if (!read) throw new Refusal("shape")
  const { opportunity, renewal = null, credit = null, aftersales = null } = read
  if (!(opportunity ?? renewal ?? credit ?? aftersales) || notes === null) {
    const none = { opportunity: null, renewal: null, credit: null, aftersales: null }
    return { facts: { ...read, ...none }, readings: [] }
  }
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
  const noted = {
    opportunity: opportunity && { ...opportunity, notes: own },
    renewal: renewal && { ...renewal, notes: own },
    credit: credit && tried({ ...credit, notes: own }),
    aftersales: aftersales && { ...aftersales, notes: own },
  }
  return { facts: { ...read, ...noted }, readings }
}

/** The same with what its notes say of the tries made since; the page says what its activities do. */
function tried(credit: CreditFacts): CreditFacts {
  const { notes, notesComplete, attempted: here } = credit
  if (valueOf(here) === true) return credit
  const own = (valueOf(notes) ?? []).filter(({ ofThisRecord }) => ofThisRecord)
  const said = new Set(own.map(({ reading }) => reading?.contact?.tried))
  if (said.has("yes")) return { ...credit, attempted: known(true) }
  const whole = notes.state !== "unknown" && notesComplete
  const none = said.has("maybe") ? unknown("unreadable") : here
  return { ...credit, attempted: whole ? none : unknown("not-rendered") }
}

/** What an answer is made with. */
export type Answering = {
  settings: Settings
  later: Later
  find: Find
  /** What the CRM adds to a call, for a page. */
  told: (page: Asker) => ToldCalls
  /** The files of a list that this browser has seen. */
  listed: (records: RecordKey[]) => Promise<ListedFile[]>
  /** What the CRM says of the records in view. */
  crm: CrmFiles
  /** What is last said of each open page. */
  pages: OpenPages
  /** Takes what a page tells of its record, for the script played beside it. */
  tell: RunWork["tell"]
  /** Told of every question, for a rule that is being made. */
  questions: Questions
}

/** Answers a page's question; what still stands a moment later is journalled, and kept for later visits and pages. */
export async function answerQuestion(
  question: PageQuestion,
  { tab, url }: From,
  { settings, later, find, told, listed, crm, pages, tell, questions }: Answering,
): Promise<Wire> {
  const { store, keep, now: clock } = settings.parts
  const { record, own, page } = question
  const { readings: reading } = settings
  // What was read before an erasure is not kept after it.
  const stands = (): boolean => settings.readings === reading
  const here = clock()
  const asker: Asker = { tab, url, org: record?.org ?? "" }
  const inPage = await settings.page()
  const roster = settings.rosterFor(asker)
  const { facts: shown, readings } = factsOf(question)
  const stages = stagesOf(settings.theirs(url))
  const seen = withStages(shown, stages)
  const alone = seen.meeting?.mode === "create" && !seen.opportunity
  const earlier = alone && tab !== null ? await carriedFacts(tab, here) : null
  const laid = await crm.lay(question, seen, earlier, { tab, url })
  const facts: PageFacts = { ...seen, opportunity: laid.opportunity }
  // By the CRM's clock, which dates its notes: this browser's may be off.
  const now = new Date(here.getTime() + laid.ahead)
  // Together: a store that fails is told elsewhere, and the page goes on from what it shows.
  const { overlay } = inPage.words
  const [kept, history, whole, turn, others, calls, files, around, reception, orphan, changed] =
    await Promise.all([
      record ? keep.attempt(() => recordMemory(store, record)).catch(() => noMemory) : noMemory,
      record ? keep.attempt(() => keptFollowUps(store, record)).catch(() => []) : [],
      record ? keep.attempt(() => notesSeenWhole(store, record)).catch(() => null) : null,
      turnFor(settings, roster, record),
      facts.opportunity ? othersOf(settings, record, facts.opportunity, asker) : undefined,
      callsOf(facts, overlay.calls, find, told(asker)),
      facts.list ? listed(facts.list).catch(() => []) : [],
      aroundRenewal(question, facts, settings),
      aroundAftersales(question, facts, settings),
      aroundOrphan(settings, record, facts),
      settings.canary.softens(url, facts, laid.earlier),
    ])
  const law = await aroundLaw(settings, inPage.packs, facts, orphan)
  const { equity: _equity, ...marks } = own
  const memory: RecordMemory = { ...kept, ...marks, ticks: withTicks(kept.ticks, own.ticks) }
  const force = inForce(inPage)
  const input = {
    facts,
    canary: changed,
    unsettled: question.unsettled,
    memory,
    carried: laid.earlier,
    context: {
      now,
      agent: inPage.agent,
      roster,
      phoneValid: (raw: string) => checkPhone(raw).valid,
      kept: history,
      keptWhole: whole,
      others,
      turn,
      ...around,
      ...reception,
      ...orphan,
      ...(law.client && { client: law.client }),
    },
    presenceAnswers: inPage.presenceAnswers,
    force,
  }
  questions.heard(tab, input)
  const says = answerPage(input)
  for (const held of [...says.ifStage, ...says.ifBlocked]) held.names = alsoNamed(held.names, stages)
  const owner = facts.contact && calls?.files.find((file) => file.owner !== null)
  if (owner?.owner) says.rows.push(...ownerRows({ owner: owner.owner, stage: owner.stage }, input))
  if (facts.contact && orphan.orphan) says.rows.push(...orphanRows(input))
  // At once: a meeting page may be next in this tab before the moment is over.
  if (record && tab !== null && seen.opportunity && seen.opportunity.mode !== "create")
    void carry(tab, { record, facts: toWire(bare(seen.opportunity)) }, here).catch(() => undefined)
  if (record && tab !== null) void tell(tab, record, facts).catch(() => undefined)
  pages.answered(question, tab, says)
  settings.canary.hear(question, shown, { tab, url })
  later.after(page, async () => {
    if (!stands()) return
    await keepWhatStands(question, facts, says, url && pageOf(url), settings, stands)
    await keep.attempt(() => pages.stood(question, facts, says.rows)).catch(() => undefined)
  })
  const target = force.paramsOf(daily).rounds
  const time = (iso: string) => clockTime(new Date(iso), inPage.language)
  const list = chipsOf(files, target, overlay.list, time)
  crm.said(tab, says.rows)
  const ends = [
    laid.until && holdsOnCrm(says) ? laid.until : null,
    around.creditCheck?.from,
    ...nextTelling(says.rows, here),
    law.next,
  ]
  const procedures = procedureChoices(facts, memory.ticks.aftersales ?? {}, inPage, now)
  const answer = answerIn(inPage, byThisClock(says, laid.ahead), memory, force, here, ends)
  const pack = procedures.length > 0 ? "aftersales" : answer.pack
  return toWire({ ...answer, pack, readings, calls, list, procedures } satisfies PageAnswer)
}

/** The same with its deadline by this browser's clock, which is the one that will come to it. */
function byThisClock(says: PageSays, ahead: number): PageSays {
  const { caller } = says
  const until = caller?.verdict.until
  if (ahead === 0 || !until) return says
  const verdict = { ...caller.verdict, until: new Date(until.getTime() - ahead) }
  return { ...says, caller: { ...caller, verdict } }
}

/** Whether a Save is held on what the CRM said. */
const holdsOnCrm = ({ rows, ifStage, opportunity }: PageSays): boolean =>
  [rows, ...ifStage.map(({ rows: held }) => held)].some((some) =>
    some.some(({ holds, softened, crm }) => holds && !softened && (crm || opportunity?.from === "crm")),
  )

/** When the answer to a page that stays as it is may differ. */
function againAt(
  { roster }: PageSettings,
  { caller }: PageSays,
  force: InForce,
  now: Date,
  others: readonly (Date | null | undefined)[],
): Date {
  const { hours } = force.paramsOf(shiftSoon) as { hours: number }
  const people = Object.keys(caller?.names ?? {})
  const change = nextChange(roster, people, now, hours)
  const until = caller?.verdict.until
  const ends = [until, ...others].filter((end) => end && end > now && end < change)
  return ends.reduce((first: Date, end) => (end && end < first ? end : first), change)
}

function answerIn(
  page: PageSettings,
  says: PageSays,
  memory: RecordMemory,
  force: InForce,
  now: Date,
  ends: readonly (Date | null | undefined)[],
): Omit<PageAnswer, "readings" | "calls" | "list" | "procedures"> {
  const { words, language, ownRules } = page
  const { rows, caller, client, opportunity, meter, ifStage } = says
  const shown = rows.filter(({ level }) => atLeast(level, "hint"))
  return {
    pack: packShown(shown, says.speaking),
    rows: saidRows(shown, words, language, ownRules),
    meter: meter && meterView(meter, words.overlay.meter, language),
    ifStage: ifStage.map(({ names, rows: held }) => ({
      names,
      rows: saidRows(held, words, language, ownRules),
    })),
    caller: caller && cardOf(caller, words),
    client,
    memory,
    earlier: opportunity?.from === "earlier",
    source: opportunity?.from === "crm" ? words.crm.file : null,
    again: againAt(page, says, force, now, ends).toISOString(),
  }
}

const carriedFacts = async (tab: number, now: Date): Promise<Earlier | null> => {
  const kept = await carried(tab, now).catch(() => null)
  const facts = kept && (fromWire(kept.facts) as OpportunityFacts | null)
  return facts && { record: kept.record, facts, at: new Date(kept.at) }
}

async function keepWhatStands(
  question: PageQuestion,
  { opportunity, renewal, aftersales }: PageFacts,
  { rows, caller }: PageSays,
  url: string | null,
  settings: Settings,
  stands: () => boolean,
): Promise<void> {
  const { store, keep, now } = settings.parts
  const { record, page } = question
  const events = eventsOf(rows, question)
  const verdict = record && caller && { record, verdict: toWire(caller.verdict), facts: toWire(caller.facts) }
  const works: (() => Promise<void>)[] = []
  const noted = opportunity ?? renewal
  if (record && noted?.notes.state === "known") {
    const { value } = noted.notes
    works.push(() => keepFollowUps(store, record, value))
  }
  if (record && url !== null && opportunity && opportunity.mode !== "create")
    works.push(() => keepFile(settings, record, opportunity, url))
  if (record && url !== null && renewal?.mode === "detail")
    works.push(() => keepLoyalty(settings, record, url, { renewal }))
  const reception = aftersales?.mode === "detail" ? aftersales.fields : undefined
  const appointment = reception && valueOf(reception.appointment)
  const planned =
    reception?.plannedService.state === "empty" ? null : reception && valueOf(reception.plannedService)
  if (record && url !== null && planned !== undefined)
    works.push(() => keepService(settings, record, url, { planned, appointment }))
  if (record && appointment) works.push(() => keepBooked(settings, record, appointment))
  if (record && opportunity?.mode === "detail")
    works.push(() => fillAppointment(store, record, opportunity.fields, now()))
  if (record && opportunity?.mode === "detail") works.push(() => keepGiven(settings, record, { opportunity }))
  if (events.length > 0 || verdict) works.push(() => keepSeen(store, { page, events, verdict }, now()))
  // One that fails takes none of the others with it.
  for (const work of works)
    await keep.write(() => (stands() ? work() : Promise.resolve())).catch(() => undefined)
}

/** The same facts without the texts of notes: what was read in them is enough. */
const bare = (facts: OpportunityFacts): OpportunityFacts =>
  facts.notes.state === "known"
    ? { ...facts, notes: { ...facts.notes, value: facts.notes.value.map((note) => ({ ...note, text: "" })) } }
    : facts
