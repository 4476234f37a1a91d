import type { PagePlace, Script, Sign, Step } from "../types"

/** Something to do; ticked by itself where the page can show it done. */
export const step = (id: string, done?: Sign): Step => ({ id, kind: "do", ...(done && { done }) })
/** Where the source stops short. */
export const toComplete = (id = "to-complete"): Step => ({ id, kind: "do", draft: true })

/** `at`: where it is offered by itself; `departments`: to whom, everyone when none is said. */
export const guide = (
  name: string,
  at: readonly PagePlace[],
  steps: Script["steps"],
  departments?: readonly string[],
): Script => ({
  id: `guide.${name}`,
  kind: "guide",
  at,
  steps,
  ...(departments && { departments }),
})
