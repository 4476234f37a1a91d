import type { Box } from "../overlay/place"

type Size = { width: number; height: number }
export type Spot = { left: number; top: number }

/** What a person acts with, in any page. */
const controls =
  "a,button,input,textarea,select,label,[role=button],[role=link],[role=checkbox],[role=menuitem],[role=tab],[role=option],[role=combobox],[role=switch],[role=dialog],[role=alertdialog],[role=menu],[contenteditable=true]"

/** The element of the page at a point, below anything of ours. */
export const pageAt = (x: number, y: number, ours: Element | null): Element | null =>
  document.elementsFromPoint(x, y).find((one) => one !== ours) ?? null

/** Whether words of an element's own stand at a point. */
const saysAt = (element: Element, x: number, y: number): boolean =>
  [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return false
    const range = document.createRange()
    range.selectNode(node)
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    )
  })

/** Whether a box lies in the view, on no control of the page; on none of its words either, where that is asked. */
export function isFree({ left, top, width, height }: Box, ours: Element | null, blank = false): boolean {
  if (left < 4 || top < 4 || left + width > innerWidth - 4 || top + height > innerHeight - 4) return false
  const across = Math.max(2, Math.ceil(width / 16))
  const down = Math.max(1, Math.ceil(height / 12))
  for (let i = 0; i <= across; i++)
    for (let j = 0; j <= down; j++) {
      const [x, y] = [left + (width * i) / across, top + (height * j) / down]
      const at = pageAt(x, y, ours)
      if (at && (at.closest(controls) || (blank && saysAt(at, x, y)))) return false
    }
  return true
}

/** The first of these spots that is free, of words too if there is one; null: none is. */
export function freeSpot(spots: readonly Spot[], size: Size, ours: Element | null): Spot | null {
  const free = (blank: boolean) => spots.find((spot) => isFree({ ...spot, ...size }, ours, blank))
  return free(true) ?? free(false) ?? null
}
