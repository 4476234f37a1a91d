/** What stands on a page a moment after it was said is kept; what has changed by then is not. */
export class Later {
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()

  /** `moment`: how long a thing must stand, ms. */
  constructor(readonly moment: number) {}

  /** Does the latest work of a page once it has stood. Its failure is the work's own business. */
  after(page: string, work: () => Promise<void>): void {
    clearTimeout(this.#waiting.get(page))
    const timer = setTimeout(() => {
      this.#waiting.delete(page)
      void work().catch(() => undefined)
    }, this.moment)
    this.#waiting.set(page, timer)
  }
}
