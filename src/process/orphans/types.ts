import type { Day } from "../calendar"

/**
 * A client whose seller has left, as a list brings them. `id` is made of what identifies the client alone (`orphanId`), so that the same line
 * twice is one client.
 */
export type Orphan = {
  id: string
  name: string
  phone?: string
  email?: string
  /** The address of their record in the CRM. */
  url?: string
  make?: string
  model?: string
  year?: number
  /** A city, or the first half of a postal code. */
  area?: string
  branch?: string
  /** Who sold, by name. */
  seller?: string
  purchased?: Day
}

/** What one seller is given for one day. `id` is made of the day, the branch and the seller (`dealId`). */
export type OrphanDeal = {
  id: string
  day: Day
  branch: string
  /** By name, as the roster has it. */
  seller: string
  clients: Orphan[]
}

/** What was done of one client given out; instants in ms, null: not yet. */
export type OrphanProgress = {
  calledAt: number | null
  reachedAt: number | null
  notedAt: number | null
  /** When the file was seen in the name of whoever reached the client. */
  ownedAt: number | null
  appointmentAt: number | null
}

/** What one client of a list came to, as a seller's file brings it back. */
export type OrphanResult = { deal: string; orphan: string; progress: OrphanProgress }

/** A day's lists as a file, of one seller or of all. */
export type DealsFile = { jalon: "orphans"; version: 1; deals: OrphanDeal[] }
/** What sellers did of their lists, as a file. */
export type ResultsFile = { jalon: "orphans-results"; version: 1; results: OrphanResult[] }
