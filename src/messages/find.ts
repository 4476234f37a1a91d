import type { Day } from "../process/calendar"
import type { RecordKey } from "../rules/facts"
import type { CallbackVerdict } from "../process/callbacks"

/** What a caller may be looked up by. */
export type FindKind = "phone" | "last7" | "last4" | "email" | "surname" | "stock"

/** A file that a query found, as this browser last saw it. Instants as ISO text; null: not known, or none. */
export type FoundFile = {
  record: RecordKey
  url: string
  /** Only when a page open in this browser session gave it. */
  name: string | null
  stock: string | null
  stage: string | null
  owner: string | null
  lastNote: { at: string; author: string; outcome: "no-answer" | "reached" | "unstated" } | null
  seenAt: string
  /** Where it comes from, in words, when the CRM gave it. */
  source?: string
  /** When the client asked not to be called (law.do-not-call); absent: they did not. A call of theirs is answered all the same. */
  doNotCall?: Day
  by: FindKind
  /** By the whole number, address, name or stock number. */
  exact: boolean
  /** Who takes the caller, with the words to show; null where the callbacks say nothing. */
  card: {
    verdict: CallbackVerdict["verdict"]
    rule: string
    verb: string
    lines: string[]
    until: string | null
  } | null
}
/** `tried`: what the query was searched as; none when it is too short to be anything. */
export type FindAnswer = {
  query: string
  tried: FindKind[]
  files: FoundFile[]
  /** When the bearer of the whole number that was typed asked not to be called, whether a file is found or not. */
  doNotCall?: Day
  /** The CRM may know more: `callers.more` asks it. */
  more?: boolean
  /** What came of asking the CRM; absent when it was not asked. */
  crm?: "answered" | "unreachable" | "refused" | "wait"
}
