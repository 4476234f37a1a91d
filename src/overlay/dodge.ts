import { shared, yieldTo } from "./place"
import type { Session } from "./session"

const panelWidth = 320

/**
 * Whether the panel, where it stands, hides much of a field; one as wide as the page is not hidden by a panel at its end.
 * `coming`: the field is being scrolled to the middle of the window.
 */
export function covers({ settings }: Session, element: Element, coming = false): boolean {
  const { side, top, hidden, folded } = settings.panel
  if (hidden || folded) return false
  const left = side === "right" ? innerWidth - panelWidth : 0
  const { x, y, width, height } = element.getBoundingClientRect()
  const field = { left: x, top: coming ? innerHeight / 2 : y, width, height }
  return shared({ left, top, width: panelWidth, height: innerHeight - top }, field) > (width * height) / 3
}

/** How the panel stands aside: for the dialog of a meeting, and for the field in focus. */
export function dodgeOf({ settings, snapshot, page, yielding, insist }: Session) {
  const { side } = settings.panel
  const view = { width: innerWidth, height: innerHeight }
  const dialog = snapshot.meeting?.mode === "quick-create" ? page.meetingForm() : null
  if (dialog) {
    const aside = yieldTo(side, panelWidth, dialog.getBoundingClientRect(), view)
    return { ...aside, fold: aside.fold && !insist }
  }
  return yielding?.isConnected ? { side, fold: true } : null
}
