/** Calls `put` at the next frame whenever the page scrolls or its window changes. `moved` asks for it, `end` stops. */
export function followPage(put: () => void): { moved: () => void; end: () => void } {
  let frame = 0
  const moved = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      put()
    })
  }
  addEventListener("scroll", moved, { capture: true, passive: true })
  addEventListener("resize", moved)
  const end = () => {
    cancelAnimationFrame(frame)
    removeEventListener("scroll", moved, { capture: true })
    removeEventListener("resize", moved)
  }
  return { moved, end }
}
