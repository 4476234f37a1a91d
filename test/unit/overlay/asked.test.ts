import { expect, it, vi } from "vitest"

import { Asked } from "../../../src/overlay/asked"

const turn = () => new Promise((done) => setTimeout(done))
function start() {
  const calls: string[][] = []
  const worker = { answers: true }
  const told = vi.fn()
  const asked = new Asked<string, number>(
    new Map(),
    (things) => {
      calls.push(things)
      return Promise.resolve(worker.answers ? things.map((thing) => thing.length) : null)
    },
    told,
  )
  return { asked, calls, told, worker }
}

it("asks for each thing once, those of one reading together, and remembers", async () => {
  const { asked, calls, told } = start()
  expect(["a", "bb", "a"].map(asked.of)).toEqual([undefined, undefined, undefined])
  expect(asked.pending).toBe(2)
  await turn()
  expect([asked.of("a"), asked.of("bb"), asked.pending]).toEqual([1, 2, 0])
  asked.of("ccc")
  await turn()
  expect(calls).toEqual([["a", "bb"], ["ccc"]])
  expect(told).toHaveBeenCalledTimes(2)
})

it("a worker that fails is asked again at a later reading, not by its own failure", async () => {
  const { asked, calls, told, worker } = start()
  worker.answers = false
  told.mockImplementation(() => asked.of("a"))
  asked.of("a")
  await turn()
  expect([calls.length, asked.pending]).toEqual([1, 0])
  worker.answers = true
  asked.of("a")
  await turn()
  expect([calls.length, asked.of("a")]).toEqual([2, 1])
})
