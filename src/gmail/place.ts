import { shared, type Box } from "../overlay/place"

type Size = { width: number; height: number }
const gap = 8

const boxOf = ({ left, top, width, height }: Box): Box => ({ left, top, width, height })

/**
 * Where a card stands: beside its window, on none of the others, inside the view; where there is no such place, over the window's own
 * corner above its buttons. All in px of the view; `buttons`: the height of the row of Send.
 */
export function placeCard(
  form: Box,
  others: readonly Box[],
  size: Size,
  view: Size,
  buttons: number,
): { left: number; top: number } {
  const right = form.left + form.width
  const bottom = Math.min(form.top + form.height, view.height)
  const spots = [
    { left: form.left - size.width - gap, top: bottom - size.height - gap },
    { left: right - size.width, top: form.top - size.height - gap },
    { left: right + gap, top: bottom - size.height - gap },
    { left: form.left - size.width - gap, top: form.top },
    { left: form.left, top: form.top - size.height - gap },
  ]
  const fits = spots.find(({ left, top }) => {
    const box = { left, top, ...size }
    const inside =
      left >= gap &&
      top >= gap &&
      left + size.width <= view.width - gap &&
      top + size.height <= view.height - gap
    return inside && [form, ...others].every((other) => shared(box, boxOf(other)) === 0)
  })
  return (
    fits ?? {
      left: Math.max(gap, Math.min(right, view.width) - size.width - gap),
      top: Math.max(gap, bottom - size.height - buttons - gap),
    }
  )
}

/** Moves an element of ours there. */
export function moveTo(element: HTMLElement, { left, top }: { left: number; top: number }): void {
  element.style.transform = `translate(${String(left)}px,${String(top)}px)`
}
