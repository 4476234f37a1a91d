import type { Day } from "../process/calendar"
import type { DealAnswer, NumberAnswer } from "../process/orphans/deal"
import type { OrphanFigure, ProgressBy, ProgressLine } from "../process/orphans/progress"
import type { OrphanSegment, SegmentCount, SegmentFilter } from "../process/orphans/segments"
import type { SellerOn } from "../process/orphans/sellers"
import type { Orphan, OrphanDeal, OrphanProgress } from "../process/orphans/types"

export type OrphansView = {
  /** Only a lead deals. */
  readOnly: boolean
  /** The pool may not be published here: the organisation's policy holds the lists. */
  unpublished: boolean
  pool: number
  /** Clients a day per seller (orphans.daily-list). */
  from: number
  to: number
  /** Minutes of the day's meeting; null where orphans.debrief does not speak. */
  minutes: number | null
}
/** What became of a part of a list: more is awaited; the worker began anew and wants it all again; it is in. */
export type ImportAnswer =
  { state: "more" | "again" | "stopped" } | { state: "done"; added: number; changed: number; same: number }
export type SegmentsView = {
  counts: Record<OrphanSegment, SegmentCount[]>
  /** How many clients there are, and the first of them. */
  total: number
  first: Orphan[]
}
/** A seller on a day, with how many clients they have of it, went out, and may be taken back; `until`: ISO. */
export type SellerView = Omit<SellerOn, "until"> & {
  until: string | null
  has: number
  out: number
  open: number
}
export type DealRequest = {
  day: Day
  perSeller: number
  sellers: { name: string; branch: string }[]
  filter: SegmentFilter
  search: string
}
/** `seen`: by which the same lists are known again when they are given. */
export type DealPreview = { number: NumberAnswer; seen: string } & DealAnswer
export type Behind = { by: ProgressBy; key: string; figure: OrphanFigure; from: Day; to: Day }
export type BehindClient = { day: Day; seller: string; branch: string; client: Orphan } & OrphanProgress

export type OrphanRequests = {
  "orphans.get": [undefined, OrphansView]
  /** One part of a list; the last one writes it, all or nothing. */
  "orphans.import": [{ id: string; part: number; parts: number; clients: Orphan[] }, ImportAnswer]
  "orphans.stop": [{ id: string }, null]
  /** Clients of the pool leave it; those given stay given. */
  "orphans.clear": [undefined, OrphansView]
  "orphans.segments": [{ filter: SegmentFilter; search: string }, SegmentsView]
  "orphans.sellers": [{ day: Day }, SellerView[]]
  "orphans.preview": [DealRequest, DealPreview]
  /** The lists that were shown; null when the pool has changed since. */
  "orphans.give": [DealRequest & { seen: string }, { given: number } | null]
  /** What of a day was not exported goes back to the pool; of a day that sellers no longer see, whom nobody called. */
  "orphans.undo": [{ day: Day; seller: string | null }, { back: number }]
  /** The lists of a day, of a seller or of all; they count as gone out. */
  "orphans.out": [{ day: Day; seller: string | null }, OrphanDeal[]]
  /** The lists of a day into the team's policy. */
  "orphans.publish": [{ day: Day }, { lists: number; changed: boolean }]
  /** A seller's file of results; null when it is none. */
  "orphans.results": [{ text: string }, { changed: number; same: number; strange: number } | null]
  "orphans.progress": [{ from: Day; to: Day }, ProgressLine[]]
  "orphans.behind": [Behind, BehindClient[]]
}
