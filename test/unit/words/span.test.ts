import fc from "fast-check"
import { expect, test } from "vitest"
import { spanChange, spanWords } from "../../../src/words/clock"

const minute = 60_000
test.each<[number, string, string]>([
  [0, "0\u00a0min", "0\u00a0min"],
  [1, "1\u00a0min", "1\u00a0min"],
  [30 * minute, "30\u00a0min", "30\u00a0min"],
  [60 * minute, "1\u00a0h", "1\u00a0h"],
  [64 * minute + 1, "1\u00a0h\u00a005", "1\u00a0h\u00a005\u00a0min"],
  [239 * minute, "3\u00a0h\u00a059", "3\u00a0h\u00a059\u00a0min"],
  [4 * 60 * minute, "4\u00a0h", "4\u00a0h"],
  [48 * 60 * minute - 1, "47\u00a0h", "47\u00a0h"],
  [48 * 60 * minute, "2\u00a0jours", "2\u00a0days"],
])("%d ms", (ms, french, english) => {
  expect([spanWords(ms, "fr"), spanWords(ms, "en")]).toEqual([french, english])
})

test("the words hold until the instant at which they change, and change then", () => {
  const now = 1_800_000_000_000
  const said = (end: number, at: number): string =>
    (at > end ? "late " : "") + spanWords(Math.abs(end - at), "fr")
  fc.assert(
    fc.property(fc.integer({ min: -5 * 24 * 60 * minute, max: 9 * 24 * 60 * minute }), (left) => {
      const end = now + left
      const next = spanChange(new Date(end), new Date(now)).getTime()
      expect(next).toBeGreaterThan(now)
      // Read in the moment before, at the ms of the change itself it may be said already.
      if (next - 2 > now) expect(said(end, next - 2)).toBe(said(end, now))
      expect(said(end, next + 1)).not.toBe(said(end, now))
    }),
  )
})
