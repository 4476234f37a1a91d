import { brokenIn } from "./text"
import {
  languages,
  type Book,
  type Language,
  type Script,
  type ScriptWords,
  type Step,
  type StepWords,
} from "./types"

/** What is said otherwise of a step. An empty `coach` says nothing to the agent. */
export type StepEdit = { text?: string; label?: string; coach?: string; answers?: Record<string, string> }
export type WordsEdit = { title?: string; steps?: Record<string, StepEdit> }
/**
 * What is otherwise in a script or a guide. `steps`, of a guide alone: its steps by id, in order; those not named are taken
 * out, and one that is not built in is added, with the words given here.
 */
export type ScriptEdit = Partial<Record<Language, WordsEdit>> & { steps?: string[] }
export type ScriptEdits = Readonly<Record<string, ScriptEdit>>

/** Who may say otherwise; later wins. */
export const editors = ["team", "person", "managed"] as const
export type Editor = (typeof editors)[number]

/** What is wrong in an edit, and where; `broken`: what stands in braces and is no variable. */
export type EditProblem = { path: string[] } & (
  | { kind: "variable"; broken: string[] }
  | { kind: "empty" | "not-a-guide" | "no-steps" | "step-twice" | "step-id" | "step-words" }
)

const sound = (text: string): boolean => text.trim() !== "" && brokenIn(text).length === 0
/** A step's id stands in keys and in targets. */
const idShape = /^[a-z0-9][a-z0-9-]{0,59}$/

/** The parts of an edit that are words, each with its path. */
function textsOf(edit: ScriptEdit): { path: string[]; text: string; mayBeEmpty: boolean }[] {
  return languages.flatMap((language) => {
    const { title, steps = {} } = edit[language] ?? {}
    const one = (path: string[], text: string | undefined, mayBeEmpty = false) =>
      text === undefined ? [] : [{ path: [language, ...path], text, mayBeEmpty }]
    return [
      ...one(["title"], title),
      ...Object.entries(steps).flatMap(([id, { text, label, coach, answers = {} }]) => [
        ...one(["steps", id, "text"], text),
        ...one(["steps", id, "label"], label),
        ...one(["steps", id, "coach"], coach, true),
        ...Object.entries(answers).flatMap(([answer, said]) => one(["steps", id, "answers", answer], said)),
      ]),
    ]
  })
}

const isAdded = (script: Script, id: string): boolean => !script.steps.some((step) => step.id === id)
const hasWords = (edit: ScriptEdit, id: string): boolean =>
  languages.some((language) => sound(edit[language]?.steps?.[id]?.text ?? ""))

function stepProblems(steps: readonly string[], edit: ScriptEdit, script: Script | undefined): EditProblem[] {
  if (!script) return []
  if (script.kind !== "guide") return [{ path: ["steps"], kind: "not-a-guide" }]
  if (steps.length === 0) return [{ path: ["steps"], kind: "no-steps" }]
  return steps.flatMap((id, index): EditProblem[] => {
    const path = ["steps", String(index)]
    if (steps.indexOf(id) !== index) return [{ path, kind: "step-twice" }]
    if (!idShape.test(id)) return [{ path, kind: "step-id" }]
    return isAdded(script, id) && !hasWords(edit, id) ? [{ path, kind: "step-words" }] : []
  })
}

/** What is wrong in an edit of a script. Of one that this version does not know, only the words can be judged. */
export function problemsOf(edit: ScriptEdit, script: Script | undefined): EditProblem[] {
  const words = textsOf(edit).flatMap(({ path, text, mayBeEmpty }): EditProblem[] => {
    if (text.trim() === "" && !mayBeEmpty) return [{ path, kind: "empty" }]
    const broken = brokenIn(text)
    return broken.length > 0 ? [{ path, kind: "variable", broken }] : []
  })
  return [...words, ...(edit.steps ? stepProblems(edit.steps, edit, script) : [])]
}

const own = <T>(all: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  all && Object.hasOwn(all, key) ? all[key] : undefined

function layStep(below: StepWords | undefined, edit: StepEdit | undefined): StepWords | undefined {
  const text = edit?.text !== undefined && sound(edit.text) ? edit.text : below?.text
  if (text === undefined || !edit) return below
  const answers = Object.fromEntries(
    Object.entries(below?.answers ?? {}).map(([id, said]) => {
      const other = own(edit.answers, id)
      return [id, other !== undefined && sound(other) ? other : said]
    }),
  )
  return {
    ...below,
    text,
    ...(edit.label !== undefined && sound(edit.label) && { label: edit.label }),
    ...(edit.coach !== undefined && brokenIn(edit.coach).length === 0 && { coach: edit.coach }),
    ...(below?.answers && { answers }),
  }
}

function layWords(below: ScriptWords, edit: WordsEdit | undefined, steps: readonly Step[]): ScriptWords {
  if (!edit) return below
  const said = steps.flatMap(({ id }) => {
    const words = layStep(own(below.steps, id), own(edit.steps, id))
    return words ? [[id, words] as const] : []
  })
  return {
    title: edit.title !== undefined && sound(edit.title) ? edit.title : below.title,
    steps: Object.fromEntries(said),
  }
}

/** The steps of a guide as an edit orders them; what is wrong in the order leaves it as it was. */
function laySteps(script: Script, edit: ScriptEdit): Script["steps"] {
  const { steps: order } = edit
  if (!order || stepProblems(order, edit, script).length > 0) return script.steps
  const [first, ...rest] = order.map(
    (id): Step => script.steps.find((step) => step.id === id) ?? { id, kind: "do" },
  )
  return first ? [first, ...rest] : script.steps
}

/** A book of one script with an edit over it. What is not sound in the edit is left out. */
function layScript(book: Book, id: string, edit: ScriptEdit): Book {
  const script = own(book.scripts, id)
  if (!script) return book
  const steps = laySteps(script, edit)
  const words = Object.fromEntries(
    languages.map((language) => {
      const below = own(book.words[language], id) ?? { title: id, steps: {} }
      return [language, { ...book.words[language], [id]: layWords(below, edit[language], steps) }]
    }),
  ) as Book["words"]
  return { scripts: { ...book.scripts, [id]: { ...script, steps } }, words }
}

/** A book with edits over it, the later over the earlier. Ids that the book does not know have no effect. */
export const laid = (book: Book, layers: readonly (ScriptEdits | undefined)[]): Book =>
  layers
    .flatMap((edits) => Object.entries(edits ?? {}))
    .reduce((below, [id, edit]) => layScript(below, id, edit), book)

const mergedWords = (below: WordsEdit = {}, above: WordsEdit = {}): WordsEdit => {
  const steps = Object.fromEntries(
    Object.keys({ ...below.steps, ...above.steps }).map((id) => {
      const [one, other] = [own(below.steps, id), own(above.steps, id)]
      const answers = { ...one?.answers, ...other?.answers }
      return [id, { ...one, ...other, ...(Object.keys(answers).length > 0 && { answers }) }]
    }),
  )
  return { ...below, ...above, ...(Object.keys(steps).length > 0 && { steps }) }
}

/** Two layers of edits as one, the second over the first. */
export const mergedEdits = (below: ScriptEdits = {}, above: ScriptEdits = {}): Record<string, ScriptEdit> =>
  Object.fromEntries(
    Object.keys({ ...below, ...above }).map((id) => {
      const [one, other] = [own(below, id) ?? {}, own(above, id) ?? {}]
      const words = languages.flatMap((language) =>
        one[language] || other[language]
          ? [[language, mergedWords(one[language], other[language])] as const]
          : [],
      )
      return [id, { ...one, ...other, ...Object.fromEntries(words) }]
    }),
  )
