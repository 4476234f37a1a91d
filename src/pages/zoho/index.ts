import { toWire } from "../../messages/wire"
import type { FieldKey } from "../../rules/facts"
import { anchors } from "./cells"
import type { Cell } from "./cells"
import { healthOf } from "./health"
import { lists } from "./dom"
import { related } from "./lists"
import { noteEditor, noteSigns } from "./notes"
import { isDate, Reader } from "./reader"
import type { Read } from "./reader"
import { readRoute, recordOf } from "./route"
import { saveTarget } from "./save"
import { apart, Settling } from "./settle"
import type { Snapshot, WatchOptions, ZohoPage } from "./types"
import { controlOf } from "./value"
import { writeField } from "./write"

export type { Snapshot, ZohoPage } from "./types"

const isBox = ({ tagName, id, className, role }: Element): boolean =>
  /modal|popover|wormhole|dialog|createEntityForm/i.test([tagName, id, className, role].join())
/** What is read beside the fields. */
const beside = `crm-related-list-label,${related},${noteSigns}`
/** What makes an added node worth reading. */
const told = `${anchors},${beside}`
const watched = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["lt-prop-value", "lt-prop-selected", "cx-prop-value", "entity-id", "data-title", "title"],
}

/** Watches a page of the CRM from now on, until `signal` aborts. */
export function watchZoho({ fields, onChange, signal }: WatchOptions): ZohoPage {
  const reader = new Reader()
  const settling = new Settling()
  let address = location.href
  let read: Read
  let facts = ""
  let mark = ""
  let frame = 0
  let soon: ReturnType<typeof setTimeout> | 0 = 0
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  let notesMark = 0
  let lastNotes: unknown = null
  let speaking = false
  let fresh = new Set<Element>()
  let byHand = false
  let marked = new WeakMap<Node, Cell>()

  function snapshot(): Snapshot {
    if (location.href !== address) moved()
    const { kind, route, opportunity, meeting } = read
    return {
      kind,
      url: address,
      org: route.org,
      record: recordOf(route),
      opportunity,
      meeting,
      facts,
      mark,
      unsettled: settling.unsettled,
    }
  }

  /** What is read, as it travels; its mark tells one reading from another without comparing the notes' texts. */
  function sum(): void {
    const { kind, meeting, opportunity } = read
    const { notes, ...own } = opportunity ?? {}
    if (notes !== lastNotes) notesMark += 1
    lastNotes = notes
    facts = toWire({ kind, meeting, opportunity: opportunity && own })
    mark = `${notesMark} ${address} ${facts}`
  }

  function index(roots: Iterable<Element>): void {
    for (const root of roots) if (root.isConnected) reader.index(root)
    marked = new WeakMap()
    for (const cell of reader.cells.values())
      for (const element of [cell.key, cell.box, cell.labelElement]) if (element) marked.set(element, cell)
  }

  /** Reads, and tells when a fact changed. One timeout follows a change, to read the same values once more. */
  function look(tell: boolean): Snapshot {
    const before = mark
    read = reader.read()
    const turned = settling.take(read, performance.now())
    sum()
    clearTimeout(timer)
    const view = snapshot()
    timer = view.unsettled.length === 0 ? 0 : setTimeout(() => look(true), apart + 10)
    if ((mark !== before || turned) && tell) onChange(view, byHand)
    byHand = false
    return view
  }

  /** What was drawn since is indexed together: labels are read by what is shown, which asks for styles too. */
  function flush(): void {
    if (fresh.size === 0) return
    const drawn = fresh
    fresh = new Set()
    index(drawn)
  }
  const next = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(soon)
    frame = soon = 0
    if (signal.aborted) return
    flush()
    look(true)
  }
  /** Reads at the next frame, after what someone did; what they typed, as soon as the page has heard it. */
  const schedule = (typed = false): void => {
    byHand = true
    if (typed) soon ||= setTimeout(next)
    else frame ||= requestAnimationFrame(next)
  }
  /**
   * After what the page drew, reads once the frame is done: whether a thing is shown is asked of styles, and asked earlier they
   * would all be worked out on our account.
   */
  const follow = (): void => {
    frame ||= requestAnimationFrame(() => (soon ||= setTimeout(next)))
  }

  /** The cell around a node. */
  function around(node: Node): Cell | undefined {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const cell = marked.get(at)
      if (cell) return cell
    }
    return undefined
  }

  function take(records: MutationRecord[]): void {
    let dirty = false
    for (const { target, addedNodes, removedNodes, type } of records) {
      const element = target instanceof Element ? target : target.parentElement
      if (!element?.isConnected) continue
      if (reader.notes.changed(element)) dirty = true
      else if (element.closest(related) || (type === "attributes" && element.matches(beside))) {
        reader.lookAside()
        dirty = true
      }
      if (element.closest(lists)) continue
      const cell = around(target)
      if (cell) {
        reader.redrawn(cell)
        if (type === "childList") fresh.add(cell.form ? cell.key : (cell.key.parentElement ?? cell.key))
        dirty = true
        continue
      }
      for (const node of [...addedNodes, ...removedNodes]) {
        if (!(node instanceof Element) || node.id === "jalon-overlay") continue
        if (!speaking && node.parentElement === document.body && isBox(node)) observer.observe(node, watched)
        if (!node.matches(told) && !node.querySelector(told)) continue
        if (node.isConnected) fresh.add(node)
        reader.lookAside()
        dirty = true
      }
    }
    if (dirty) follow()
  }
  const observer = new MutationObserver(take)

  /** On a page that we do not speak on, only what opens over it is watched. */
  function observe(): void {
    const { body } = document
    observer.disconnect()
    speaking = readRoute(address).kind !== "other"
    const roots = speaking ? [body] : [...body.children].filter(isBox)
    if (!speaking) observer.observe(body, { childList: true })
    for (const root of roots) observer.observe(root, watched)
    index(roots)
  }

  /** The address moved on: the last snapshot is dropped at once. */
  function moved(): void {
    const [before, after] = [address, location.href].map((one) => JSON.stringify(readRoute(one)))
    address = location.href
    const silent = !speaking
    if (before !== after) {
      reader.moved()
      settling.clear()
    }
    observe()
    // Another module's page had no index: what it still shows is not this record's.
    if (silent) reader.linger(({ form }) => !form)
    read = reader.read()
    settling.take(read, performance.now())
    sum()
    // Told at the next reading, whatever it finds.
    mark = ""
    follow()
  }
  const hint = (): void => {
    if (location.href !== address) onChange(snapshot(), true)
  }
  /** A person did something: menus, lists and dialogs may show or hide without being added or removed. */
  const touched = ({ type, target }: Event): void => {
    hint()
    const cell = type !== "focusin" && target instanceof Node && around(target)
    if (cell) reader.handled(cell)
    if (!speaking && reader.cells.size === 0) return
    reader.lookAside()
    schedule(type === "input" || type === "change")
  }

  const hints: [EventTarget | undefined, string][] = [
    [(globalThis as { navigation?: EventTarget }).navigation, "navigatesuccess currententrychange"],
    [window, "popstate pageshow"],
    [document, "beforeRouteTransition afterRouteTransition"],
  ]
  for (const [target, names] of hints)
    for (const name of names.split(" ")) target?.addEventListener(name, hint, { signal })
  for (const name of ["input", "change", "click", "focusin", "keydown"])
    document.addEventListener(name, touched, { signal, capture: true, passive: true })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(soon)
  })

  reader.fields = fields
  observe()
  look(false)

  const place = (key: FieldKey): Cell | null => {
    if (!reader.place(key)?.box.isConnected) refresh()
    return reader.place(key)
  }
  function refresh(): Snapshot {
    take(observer.takeRecords())
    flush()
    snapshot()
    return look(false)
  }
  const meetingForm = (): HTMLElement | null => (read.form?.isConnected ? read.form : null)

  return {
    snapshot,
    refresh,
    meetingForm,
    noteEditor,
    locate: (key) => {
      const cell = reader.place(key)
      return cell?.box.isConnected ? { box: cell.box, control: controlOf(cell), label: cell.label } : null
    },
    jump: (key) => {
      const cell = place(key)
      if (!cell) return false
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
      cell.box.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" })
      controlOf(cell)?.focus({ preventScroll: true })
      return true
    },
    write: async (key, value) => {
      const result = await writeField(() => place(key), value, isDate(key), reader.pattern())
      schedule()
      return result
    },
    saveTarget: (event) => saveTarget(event, meetingForm()),
    setFields: (next) => {
      reader.fields = next
      schedule()
    },
    health: () => healthOf(reader, read),
  }
}
