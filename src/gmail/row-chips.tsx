/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"

import { StateIcon } from "../overlay/icons"
import { followPage } from "../overlay/follow"
import { first } from "../pages/gmail/selectors"
import { say } from "../words"
import type { Desk } from "./desk"
import { leftOf } from "./left"
import { pageAt } from "./spot"

/** Puts a chip at the end of the text of its row; away where the row is under something, pointed at, or gone. */
function place(chip: HTMLElement, row: HTMLElement | undefined, host: Element | null): void {
  const cell = row?.isConnected ? (first(row, "rowText") ?? row).getBoundingClientRect() : null
  const hidden = !row || !cell || cell.width === 0 || row.matches(":hover")
  const left = Math.round(Math.min(cell?.right ?? 0, innerWidth) - chip.offsetWidth)
  const top = cell ? Math.round(cell.top + (cell.height - chip.offsetHeight) / 2) : 0
  const clear = (x: number, y: number): boolean => row?.contains(pageAt(x, y, host)) ?? false
  const [right, bottom] = [left + chip.offsetWidth - 1, top + chip.offsetHeight - 1]
  const corners = [left, right].flatMap((x) => [top, bottom].map((y): [number, number] => [x, y]))
  const shown = !hidden && left > 0 && corners.every(([x, y]) => clear(x, y))
  chip.style.visibility = shown ? "visible" : "hidden"
  if (shown) chip.style.transform = `translate(${String(left)}px,${String(top)}px)`
}

/** After any of these the page may show something over a row, or at its end. */
const stirring = ["mouseover", "click", "keyup", "transitionend"]

/** The time left beside each row that waits for an answer. They hear no pointer: the row under them does. */
export function RowChips({ desk, host }: { desk: Desk; host: Element | null }) {
  const { replies, view } = desk
  const chipsRef = useRef(new Map<string, HTMLElement>())
  const putRef = useRef(() => {
    const rows = new Map(desk.replies.rows.map(({ message, element }) => [message, element]))
    for (const [message, chip] of chipsRef.current) place(chip, rows.get(message), host)
  })
  useEffect(() => {
    const { moved, end } = followPage(() => putRef.current())
    for (const type of stirring) addEventListener(type, moved, { capture: true, passive: true })
    return () => {
      end()
      for (const type of stirring) removeEventListener(type, moved, { capture: true })
    }
  }, [])
  useLayoutEffect(() => putRef.current())

  if (!view?.service) return null
  const { words } = view.service
  const now = new Date()
  return (
    <>
      {replies.waiting().map(({ row, clock }) => {
        const { late, short, long } = leftOf(clock, now, words, view.language)
        return (
          <span
            key={row.message}
            className={late ? "chip wait late" : "chip wait"}
            role="note"
            aria-label={say(words.chip, { text: long })}
            data-wait={row.message}
            data-state={late ? "late" : "running"}
            ref={(element) => {
              if (element) chipsRef.current.set(row.message, element)
              else chipsRef.current.delete(row.message)
            }}
          >
            {late && <StateIcon state="invalid" />}
            {short}
          </span>
        )
      })}
    </>
  )
}
