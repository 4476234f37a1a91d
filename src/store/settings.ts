import type { PanelPrefs, PlayerPrefs, PublishingWhy, Recovered } from "../messages"
import type { KeptStructure } from "../crm/fields"
import type { Policy } from "../policy/types"
import type { Presence, Roster } from "../process/roster"
import type { ShiftItem } from "../process/renewal/shift"
import type { Role } from "../process/aftersales/practices"
import type { ScriptEdit } from "../scripts/edit"
import type { Store } from "./database"
import type { KeptTicks } from "./practices"

/** A published policy that was found good. Instants are milliseconds since the epoch. */
export type KeptPublication = {
  policy: Policy
  /** Grows with each publication: an older file is refused. */
  serial: number
  at: number
  expires: number
  by: string
  note: string
  /** The thumbprint of the key that signed it, and what tells its file from another's. */
  kid: string
  digest: string
}

/** The highest number taken of each key, by its thumbprint, and of which file: a number never comes twice. */
export type Serials = Record<string, Pick<KeptPublication, "serial" | "digest">>

/** How looking at the team's address went. Instants are milliseconds; null: never. */
export type KeptLooks = {
  serials: Serials
  lookedAt: number | null
  /** When the address last gave a file that could be taken, be it the same. */
  goodAt: number | null
  /** Since when it gives none. */
  silentSince: number | null
  /** What was last not taken, since the last that was: why, its number where it says one, and what else is known. */
  refusal: { why: PublishingWhy; at: number; serial?: number; detail?: string } | null
}

/** A kept policy that was found damaged, as it was found, until a lead has seen it. */
export type KeptDamage = Pick<Recovered, "layer" | "from"> & { at: number; text: string }

/** The worker's own choices and copies, by key. Instants are milliseconds since the epoch. */
export type Kept = {
  agent: { name: string; department: string; branch: string }
  language: "fr" | "en"
  /** The person's switch, until the end of the day it was set on. */
  presence: { presence: Presence; expires: number }
  /** The calls of a shift, set by hand (renewal.daily-target), until the end of the day it was set on. */
  target: { calls: number; expires: number } | null
  /** What was ticked by hand of the shift's start, until the end of the day; and the person's own order of it. */
  shift: { ticks: Partial<Record<ShiftItem, boolean>>; expires: number }
  shiftOrder: ShiftItem[]
  /** What was ticked of the practices of after-sales, and whose they are to this person; null: everyone's. */
  practices: KeptTicks
  aftersalesRole: Role | null
  panel: PanelPrefs
  player: PlayerPrefs
  pausedUntil: number | null
  /** The team's policy as imported or changed by a lead on this browser. */
  team: Policy | null
  /** The team's policy as last published and found good. */
  published: KeptPublication | null
  /** The one before it: it stands again where the last was damaged. */
  publishedBefore: KeptPublication | null
  looks: KeptLooks
  damaged: KeptDamage | null
  /** The team's roster as it stood before the last import, which can be undone. */
  rosterBefore: { roster: Partial<Roster> | null; at: number } | null
  /** Last known browser policy: at start the browser may not have read it yet. */
  managed: Policy | null
  /** The person's own words in scripts and guides, over the team's. */
  wordings: Record<string, ScriptEdit>
  /** The organisation's fields as its CRM last told them: no record. */
  orgFields: KeptStructure | null
  /** The person had signed in to the CRM's records on this browser; the tokens themselves are never kept. */
  signedIn: boolean
  /** What this browser is called in what it hands over of its journal: random, nobody's. */
  browser: string
  /** What pages were last told, and its revision, which only grows. */
  told: { revision: number; text: string }
}

export async function readSettings(store: Store): Promise<Partial<Kept>> {
  return Object.fromEntries((await store.settings.toArray()).map(({ key, value }) => [key, value]))
}

export async function keepSetting<K extends keyof Kept>(store: Store, key: K, value: Kept[K]): Promise<void> {
  await store.settings.put({ key, value })
}

export async function readSetting<K extends keyof Kept>(store: Store, key: K): Promise<Kept[K] | undefined> {
  return (await store.settings.get(key))?.value as Kept[K] | undefined
}
