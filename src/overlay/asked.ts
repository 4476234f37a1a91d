type Memory<K, V> = {
  has: (thing: K) => boolean
  get: (thing: K) => V | undefined
  set: (thing: K, answer: V | undefined) => unknown
  delete: (thing: K) => unknown
}

/** What the worker says of things of the page: each asked once, those of one reading together, and remembered. */
export class Asked<K, V> {
  private wanted: K[] = []
  /** How many things still wait for their answer. */
  pending = 0

  /** `fetch` answers in the order asked, or null when the worker failed: asked again at a later reading. */
  constructor(
    private readonly known: Memory<K, V>,
    private readonly fetch: (things: K[]) => Promise<readonly (V | undefined)[] | null>,
    private readonly onAnswer: () => void,
  ) {}

  /** The worker's answer; undefined until it has come. */
  readonly of = (thing: K): V | undefined => {
    if (!this.known.has(thing)) {
      this.known.set(thing, undefined)
      this.pending++
      if (this.wanted.push(thing) === 1) queueMicrotask(() => void this.ask())
    }
    return this.known.get(thing)
  }

  private async ask() {
    const things = this.wanted
    this.wanted = []
    const answers = await this.fetch(things)
    this.pending -= things.length
    things.forEach((thing, index) => this.known.set(thing, answers?.[index]))
    this.onAnswer()
    if (!answers) for (const thing of things) this.known.delete(thing)
  }
}
