import type { BoardFile, BoardOptions, FileState } from "../crm/board"
import type { CrmFault } from "../crm/types"

/** A file of the team's board: ids and figures, no name. */
export type TeamFile = Pick<BoardFile, "id" | "owner" | "stage" | "branch"> & FileState
/** The team's follow-up board. Instants as ISO text. */
export type TeamView = {
  /** Why there is none: the person does not lead, or nobody is signed in to the CRM. */
  stop: "not-lead" | "not-connected" | null
  /** Why the last look ended before its time, and when asking again may be of use. */
  fault: { fault: CrmFault; about: string; again: string | null } | null
  /** The CRM is being asked now. */
  looking: boolean
  /** When the rest of the notes will be asked for: those of this hour were. Null: now, or nothing is left. */
  goesOn: string | null
  /** When it was last right; null: never yet. */
  rightAt: string | null
  options: Pick<BoardOptions, "days" | "rounds">
  /** Nothing is asked of anyone today. */
  closedToday: boolean
  /** Who the files are with; the name is null when the CRM does not tell it. */
  people: { id: string; name: string | null; branch: string | null }[]
  files: TeamFile[]
  /** What a file's id follows in the address of its page; null when not known. */
  pages: string | null
}
