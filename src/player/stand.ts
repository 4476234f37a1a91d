import { hostId } from "../overlay/mount"
import { shared, type Box } from "../overlay/place"

export const width = 320
const tab = 36
const gap = 8

type Side = "left" | "right"
/** `inset`: px between the player and its side of the window. */
export type Spot = { side: Side; inset: number; top: number; folded: boolean }
type View = { width: number; height: number }

const boxAt = ({ side, inset, top }: Omit<Spot, "folded">, size: View, view: View): Box => ({
  left: side === "left" ? inset : view.width - inset - size.width,
  top,
  ...size,
})

/**
 * Where the player stands so that it lies on none of these boxes: where it was put if it can, else higher, lower, on the other side, or
 * beside what stands there; folded where there is no room. All in px of the window. `side` null: right first.
 */
export function stand(
  { side, top }: { side: Side | null; top: number },
  height: number,
  view: View,
  avoid: readonly Box[],
): Spot {
  const first = side ?? "right"
  const other: Side = first === "right" ? "left" : "right"
  const size = { width: Math.min(width, view.width), height: Math.min(height, view.height - 2 * gap) }
  const lowest = Math.max(gap, view.height - size.height - gap)
  const tops = [Math.max(gap, Math.min(top, lowest)), gap, lowest]
  const spots = [
    ...[first, other].map((one) => ({ side: one, inset: 0 })),
    ...[first, other].map((one) => ({ side: one, inset: width + gap })),
  ]
    .filter(({ inset }) => inset + size.width <= view.width)
    .flatMap((spot) => tops.map((at) => ({ ...spot, top: at })))
  const free = (spot: Omit<Spot, "folded">, of: View) =>
    avoid.every((box) => shared(boxAt(spot, of, view), box) === 0)
  const open = spots.find((spot) => free(spot, size))
  return open ? { ...open, folded: false } : { ...foldedAt(first, top, view, avoid), folded: true }
}

/** Where the folded player stands: at its side, off the boxes where it can. */
export function foldedAt(
  side: Side | null,
  top: number,
  view: View,
  avoid: readonly Box[],
): Omit<Spot, "folded"> {
  const first = side ?? "right"
  const size = { width: tab, height: tab }
  const lowest = Math.max(gap, view.height - tab - gap)
  const from = Math.max(gap, Math.min(top, lowest))
  const spots = ([first, first === "right" ? "left" : "right"] as const).flatMap((one) =>
    [from, gap, lowest].map((at) => ({ side: one, inset: 0, top: at })),
  )
  return (
    spots.find((spot) => avoid.every((box) => shared(boxAt(spot, size, view), box) === 0)) ?? {
      side: first,
      inset: 0,
      top: from,
    }
  )
}

type Opener = { dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }
const rootOf = (host: HTMLElement): ShadowRoot | null => {
  const { chrome, browser } = globalThis as { chrome?: Opener; browser?: Opener }
  return (chrome?.dom ?? browser?.dom)?.openOrClosedShadowRoot?.(host) ?? null
}

/** Names of what keeps or sends a form. */
const saves = /^\s*(enregistrer|sauvegarder|save|envoyer|send)\b/i
const buttons = "button,input[type=submit],input[type=button],[role=button],lyte-button"
const nameOf = (button: Element): string =>
  (button instanceof HTMLInputElement ? button.value : button.textContent) ||
  (button.getAttribute("aria-label") ?? "")

const boxOf = (element: Element): Box => element.getBoundingClientRect()
const isBox = ({ width: wide, height }: Box): boolean => wide > 0 && height > 0

/** What the player must not lie on: our other cards in this page, what saves or sends, and the field being typed in. */
export function toAvoid(own: HTMLElement): Box[] {
  const cards = [...document.querySelectorAll<HTMLElement>(`#${hostId},html>[id^=jalon-]`)].flatMap((host) =>
    host === own ? [] : [...(rootOf(host)?.querySelectorAll(".panel,.sheet,.hint,.card-host,.tab") ?? [])],
  )
  const pressed = [...document.querySelectorAll(buttons)].filter((button) => saves.test(nameOf(button)))
  const { activeElement: typed } = document
  const field = typed?.matches("input,textarea,select,[contenteditable=true]") === true ? [typed] : []
  return [...cards, ...pressed, ...field].map(boxOf).filter(isBox)
}
