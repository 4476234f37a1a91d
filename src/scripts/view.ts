import type { RunView } from "../messages/runs"
import { handoverOf, noteOf } from "./note"
import { filled, labelAt, piecesOf, titleOf, wordsAt } from "./text"
import type { Book, Values } from "./types"
import { pausedFor, standing, type Run } from "./walk"
import { keyOf, scriptOf, stepAt, wayLeft } from "./way"

/**
 * A run as the player shows it. `values`: what is known, in the run's language; what the agent filled in goes before it.
 * `now` in ms.
 */
export function viewOf(
  run: Run,
  book: Book,
  { id, values, now }: { id: string; values: Values; now: number },
): RunView {
  const { language, path } = run
  const known = { ...values, ...run.fills }
  const at = standing(run, book)
  const step = at && stepAt(book, at)
  const words = at && wordsAt(book, language, at)
  const guide = scriptOf(book, run.script)?.kind === "guide"
  const steps = guide ? (scriptOf(book, run.script)?.steps ?? []) : []
  const listed = steps.map((one) => {
    const place = { script: run.script, step: one.id }
    const text = filled(
      wordsAt(book, language, place)?.text ?? one.id,
      known,
      language,
      (label) => `[${label}]`,
    )
    return { id: one.id, text, ticked: run.ticks[keyOf(place)] === true, sign: one.done ?? null }
  })
  const ticked = listed.filter((one) => one.ticked).length
  return {
    run: id,
    script: run.script,
    kind: guide ? "guide" : "script",
    title: titleOf(book, language, run.script),
    language,
    step:
      at && step
        ? {
            id: step.id,
            kind: step.kind,
            text: piecesOf(words?.text ?? "", known, language),
            coach:
              words?.coach === undefined || words.coach === ""
                ? null
                : filled(words.coach, known, language, (label) => `[${label}]`),
            answers: (step.answers ?? []).map((answer) => ({
              id: answer.id,
              label: words?.answers?.[answer.id] ?? answer.id,
              chosen: run.answers[keyOf(at)] === answer.id,
            })),
            notes: step.notes
              ? { label: labelAt(book, language, at), text: run.notes[keyOf(at)] ?? "" }
              : null,
            draft: step.draft ?? false,
            sign: step.done ?? null,
            ticked: run.ticks[keyOf(at)] === true,
          }
        : null,
    progress: guide
      ? { done: ticked, left: listed.length - ticked }
      : { done: path.length, left: wayLeft(book, { at, returns: run.returns }).length },
    steps: listed,
    canBack: path.length > 0,
    paused: run.pausedAt !== null,
    since: new Date(run.since).toISOString(),
    pausedMs: pausedFor(run, now),
    note: noteOf(run, book),
    handover: handoverOf(run, book),
  }
}
