import { watchZoho } from "../../../src/pages/zoho"
import type { Snapshot, ZohoPage } from "../../../src/pages/zoho"
import type { SaveTarget } from "../../../src/pages/zoho/types"
import { signMap } from "../../../src/pages/zoho/signs"
import type { FieldMap } from "../../../src/policy/types"

export const id = "6000000000000000001"
export const base = "/crm/org700000001"
export const known = (value: unknown): object => ({ state: "known", value })
export const unknown = (why: string): object => ({ state: "unknown", why })
export const empty = { state: "empty" }

let ends = new AbortController()
/** What was told since the page was opened. */
export let changes: Snapshot[] = []

export const nodes = (html: string): NodeListOf<ChildNode> =>
  new DOMParser().parseFromString(html, "text/html").body.childNodes

/** Puts a page in the document, at its address, under watch until `close`. */
export function open(html: string, path: string, fields: FieldMap = {}): ZohoPage {
  close()
  history.replaceState(null, "", path)
  document.body.replaceChildren(...nodes(html))
  ends = new AbortController()
  changes = []
  return watchZoho({ fields: signMap(fields), onChange: (now) => changes.push(now), signal: ends.signal })
}
export const close = (): void => ends.abort()

/** The page has been drawn, and read after it. */
export const settle = async (): Promise<void> => {
  for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done))
  await new Promise((done) => setTimeout(done))
}
export const at = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`No ${selector}`)
  return found
}

/** What an event at an element would save. */
export function pressed(page: ZohoPage, selector: string, event?: Event): SaveTarget | null {
  const seen: (SaveTarget | null)[] = []
  const given = event ?? new MouseEvent("pointerdown", { bubbles: true, composed: true })
  window.addEventListener(given.type, (now) => seen.push(page.saveTarget(now)), { once: true, capture: true })
  at(selector).dispatchEvent(given)
  return seen[0] ?? null
}
export const key = (name: string, extra = {}): KeyboardEvent =>
  new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, ...extra })
export const click = (selector: string): void =>
  void at(selector).dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }))
export const put = (selector: string, html: string): void => at(selector).replaceChildren(...nodes(html))
