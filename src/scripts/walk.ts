import type { RunAct } from "../messages/runs"
import type { Book, Language, Values } from "./types"
import { exitsOf, firstOf, keyOf, onward, scriptOf, stepAt, type Place, type Stop } from "./way"

/** A script or a guide under way: plain data, to be kept as it is. Instants in ms. By place: its key (`keyOf`). */
export type Run = Stop & {
  /** The one that was started. */
  script: string
  /** Every stop left behind, in order. */
  path: readonly Stop[]
  /** What was last answered, by place. */
  answers: Readonly<Record<string, string>>
  /** What was written down, by place, as typed. */
  notes: Readonly<Record<string, string>>
  ticks: Readonly<Record<string, true>>
  fills: Values
  language: Language
  since: number
  pausedAt: number | null
  /** How long it stood paused, the pause under way left out. */
  pausedMs: number
}

/** Starts a script or a guide; null where there is none of that id. */
export function start(script: string, book: Book, now: number, language: Language = "fr"): Run | null {
  const at = firstOf(book, script)
  return (
    at && {
      script,
      at,
      returns: [],
      path: [],
      answers: {},
      notes: {},
      ticks: {},
      fills: {},
      language,
      since: now,
      pausedAt: null,
      pausedMs: 0,
    }
  )
}

/**
 * Where a run stands in the book as it is now: a step that was taken out since gives way to the first of its script not
 * yet passed.
 */
export function standing(run: Run, book: Book): Place | null {
  const { at, path } = run
  if (!at || stepAt(book, at)) return at
  const passed = new Set(path.map((stop) => stop.at && keyOf(stop.at)))
  const places = scriptOf(book, at.script)?.steps.map(({ id }) => ({ script: at.script, step: id })) ?? []
  return places.find((place) => !passed.has(keyOf(place))) ?? null
}

const moved = (run: Run, { at, returns }: Stop): Run => ({
  ...run,
  at,
  returns,
  path: [...run.path, { at: run.at, returns: run.returns }],
})

const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))

/** Ticks a step, or takes its tick off. The one in view once ticked, the next without a tick comes. */
function tick(run: Run, at: Place | null, step: string, on: boolean, book: Book): Run {
  const place = { script: run.script, step }
  const { steps } = scriptOf(book, run.script) ?? { steps: [] }
  const index = steps.findIndex(({ id }) => id === step)
  if (index === -1) return run
  const key = keyOf(place)
  if (!on) return { ...run, ticks: without(run.ticks, key) }
  const ticked: Run = { ...run, ticks: { ...run.ticks, [key]: true } }
  if (!at || keyOf(at) !== key) return ticked
  const next = [...steps.slice(index + 1), ...steps.slice(0, index)].find(
    ({ id }) => !ticked.ticks[keyOf({ script: run.script, step: id })],
  )
  return moved(ticked, { at: next ? { script: run.script, step: next.id } : null, returns: [] })
}

/** The run after what the agent did; the same object where that means nothing here. `now` in ms. */
export function act(before: Run, doing: RunAct, book: Book, now: number): Run {
  const at = standing(before, book)
  const run: Run = at === before.at ? before : { ...before, at }
  const step = at && stepAt(book, at)
  switch (doing.act) {
    case "answer": {
      const answer = step?.answers?.find(({ id }) => id === doing.id)
      if (!at || !answer) return before
      const answers = { ...run.answers, [keyOf(at)]: answer.id }
      return moved({ ...run, answers }, onward(book, at, run.returns, answer))
    }
    case "next": {
      if (!at || !step) return before
      const chosen = step.answers?.find(({ id }) => id === run.answers[keyOf(at)])
      const exit = chosen ?? exitsOf(step)[step.answers?.length ?? 0]
      return exit ? moved(run, onward(book, at, run.returns, exit)) : before
    }
    case "back": {
      const last = run.path.at(-1)
      return last ? { ...run, ...last, path: run.path.slice(0, -1) } : before
    }
    case "go": {
      const place = { script: at?.script ?? run.script, step: doing.step }
      if (!stepAt(book, place) || (at && keyOf(at) === keyOf(place))) return before
      return moved(run, { at: place, returns: run.returns })
    }
    case "end":
      return at ? moved(run, { at: null, returns: [] }) : before
    case "note":
      if (!at) return before
      return {
        ...run,
        notes:
          doing.text.trim() === ""
            ? without(run.notes, keyOf(at))
            : { ...run.notes, [keyOf(at)]: doing.text },
      }
    case "fill":
      return {
        ...run,
        fills:
          doing.value.trim() === ""
            ? without(run.fills as Record<string, string>, doing.blank)
            : { ...run.fills, [doing.blank]: doing.value.trim() },
      }
    case "language":
      return { ...run, language: doing.language }
    case "tick":
      return tick(run, at, doing.step, doing.on, book)
    case "pause":
      return run.pausedAt === null ? { ...run, pausedAt: now } : before
    case "resume":
      return run.pausedAt === null ? before : { ...run, pausedAt: null, pausedMs: pausedFor(run, now) }
    case "restart": {
      const anew = start(run.script, book, now, run.language)
      return anew ? { ...anew, fills: run.fills } : before
    }
  }
}

/** How long a run stood paused before now, ms; never less than nothing, whatever a clock that was set back says. */
export const pausedFor = ({ pausedMs, pausedAt }: Run, now: number): number =>
  pausedMs + (pausedAt === null ? 0 : Math.max(0, now - pausedAt))
