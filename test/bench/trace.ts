import type { Page } from "puppeteer"

/**
 * What the scripts of one extension cost on a page, in ms of main thread. `burst`: from the start of their first slice to the end of the
 * last one that follows within 60 ms, by the clock: what a person waits for.
 */
export type Cost = { total: number; longest: number; slices: number; burst: number }

type TraceEvent = {
  ph: string
  ts: number
  dur?: number
  /** Time of the thread itself: what another process took of the core does not count. */
  tdur?: number
  pid: number
  tid: number
  args?: {
    data?: {
      url?: string
      scriptName?: string
      stackTrace?: { url?: string }[]
      scriptId?: string
      fileName?: string
    }
  }
}

const categories = [
  "devtools.timeline",
  "v8",
  "v8.execute",
  "disabled-by-default-v8.compile",
  "blink.user_timing",
]
const urlOf = (event: TraceEvent): string => {
  const data = event.args?.data
  return data?.url ?? data?.scriptName ?? data?.fileName ?? ""
}

/**
 * Runs `action` under a trace and sums the slices whose address is the extension's, outermost only
 * (load and task totals of a page swing by 30 %, these do not).
 */
export async function costOf(page: Page, extensionId: string, action: () => Promise<void>): Promise<Cost> {
  await page.tracing.start({ categories })
  await action()
  const raw = await page.tracing.stop()
  const { traceEvents } = JSON.parse(new TextDecoder().decode(raw)) as { traceEvents: TraceEvent[] }
  const ours = traceEvents
    .filter((event) => event.ph === "X" && event.dur !== undefined)
    .filter((event) => urlOf(event).startsWith(`chrome-extension://${extensionId}/`))
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
  let [total, longest, slices, burst] = [0, 0, 0, 0]
  const ends = new Map<string, number>()
  for (const event of ours) {
    const thread = `${String(event.pid)}/${String(event.tid)}`
    if (event.ts < (ends.get(thread) ?? -1)) continue
    ends.set(thread, event.ts + (event.dur ?? 0))
    const cost = (event.tdur ?? event.dur ?? 0) / 1000
    total += cost
    longest = Math.max(longest, cost)
    slices += 1
    const started = (event.ts - (ours[0]?.ts ?? event.ts)) / 1000
    if (started < 60) burst = started + (event.dur ?? 0) / 1000
  }
  return { total, longest, slices, burst }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
