import { toWire } from "../../messages/wire"
import { fieldKeys, fileIn, type FieldKey } from "../../rules/facts"
import { CallBanner } from "./banner"
import { anchors } from "./cells"
import type { Cell } from "./cells"
import { healthOf } from "./health"
import { lists } from "./dom"
import { related } from "./lists"
import { noteEditor, noteSigns } from "./notes"
import { isDate, Reader } from "./reader"
import type { Read } from "./reader"
import { readRoute, recordOf } from "./route"
import { ListRows } from "./rows"
import { saveTarget } from "./save"
import { apart, Settling } from "./settle"
import { StageBar } from "./stage"
import type { ShownRow, Snapshot, WatchOptions, ZohoPage } from "./types"
import { controlOf } from "./value"
import { writeField } from "./write"

export type { Snapshot, ZohoPage } from "./types"

const isBox = ({ tagName, id, className, role }: Element): boolean =>
  /modal|popover|wormhole|dialog|createEntityForm/i.test([tagName, id, className, role].join())
/** What is read beside the fields. */
const beside = `crm-related-list-label,${related},${noteSigns}`
/** What makes an added node worth reading. */
const told = `${anchors},${beside}`
/** When the bar that names an organisation's modules is looked for anew, ms: it may be drawn after us. */
const looks = [400, 1_600, 4_000]
const watched = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["lt-prop-value", "lt-prop-selected", "cx-prop-value", "entity-id", "data-title", "title"],
}

/** Watches a page of the CRM from now on, until `signal` aborts. */
export function watchZoho({ fields, modules, onChange, signal }: WatchOptions): ZohoPage {
  const reader = new Reader()
  const settling = new Settling()
  const stages = new StageBar()
  const banner = new CallBanner(() => follow())
  let list: ListRows | null = null
  let address = location.href
  let read: Read
  let facts = ""
  let mark = ""
  let frame = 0
  let soon: ReturnType<typeof setTimeout> | 0 = 0
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  let unnamed: ReturnType<typeof setTimeout> | 0 = 0
  let notesMark = 0
  let lastNotes: unknown = null
  let speaking = false
  let fresh = new Set<Element>()
  let byHand = false
  let marked = new WeakMap<Node, Cell>()

  const listRows = (): ShownRow[] => list?.rows((key) => reader.signs(`opportunity.${key}`)) ?? []

  const rowsInView = (): Snapshot["list"] => list && listRows().map(({ record }) => record)

  function snapshot(): Snapshot {
    if (location.href !== address) moved()
    const { route, form: _form, own: _own, mass: _mass, ...seen } = read
    return {
      ...seen,
      url: address,
      org: route.org,
      record: recordOf(route),
      list: rowsInView(),
      incoming: banner.read(),
      facts,
      mark,
      unsettled: settling.unsettled,
      get signs() {
        const found = fieldKeys.map((key) => reader.found.get(key)?.sign?.[0] ?? "-")
        return document.documentElement.lang + ":" + found.join("")
      },
    }
  }

  /** What is read, as it travels; its mark tells one reading from another without comparing the notes' texts. */
  function sum(): void {
    const { kind, meeting, opportunity, renewal, credit, aftersales, activity, contact, massUpdate } = read
    const { notes = null, ...own } = fileIn(read) ?? {}
    if (notes !== lastNotes) notesMark += 1
    lastNotes = notes
    const call = banner.read()
    facts = toWire({
      kind,
      meeting,
      opportunity: opportunity && own,
      renewal: renewal && own,
      credit: credit && own,
      aftersales: aftersales && own,
      activity,
      contact,
      massUpdate,
      list: rowsInView(),
      incoming: call && { number: call.number, state: call.state },
    })
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
      if (target === document.body) {
        for (const node of addedNodes) banner.take(node)
        for (const node of removedNodes) if (banner.gone(node)) dirty = true
      }
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
    const { kind, org, module } = reader.route()
    speaking = kind !== "other" && kind !== "list"
    list?.stop()
    list = kind === "list" ? new ListRows(org, follow) : null
    const roots = speaking ? [body] : [...body.children].filter(isBox)
    if (!speaking) observer.observe(body, { childList: true })
    for (const root of roots) observer.observe(root, watched)
    index(roots)
    clearTimeout(unnamed)
    if (kind === "other" && /^(CustomModule|Cases$)/.test(module ?? "")) recognise(0)
  }

  /** Looks a few times whether the page tells of its module, then lets it be. */
  function recognise(look: number): void {
    const wait = looks[look]
    if (wait === undefined) return
    unnamed = setTimeout(() => (reader.route().kind === "other" ? recognise(look + 1) : named()), wait)
  }
  function named(): void {
    observe()
    schedule()
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
    if (!speaking && !list && reader.cells.size === 0) return
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
    banner.stop()
    list?.stop()
    clearTimeout(timer)
    clearTimeout(soon)
    clearTimeout(unnamed)
  })

  const setFields: ZohoPage["setFields"] = (next, told = {}) => {
    reader.fields = next
    reader.modules.told = told
    banner.selector = next["call.banner"]?.selector
    for (const node of document.body.children) banner.take(node)
  }
  setFields(fields, modules)
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
    saveTarget: (event) => saveTarget(event, read, reader.stage, stages, reader.signs("stage.bar").selector),
    listRows,
    setFields: (next, told) => {
      setFields(next, told)
      if (reader.route().kind === read.kind) schedule()
      else named()
    },
    health: () => healthOf(reader, read),
  }
}
