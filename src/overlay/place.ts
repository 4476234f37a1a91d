export type Box = { left: number; top: number; width: number; height: number }
type Size = { width: number; height: number }

/** Area shared by two boxes, px². */
export function shared(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left)
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top)
  return width > 0 && height > 0 ? width * height : 0
}

const between = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))
const gap = 8
/** How far from Save a sheet may go rather than lie wholly over the form, px. */
const worth = 600
/** How much farther for not touching it at all. */
const apart = 60

/**
 * Where a sheet stands: by the Save button, never on it, off the form where there is room not far away. All in px of the window.
 */
export function placeSheet(save: Box, form: Box, size: Size, view: Size): { left: number; top: number } {
  const right = view.width - size.width - gap
  const bottom = view.height - size.height - gap
  const nearX = save.left + save.width - size.width
  const nearY = save.top + save.height - size.height
  const below = Math.max(save.top + save.height, form.top + form.height) + gap
  const spots = [
    { left: nearX, top: below },
    { left: nearX, top: save.top + save.height + gap },
    { left: nearX, top: save.top - size.height - gap },
    { left: form.left + form.width + gap, top: nearY },
    { left: form.left - size.width - gap, top: nearY },
    { left: nearX, top: form.top - size.height - gap },
    { left: save.left + save.width + gap, top: nearY },
    { left: save.left - size.width - gap, top: nearY },
    { left: right, top: nearY },
    { left: gap, top: nearY },
  ].map(({ left, top }) => ({ left: between(left, gap, right), top: between(top, gap, bottom) }))
  const cost = (spot: { left: number; top: number }) => {
    const box = { ...spot, ...size }
    const far = Math.hypot(
      box.left + box.width / 2 - save.left - save.width / 2,
      box.top + box.height / 2 - save.top - save.height / 2,
    )
    const over = shared(box, form) / (size.width * size.height)
    return shared(box, save) * 1e6 + over * worth + (over > 0 ? apart : 0) + far
  }
  return spots.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best))
}

/** Below a field or above it, never on it, inside the window; above when `blocked` says that below will not do. */
export function placeHint(field: Box, size: Size, view: Size, blocked: (box: Box) => boolean) {
  const left = between(field.left, gap, Math.max(gap, view.width - size.width - gap))
  const below = { ...size, left, top: field.top + field.height + 6 }
  const above = { ...size, left, top: field.top - size.height - 6 }
  const fits = below.top + size.height <= view.height - gap && !blocked(below)
  return fits || above.top < gap ? below : above
}

/** The side, and whether the panel must fold, so that it does not cover a dialog. */
export function yieldTo(
  side: "left" | "right",
  width: number,
  dialog: Box,
  view: Size,
): { side: "left" | "right"; fold: boolean } {
  const free = {
    right: dialog.left + dialog.width <= view.width - width,
    left: dialog.left >= width,
  }
  const other = side === "right" ? "left" : "right"
  if (free[side]) return { side, fold: false }
  return free[other] ? { side: other, fold: false } : { side, fold: true }
}
