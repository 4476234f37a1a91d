import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { Later } from "../../../background/later"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function bench() {
  const done: string[] = []
  const later = new Later(1_000)
  const say = (page: string, what: string) =>
    later.after(page, () => Promise.resolve(void done.push(`${page}:${what}`)))
  return { done, later, say }
}

test("what stands a moment is done, once", () => {
  const { done, say } = bench()
  say("p", "1")
  vi.advanceTimersByTime(999)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(["p:1"])
  vi.advanceTimersByTime(10_000)
  expect(done).toEqual(["p:1"])
})
test("what changed before is not done; the latest is, once it has stood", () => {
  const { done, say } = bench()
  say("p", "1")
  vi.advanceTimersByTime(999)
  say("p", "2")
  vi.advanceTimersByTime(999)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(["p:2"])
})
test("what comes after is done in its turn", () => {
  const { done, say } = bench()
  say("p", "1")
  vi.advanceTimersByTime(1_000)
  say("p", "2")
  vi.advanceTimersByTime(1_000)
  expect(done).toEqual(["p:1", "p:2"])
})
test("pages do not wait for one another", () => {
  const { done, say } = bench()
  say("p", "1")
  vi.advanceTimersByTime(500)
  say("q", "1")
  vi.advanceTimersByTime(500)
  expect(done).toEqual(["p:1"])
  vi.advanceTimersByTime(500)
  expect(done).toEqual(["p:1", "q:1"])
})
test("a failure is its own: nothing is thrown, and the page's next is done", async () => {
  const { done, later, say } = bench()
  later.after("p", () => Promise.reject(new Error("store")))
  await vi.advanceTimersByTimeAsync(1_000)
  say("p", "2")
  await vi.advanceTimersByTimeAsync(1_000)
  expect(done).toEqual(["p:2"])
})
