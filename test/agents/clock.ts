/** Work at an instant; `of`: what it dies with. */
type Event = { at: number; run: () => unknown; of: object | null; dead: boolean }

/**
 * A clock that goes from one thing to do to the next, in the place of the machine's timers. What a thing leads to is
 * over before the next begins, as if it took no time.
 */
export class SimClock {
  /** The next one last. */
  readonly #todo: Event[] = []
  #pending = 0
  #undo: (() => void)[] = []
  /** What timers set now die with. */
  owner: object | null = null

  constructor(public now: number) {}

  at(at: number, run: () => unknown, of: object | null = null): Event {
    const event = { at: Math.max(at, this.now), run, of, dead: false }
    let [low, high] = [0, this.#todo.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#todo[middle]?.at ?? 0) > event.at) low = middle + 1
      else high = middle
    }
    this.#todo.splice(low, 0, event)
    return event
  }
  /** Timers of what is no more never ring. */
  kill(owner: object): void {
    for (const event of this.#todo) if (event.of === owner) event.dead = true
  }

  /** Puts itself in the place of the machine's timers until `restore`. */
  install(): void {
    const { setTimeout: real, clearTimeout: realClear } = globalThis
    const made = (run: (...args: unknown[]) => unknown, ms = 0, ...args: unknown[]): Event =>
      this.at(this.now + ms, () => run(...args), this.owner)
    Object.assign(globalThis, {
      setTimeout: made,
      clearTimeout: (event: Event | undefined) => {
        if (typeof event === "object") event.dead = true
      },
    })
    this.#undo.push(() => void Object.assign(globalThis, { setTimeout: real, clearTimeout: realClear }))
    const { subtle } = globalThis.crypto
    for (const name of ["sign", "digest", "generateKey", "importKey"] as const) {
      const before = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>
      Object.defineProperty(subtle, name, {
        configurable: true,
        value: (...args: unknown[]) => this.during(before(...args)),
      })
      this.#undo.push(() => Reflect.deleteProperty(subtle, name))
    }
  }
  restore(): void {
    for (const undo of this.#undo.splice(0)) undo()
  }

  /** Nothing else happens before this is over. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#pending++
    try {
      return await work
    } finally {
      this.#pending--
    }
  }

  /** Everything that is under way comes to rest: nothing waits but for the clock. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await new Promise((done) => setImmediate(done))
      const busy = this.#pending > 0 || process.getActiveResourcesInfo().includes("Immediate")
      quiet = busy ? 0 : quiet + 1
    }
  }

  /** Goes through what is to be done until there is nothing more before `end`. */
  async run(end: number, before: (of: object | null) => void): Promise<void> {
    for (let next = this.#todo.pop(); next; next = this.#todo.pop()) {
      if (next.at > end) return void this.#todo.push(next)
      if (next.dead) continue
      this.now = next.at
      before(next.of)
      const run = Promise.resolve().then(next.run)
      // It fails once all that it leads to is over.
      const failures: Error[] = []
      run.catch((error: unknown) => {
        failures.push(error instanceof Error ? error : new Error(String(error)))
      })
      await this.settle()
      const [failure] = failures
      if (failure) throw failure
    }
  }
}
