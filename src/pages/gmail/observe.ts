import { every } from "./selectors"
import { composeRoots } from "./compose"

/** How long an editor may stand outside of any window that we know before Gmail is said to have changed, ms. */
const patience = 3_000

export type Seen = {
  roots: HTMLElement[]
  /** An editor of Gmail's stands in view, and none of its windows was recognised. */
  changed: boolean
}

/**
 * Follows the messages being written in a page, a frame at a time and only while it is in view. `seen` is called at each frame in which
 * something of the page came or went; once more when the windows stay unrecognised.
 */
export function observe(
  page: Document,
  seen: (now: Seen) => void,
  signal: AbortSignal,
): { look: () => void } {
  let frame = 0
  let odd: ReturnType<typeof setTimeout> | undefined
  let changed = false

  const scan = () => {
    frame = 0
    if (signal.aborted || page.hidden) return
    const roots = composeRoots(page)
    const loose = () =>
      composeRoots(page).length === 0 && !elsewhere.test(location.hash) && every(page, "body").some(isShown)
    if (!loose()) {
      changed = false
      clearTimeout(odd)
      odd = undefined
    } else
      odd ??= setTimeout(() => {
        changed = loose()
        if (changed) seen({ roots: composeRoots(page), changed })
      }, patience)
    seen({ roots, changed })
  }
  const look = () => {
    frame ||= requestAnimationFrame(scan)
  }
  const watcher = new MutationObserver((changes) => {
    if (!page.hidden && changes.some(holdsElement)) look()
  })
  watcher.observe(page.body, { childList: true, subtree: true, attributeFilter: ids })
  window.addEventListener("hashchange", look, { signal })
  page.addEventListener("visibilitychange", look, { signal })
  signal.addEventListener("abort", () => {
    watcher.disconnect()
    cancelAnimationFrame(frame)
    clearTimeout(odd)
  })
  look()
  return { look }
}

/** What names a message once it was sent, and the last one of a row. */
const ids = ["data-legacy-message-id", "data-legacy-last-message-id", "data-legacy-last-non-draft-message-id"]
const holdsElement = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === "attributes" ||
  [...addedNodes, ...removedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE)
const isShown = (element: HTMLElement): boolean => element.getBoundingClientRect().width > 0
/** Screens with editors of their own, which are no message. */
const elsewhere = /^#(settings|chat|space)/
