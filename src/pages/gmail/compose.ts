import { addressIn, typedIn } from "./address"
import { around, every, first, type Part } from "./selectors"

/** Whether an element takes room in the page; given, so that the reading itself needs no layout. */
export type Layout = { shown: (element: HTMLElement) => boolean }
export const inPage: Layout = { shown: (element) => element.getBoundingClientRect().width > 0 }

export type ComposeKind = "popup" | "fullscreen" | "minimised" | "inline" | "pop-out"
/** Who an e-mail goes to; a chip without "@" is a group, or is not read. `typed`: written and not confirmed; Gmail sends to it all the same. Null: that row was not found. */
export type Row = { chips: string[]; typed: string[] } | null

/** A message being written, as its window shows it. Null is not known. */
export type Compose = {
  /** Names the window as long as the page stands, whatever Gmail does to its elements. */
  key: string
  root: HTMLElement
  kind: ComposeKind | null
  /** It answers or forwards a message. */
  reply: boolean
  to: Row
  cc: Row
  bcc: Row
  subject: string | null
  subjectVisible: boolean
  /** What the person writes: without a signature, or what is quoted. */
  text: string
  ids: { compose: string | null; draft: string | null; thread: string | null; replyTo: string | null }
}

export const bodyOf = (root: HTMLElement): HTMLElement | null =>
  every(root, "body").find(
    (one) => one.getAttribute("contenteditable") === "true" && one.style.display !== "none",
  ) ?? null
export const subjectOf = (root: HTMLElement): HTMLInputElement | null => {
  const found = first(root, "subject")
  return found instanceof HTMLInputElement ? found : null
}

/** The boxes of every message being written: only those with a form and an editor, so that no look-alike is taken for one. */
export function composeRoots(page: ParentNode): HTMLElement[] {
  const seeds = [...every(page, "subject"), ...every(page, "body")]
  const roots = new Set(seeds.flatMap((seed) => around(seed, "compose") ?? []))
  return [...roots].filter((root) => root.querySelector("form") !== null && bodyOf(root) !== null)
}

const rows = { to: "rowTo", cc: "rowCc", bcc: "rowBcc" } as const satisfies Record<string, Part>
export type RowName = keyof typeof rows

/** The element that a row of addresses is typed in. */
export function fieldOf(root: ParentNode, name: RowName): HTMLInputElement | HTMLTextAreaElement | null {
  const row = first(root, rows[name])
  const field = row instanceof HTMLTextAreaElement ? row : row && first(row, "typed")
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
}

/** The chips of a row, each with what stands for it. */
export function chipsOf(root: ParentNode, name: RowName): { address: string; element: HTMLElement }[] {
  const row = first(root, rows[name])
  if (!row) return []
  if (!(row instanceof HTMLTextAreaElement)) return chipsIn(row)
  const inputs = row.closest("tr")?.querySelectorAll<HTMLInputElement>(`.vR input[type=hidden][name=${name}]`)
  return [...(inputs ?? [])].flatMap((input) =>
    typedIn(input.value).map((address) => ({
      address,
      element: input.closest<HTMLElement>(".vR") ?? input,
    })),
  )
}
/** Every chip under an element; what is only suggested while somebody types is none. */
export function chipsIn(row: ParentNode): { address: string; element: HTMLElement }[] {
  const field = first(row, "typed")
  const lists = ["aria-controls", "aria-owns"].map((name) => field?.getAttribute(name))
  return every(row, "chip").flatMap((element) => {
    const list = element.closest("[role=listbox]")?.id
    if (list && lists.includes(list)) return []
    const held = element.getAttribute("data-hovercard-id") ?? ""
    return [{ address: addressIn(held) ?? held, element }]
  })
}

const rowOf = (root: ParentNode, name: RowName): Row =>
  first(root, rows[name])
    ? {
        chips: chipsOf(root, name).map(({ address }) => address),
        typed: typedIn(fieldOf(root, name)?.value ?? ""),
      }
    : null

/** `#msg-f:1` → `msg-f:1`; what Gmail leaves empty, or writes "undefined", is null. */
function held(root: HTMLElement, name: string): string | null {
  const input = root.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`)
  const value = input?.value.replace(/^#/, "") ?? ""
  return value === "" || value === "undefined" ? null : value
}

function isMinimised(root: HTMLElement, body: HTMLElement): boolean {
  const top = root.closest("[role=dialog]") ?? root
  for (let at: HTMLElement | null = body; at && at !== top; at = at.parentElement)
    if (at.style.display === "none") return true
  return false
}

export function kindOf(root: HTMLElement): ComposeKind | null {
  const body = bodyOf(root)
  if (!body) return null
  if (root.closest(".ip,.HQ,[role=listitem]")) return "inline"
  const dialog = root.closest("[role=dialog]")
  if (dialog && isMinimised(root, body)) return "minimised"
  if (root.closest(".aSs .aSt")) return "fullscreen"
  if (root.ownerDocument.body.matches(".xE.xp")) return "pop-out"
  return dialog ? "popup" : null
}

const blocks = /^(DIV|P|LI|TR|BLOCKQUOTE|UL|OL|TABLE|H[1-6])$/
/** The text of an editor, a line a block, without a signature, or what is quoted from another message. */
export function ownText(body: HTMLElement, besides = ".gmail_quote,.gmail_signature"): string {
  let text = ""
  const line = () => {
    if (text !== "" && !text.endsWith("\n")) text += "\n"
  }
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? ""
    if (!(node instanceof HTMLElement) || node.matches(besides)) return
    if (node.tagName === "BR") text += "\n"
    const block = blocks.test(node.tagName)
    if (block) line()
    node.childNodes.forEach(walk)
    if (block) line()
  }
  body.childNodes.forEach(walk)
  return text
    .replace(/\u00a0/g, " ")
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .trim()
}

let serial = 0
const named = new WeakMap<HTMLElement, string>()
/** By its own number or its draft's; else by the element, which Gmail may change. */
function keyOf(root: HTMLElement, compose: string | null, draft: string | null): string {
  if (compose ?? draft) return compose ? `compose:${compose}` : `draft:${String(draft)}`
  const key = named.get(root) ?? `element:${String(++serial)}`
  named.set(root, key)
  return key
}

/** Which window this is, without reading all of it. */
export const composeKey = (root: HTMLElement): string =>
  keyOf(root, held(root, "composeid"), held(root, "draft"))

/** Reads a message being written. */
export function readCompose(root: HTMLElement, { shown }: Layout = inPage): Compose {
  const subject = subjectOf(root)
  const body = bodyOf(root)
  const kind = kindOf(root)
  const ids = {
    compose: held(root, "composeid"),
    draft: held(root, "draft"),
    thread: held(root, "rt"),
    replyTo: held(root, "rm"),
  }
  return {
    key: keyOf(root, ids.compose, ids.draft),
    root,
    kind,
    reply: kind === "inline" || ids.replyTo !== null,
    to: rowOf(root, "to"),
    cc: rowOf(root, "cc"),
    bcc: rowOf(root, "bcc"),
    subject: subject?.value ?? null,
    subjectVisible: subject !== null && shown(subject),
    text: body ? ownText(body) : "",
    ids,
  }
}
