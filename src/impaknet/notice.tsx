/** @jsxImportSource preact */
import { placeSheet, type Box } from "../overlay/place"
import type { ImpaknetStart } from "../messages"
import type { SaveWindow } from "../pages/impaknet"
import { Icon } from "./parts"

const size = { width: 248, height: 64 }

const boxOf = (element: Element): Box => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}
/** The least box around several. */
function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const right = Math.max(...boxes.map((box) => box.left + box.width))
  const bottom = Math.max(...boxes.map((box) => box.top + box.height))
  return { left, top, width: right - left, height: bottom - top }
}

/** The window as it is drawn: the nearest box around the question that does not fill the page. */
function drawn(box: HTMLElement): HTMLElement {
  let whole = box
  for (let up = box.parentElement; up && up !== document.body; up = up.parentElement) {
    const { width, height } = up.getBoundingClientRect()
    if (width > innerWidth * 0.8 || height > innerHeight * 0.8) break
    whole = up
  }
  return whole
}

/** Beside the window that asks to save: what to press, and why. It presses nothing, and covers none of its buttons. */
export function Notice({
  asked,
  words,
  dismiss,
}: {
  asked: SaveWindow
  words: ImpaknetStart["words"]
  dismiss: () => void
}) {
  const { left, top } = placeSheet(around(asked.buttons.map(boxOf)), boxOf(drawn(asked.box)), size, {
    width: innerWidth,
    height: innerHeight,
  })
  return (
    <div
      className="card no"
      role="status"
      style={{ left, top }}
      data-rule="impaknet.do-not-save"
      data-state="invalid"
      data-level="warn"
    >
      <div className="head">
        <div>
          <h2>{words.no.title}</h2>
          <p className="dim">{words.no.why}</p>
        </div>
        <Icon sign="close" label={words.dismiss} does="dismiss" onClick={dismiss} />
      </div>
    </div>
  )
}
