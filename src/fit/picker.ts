import { lists } from "../pages/zoho/dom"
import type { FitHost } from "./host"

export type Picker = {
  over: (element: HTMLElement, byKey: boolean) => void
  pick: () => void
  leave: () => void
  /** What the keyboard walks. */
  candidates: () => HTMLElement[]
  /** False while the signs are shown: the page then answers as usual, and only Escape is ours. */
  pointing: () => boolean
}

const mice =
  "pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu dragstart touchstart touchend".split(
    " ",
  )
const forward = new Set(["Tab", "ArrowDown", "ArrowRight"])
const back = new Set(["ArrowUp", "ArrowLeft"])

/** The nearest box around an element that can scroll by this much. */
function scroller(element: Element | null, { deltaX, deltaY }: WheelEvent): Element {
  for (let at = element; at; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at)
    const tall = deltaY !== 0 && at.scrollHeight > at.clientHeight && /auto|scroll/.test(overflowY)
    const wide = deltaX !== 0 && at.scrollWidth > at.clientWidth && /auto|scroll/.test(overflowX)
    if (tall || wide) return at
  }
  return document.scrollingElement ?? document.documentElement
}

/** Follows the pointer and the keyboard over the page, and lets neither reach it; until the signal aborts. */
export function pickIn({ host, root }: FitHost, picker: Picker, signal: AbortSignal): void {
  let current: HTMLElement | null = null
  const onGlass = (event: MouseEvent): boolean =>
    event.target === host && root.elementFromPoint(event.clientX, event.clientY)?.className === "glass"
  const below = ({ clientX, clientY }: MouseEvent): HTMLElement | null =>
    (document
      .elementsFromPoint(clientX, clientY)
      .find((one) => one !== host && one.id !== "jalon-overlay") as HTMLElement | undefined) ?? null
  const stop = (event: Event): void => {
    event.stopImmediatePropagation()
    if (event.cancelable) event.preventDefault()
  }
  const look = (element: HTMLElement | null, byKey: boolean): void => {
    if (!element || element === document.documentElement || element.closest(lists)) return
    current = element
    picker.over(element, byKey)
  }
  /** The next candidate after the one in sight; at first, the first that the window shows. */
  function walk(step: 1 | -1): void {
    const all = picker.candidates()
    const at = current ? all.findIndex((one) => one === current || current?.contains(one)) : -1
    const seen = all.findIndex((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })
    const next = at < 0 ? Math.max(seen, 0) : (at + step + all.length) % all.length
    const element = all[next]
    element?.scrollIntoView({ block: "nearest", behavior: "instant" })
    look(element ?? null, true)
  }

  const options = { capture: true, signal, passive: false }
  const mouse = (event: Event): void => {
    if (!picker.pointing() || !(event instanceof MouseEvent) || !onGlass(event)) return
    stop(event)
    if (event.type !== "click" || event.button !== 0) return
    look(below(event), false)
    if (current) picker.pick()
  }
  for (const type of mice) window.addEventListener(type, mouse, options)
  window.addEventListener(
    "pointermove",
    (event) => {
      if (!picker.pointing() || !onGlass(event)) return
      event.stopImmediatePropagation()
      const element = below(event)
      if (element !== current) look(element, false)
    },
    options,
  )
  window.addEventListener(
    "wheel",
    (event) => {
      if (!picker.pointing() || !onGlass(event)) return
      stop(event)
      scroller(below(event), event).scrollBy(event.deltaX, event.deltaY)
    },
    options,
  )
  window.addEventListener(
    "keydown",
    (event) => {
      const { key } = event
      if (key === "Escape") {
        stop(event)
        picker.leave()
      } else if (picker.pointing() && !event.ctrlKey && !event.metaKey && !event.altKey) {
        // Our own buttons keep Enter and Space.
        const onButton = root.activeElement?.localName === "button"
        if (onButton && (key === "Enter" || key === " ")) return
        stop(event)
        if (forward.has(key)) walk(event.shiftKey ? -1 : 1)
        else if (back.has(key)) walk(-1)
        else if (key === "Enter" && current) picker.pick()
      }
    },
    options,
  )
  for (const type of ["keyup", "keypress"])
    window.addEventListener(
      type,
      (event) => {
        if (picker.pointing() && root.activeElement?.localName !== "button") event.stopImmediatePropagation()
      },
      options,
    )
}
