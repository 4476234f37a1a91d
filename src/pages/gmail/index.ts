import { accountOf, type Account } from "./account"
import { bodyOf, composeKey, readCompose, type Compose } from "./compose"
import { observe } from "./observe"
import { first } from "./selectors"
import { sendFinder, type SendTarget } from "./send"

export type { Compose } from "./compose"
export type { SendTarget } from "./send"

/** What a page of Gmail shows, for those who speak on it. */
export type GmailPage = {
  /** The windows of the messages being written, by their key, as last looked at. */
  roots: () => ReadonlyMap<string, HTMLElement>
  /** One of them, read now; null once it is gone. */
  read: (key: string) => Compose | null
  keyOf: (root: HTMLElement) => string
  /** Gmail stands there with an editor, and none of its windows was recognised. */
  changed: () => boolean
  sendTarget: (event: Event) => SendTarget | null
  /** Where the caret of a message's body last was. */
  caret: (key: string) => Range | null
  /** A dialog of Gmail's own asks for something. */
  refusing: () => boolean
  account: () => Account
  look: () => void
}

/** Follows the messages being written in this page; `onChange` when one came, went or was written in. */
export function watchGmail(onChange: () => void, signal: AbortSignal): GmailPage {
  let roots = new Map<string, HTMLElement>()
  let changed = false
  const carets = new Map<string, Range>()
  const rootOf = (node: EventTarget | null): [string, HTMLElement] | undefined =>
    node instanceof Node ? [...roots].find(([, root]) => root.contains(node)) : undefined

  const { look } = observe(
    document,
    (seen) => {
      roots = new Map(seen.roots.map((root) => [composeKey(root), root]))
      changed = seen.changed
      for (const key of carets.keys()) if (!roots.has(key)) carets.delete(key)
      onChange()
    },
    signal,
  )
  // Whatever of ours takes the focus takes the caret with it.
  document.addEventListener(
    "selectionchange",
    () => {
      const selection = document.getSelection()
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null
      const [key, root] = rootOf(range?.startContainer ?? null) ?? []
      if (!range || key === undefined || !root) return
      if (bodyOf(root)?.contains(range.startContainer)) carets.set(key, range.cloneRange())
    },
    { signal },
  )
  for (const type of ["input", "change", "focusout"])
    document.addEventListener(type, ({ target }) => rootOf(target) && look(), { signal, capture: true })
  for (const type of ["resize", "scroll"])
    window.addEventListener(type, () => roots.size > 0 && look(), { signal, capture: true, passive: true })

  return {
    roots: () => roots,
    read: (key) => {
      const root = roots.get(key)
      return root?.isConnected ? readCompose(root) : null
    },
    keyOf: composeKey,
    changed: () => changed,
    sendTarget: sendFinder(() => [...roots.values()].filter((root) => root.isConnected)),
    caret: (key) => carets.get(key) ?? null,
    refusing: () => {
      const alert = first(document, "alert")
      return alert !== null && alert.getBoundingClientRect().width > 0
    },
    account: () => accountOf(document, location.pathname),
    look,
  }
}
