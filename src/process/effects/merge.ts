import { isTable } from "../table"
import { effectKinds, verdictKinds, type EffectEvent, type EffectKind, type VerdictKind } from "./types"

/** What a browser hands over of its journal: its own random name, nobody's; `reasons`: whether what was typed is there. */
export type EffectFile = {
  browser: string
  from: number
  made: number
  reasons: boolean
  events: EffectEvent[]
}
export type Refused = "empty" | "large" | "json" | "other" | "newer" | "shape"
export type ReadFile = { ok: true; file: EffectFile } | { ok: false; why: Refused }

const format = "jalon-effects"
const version = 1
/** The longest text, and the most events, that are taken. */
export const limits = { text: 60_000_000, events: 500_000 }

/** Sane instants: from 2020 to 2100. */
const isInstant = (value: unknown): value is number =>
  typeof value === "number" &&
  Number.isInteger(value) &&
  value > 1_577_836_800_000 &&
  value < 4_102_444_800_000
const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most
const text = (value: unknown, most: number): string | null | undefined =>
  value === undefined ? null : isText(value, most) ? value : undefined

/** The words that a line may say; null: it says none. */
const states: readonly unknown[] = [null, "ok", "missing", "invalid", "unknown", "overridden"]
const levels: readonly unknown[] = [null, "off", "observe", "hint", "warn", "block"]

const named = /^[\w.-]{8,64}$/

function eventFrom(value: unknown, browser: string): EffectEvent | null {
  if (!isTable(value)) return null
  const { key, at, kind, would, verdict, from } = value
  if (!isText(key, 1_000) || key === "" || !isInstant(at)) return null
  if (!effectKinds.includes(kind as EffectKind)) return null
  if (would !== undefined && would !== true) return null
  if (verdict !== undefined && !verdictKinds.includes(verdict as VerdictKind)) return null
  if (from !== undefined && !isInstant(from)) return null
  const [opening, record, rule, state, level] = ["opening", "record", "rule", "state", "level"].map((name) =>
    text(value[name], 300),
  )
  const reason = text(value["reason"], 2_000)
  if ([opening, record, rule, state, level, reason].includes(undefined)) return null
  if (!states.includes(state) || !levels.includes(level)) return null
  return {
    key,
    browser,
    at,
    kind: kind as EffectKind,
    opening: opening ?? null,
    record: record ?? null,
    rule: rule ?? null,
    state: state ?? null,
    level: level ?? null,
    reason: reason ?? null,
    would: would === true,
    verdict: (verdict as VerdictKind | undefined) ?? null,
    from: from ?? null,
  }
}

/** A journal as a file; reasons only where `reasons` says so. What is null is left out. */
export function writeFile({ browser, from, made, reasons, events }: EffectFile): string {
  const lines = events.map((event) =>
    JSON.stringify(event, (name, value: unknown) =>
      value === null || value === false || name === "browser" || (name === "reason" && !reasons)
        ? undefined
        : value,
    ),
  )
  const head = JSON.stringify({ format, version, browser, from, made, reasons })
  return `${head.slice(0, -1)},"events":[\n${lines.join(",\n")}\n]}\n`
}

/** Reads such a file: the whole of it, or why not. Never throws. */
export function readFile(given: string): ReadFile {
  const no = (why: Refused): ReadFile => ({ ok: false, why })
  if (given.trim() === "") return no("empty")
  if (given.length > limits.text) return no("large")
  let value: unknown
  try {
    value = JSON.parse(given)
  } catch {
    return no("json")
  }
  if (!isTable(value) || value["format"] !== format) return no("other")
  const { browser, from, made, reasons, events, version: of } = value
  if (typeof of === "number" && of > version) return no("newer")
  if (of !== version || !isText(browser, 64) || !named.test(browser)) return no("shape")
  if (!isInstant(from) || !isInstant(made) || typeof reasons !== "boolean") return no("shape")
  if (!Array.isArray(events)) return no("shape")
  if (events.length > limits.events) return no("large")
  const read = events.map((event) => eventFrom(event, browser))
  if (!read.every((event) => event !== null)) return no("shape")
  return { ok: true, file: { browser, from, made, reasons, events: read } }
}

/**
 * The events of several files as one: the same event twice is one, whatever the order. Where two files tell it otherwise, the one with its
 * reason is kept.
 */
export function mergeFiles(files: readonly Pick<EffectFile, "events">[]): EffectEvent[] {
  const all = new Map<string, EffectEvent>()
  for (const { events } of files)
    for (const event of events) {
      const name = `${event.browser} ${event.key}`
      const before = all.get(name)
      if (!before || outweighs(event, before)) all.set(name, event)
    }
  return [...all.values()]
}

function outweighs(one: EffectEvent, other: EffectEvent): boolean {
  if ((one.reason === null) !== (other.reason === null)) return one.reason !== null
  return JSON.stringify(Object.entries(one).sort()) < JSON.stringify(Object.entries(other).sort())
}
