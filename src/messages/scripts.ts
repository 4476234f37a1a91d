import type { EditProblem, Editor, ScriptEdit } from "../scripts/edit"
import type { Language, Script, ScriptWords } from "../scripts/types"

/** One script, guide or template in the list. `editedBy`: who said anything of it otherwise. */
export type ScriptListRow = {
  id: string
  kind: Script["kind"]
  title: string
  draft: boolean
  steps: number
  editedBy: Editor[]
}
export type ScriptsView = { mayLead: boolean; rows: ScriptListRow[] }

/** One of them to be edited: as it is built in, and what each said otherwise. */
export type ScriptView = {
  mayLead: boolean
  script: Script
  words: Record<Language, ScriptWords>
  edits: Record<Editor, ScriptEdit | null>
}
export type ScriptTaken = { ok: true; view: ScriptView } | { ok: false; problems: EditProblem[] }

export type ScriptRequests = {
  /** Those whose title or words hold what is typed; all when nothing is. */
  "scripts.get": [{ query: string }, ScriptsView]
  "scripts.read": [{ script: string }, ScriptView]
  /** All that is said otherwise of one: by the person (`mine`) or by the team; null: nothing. */
  "scripts.set": [{ script: string; mine: boolean; edit: ScriptEdit | null }, ScriptTaken]
}
