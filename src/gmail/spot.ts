import type { Box } from "../overlay/place"

type Size = { width: number; height: number }
type Spot = { left: number; top: number }

/** What a person acts with, in any page. */
const controls =
  "a,button,input,textarea,select,label,[role=button],[role=link],[role=checkbox],[role=menuitem],[role=tab],[role=option],[role=combobox],[role=switch],[role=dialog],[role=alertdialog],[role=menu],[contenteditable=true]"

/** The element of the page at a point, below anything of ours. */
export const pageAt = (x: number, y: number, ours: Element | null): Element | null =>
  document.elementsFromPoint(x, y).find((one) => one !== ours) ?? null

/** Whether a box lies in the view and on no control of the page. */
export function isFree({ left, top, width, height }: Box, ours: Element | null): boolean {
  if (left < 4 || top < 4 || left + width > innerWidth - 4 || top + height > innerHeight - 4) return false
  const across = Math.max(2, Math.ceil(width / 24))
  const down = Math.max(1, Math.ceil(height / 12))
  for (let i = 0; i <= across; i++)
    for (let j = 0; j <= down; j++) {
      const at = pageAt(left + (width * i) / across, top + (height * j) / down, ours)
      if (at?.closest(controls)) return false
    }
  return true
}

/** The first of these spots that is free; null: none is. */
export const freeSpot = (spots: readonly Spot[], size: Size, ours: Element | null): Spot | null =>
  spots.find((spot) => isFree({ ...spot, ...size }, ours)) ?? null
