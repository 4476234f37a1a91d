import type { ScriptView } from "../src/messages"
import {
  editors,
  laid,
  type Editor,
  type ScriptEdit,
  type StepEdit,
  type WordsEdit,
} from "../src/scripts/edit"
import { languages, type Book, type Language, type StepWords } from "../src/scripts/types"

/** The layers below one that is being edited, and itself: what its editor sees. */
const seenBy: Readonly<Record<"team" | "person", readonly Editor[]>> = {
  team: ["team", "managed"],
  person: editors,
}
const below: Readonly<Record<"team" | "person", readonly Editor[]>> = { team: [], person: ["team"] }

const bookOf = ({ script, words, edits }: ScriptView, layers: readonly Editor[]): Book =>
  laid(
    {
      scripts: { [script.id]: script },
      words: { fr: { [script.id]: words.fr }, en: { [script.id]: words.en } },
    },
    layers.map((editor) => {
      const edit = edits[editor]
      return edit ? { [script.id]: edit } : undefined
    }),
  )

/** What stands for whoever edits this layer; and what would without their own words. */
export const standsFor = (view: ScriptView, editor: "team" | "person"): { now: Book; before: Book } => ({
  now: bookOf(view, seenBy[editor]),
  before: bookOf(view, below[editor]),
})

const says = (edit: ScriptEdit | null, language: Language, step: string | null): boolean =>
  step === null ? edit?.[language]?.title !== undefined : edit?.[language]?.steps?.[step] !== undefined

/** Who said this step (null: the title) otherwise, the last word first; null: nobody. */
export const saidBy = (
  { edits }: ScriptView,
  editor: "team" | "person",
  language: Language,
  step: string | null,
): Editor | null => seenBy[editor].findLast((one) => says(edits[one], language, step)) ?? null

/** What of some words differs from those before: all that an edit has to say. */
export function stepEdit(words: StepWords, before: StepWords | undefined): StepEdit {
  const answers = Object.entries(words.answers ?? {}).filter(([id, said]) => said !== before?.answers?.[id])
  const label = words.label ?? ""
  return {
    ...(words.text !== before?.text && { text: words.text }),
    ...(label !== (before?.label ?? "") && { label }),
    ...((words.coach ?? "") !== (before?.coach ?? "") && { coach: words.coach ?? "" }),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
  }
}

const none = (value: object): boolean => Object.keys(value).length === 0

const put = (edit: ScriptEdit | null, language: Language, words: WordsEdit): ScriptEdit | null => {
  const { [language]: _old, ...rest } = edit ?? {}
  const next: ScriptEdit = none(words) ? rest : { ...rest, [language]: words }
  return none(next) ? null : next
}

/** An edit with a step said so; an empty one says it no otherwise. */
export function withStep(
  edit: ScriptEdit | null,
  language: Language,
  step: string,
  said: StepEdit,
): ScriptEdit | null {
  const { steps = {}, ...words } = edit?.[language] ?? {}
  const { [step]: _old, ...others } = steps
  const next = none(said) ? others : { ...others, [step]: said }
  return put(edit, language, { ...words, ...(!none(next) && { steps: next }) })
}

/** The same for the title; null: as it was before. */
export function withTitle(
  edit: ScriptEdit | null,
  language: Language,
  title: string | null,
): ScriptEdit | null {
  const { title: _old, ...words } = edit?.[language] ?? {}
  return put(edit, language, { ...words, ...(title !== null && { title }) })
}

/** An id that no step of these has. */
export function freshStep(ids: readonly string[]): string {
  let n = 1
  while (ids.includes(`added-${String(n)}`)) n += 1
  return `added-${String(n)}`
}

/** The same with a guide's steps in this order; as built in, it says nothing of them. Words of a step that is gone go with it. */
export function withSteps(
  edit: ScriptEdit | null,
  order: string[],
  built: readonly string[],
): ScriptEdit | null {
  const gone = (edit?.steps ?? []).filter((id) => !order.includes(id) && !built.includes(id))
  const kept = gone.reduce(
    (all, id) => languages.reduce((one, language) => withStep(one, language, id, {}), all),
    edit,
  )
  const { steps: _old, ...words } = kept ?? {}
  const next: ScriptEdit = order.join() === built.join() ? words : { ...words, steps: order }
  return none(next) ? null : next
}

/** An order with one of its steps moved. */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const others = order.filter((one) => one !== id)
  others.splice(order.indexOf(id) + by, 0, id)
  return others
}
