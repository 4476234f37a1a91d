/** The store did not take or give: full, blocked, or broken. */
export class StoreFailure extends Error {}

/** A store that another window holds up never answers; past this the page goes on without it. */
const patience = 5_000

async function inTime<T>(work: Promise<T>, within: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StoreFailure("no answer")), within)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The way to the store: every failure becomes a StoreFailure, and whether anything is being kept is known.
 * It turns false at the first failure and true again only when a write of the person's own work succeeds.
 */
export class Keep {
  keeping = true
  /** Called when `keeping` turns. */
  onTurn: () => void = () => undefined

  /** Reads, and the worker's own small writes, whose success says nothing about the rest. */
  attempt<T>(work: () => PromiseLike<T>, within = patience): Promise<T> {
    return this.#try(work, within)
  }

  /** `within`: how long it may take, ms. */
  async write<T>(work: () => PromiseLike<T>, within = patience): Promise<T> {
    const result = await this.#try(work, within)
    this.#turn(true)
    return result
  }

  async #try<T>(work: () => PromiseLike<T>, within: number): Promise<T> {
    try {
      return await inTime(Promise.resolve(work()), within)
    } catch (error) {
      this.#turn(false)
      throw new StoreFailure(error instanceof Error ? error.name : "unknown", { cause: error })
    }
  }

  #turn(keeping: boolean): void {
    if (this.keeping === keeping) return
    this.keeping = keeping
    this.onTurn()
  }
}
