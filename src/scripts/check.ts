import { brokenIn } from "./text"
import { end, languages, type Book, type Language, type Script } from "./types"
import { exitsOf, isScript, keyOf, onward, scriptOf, type Place } from "./way"

const empty = (text: string | undefined): boolean => text === undefined || text.trim() === ""

/** What is wrong in the words of a script in one language. */
function wordProblems(script: Script, book: Book, language: Language): string[] {
  const words = book.words[language][script.id]
  if (!words) return [`${language}: no words`]
  const ids = new Set(script.steps.map(({ id }) => id))
  const orphans = Object.keys(words.steps).filter((id) => !ids.has(id))
  const steps = script.steps.flatMap(({ id, answers = [], notes }) => {
    const said = words.steps[id]
    if (!said || empty(said.text)) return [`${id}: no words`]
    const labels = Object.keys(said.answers ?? {})
    const texts = [said.text, said.label, said.coach, ...Object.values(said.answers ?? {})]
    return [
      ...((notes || answers.length > 0) && empty(said.label) ? [`${id}: no label`] : []),
      ...answers
        .filter((answer) => empty(said.answers?.[answer.id]))
        .map((answer) => `${id}: no label of ${answer.id}`),
      ...labels
        .filter((label) => !answers.some((answer) => answer.id === label))
        .map((label) => `${id}: no answer ${label}`),
      ...texts.flatMap((text) => brokenIn(text ?? "")).map((broken) => `${id}: ${broken}`),
    ]
  })
  return [
    ...(empty(words.title) ? ["no title"] : []),
    ...brokenIn(words.title),
    ...orphans.map((id) => `${id}: words of no step`),
    ...steps,
  ].map((problem) => `${language}: ${problem}`)
}

/** Targets that are not there. */
function targetProblems({ steps }: Script, book: Book): string[] {
  const ids = new Set(steps.map(({ id }) => id))
  return steps.flatMap((step) =>
    exitsOf(step).flatMap(({ to, back }) => {
      const there =
        to === undefined ||
        to === end ||
        (isScript(to)
          ? scriptOf(book, to) !== undefined && scriptOf(book, to)?.kind !== "template"
          : ids.has(to))
      return [
        ...(there ? [] : [`${step.id}: leads to ${to}`]),
        ...(back === undefined || ids.has(back) ? [] : [`${step.id}: comes back to ${back}`]),
        ...(back !== undefined && (to === undefined || !isScript(to))
          ? [`${step.id}: comes back from no script`]
          : []),
      ]
    }),
  )
}

/** Every place that can be reached from a stop; and whether some way from each ends. */
function wayProblems(script: Script, book: Book): string[] {
  const first: Place = { script: script.id, step: script.steps[0].id }
  // Of this script alone: what a script that it leads to does is that one's matter.
  const nextOf = new Map<string, Set<string>>()
  for (const step of script.steps) {
    const place = { script: script.id, step: step.id }
    const next = exitsOf(step).map((exit) => {
      const { at, returns } = onward(book, place, [], exit)
      const here = at?.script === script.id ? at : (returns.at(-1) ?? null)
      return here ? keyOf(here) : end
    })
    nextOf.set(keyOf(place), new Set(next))
  }
  const reached = new Set([keyOf(first)])
  for (const key of reached) for (const next of nextOf.get(key) ?? []) if (next !== end) reached.add(next)
  const ends = new Set([end])
  for (let grew = true; grew;) {
    grew = false
    for (const [key, next] of nextOf)
      if (!ends.has(key) && [...next].some((one) => ends.has(one))) {
        ends.add(key)
        grew = true
      }
  }
  return script.steps.flatMap(({ id }) => {
    const key = keyOf({ script: script.id, step: id })
    return [
      ...(reached.has(key) ? [] : [`${id}: never reached`]),
      ...(ends.has(key) ? [] : [`${id}: never ends`]),
    ]
  })
}

/**
 * All that is wrong with a script of a book, in words for whoever writes it; empty where every step has its words in both
 * languages, every answer its label, every target is there, every step is reached and every way ends.
 */
export function checkScript(id: string, book: Book): string[] {
  const script = scriptOf(book, id)
  if (!script) return ["no such script"]
  const ids = script.steps.map((step) => step.id)
  return [
    ...ids.filter((one, index) => ids.indexOf(one) !== index).map((one) => `${one}: twice`),
    ...languages.flatMap((language) => wordProblems(script, book, language)),
    ...targetProblems(script, book),
    ...wayProblems(script, book),
  ]
}
