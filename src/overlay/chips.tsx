/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks"

import type { ListChip } from "../messages"
import { useSession } from "./boundary"
import { followPage } from "./follow"
import { recordText } from "./model"

/** Puts a chip at the end of its row; out of sight with it. */
function placeChip(element: HTMLElement, rect: DOMRect | undefined) {
  element.hidden = !rect || rect.bottom < 0 || rect.top > innerHeight
  if (!rect) return
  const right = Math.round(Math.min(rect.right, innerWidth) - 8)
  element.style.transform = `translate(calc(${right}px - 100%),${Math.round(rect.top + rect.height / 2 - 10)}px)`
}

/** At the end of each row of a list: the day, the rounds, and whether it is still to be called today. */
export function Chips({ chips }: { chips: readonly ListChip[] }) {
  const { page } = useSession()
  const elementsRef = useRef(new Map<string, HTMLElement>())
  const putRef = useRef(() => {
    const rows = new Map(
      page.listRows().map(({ record, box }) => [recordText(record), box.getBoundingClientRect()]),
    )
    for (const [record, element] of elementsRef.current) placeChip(element, rows.get(record))
  })
  useEffect(() => {
    const { moved, end } = followPage(() => putRef.current())
    moved()
    return end
  }, [chips])
  return (
    <>
      {chips.map(({ record, text, label, due }) => (
        <span
          key={recordText(record)}
          className={due ? "chip due" : "chip"}
          role="note"
          aria-label={label}
          title={label}
          data-chip={recordText(record)}
          ref={(element) => {
            if (element) elementsRef.current.set(recordText(record), element)
            else elementsRef.current.delete(recordText(record))
          }}
        >
          {text}
        </span>
      ))}
    </>
  )
}
