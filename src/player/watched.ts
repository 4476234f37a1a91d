import type { RunView } from "../messages"
import type { Sign } from "../scripts/types"

/**
 * The steps that the page may tick now: the one in view, then those after it up to the next press, which what comes later waits for.
 * `byHand`: steps whose tick the agent took off.
 */
export function watchedSteps(
  { step, steps }: Pick<RunView, "step" | "steps">,
  byHand: ReadonlySet<string>,
): { id: string; sign: Sign }[] {
  if (!step) return []
  const from = steps.findIndex(({ id }) => id === step.id)
  const left = (from < 0 ? [step] : steps.slice(from)).filter(({ ticked }) => !ticked)
  const press = left.findIndex(({ sign }) => sign?.pressed !== undefined)
  const near = press < 0 ? left : left.slice(0, press + 1)
  return near.flatMap(({ id, sign }) => (sign && !byHand.has(id) ? [{ id, sign }] : []))
}
