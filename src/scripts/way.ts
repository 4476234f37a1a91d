import { end, type Book, type Script, type Step, type To } from "./types"

/** A step of a script. */
export type Place = { script: string; step: string }
/** Where one stands, null at the end; and where one comes back to, innermost last, once the script in hand has ended. */
export type Stop = { at: Place | null; returns: readonly Place[] }

export const keyOf = ({ script, step }: Place): string => `${script}/${step}`
export const isScript = (to: To): boolean => to.includes(".")

export const scriptOf = (book: Book, id: string): Script | undefined =>
  Object.hasOwn(book.scripts, id) ? book.scripts[id] : undefined
export const stepAt = (book: Book, { script, step }: Place): Step | undefined =>
  scriptOf(book, script)?.steps.find(({ id }) => id === step)

/** The first step of a script; null where there is no such script to walk. */
export function firstOf(book: Book, id: string): Place | null {
  const script = scriptOf(book, id)
  return script && script.kind !== "template" ? { script: id, step: script.steps[0].id } : null
}

const ended = (returns: readonly Place[]): Stop => ({
  at: returns.at(-1) ?? null,
  returns: returns.slice(0, -1),
})

type Exit = { to?: To; back?: string }

/** Where an exit of a step leads. A target that is not there any more is passed over. */
export function onward(book: Book, place: Place, returns: readonly Place[], { to, back }: Exit): Stop {
  const { steps } = scriptOf(book, place.script) ?? { steps: [] }
  if (to === end) return ended(returns)
  if (to !== undefined && isScript(to)) {
    const here = back === undefined ? returns : [...returns, { script: place.script, step: back }]
    const at = firstOf(book, to)
    return at ? { at, returns: here } : ended(here)
  }
  const next = steps[steps.findIndex(({ id }) => id === place.step) + 1]
  const step = steps.find(({ id }) => id === to) ?? next
  return step ? { at: { script: place.script, step: step.id }, returns } : ended(returns)
}

/** Every way out of a step: its answers, then its own. */
export const exitsOf = (step: Step): readonly Exit[] => [
  ...(step.answers ?? []),
  ...(step.answers === undefined || step.to !== undefined
    ? [{ ...(step.to !== undefined && { to: step.to }), ...(step.back !== undefined && { back: step.back }) }]
    : []),
]

const longer = (one: readonly Place[], other: readonly Place[]): readonly Place[] =>
  other.length > one.length ? other : one

/**
 * The longest way from a step to the end of its script, itself first. Only steps further on count: one that asks again
 * does not lengthen it. `within`: the scripts that led here.
 */
function longest(
  book: Book,
  place: Place,
  within: readonly string[],
  known: Map<string, readonly Place[]>,
): readonly Place[] {
  const name = [...within, keyOf(place)].join(" ")
  const before = known.get(name)
  if (before) return before
  const steps = scriptOf(book, place.script)?.steps ?? []
  const index = steps.findIndex(({ id }) => id === place.step)
  const step = steps[index]
  if (!step) return []
  const further = (to: Place | null): readonly Place[] =>
    to?.script === place.script && steps.findIndex(({ id }) => id === to.step) > index
      ? longest(book, to, within, known)
      : []
  let rest: readonly Place[] = []
  for (const exit of exitsOf(step)) {
    const { at, returns } = onward(book, place, [], exit)
    const inside =
      at && at.script !== place.script && !within.includes(at.script)
        ? longest(book, at, [...within, place.script], known)
        : further(at)
    rest = longer(rest, [...inside, ...further(returns[0] ?? null)])
  }
  const way = [place, ...rest]
  known.set(name, way)
  return way
}

/** The steps of the longest way left, the one in view first; none at the end. */
export function wayLeft(book: Book, { at, returns }: Stop): Place[] {
  const known = new Map<string, readonly Place[]>()
  return [...(at ? [at] : []), ...(at ? returns.toReversed() : [])].flatMap((place) => [
    ...longest(book, place, [], known),
  ])
}
