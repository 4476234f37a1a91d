export const hostId = "jalon-overlay"

/** Keys and clicks on the overlay are not the page's: its shortcuts and its "click outside" must not hear them. */
const kept = [
  "keydown",
  "keyup",
  "keypress",
  "input",
  "change",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "dblclick",
  "focusin",
  "focusout",
  "wheel",
  "touchstart",
  "touchend",
  "copy",
  "paste",
  "cut",
]

export type Mount = { host: HTMLElement; root: ShadowRoot; box: HTMLElement }

/** Puts an element of ours in the page: fixed, of no size, closed; drawn by this stylesheet. */
export function mount(css: string, id = hostId): Mount {
  const host = document.createElement("div")
  host.id = id
  const root = host.attachShadow({ mode: "closed" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement("div")
  box.className = "root"
  root.append(box)
  for (const type of kept) box.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  document.documentElement.append(host)
  return { host, root, box }
}

/** Whether the page itself is dark, by the colour it lies on. */
export function pageIsDark(): boolean {
  for (const element of [document.body, document.documentElement] as (HTMLElement | null)[]) {
    if (!element) continue
    const [red = 0, green = 0, blue = 0, alpha = 1] =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? []
    if (alpha > 0.5) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110
  }
  return false
}
