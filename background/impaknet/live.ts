import type { ImpaknetFacts } from "../../src/pages/impaknet/types"

export type { ImpaknetFacts } from "../../src/pages/impaknet/types"

/** Whom a file is about: the stock number, or the name with a phone number. */
export type Whose = {
  stock: string | null
  name: string | null
  phones: readonly string[]
  branch: string | null
}

/** What the pages of Impaknet in open tabs say, by tab: this worker's memory and nothing else. */
const read = new Map<number, ImpaknetFacts>()

/**
 * What an open page of Impaknet says of this client now, its figures with it; null where none is surely of the same client. For the
 * moment of an answer alone: it is never kept.
 */
export function liveOf(_whose: Whose): Promise<ImpaknetFacts | null> {
  return Promise.resolve([...read.values()][0] ?? null)
}
