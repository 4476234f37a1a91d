import type { Wire } from "./index"

const mark = "$date"
const bag = "$set"
/** A note longer than this says nothing more to the rules, and does not travel. */
const longest = 20_000

/** Facts as JSON text; dates and sets keep their type through `fromWire`. */
export function toWire(facts: unknown): Wire {
  return JSON.stringify(facts, function (this: Record<string, unknown>, key: string, value: unknown) {
    const raw = this[key]
    if (raw instanceof Date) return { [mark]: Number.isNaN(raw.getTime()) ? null : raw.toISOString() }
    if (raw instanceof Set) return { [bag]: [...(raw as ReadonlySet<unknown>)] }
    return typeof value === "string" && value.length > longest ? value.slice(0, longest) : value
  })
}

/** The facts that `toWire` wrote, or null when the text is not JSON. The shape is the sender's: our own pages only. */
export function fromWire(text: Wire): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => {
      if (typeof value !== "object" || value === null) return value
      if (bag in value && Array.isArray(value[bag])) return new Set<unknown>(value[bag])
      if (!(mark in value)) return value
      const iso = value[mark]
      return new Date(typeof iso === "string" ? iso : NaN)
    })
  } catch {
    return null
  }
}
