/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"

import type { Located } from "../pages/zoho/types"
import type { FieldKey } from "../rules/facts"
import type { SaidRow } from "../messages"
import { useSession } from "./boundary"
import { covers } from "./dodge"
import { followPage } from "./follow"
import { StateIcon } from "./icons"
import { placeHint } from "./place"
import { RowAction } from "./row"
import { rowsByField } from "./text"

type Item = { field: FieldKey; row: SaidRow; place: Located }
const markSize = 16

const move = (element: HTMLElement, x: number, y: number) => {
  element.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`
}

/** Whether the point just inside a field's end shows that field: not scrolled out, not under something else. */
function visible(box: HTMLElement, rect: DOMRect): boolean {
  if (
    rect.width === 0 ||
    rect.bottom < 0 ||
    rect.right < 0 ||
    rect.top > innerHeight ||
    rect.left > innerWidth
  )
    return false
  const seen = document.elementFromPoint(
    Math.min(rect.right - 3, innerWidth - 1),
    Math.min(Math.max(rect.top + rect.height / 2, 0), innerHeight - 1),
  )
  return seen !== null && (box.contains(seen) || seen.contains(box))
}

/** Whether something to press (a Save above all, a list that is open) lies under a box of the window. */
const pressable =
  "button,[type=submit],[role=button],lyte-button,[role=listbox],[role=option],lyte-drop-box,.select2-results,lyte-calendar"
function overButton({
  left,
  top,
  width,
  height,
}: {
  left: number
  top: number
  width: number
  height: number
}) {
  const y = top + height / 2
  return [left + 4, left + width / 2, left + width - 4].some((x) =>
    document.elementsFromPoint(x, y).some((element) => element.closest(pressable) !== null),
  )
}

function Hint({
  item,
  place,
  close,
}: {
  item: Item
  place: (hint: HTMLElement | null) => void
  close: () => void
}) {
  return (
    <div
      ref={place}
      className="hint"
      role="note"
      onKeyDown={(event) => {
        if (event.key === "Escape") close()
      }}
    >
      <StateIcon state={item.row.state} />
      <span>{item.row.said.todo}</span>
      <RowAction row={item.row} />
    </div>
  )
}

/** A mark at the end of each field to mend, and the hint of the one that has the focus. */
export function Marks({ rows }: { rows: readonly SaidRow[] }) {
  const session = useSession()
  const { page, words } = session
  const items: Item[] = []
  for (const [field, row] of rowsByField(rows)) {
    const place = page.locate(field)
    if (place) items.push({ field, row, place })
  }
  const latestRef = useRef<Item[]>([])
  const marksRef = useRef(new Map<FieldKey, HTMLElement>())
  const [open, setOpen] = useState<FieldKey | null>(null)

  const hintRef = useRef<HTMLElement | null>(null)
  const opened = items.find(({ field }) => field === open)
  const anchorRef = useRef<Item | undefined>(undefined)

  const putRef = useRef(() => {
    const [element, beside] = [hintRef.current, anchorRef.current]
    const size = element && { width: element.offsetWidth, height: element.offsetHeight }
    const field = beside?.place.box.getBoundingClientRect()
    const places = latestRef.current.map(({ field, place: { box } }) => {
      const rect = box.getBoundingClientRect()
      return { field, rect, shown: visible(box, rect) }
    })
    const view = { width: innerWidth, height: innerHeight }
    const at = size && field && placeHint(field, size, view, overButton)
    if (element && at) move(element, at.left, at.top)
    for (const { field, rect, shown } of places) {
      const mark = marksRef.current.get(field)
      if (!mark) continue
      mark.hidden = !shown
      const x = Math.min(rect.right + 4, view.width - markSize - 4)
      move(mark, x, rect.top + Math.min(rect.height / 2, 20) - markSize / 2)
    }
  })

  useLayoutEffect(() => {
    latestRef.current = items
    anchorRef.current = opened
  })

  useEffect(() => {
    const { moved, end } = followPage(() => putRef.current())
    const focus = (event: FocusEvent) => {
      const target = event.target as Node
      const held = latestRef.current.find(
        ({ place: { box, control } }) => control === target || box.contains(target),
      )
      setOpen(held?.field ?? null)
      session.yieldTo(target instanceof HTMLElement && covers(session, target) ? target : null)
    }
    // Focus inside our own element reaches the page as the host: the hint stays then.
    const focusin = (event: FocusEvent) => {
      if (!session.ours(event)) focus(event)
    }
    // The field may open a list of its own, now or late: an open hint steps off it.
    const stepOff = () => {
      if (anchorRef.current) moved()
    }
    const opens = ["click", "keyup", "pointerover"]
    for (const type of opens) addEventListener(type, stepOff, { capture: true, passive: true })
    document.addEventListener("focusin", focusin, true)
    return () => {
      end()
      for (const type of opens) removeEventListener(type, stepOff, { capture: true })
      document.removeEventListener("focusin", focusin, true)
    }
  }, [session])

  // The page may move its fields whenever it redraws: each drawing of ours follows one of its own.
  useEffect(() => {
    const frame = requestAnimationFrame(() => putRef.current())
    return () => cancelAnimationFrame(frame)
  })

  return (
    <>
      {items.map(({ field, row }) => (
        <button
          key={field}
          className="mark"
          hidden
          ref={(element) => {
            if (element) marksRef.current.set(field, element)
            else marksRef.current.delete(field)
          }}
          tabIndex={-1}
          aria-label={`${words.fields.labels[field]}: ${row.said.todo}`}
          title={row.said.todo}
          onClick={() => setOpen(field)}
          onFocus={() => setOpen(field)}
        >
          <StateIcon state={row.state} />
        </button>
      ))}
      {opened && (
        <Hint
          key={opened.field}
          item={opened}
          place={(element) => {
            hintRef.current = element
          }}
          close={() => {
            setOpen(null)
            opened.place.control?.focus()
          }}
        />
      )}
    </>
  )
}
