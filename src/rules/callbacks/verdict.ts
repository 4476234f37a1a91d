import { dayOf, montreal, shiftDay } from "../../process/calendar"
import { decideAmong, type CallbackCase, type CallbackFacts, type CaseVerdict } from "../../process/callbacks"
import type { Field } from "../../process/field"
import { findPerson, nameKey, presenceOf, type Presence, type Roster } from "../../process/roster"
import { fold } from "../../process/text"
import type { InForce } from "../engine"
import type { Moment, Note, OpportunityFacts } from "../facts"
import type { Agent, Level } from "../rule"
import { callbackRules, noShow, noteAuthor } from "./index"

/** Why the time or the author of the note is not certain; words in `src/words/<language>/verdicts.ts`. */
export const doubtKeys = ["minute", "day", "zone", "modified", "author"] as const
export type DoubtKey = (typeof doubtKeys)[number]

export type CallerAnswer = {
  verdict: CaseVerdict
  /** Level in force of the case that decided. */
  level: Level
  /** What makes the verdict less than certain; empty when nothing does. */
  doubt: DoubtKey[]
  /** Whose presence would settle an `ask`. */
  personToAsk: { id: string; name: string } | null
  /** Set where the author and the time of the note that decided are those that the CRM keeps. */
  noteFrom?: "crm"
  /** Names to show, by person id. */
  names: Readonly<Record<string, string>>
  /** What fills the blanks of the reasons and of the rules' lines. */
  vars: { hours: number; noShowHours: number }
  /** What was decided on, for the journal. */
  facts: CallbackFacts
}

/** What of an opportunity decides whose caller it is. Texts of notes are not looked at, only what was read in them. */
export type CallerFacts = Pick<OpportunityFacts, "notes" | "notesComplete"> & {
  fields: Pick<OpportunityFacts["fields"], "owner" | "stage">
}

export type CallerInput = {
  opportunity: CallerFacts
  agent: Agent | null
  roster: Roster
  /** Not weighed: whoever holds the phone is on shift, whatever their switch or the roster says (3.2). */
  myPresence?: Presence
  /** Answers to "present, busy or absent?", by person id; they come before the roster. */
  presenceAnswers: Readonly<Record<string, Presence>>
  now: Date
  force: Pick<InForce, "levelOf" | "paramsOf">
}

const HOUR = 3_600_000

/**
 * The verdict card's answer from the facts of an opportunity's page (process.md 3.2); null when no case in force applies.
 * Inside the doubt that the note's time carries, the verdict is the one of the window, the one that transfers.
 */
export function callerVerdict(input: CallerInput): CallerAnswer | null {
  const { opportunity, now, force } = input
  const levels = new Map<string, Level>(callbackRules.map((rule) => [rule.id, force.levelOf(rule)]))
  const { hours, skew } = force.paramsOf(noteAuthor) as { hours: number; skew: number }
  const { hours: noShowHours } = force.paramsOf(noShow) as { hours: number }
  const speaks = (rule: CallbackCase): boolean => !["off", "observe"].includes(levels.get(rule) ?? "off")

  const people = peopleOf(input)
  const last = lastFollowUp(opportunity)
  const { fields } = opportunity
  const facts: CallbackFacts = { me: people.me }
  const owner = ownerOf(fields.owner, people.find)
  if (owner !== undefined) facts.owner = owner
  if (fields.stage.state === "known") facts.stage = fields.stage.value
  const missed = noShowAt(opportunity)
  if (missed !== undefined) facts.noShowAt = missed
  if (last === null) facts.lastFollowUp = null
  const author = last ? people.find(last.note.author) : null
  const decide = (at: Date | undefined): CaseVerdict | null => {
    if (at && author) facts.lastFollowUp = { author: author.id, at, presence: author.presence }
    return decideAmong(facts, now, { speaks, hours, noShowHours, skewMinutes: skew })
  }

  const read = last?.moment
  const shown = decide(read?.at)
  const range = read ? rangeOf(read) : null
  const window = (at: number): boolean =>
    now.getTime() - at <= hours * HOUR && at - now.getTime() <= skew * 60_000
  let verdict = shown
  let doubt: DoubtKey[] = []
  if (read && range && !Number.isNaN(read.at.getTime())) {
    const inside = window(read.at.getTime())
    const latest = Math.min(range.to, Math.max(now.getTime(), range.from))
    // The note may be in the window though its shown time is not: decide as if it were.
    const perhaps = !inside && window(latest)
    if (perhaps) verdict = decide(new Date(latest))
    if (verdict?.because.includes("note-in-window")) {
      if (perhaps || !window(range.from)) doubt = range.why.filter((why) => perhaps || why !== "minute")
      if (!last.note.authorCertain) doubt.push("author")
    }
    // A clock that hangs on a whole day, or on the present instant, is no clock.
    if (verdict && (read.precision === "day" || (perhaps && latest !== range.to))) delete verdict.until
  }
  if (!verdict) return null

  const names: Record<string, string> = {}
  if (facts.owner) names[facts.owner.id] = people.find(valueText(fields.owner)).name
  if (author && author.id !== "") names[author.id] = author.name
  const asked = verdict.because.includes("owner-unknown")
    ? facts.owner?.id
    : verdict.because.includes("author-unknown")
      ? author?.id
      : undefined
  return {
    verdict,
    level: levels.get(verdict.rule) ?? "off",
    doubt,
    personToAsk: asked === undefined ? null : { id: asked, name: names[asked] ?? asked },
    ...(last?.note.source && { noteFrom: last.note.source }),
    names,
    vars: { hours, noShowHours },
    facts,
  }
}

const valueText = (field: Field): string => (field.state === "known" ? field.value : "")

type Found = { id: string; name: string; presence: Presence }

/** Persons by the name that the page shows; one who is not on the roster is known by that name alone. */
function peopleOf({ agent, roster, presenceAnswers, now }: CallerInput): {
  me: string
  find: (shown: string) => Found
} {
  const mine = agent ? findPerson(roster, agent.name) : null
  const me = mine !== null && mine !== "ambiguous" ? mine.id : fold(agent?.name ?? "")
  const find = (shown: string): Found => {
    const person = findPerson(roster, shown)
    // A name borne by two people says nothing about me when I bear it too.
    if (person === "ambiguous" && mine === "ambiguous" && fold(shown) === me)
      return { id: "", name: shown, presence: "unknown" }
    const listed = person !== null && person !== "ambiguous"
    const isMe = person === null && mine === null && agent !== null && nameKey(shown) === nameKey(agent.name)
    const id = listed ? person.id : isMe ? me : fold(shown)
    const presence = presenceAnswers[id] ?? (listed ? presenceOf(roster, id, now) : "unknown")
    return { id, name: listed ? person.name : shown, presence }
  }
  return { me, find }
}

function ownerOf(field: Field, find: (shown: string) => Found): CallbackFacts["owner"] {
  if (field.state === "unknown") return undefined
  if (field.state === "empty") return null
  const { id, presence } = find(field.value)
  return { id, presence }
}

const ownNotes = ({ notes }: Pick<CallerFacts, "notes">): Note[] | undefined =>
  notes.state === "empty"
    ? []
    : notes.state === "known"
      ? notes.value.filter((note) => note.ofThisRecord)
      : undefined

/**
 * The last follow-up note of this record; null when there is none, undefined when that, or its time, is not known. The page
 * renders the latest notes first: those left out are older than any that it shows.
 */
export function lastFollowUp(
  opportunity: Pick<CallerFacts, "notes" | "notesComplete">,
): { note: Note; moment: Moment } | null | undefined {
  const own = ownNotes(opportunity)
  if (own === undefined || own.some(({ reading }) => reading === null)) return undefined
  const notes = own.filter(({ reading }) => reading?.followUp)
  let last: { note: Note; moment: Moment } | null = null
  for (const note of notes) {
    if (note.at.state !== "known") return undefined
    const moment = note.at.value
    if (!last || !(moment.at.getTime() < last.moment.at.getTime())) last = { note, moment }
  }
  return last ?? (opportunity.notesComplete ? null : undefined)
}

/** When the notes say that the appointment was missed; null when they do not, undefined when they are not all read. */
export function noShowAt(opportunity: Pick<CallerFacts, "notes" | "notesComplete">): Date | null | undefined {
  const notes = opportunity.notesComplete
    ? ownNotes(opportunity)?.filter(({ reading }) => reading?.noShow)
    : undefined
  const last = notes?.at(-1)
  if (notes === undefined) return undefined
  if (last === undefined) return null
  return last.at.state === "known" ? last.at.value.at : undefined
}

/** The instants at which the note may have been written, and what widens them. */
function rangeOf({ at, precision, zoneKnown, isModified }: Moment): {
  from: number
  to: number
  why: DoubtKey[]
} {
  let from = at.getTime()
  let to = from
  const why: DoubtKey[] = []
  if (Number.isNaN(from)) return { from, to, why }
  if (precision === "minute") {
    to += 59_999
    why.push("minute")
  }
  if (precision === "day") {
    const day = dayOf(at)
    from = montreal(day, "00:00").getTime()
    to = montreal(shiftDay(day, 1), "00:00").getTime() - 1
    why.push("day")
  }
  if (!zoneKnown) {
    // Read as Montréal's clock; a clock of Canada's is at most 1 h 30 ahead of it, or 3 h behind.
    from -= 1.5 * HOUR
    to += 3 * HOUR
    why.push("zone")
  }
  if (isModified) {
    from = -Infinity
    why.push("modified")
  }
  return { from, to, why }
}
