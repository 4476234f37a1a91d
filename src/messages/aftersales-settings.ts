import type { PolicyAftersales } from "../policy/types"
import type { ContactList, Daily, DeskItem, PracticeItem, Role } from "../process/aftersales/practices"
import type { Day } from "../process/calendar"

/** The settings of after-sales reception, as the team keeps them. */
export type AftersalesSettings = {
  aftersales: PolicyAftersales
  readOnly: boolean
  /** The organisation's modules, as its CRM told them, with every name of theirs; empty: it never did. */
  modules: { label: string; names: string[] }[]
  /** Working hours within which an e-mail is answered (aftersales.reply). */
  replyHours: number
}

/** Something that was ticked: when (ISO) and in whose name; null: not, or no longer. */
export type Ticked = { at: string; by: string } | null
/** The practices of after-sales that this browser helps to keep. What a rule silences, or the role does not do, is absent. */
export type PracticesView = {
  today: Day
  /** Null: none chosen, all are shown. */
  role: Role | null
  contacts: { items: { id: ContactList; ticked: Ticked }[]; inactive: string } | null
  /** Absent on a closed day. */
  daily: { id: Daily; ticked: Ticked }[]
  /** `again`: the day from which it is looked over anew; null: it never was. */
  desk: { id: DeskItem; ticked: Ticked; again: Day | null; due: boolean }[]
  /** The department is closed today. */
  closed: boolean
} | null

export type AftersalesSettingsRequests = {
  "aftersales.get": [undefined, AftersalesSettings]
  /** All of them at once, into the team's policy. */
  "aftersales.set": [{ aftersales: PolicyAftersales }, AftersalesSettings]
  /** Null: not this person's department, or switched off. */
  "practices.get": [undefined, PracticesView]
  "practices.tick": [{ item: PracticeItem; on: boolean }, PracticesView]
  "practices.role": [{ role: Role | null }, PracticesView]
  /** The e-mail before a planned service, with what is known of the department (aftersales.email-content). */
  "practices.email": [{ language: "fr" | "en" }, string]
}
