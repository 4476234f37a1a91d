import type { JournalEvent } from "../messages"
import type { RecordKey } from "../rules/facts"
import type { Ticks } from "../rules/rule"

/** `org/module/id`: how a record is named in every table. */
export type RecordId = string
export const recordId = ({ org, module, id }: RecordKey): RecordId => `${org}/${module}/${id}`
export function recordKey(record: RecordId): RecordKey {
  const [org = "", module = "", ...id] = record.split("/")
  return { org, module, id: id.join("/") }
}

/** A follow-up note seen on a record. `closing` is 1 or 0, since an index holds no boolean. */
export type FollowUpRow = {
  id: string
  record: RecordId
  at: number
  author: string
  day: number | null
  round: number | null
  channels: string[]
  outcome: string
  closing: 0 | 1
}
/** A callback verdict shown, with the facts that it was made from, as JSON. */
export type VerdictRow = { id: string; record: RecordId; at: number; verdict: string; facts: string }
export type JournalRow = Omit<JournalEvent, "record"> & { key: string; at: number; record?: RecordId }
export type RecordRow = {
  record: RecordId
  ticks: Ticks
  meetingBooked: boolean
  composedNote: boolean
  touched: number
}
/** A callback clock pinned by the agent; `notified` once its notification was shown or given up. */
export type PinRow = { record: RecordId; until: number; url: string; notified: boolean }
/** Something the worker does at an instant. Alarms only wake; this is the truth. */
export type JobRow = { id: string; at: number }
export type AnswerRow = { person: string; presence: "on-shift" | "busy" | "off"; expires: number }
export type SettingRow = { key: string; value: unknown }
