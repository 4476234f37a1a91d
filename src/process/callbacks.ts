import type { Presence } from "./roster"
import { fold } from "./text"

/** null = known to be none; undefined = not read. `me`, `id` and `author` are persons' ids. */
export type CallbackFacts = {
  me: string
  owner?: { id: string; presence: Presence } | null
  lastFollowUp?: { author: string; at: Date; presence: Presence } | null
  stage?: string
  noShowAt?: Date | null
}
export type CallbackVerdict = {
  rule: string
  verdict: "transfer" | "book-own" | "book-credit" | "open" | "ask"
  to?: string
  until?: Date
  because: string[]
}

/** Every reason that a verdict may give, in `because`; its words stand in `src/words/<language>/verdicts.ts`. */
export const becauseKeys = [
  "me-unnamed",
  "owner-not-read",
  "owner-none",
  "owner-me",
  "owner-on-shift",
  "owner-busy",
  "owner-off",
  "owner-unknown",
  "note-not-read",
  "note-none",
  "note-date-unreadable",
  "note-future",
  "note-in-window",
  "note-past",
  "author-not-read",
  "author-me",
  "author-on-shift",
  "author-busy",
  "author-off",
  "author-unknown",
  "never-handled",
  "no-show-not-read",
  "no-show-followed",
  "no-show-not-followed",
  "was-lost",
] as const
export type BecauseKey = (typeof becauseKeys)[number]

/** The cases that end the search, in the order in which they are tried (process.md 3.2). */
export const callbackCases = [
  "callbacks.mine",
  "callbacks.owner-on-shift",
  "callbacks.owner-busy",
  "callbacks.note-author",
  "callbacks.author-unavailable",
  "callbacks.untreated",
  "callbacks.no-show",
  "callbacks.lost-returns",
  "callbacks.open-to-all",
] as const
export type CallbackCase = (typeof callbackCases)[number]
export type CaseVerdict = CallbackVerdict & { rule: CallbackCase; because: BecauseKey[] }

export type CaseOptions = {
  /** A case that does not speak (off, observe) never ends the search. */
  speaks: (rule: CallbackCase) => boolean
  /** How long the author of a note keeps the caller. Default 3 h. */
  hours?: number | undefined
  /** How long after the last follow-up a no-show keeps its first agent. Default 72 h. */
  noShowHours?: number | undefined
  /** How far in the future a note may stand and count as now. Default 2 min. */
  skewMinutes?: number | undefined
}

const HOUR = 3_600_000
const MINUTE = 60_000
const positive = (value: number | undefined, fallback: number): number =>
  value !== undefined && Number.isFinite(value) && value >= 0 ? value : fallback
const blank = (id: string): boolean => fold(id) === ""
const samePerson = (one: string, other: string): boolean => fold(one) === fold(other)
const known = (presence: Presence): boolean =>
  presence === "on-shift" || presence === "busy" || presence === "off"

/**
 * The verdict among the cases that speak; null when none of those applies.
 * Total and deterministic: an id that is blank, a date that is invalid, a presence that is unknown end as `ask` where
 * they decide, and change nothing where they do not.
 */
export function decideAmong(facts: CallbackFacts, now: Date, options: CaseOptions): CaseVerdict | null {
  const { me, owner, lastFollowUp: last } = facts
  const { speaks } = options
  const window = positive(options.hours, 3) * HOUR
  const noShowWindow = positive(options.noShowHours, 72) * HOUR
  const skew = positive(options.skewMinutes, 2) * MINUTE
  const noteTime = last ? last.at.getTime() : NaN
  // NaN (an invalid date on either side) fails every comparison below.
  const age = now.getTime() - noteTime
  const inWindow = age >= -skew && age <= window
  const because: BecauseKey[] = []

  const end = (
    rule: CallbackCase,
    verdict: CallbackVerdict["verdict"],
    why: BecauseKey[],
    to?: string,
  ): CaseVerdict => {
    const answer: CaseVerdict = { rule, verdict, because: [...because, ...why] }
    if (to !== undefined) answer.to = to
    const until = new Date(noteTime + window)
    if ((inWindow || verdict === "ask") && !Number.isNaN(until.getTime())) answer.until = until
    return answer
  }

  if (owner === null) because.push("owner-none")
  else if (speaks("callbacks.mine") || speaks("callbacks.owner-on-shift") || speaks("callbacks.owner-busy")) {
    if (owner === undefined || blank(owner.id)) return end("callbacks.mine", "ask", ["owner-not-read"])
    if (blank(me)) return end("callbacks.mine", "ask", ["me-unnamed"])
    if (samePerson(owner.id, me)) {
      if (speaks("callbacks.mine")) return end("callbacks.mine", "open", ["owner-me"])
      because.push("owner-me")
    } else {
      if (owner.presence === "on-shift" && speaks("callbacks.owner-on-shift"))
        return end("callbacks.owner-on-shift", "transfer", ["owner-on-shift"], owner.id)
      if (owner.presence === "busy" && speaks("callbacks.owner-busy"))
        return end("callbacks.owner-busy", "book-credit", ["owner-busy"], owner.id)
      if (!known(owner.presence)) return end("callbacks.owner-on-shift", "ask", ["owner-unknown"])
      because.push(`owner-${owner.presence}`)
    }
  }

  const authorSpeaks = speaks("callbacks.note-author")
  const awaySpeaks = speaks("callbacks.author-unavailable")
  if (authorSpeaks || awaySpeaks) {
    if (last === undefined) return end("callbacks.note-author", "ask", ["note-not-read"])
    if (last && Number.isNaN(age)) return end("callbacks.note-author", "ask", ["note-date-unreadable"])
    if (last && age < -skew) return end("callbacks.note-author", "ask", ["note-future"])
    if (last && inWindow) {
      because.push("note-in-window")
      if (blank(last.author)) return end("callbacks.note-author", "ask", ["author-not-read"])
      if (blank(me)) return end("callbacks.note-author", "ask", ["me-unnamed"])
      if (samePerson(last.author, me)) {
        if (authorSpeaks) return end("callbacks.note-author", "open", ["author-me"])
        because.push("author-me")
      } else {
        if (!known(last.presence)) return end("callbacks.note-author", "ask", ["author-unknown"])
        if (last.presence === "on-shift" && authorSpeaks)
          return end("callbacks.note-author", "transfer", ["author-on-shift"], last.author)
        if (last.presence !== "on-shift" && awaySpeaks)
          return end("callbacks.author-unavailable", "book-own", [`author-${last.presence}` as BecauseKey])
        because.push(`author-${last.presence}` as BecauseKey)
      }
    } else because.push(last ? "note-past" : "note-none")
  }

  return (
    untreated() ??
    noShow() ??
    lostReturns() ??
    (speaks("callbacks.open-to-all") ? end("callbacks.open-to-all", "open", []) : null)
  )

  /** Nobody has handled it: no follow-up, no appointment missed, and a stage that says no more than "new". */
  function untreated(): CaseVerdict | null {
    if (!speaks("callbacks.untreated") || last !== null || facts.noShowAt) return null
    if (facts.stage !== undefined && fold(facts.stage) !== "en traitement") return null
    return end("callbacks.untreated", "open", ["never-handled"])
  }

  /** The first agent is the author of the last follow-up made since the appointment was missed. */
  function noShow(): CaseVerdict | null {
    const missed = facts.noShowAt
    if (!speaks("callbacks.no-show") || missed === null) return null
    if (missed === undefined || Number.isNaN(missed.getTime())) {
      const decides =
        last && age >= -skew && age <= noShowWindow && last.presence !== "off" && last.presence !== "busy"
      if (!decides || wasLost() || samePerson(last.author, me)) return null
      return end("callbacks.no-show", "ask", ["no-show-not-read"])
    }
    if (last === undefined) return end("callbacks.no-show", "ask", ["note-not-read"])
    if (last === null || noteTime < missed.getTime())
      return end("callbacks.no-show", "open", ["no-show-not-followed"])
    if (Number.isNaN(age)) return end("callbacks.no-show", "ask", ["note-date-unreadable"])
    if (age > noShowWindow || age < -skew) return null
    if (blank(last.author)) return end("callbacks.no-show", "ask", ["author-not-read"])
    if (blank(me)) return end("callbacks.no-show", "ask", ["me-unnamed"])
    if (samePerson(last.author, me))
      return end("callbacks.no-show", "open", ["no-show-followed", "author-me"])
    if (last.presence === "on-shift")
      return end("callbacks.no-show", "transfer", ["no-show-followed", "author-on-shift"], last.author)
    return known(last.presence)
      ? null
      : end("callbacks.no-show", "ask", ["no-show-followed", "author-unknown"])
  }

  function lostReturns(): CaseVerdict | null {
    return speaks("callbacks.lost-returns") && wasLost()
      ? end("callbacks.lost-returns", "open", ["was-lost"])
      : null
  }

  function wasLost(): boolean {
    return facts.stage !== undefined && fold(facts.stage) === "perdu bdc"
  }
}

const extendedCases: ReadonlySet<CallbackCase> = new Set<CallbackCase>([
  "callbacks.owner-busy",
  "callbacks.untreated",
  "callbacks.no-show",
  "callbacks.lost-returns",
])

/**
 * Who keeps this caller (process.md 3.2). `now` and the note's date are instants; the age is elapsed time, so that a
 * change of clock changes nothing: 3:00:00 is still inside, 3:00:01 is not. `hours` is the length of that window;
 * `extended` lets the K cases speak. `until` is the note's date + hours, on every verdict inside the window and on
 * `ask`. Never throws.
 */
export function decideCallback(
  facts: CallbackFacts,
  now: Date,
  options: { hours?: number; extended?: boolean } = {},
): CallbackVerdict {
  const speaks = (rule: CallbackCase): boolean => options.extended === true || !extendedCases.has(rule)
  return (
    decideAmong(facts, now, { speaks, hours: options.hours }) ?? {
      rule: "callbacks.open-to-all",
      verdict: "open",
      because: [],
    }
  )
}
