import { fieldKeys } from "../../rules/facts"
import type { FieldKey } from "../../rules/facts"
import { factOf } from "./reader"
import type { Read } from "./reader"

/** Two reads that agree must be this far apart, in milliseconds. */
export const apart = 100

/** Remembers since when each field has read the same. */
export class Settling {
  #seen = new Map<FieldKey, { value: string; since: number; last: number }>()

  /** Takes one reading in, at `now` (ms). True when a field became settled or unsettled. */
  take(read: Read, now: number): boolean {
    let turned = false
    for (const key of fieldKeys) {
      const field = factOf(read, key)
      const before = this.#seen.get(key)
      if (!field) {
        if (before) this.#seen.delete(key)
        continue
      }
      const value = JSON.stringify(field)
      const was = this.settled(key)
      if (before?.value === value) before.last = now
      else this.#seen.set(key, { value, since: now, last: now })
      turned ||= was !== this.settled(key)
    }
    return turned
  }

  /** Whether two reads apart in time agreed on a field. Only settled facts may hold a Save. */
  settled(key: FieldKey): boolean {
    const seen = this.#seen.get(key)
    return seen !== undefined && seen.last - seen.since >= apart
  }
  /** The fields in view that were not. */
  get unsettled(): FieldKey[] {
    return [...this.#seen.keys()].filter((key) => !this.settled(key))
  }
  clear(): void {
    this.#seen.clear()
  }
}
