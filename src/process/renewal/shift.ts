/** The tools that are open at the start of a renewal shift: what the browser can see of them is looked at (renewal.shift-start). */
export const shiftTools = ["impaknet", "renewal", "calls", "mailbox", "telus"] as const
export type ShiftTool = (typeof shiftTools)[number]
/** What only a person can say is done. */
export const shiftHands = ["files", "estimates", "news", "voicemail", "order"] as const
export type ShiftItem = ShiftTool | (typeof shiftHands)[number]
export const shiftItems: readonly ShiftItem[] = [...shiftTools, ...shiftHands]

/**
 * How a tool stands: open and on its view; not open; open, and gives no answer; open on another view. `unset`: nobody told this browser
 * where it is; `hidden`: the browser does not let us look.
 */
export type ToolState = "ready" | "closed" | "failing" | "elsewhere" | "unset" | "hidden"
/** The states that are worth telling a manager of; a tool that does not answer, IT too. */
export const isFaulty = (state: ToolState | null): boolean => state === "failing" || state === "closed"

/** Everything once, in the person's own order; what it does not name keeps its place after. */
export function inOrder(order: readonly string[]): ShiftItem[] {
  const own = order.filter((one): one is ShiftItem => (shiftItems as readonly string[]).includes(one))
  return [...new Set([...own, ...shiftItems])]
}

/** Of several tabs of one tool, the best tells. */
export function bestOf(states: readonly ToolState[]): ToolState {
  const order: readonly ToolState[] = ["ready", "elsewhere", "failing"]
  return order.find((state) => states.includes(state)) ?? "closed"
}
