import type { JournalEvent, ScriptView, ScriptsView } from "../src/messages"
import { mayLead } from "../src/policy/layers"
import { builtIn } from "../src/scripts"
import {
  editors,
  laid,
  problemsOf,
  type Editor,
  type ScriptEdit,
  type ScriptEdits,
} from "../src/scripts/edit"
import { matching } from "../src/scripts/find"
import { titleOf } from "../src/scripts/text"
import type { Book } from "../src/scripts/types"
import { scriptOf } from "../src/scripts/way"
import { addToJournal } from "../src/store/seen"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

type ScriptHandlers = Pick<Handlers, "scripts.get" | "scripts.read" | "scripts.set">
type Edits = Record<Editor, ScriptEdits>

const nothing: ScriptEdits = {}
const editsOf = ({ layers, wordings }: Settings): Edits => ({
  team: layers.team?.scripts ?? nothing,
  person: wordings,
  managed: layers.managed?.scripts ?? nothing,
})

let last: { edits: Edits; book: Book } | null = null

/** The scripts and guides in force: what is built in, then the team's words, the person's and the browser's policy. */
export async function bookOf(settings: Settings): Promise<Book> {
  await settings.load()
  const edits = editsOf(settings)
  if (!last || editors.some((editor) => last?.edits[editor] !== edits[editor]))
    last = {
      edits,
      book: laid(
        builtIn,
        editors.map((editor) => edits[editor]),
      ),
    }
  return last.book
}

const isSet = (edit: ScriptEdit | undefined): boolean => edit !== undefined && Object.keys(edit).length > 0

/** What the editor of scripts asks. */
export function scriptHandlers(settings: Settings): ScriptHandlers {
  const { store, keep, now } = settings.parts

  function viewOf(id: string): ScriptView {
    const script = scriptOf(builtIn, id)
    const { fr, en } = builtIn.words
    if (!script || !fr[id] || !en[id]) throw new Refusal("shape")
    const edits = editsOf(settings)
    const of = (editor: Editor): ScriptEdit | null => edits[editor][id] ?? null
    return {
      mayLead: mayLead(settings.layers),
      script,
      words: { fr: fr[id], en: en[id] },
      edits: { team: of("team"), person: of("person"), managed: of("managed") },
    }
  }

  const without = (edits: ScriptEdits, id: string, edit: ScriptEdit | null): Record<string, ScriptEdit> => {
    const { [id]: _old, ...others } = edits
    return edit && isSet(edit) ? { ...others, [id]: edit } : others
  }

  async function teamSays(id: string, edit: ScriptEdit | null): Promise<void> {
    const { team } = settings.layers
    await settings.govern("team", { version: 1, ...team, scripts: without(team?.scripts ?? {}, id, edit) })
    const event: JournalEvent = {
      kind: "policy",
      details: { what: "scripts.set", script: id, "built-in": !isSet(edit ?? undefined) },
    }
    await keep
      .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
      .catch(() => undefined)
  }

  return {
    "scripts.get": async ({ query }): Promise<ScriptsView> => {
      const book = await bookOf(settings)
      const edits = editsOf(settings)
      const { language } = settings
      return {
        mayLead: mayLead(settings.layers),
        rows: matching(book, language, query).map(({ id, kind, steps }) => ({
          id,
          kind,
          title: titleOf(book, language, id),
          draft: steps.some(({ draft }) => draft === true),
          steps: steps.length,
          editedBy: editors.filter((editor) => isSet(edits[editor][id])),
        })),
      }
    },
    "scripts.read": async ({ script }) => {
      await settings.load()
      return viewOf(script)
    },
    "scripts.set": async ({ script, mine, edit }) => {
      await settings.load()
      if (!scriptOf(builtIn, script) || (mine && edit?.steps)) throw new Refusal("shape")
      if (!mine && !mayLead(settings.layers)) throw new Refusal("refused")
      const below = laid(builtIn, mine ? [editsOf(settings).team] : [])
      const problems = edit ? problemsOf(edit, scriptOf(below, script)) : []
      if (problems.length > 0) return { ok: false, problems }
      if (mine) await settings.choose("wordings", without(settings.wordings, script, edit))
      else await teamSays(script, edit)
      return { ok: true, view: viewOf(script) }
    },
  }
}
