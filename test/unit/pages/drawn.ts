/** What this DOM lacks: it lays nothing out, so an element is drawn when its own styles and those around it say so. */
Element.prototype.checkVisibility = function (this: Element): boolean {
  if (!this.isConnected) return false
  for (let at: Element | null = this; at; at = at.parentElement)
    if (
      at instanceof HTMLElement &&
      (at.hidden || at.style.display === "none" || at.style.visibility === "hidden")
    )
      return false
  return true
}
