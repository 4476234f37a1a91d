import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

import { bench } from "./asked"

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T15:00:10Z") })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe("a stale answer", () => {
  it.each<[string, string | null, number, number]>([
    ["at the time it gave", "2026-11-20T16:00:10Z", 3_599_999, 3_600_000],
    ["at once when that time is past", "2026-11-20T15:00:00Z", -1, 0],
    ["at the longest that a timer can wait", "2027-11-20T15:00:00Z", 2 ** 31 - 2, 2 ** 31 - 1],
  ])("is told %s, once", async (_, again, before, after) => {
    const b = bench()
    b.want("1")
    await b.reply({ again })
    if (before >= 0) {
      vi.advanceTimersByTime(before)
      expect(b.stale).not.toHaveBeenCalled()
    }
    vi.advanceTimersByTime(after - Math.max(before, 0))
    expect(b.stale).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(2 ** 31 - 1)
    expect(b.stale).toHaveBeenCalledTimes(1)
  })
  it("never comes where the answer names no time, nor from an answer since replaced, nor after the page's end", async () => {
    const b = bench()
    const again = "2026-11-20T15:10:10Z"
    b.want("1")
    await b.reply({ again })
    b.want("2")
    await b.reply()
    vi.advanceTimersByTime(3_600_000)
    b.want("3")
    await b.reply({ again: "2026-11-20T18:00:00Z" })
    b.life.abort()
    vi.advanceTimersByTime(86_400_000)
    expect(b.stale).not.toHaveBeenCalled()
  })
  it("is told of a worker that fails, ever later up to half a minute, and as at first once it has answered", async () => {
    const b = bench()
    const told = async (reply: () => Promise<void> | undefined): Promise<number> => {
      b.stale.mockClear()
      b.answers.forget()
      b.want("1")
      await reply()
      const from = Date.now()
      while (b.stale.mock.calls.length === 0 && Date.now() - from < 60_000) vi.advanceTimersByTime(500)
      return Date.now() - from
    }
    const waits = []
    for (let times = 0; times < 6; times++) waits.push(await told(() => b.fail()))
    expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, 30_000, 30_000])
    b.answers.forget()
    b.want("1")
    await b.reply()
    expect(await told(() => b.fail())).toBe(3_000)
  })
})
