import type { PageAnswer, PageFacts, PageQuestion, PageSettings } from "../src/messages"
import { clockKinds } from "../src/process/aftersales/clocks"
import { procedures } from "../src/process/aftersales/procedures"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { merged } from "../src/policy/layers"
import { suggestedProcedure } from "../src/rules/aftersales/parts/suggested"
import type { RecordKey } from "../src/rules/facts"
import type { AftersalesTicks, Context, Row } from "../src/rules/rule"
import { reminderId } from "../src/store/reminders"
import { recordId } from "../src/store/rows"
import { addToJournal } from "../src/store/seen"
import { say } from "../src/words"
import { dayWords, spanChange } from "../src/words/clock"
import { letGo } from "./reminders"
import type { Settings } from "./settings"

/** What the rules of after-sales look at beside the page of a file: its clocks, and when the department is open. */
export async function aroundAftersales(
  { record }: PageQuestion,
  { aftersales }: PageFacts,
  settings: Settings,
): Promise<Pick<Context, "aftersales">> {
  if (!aftersales) return {}
  const { store, keep } = settings.parts
  const ids = record ? clockKinds.map((kind) => reminderId(kind, recordId(record))) : []
  const rows = await keep.attempt(() => store.reminders.bulkGet(ids)).catch(() => [])
  const clocks = rows.flatMap((row) => {
    if (!row) return []
    const { id, kind, from, until, doneAt } = row
    const over = doneAt === null ? { done: false } : { done: true, doneAt: new Date(doneAt) }
    return [{ id, kind, from: new Date(from), until: new Date(until), ...over }]
  })
  return { aftersales: { clocks, hours: merged(settings.layers).aftersales ?? {} } }
}

/** Days within which an appointment that a page shows is the one that was said booked. */
const bookedFor = 30

/**
 * An appointment that the page of a file shows counts as booked: the day completes what was said lately, else it is new, where it is still
 * to come. Then nobody is to be reminded of the service any more.
 */
export async function keepBooked({ parts }: Settings, record: RecordKey, at: Date): Promise<void> {
  const { store, now: clock } = parts
  const now = clock()
  const appointment = dayOf(at)
  if (at > now) await letGo(store, record, ["service", "service-again"])
  const lately = montreal(shiftDay(dayOf(now), -bookedFor), "00:00").getTime()
  await store.transaction("rw", store.journal, async () => {
    const all = await store.journal.where("record").equals(recordId(record)).sortBy("at")
    const booked = all.filter(({ kind }) => kind === "booked")
    const said = booked.findLast((row) => row.at >= lately)
    if (said && said.details?.["appointment"] === undefined)
      await store.journal.put({ ...said, details: { ...said.details, appointment } })
    else if (!said && at > now && !booked.some(({ details }) => details?.["appointment"] === appointment))
      await addToJournal(
        store,
        ["booked", recordId(record), dayOf(now)].join("|"),
        { kind: "booked", record, details: { by: "page", appointment } },
        now,
      )
  })
}

/** The procedures that the agent may say is under way on a file of after-sales; none elsewhere, nor where its pack is off. */
export function procedureChoices(
  { aftersales }: PageFacts,
  { procedure, since }: AftersalesTicks,
  { words, packs, language }: Pick<PageSettings, "words" | "packs" | "language">,
  now: Date,
): PageAnswer["procedures"] {
  if (!aftersales || packs["aftersales"] === false) return []
  const said = words.overlay.aftersales
  const pointed = suggestedProcedure(aftersales)
  const day = since === undefined ? dayOf(now) : dayOf(new Date(since))
  return procedures.map((id) => {
    const [chosen, suggested] = [id === procedure, id === pointed && procedure === undefined]
    const name = said.procedures[id]
    if (chosen && day !== dayOf(now))
      return { id, name: say(said.since, { name, day: dayWords(day, language) }), chosen, suggested }
    return { id, name: suggested ? say(said.suggested, { name }) : name, chosen, suggested }
  })
}

/** When a row that tells the time left says otherwise. */
export const nextTelling = (rows: readonly Row[], now: Date): Date[] =>
  rows.flatMap(({ section, answer }) => {
    const at = section === "aftersales" ? answer.vars?.["at"] : undefined
    return typeof at === "string" ? [spanChange(new Date(at), now)] : []
  })
