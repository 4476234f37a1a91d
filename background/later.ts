/** What stands on a page a moment after it was said is kept; what has changed by then is not. */
export class Later {
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; work: () => Promise<void> }>()

  /** `moment`: how long a thing must stand, ms. */
  constructor(readonly moment: number) {}

  /** Does the latest work of a page once it has stood. Its failure is the work's own business. */
  after(page: string, work: () => Promise<void>): void {
    const waiting = this.#waiting.get(page)
    if (waiting) waiting.work = work
    else
      this.#waiting.set(page, {
        work,
        timer: setTimeout(() => {
          const last = this.#waiting.get(page)
          this.#waiting.delete(page)
          void last?.work().catch(() => undefined)
        }, this.moment),
      })
  }
}
