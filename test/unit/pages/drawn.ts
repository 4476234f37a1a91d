const hides = (element: Element): boolean =>
  element instanceof HTMLElement &&
  (element.hidden || element.style.display === "none" || element.style.visibility === "hidden")

const isDrawn = (element: Element): boolean =>
  !hides(element) && (element.parentElement === null || isDrawn(element.parentElement))

/** What this DOM lacks: it lays nothing out, so an element is drawn unless its own styles or those around it hide it. */
Element.prototype.checkVisibility = function (): boolean {
  return this.isConnected && isDrawn(this)
}
