import type { FieldKey } from "../../rules/facts"
import { anchors } from "./cells"
import type { Cell } from "./cells"
import { healthOf } from "./health"
import { noteEditor } from "./notes"
import { Reader } from "./reader"
import type { Read } from "./reader"
import { readRoute, recordOf } from "./route"
import { saveTarget } from "./save"
import { apart, Settling } from "./settle"
import type { Snapshot, WatchOptions, ZohoPage } from "./types"
import { controlOf } from "./value"
import { writeField } from "./write"

export type { Located, PageKind, Snapshot, WatchOptions, ZohoPage } from "./types"

const listTags = /^LYTE-(EXPTABLE|TABLE|TBODY|EXPTABLE-TBODY|EXPTABLE-TR|TR)$|^CRM-RELATED-LIST-VIEW-HEADER$/
const boxes = /modal|popover|wormhole|dialog|createEntityForm/i
const isBox = (node: Element): boolean =>
  boxes.test(
    `${node.tagName} ${node.id} ${node.getAttribute("class") ?? ""} ${node.getAttribute("role") ?? ""}`,
  )
const beside =
  "crm-related-list-label,crm-related-list-view-header,crm-activity-rel-list,.cruxNotesList,[data-zcqa=cruxNotesListHolder],[data-zcqa=notesProcess],.cxTotalNotesCount,.cxShowMoreNotes"
const interesting = `${anchors},${beside}`
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
  let mark = ""
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  let notesMark = 0
  let lastNotes: unknown = null
  let speaking = false
  let marked = new WeakMap<Element, Cell>()

  const snapshot = (): Snapshot =>
    location.href === address
      ? {
          kind: read.kind,
          url: address,
          org: read.route.org,
          record: recordOf(read.route),
          opportunity: read.opportunity,
          meeting: read.meeting,
          settled: (key) => settling.settled(key),
        }
      : moved()

  /** What changed since the last snapshot, told apart without comparing the notes' texts. */
  function signature(): string {
    const notes = read.opportunity?.notes
    const list = notes?.state === "known" ? notes.value : notes
    if (list !== lastNotes) notesMark += 1
    lastNotes = list
    const opportunity = read.opportunity && { ...read.opportunity, notes: notesMark }
    const meeting = read.meeting && { ...read.meeting, changed: [...read.meeting.changed] }
    return JSON.stringify([read.kind, address, opportunity, meeting])
  }

  function remember(): void {
    marked = new WeakMap()
    for (const cell of reader.cells.values())
      for (const element of [cell.key, cell.box, cell.labelElement]) if (element) marked.set(element, cell)
  }

  /** Reads, and tells when a fact changed. One timeout follows a change, to read the same values once more. */
  function look(tell: boolean): Snapshot {
    read = reader.read()
    const turned = settling.take(read, performance.now())
    const now = signature()
    const changed = now !== mark || turned
    mark = now
    clearTimeout(timer)
    timer = settling.allSettled ? 0 : setTimeout(() => look(true), apart + 10)
    const view = snapshot()
    if (changed && tell) onChange(view)
    return view
  }

  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (!signal.aborted) look(true)
    })
  }

  /** The cell or place around a node; undefined where nothing of ours stands. */
  function around(node: Node): Cell | "list" | undefined {
    for (let at: Node | null = node; at && at !== document.body; at = at.parentNode) {
      if (!(at instanceof Element)) continue
      if (listTags.test(at.tagName)) return "list"
      const cell = marked.get(at)
      if (cell) return cell
    }
    return undefined
  }

  function take(records: MutationRecord[]): void {
    let dirty = false
    const anew = new Set<Element>()
    for (const { target, addedNodes, removedNodes, type } of records) {
      const element = target instanceof Element ? target : target.parentElement
      if (!element?.isConnected) continue
      const cell = around(target)
      if (cell === "list") continue
      if (cell) {
        reader.redrawn(cell)
        if (type === "childList") anew.add(cell.form ? cell.key : (cell.key.parentElement ?? cell.key))
        dirty = true
        continue
      }
      if (reader.notes.changed(element)) dirty = true
      else if (type === "attributes" && element.matches(beside)) {
        reader.lookAside()
        dirty = true
      }
      for (const node of addedNodes) {
        if (!(node instanceof Element) || node.id === "jalon-overlay") continue
        if (!speaking && target === document.body && isBox(node)) observer.observe(node, watched)
        if (!node.matches(interesting) && !node.querySelector(interesting)) continue
        anew.add(node)
        reader.lookAside()
      }
      for (const node of removedNodes)
        if (
          node instanceof Element &&
          node.id !== "jalon-overlay" &&
          (node.matches(interesting) || node.querySelector(interesting))
        ) {
          reader.lookAside()
          dirty = true
        }
    }
    for (const root of anew) if (root.isConnected) reader.index(root)
    if (anew.size > 0) remember()
    if (dirty || anew.size > 0) schedule()
  }
  const observer = new MutationObserver(take)

  /** On a page that we do not speak on, only what opens over it is watched. */
  function observe(): void {
    observer.disconnect()
    speaking = readRoute(address).kind !== "other"
    if (speaking) {
      observer.observe(document.body, watched)
      reader.index(document.body)
    } else {
      observer.observe(document.body, { childList: true })
      for (const box of document.body.children)
        if (isBox(box)) {
          observer.observe(box, watched)
          reader.index(box)
        }
    }
  }

  /** The address moved on: the last snapshot is dropped at once. */
  function moved(): Snapshot {
    if (location.href !== address) {
      const [before, after] = [readRoute(address), readRoute(location.href)]
      address = location.href
      const silent = !speaking
      if (
        before.kind !== after.kind ||
        before.id !== after.id ||
        before.module !== after.module ||
        before.org !== after.org
      ) {
        reader.moved()
        settling.clear()
      }
      observe()
      // Another module's page had no index: what it still shows is not this record's.
      if (silent) reader.linger(({ form }) => !form)
      remember()
      mark = ""
      read = reader.read()
      settling.take(read, performance.now())
      schedule()
    }
    return snapshot()
  }
  const hint = (): void => {
    if (!signal.aborted && location.href !== address) onChange(moved())
  }
  /** A person did something: menus and dialogs may show or hide without being added or removed. */
  const touched = (event: Event): void => {
    hint()
    if (event.type === "click") reader.lookAside()
    if (speaking || reader.cells.size > 0) schedule()
  }

  const on = { signal, capture: true, passive: true } as const
  const history = (globalThis as { navigation?: EventTarget }).navigation
  for (const name of ["navigatesuccess", "currententrychange"])
    history?.addEventListener(name, hint, { signal })
  for (const name of ["popstate", "pageshow"]) window.addEventListener(name, hint, { signal })
  for (const name of ["beforeRouteTransition", "afterRouteTransition"])
    document.addEventListener(name, hint, { signal })
  for (const name of ["input", "change", "click"]) document.addEventListener(name, touched, on)
  signal.addEventListener("abort", () => {
    observer.disconnect()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  })

  reader.setFields(fields)
  observe()
  remember()
  read = reader.read()
  look(false)

  const place = (key: FieldKey): Cell | null => {
    if (!reader.place(key)?.box.isConnected) refresh()
    return reader.place(key)
  }
  function refresh(): Snapshot {
    take(observer.takeRecords())
    moved()
    return look(false)
  }

  return {
    snapshot,
    refresh,
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
      const isDate = key === "opportunity.followUpDate"
      const result = await writeField(() => place(key), value, isDate ? { pattern: reader.pattern() } : null)
      schedule()
      return result
    },
    saveTarget: (event) => saveTarget(event, read.form?.isConnected ? read.form : null),
    meetingForm: () => (read.form?.isConnected ? read.form : null),
    noteEditor,
    setFields: (next) => {
      reader.setFields(next)
      schedule()
    },
    health: () => healthOf(reader, read),
  }
}
