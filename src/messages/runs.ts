import type { RecordKey } from "../rules/facts"
import type { PagePlace, Sign, Step, Variable } from "../scripts/types"
import type { PlayerWords } from "../words/fr/player"

/** A piece of a text: words, or a blank, with what fills it; `value` null: to be filled by hand. */
export type Piece = { text: string } | { blank: Variable; label: string; value: string | null }

/** A script or a guide under way, as the player shows it: every word is there. */
export type RunView = {
  run: string
  script: string
  kind: "script" | "guide"
  title: string
  /** The language said to the client: French first, then theirs. */
  language: "fr" | "en"
  step: {
    id: string
    kind: Step["kind"]
    text: Piece[]
    coach: string | null
    answers: { id: string; label: string; chosen: boolean }[]
    /** What may be written down here, and what was. */
    notes: { label: string; text: string } | null
    draft: boolean
    /** What the page shows once the step is done; null: by hand. */
    sign: Sign | null
    ticked: boolean
  } | null
  /** Steps passed, and those of the longest way left. */
  progress: { done: number; left: number }
  /** Every step of a guide with its tick; empty for a script. */
  steps: { id: string; text: string; ticked: boolean; sign: Sign | null }[]
  canBack: boolean
  paused: boolean
  /** When the call began (ISO), and how long it stood paused before now, ms. */
  since: string
  pausedMs: number
  /** At the end, and whenever asked: the answers as a note, and the whole as text for a colleague. */
  note: string
  handover: string
}

/** The same with its turn, raised by each act so that one that comes twice is done once, and whether it may be passed as it stands. */
export type RunTurn = RunView & { turn: number; canNext: boolean }

export type RunAct =
  | { act: "answer"; id: string }
  | { act: "next" | "back" | "pause" | "resume" | "end" | "restart" }
  | { act: "note"; text: string }
  | { act: "fill"; blank: Variable; value: string }
  | { act: "language"; language: "fr" | "en" }
  | { act: "tick"; step: string; on: boolean }
  | { act: "go"; step: string }

/** Where the player stands: its side, null for the one that is free, and its top, px. */
export type PlayerPrefs = { side: "left" | "right" | null; top: number; folded: boolean }
/** What the player starts with. `record`: whose run it is; `client`: the client's language, null where it is not known. */
export type PlayerStart = {
  view: RunTurn
  record: RecordKey | null
  client: "fr" | "en" | null
  prefs: PlayerPrefs
  /** The words around the script, in the agent's language. */
  language: "fr" | "en"
  words: PlayerWords
}

/** A script or a guide that may be started. */
export type ScriptRow = { id: string; kind: "script" | "guide"; title: string; draft: boolean }

export type RunRequests = {
  /** Guides that are of use on the page of the tab that asks, or of the one named; `at`: what that page says it is. */
  "guides.here": [{ tab?: number; at?: PagePlace }, ScriptRow[]]
  /** Starts one in the tab that asks, or in the one named; one that stands there ends. */
  "run.start": [{ script: string; record: RecordKey | null; tab?: number }, RunTurn]
  /** The one of the tab that asks; null where there is none. */
  "run.get": [undefined, RunTurn | null]
  /** The same with all that the player needs to show it. */
  "run.open": [undefined, PlayerStart | null]
  "player.set": [Partial<PlayerPrefs>, null]
  /** An "end" leads to the end; there, it closes the run: null. */
  "run.act": [{ run: string; turn: number; do: RunAct }, RunTurn | null]
  /** Scripts and guides whose title or words hold what is typed; all for the agent's department when nothing is. */
  "scripts.find": [{ query: string }, ScriptRow[]]
}
