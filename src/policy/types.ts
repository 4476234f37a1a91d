import type { Centre } from "../crm/types"
import type { OrphanDeal } from "../process/orphans/types"
import type { WorkingHours } from "../process/working-hours"
import type { Offer } from "../process/renewal/loyalty"
import type { Roster } from "../process/roster"
import type { ImpaknetField } from "../process/impaknet/facts"
import type { SignKey } from "../rules/facts"
import type { OwnRule } from "../rules/own/types"
import type { Level, ParamValue } from "../rules/rule"
import type { ScriptEdit } from "../scripts/edit"

/** The signs by which a field is found on an organisation's pages, tried in this order (zoho-facts §9). */
export type FieldSigns = {
  selector?: string
  api?: string[]
  column?: string[]
  labels?: string[]
}
/** Our field → its signs. What a policy gives for a field comes before the built-in guesses. */
export type FieldMap = Partial<Record<SignKey, FieldSigns>>

export type PolicyRule = {
  level?: Level
  /** Until when the level holds (ISO instant); past it, `then` does, or else what the layer below says. */
  until?: string
  /** The level afterwards, where two policies were made one and the one below had its own. */
  then?: Level
  params?: Record<string, ParamValue>
  /** The overrides a week that the team finds normal; more are said to the lead. */
  budget?: number
}

/** Where the team's policy is published, and the Ed25519 public keys (raw, base64url) that may have signed it. */
export type PolicyPublication = {
  address?: string
  keys?: string[]
  /** How often it is looked at, in minutes. */
  minutes?: number
}

export type PolicyAgent = {
  name?: string
  role?: "agent" | "lead"
  department?: "bdc" | "renewal" | "credit" | "aftersales" | "sales"
  branch?: string
}

export type PolicyAftersales = {
  /** The module of its files, by the name that people see or by its API name. */
  module?: string
  /** What the welcome says: the brand and the city. */
  brand?: string
  city?: string
  /** The mailboxes whose e-mail is answered within the time of aftersales.reply. */
  mailboxes?: string[]
  /** The page where a client books by themself. */
  bookingLink?: string
  /** One contact, named in every e-mail. */
  contact?: string
  /** How clients who no longer come are approached (aftersales.bacs). */
  inactive?: string
} & WorkingHours

/** How this browser may read the CRM's records. Without a client and a centre there is no connection. */
export type PolicyConnection = {
  /** The id of the application that the organisation registered in its CRM; it is no secret. */
  client?: string
  centre?: Centre
  /** `implicit`: a client-based application; `code`: a mobile-based one, with PKCE. */
  flow?: "implicit" | "code"
  /** What one browser may ask in a clock hour. */
  callsPerHour?: number
}

/** What the pack `law` needs to know of the team. */
export type PolicyLaw = {
  /** Calls are recorded: the client is told. */
  recorded?: boolean
}

/** The team's policy file (design.md §3). Unknown rule ids are kept, shown as unknown, and have no effect. */
export type Policy = {
  version: 1
  team?: string
  agent?: PolicyAgent
  organisations?: string[]
  packs?: Record<string, boolean>
  rules?: Record<string, PolicyRule>
  /** Rules that say nothing anywhere, whatever a layer says of them. */
  silenced?: string[]
  /** Rules that a layer below silences, and that this one lets speak again. */
  unsilenced?: string[]
  /** The team's own rules, made without code. */
  ownRules?: OwnRule[]
  roster?: Partial<Roster>
  hosts?: { impaknet?: string[]; phone?: string[] }
  fields?: FieldMap
  /** Labels of Impaknet's pages, beside the built-in ones. */
  impaknet?: { labels?: Partial<Record<ImpaknetField, string[]>> }
  /** What scripts and guides say otherwise, by id. */
  scripts?: Record<string, ScriptEdit>
  /** After-sales reception: where its files are, and when it is open. */
  aftersales?: PolicyAftersales
  /** The lists dealt to the sellers (orphans.daily-list), as the director publishes them. */
  orphans?: { deals: OrphanDeal[] }
  /** The offers of the quarter, kept by the lead (loyalty.benefits). */
  offers?: Offer[]
  retention?: Record<string, number>
  connection?: PolicyConnection
  /** Heard of the browser's policy and of this browser's own alone: a published file never says where the next one comes from. */
  publication?: PolicyPublication
  law?: PolicyLaw
}

/** Which layer set a value; later wins. `team`: what a lead changed in this browser; `person` never overrides `managed`. */
export type Layer = "built-in" | "published" | "team" | "managed" | "person"
