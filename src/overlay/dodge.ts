import { shared, yieldTo } from "./place"
import type { Session } from "./session"

const panelWidth = 320

/** Whether the panel, where it stands, hides much of a field; one as wide as the page is not hidden by a panel at its end. */
export function covers({ settings }: Session, element: Element): boolean {
  const { side, top, hidden, folded } = settings.panel
  if (hidden || folded) return false
  const left = side === "right" ? innerWidth - panelWidth : 0
  const field = element.getBoundingClientRect()
  const area = shared({ left, top, width: panelWidth, height: innerHeight - top }, field)
  return area > (field.width * field.height) / 3
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
