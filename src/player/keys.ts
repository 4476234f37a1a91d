import type { Player } from "./player"

/** The number of a key of either row of digits, whatever the keyboard's layout; 0: none. */
const digitOf = ({ code, key }: KeyboardEvent): number =>
  Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? (/^[1-9]$/.test(key) ? key : 0))

const isText = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** What a key does in the player; true: it was one of ours. `on`: what has the focus in it. */
function press(player: Player, event: KeyboardEvent, on: Element | null): boolean {
  const { key } = event
  if (isText(on)) {
    if (key === "Escape") {
      player.leaveField(on, false)
      return true
    }
    const commits = key === "Enter" && (on instanceof HTMLInputElement || event.ctrlKey || event.metaKey)
    if (commits) player.leaveField(on, true)
    return commits
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  if (key === "Escape") {
    player.backToPage()
    return true
  }
  if (player.spot.folded) return false
  const { view } = player
  const digit = event.shiftKey && !/^[1-9]$/.test(key) ? 0 : digitOf(event)
  const answer = view.step?.answers[digit - 1]
  if (answer) void player.act({ act: "answer", id: answer.id })
  else if (key === "Backspace" || key === "ArrowLeft") void player.act({ act: "back" })
  else if (key.toLowerCase() === "p" && view.kind === "script" && view.step)
    void player.act({ act: view.paused ? "resume" : "pause" })
  // On a button, Enter is the button's.
  else if (key === "Enter" && !(on instanceof HTMLButtonElement)) void player.next()
  else return false
  return true
}

/**
 * Keys typed in the player are the player's alone: the page does not hear them, nor the player those of the page, except Alt+S, which comes
 * to it. `own`: whether an event is of our element.
 */
export function listenKeys(
  player: Player,
  own: (event: Event) => boolean,
  root: ShadowRoot,
  signal: AbortSignal,
) {
  const hear = (event: KeyboardEvent) => {
    const { type, altKey, ctrlKey, metaKey, code, repeat } = event
    if (type === "keydown" && altKey && !ctrlKey && !metaKey && code === "KeyS") {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!repeat) player.focus()
      return
    }
    if (!own(event)) return
    event.stopImmediatePropagation()
    // What a page makes up is no key.
    if (type !== "keydown" || !event.isTrusted || event.isComposing) return
    const moves = !/^[1-9PpEB]/.test(event.key) || !repeat
    if (moves && press(player, event, root.activeElement)) event.preventDefault()
  }
  for (const type of ["keydown", "keyup", "keypress"] as const)
    addEventListener(type, hear, { capture: true, signal })
}
