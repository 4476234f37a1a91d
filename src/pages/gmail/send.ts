import { around, every, first, isPart } from "./selectors"

/** What a gesture would send: the button (or the body, for the keys), and the window of the message. */
export type SendTarget = { control: HTMLElement; form: HTMLElement; of: "e-mail" }

/** The Send of a message, as it stands now: Gmail makes it anew. */
export const sendButton = (root: HTMLElement): HTMLElement | null => first(root, "send")

/** Every control that sends: Send, Send and archive. */
export const sendControls = (root: HTMLElement): HTMLElement[] => [
  ...every(root, "send"),
  ...every(root, "archive"),
]

/** Finds what an event would send, among these windows; null when it would send none of them, or in doubt. */
export function sendFinder(roots: () => readonly HTMLElement[]) {
  /** The window whose menu of other ways to send was opened last: that menu stands at the end of the page. */
  let menuOf: HTMLElement | null = null

  return (event: Event): SendTarget | null => {
    const [target] = event.composedPath()
    if (!(target instanceof HTMLElement) || event.type === "submit") return null
    const form = roots().find((root) => root.contains(target))
    const press =
      !(event instanceof KeyboardEvent) || (/^(Enter| |Spacebar)$/.test(event.key) && !event.isComposing)
    if (!press) return null
    const scheduled = around(target, "scheduled")
    if (scheduled) return scheduledTarget(scheduled, form)
    if (!form) return null
    if (event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey))
      return event.key === "Enter" && !event.altKey
        ? { of: "e-mail", control: sendButton(form) ?? target, form }
        : null
    const control = sendControls(form).find((one) => one.contains(target))
    if (control) return { of: "e-mail", control, form }
    for (let at: HTMLElement | null = target; at && at !== form; at = at.parentElement)
      if (isPart(at, "more")) menuOf = form
    return null
  }

  function scheduledTarget(item: HTMLElement, within: HTMLElement | undefined): SendTarget | null {
    const open = roots()
    const form =
      within ?? (menuOf && open.includes(menuOf) ? menuOf : open.length === 1 ? (open[0] ?? null) : null)
    return form && { of: "e-mail", control: sendButton(form) ?? item, form }
  }
}
