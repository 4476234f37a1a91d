const hides = (element: Element): boolean =>
  element instanceof HTMLElement &&
  (element.hidden || element.style.display === "none" || element.style.visibility === "hidden")

const isDrawn = (element: Element): boolean =>
  !hides(element) && (element.parentElement === null || isDrawn(element.parentElement))

/** What this DOM lacks: it lays nothing out, so an element is drawn unless its own styles or those around it hide it. */
Element.prototype.checkVisibility = function (): boolean {
  return this.isConnected && isDrawn(this)
}

/** What tells of the elements in view: all of them, a moment later, but those that `unseen` names. */
export const unseen = new Set<string>()
class Sight implements Partial<IntersectionObserver> {
  readonly #known = new Set<Element>()
  #live = true
  constructor(private readonly tell: IntersectionObserverCallback) {}
  observe(target: Element): void {
    if (this.#known.has(target)) return
    this.#known.add(target)
    const isIntersecting = !unseen.has(target.id)
    void Promise.resolve().then(() => {
      const entry = { target, isIntersecting } as unknown as IntersectionObserverEntry
      if (this.#live) this.tell([entry], this as unknown as IntersectionObserver)
    })
  }
  disconnect(): void {
    this.#live = false
  }
}
globalThis.IntersectionObserver = Sight as unknown as typeof IntersectionObserver
