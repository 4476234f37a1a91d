import { describe, expect, test } from "vitest"
import { watchedSteps } from "../../../src/player/watched"
import type { Sign } from "../../../src/scripts/types"

const text: Sign = { text: "a" }
const press: Sign = { pressed: "b" }
const step = (id: string, sign: Sign | null, ticked = false) => ({ id, text: id, ticked, sign })
type Steps = ReturnType<typeof step>[]
const watched = (at: string | null, steps: Steps, byHand: string[] = []) => {
  const { sign = null, ticked = false } = steps.find(({ id }) => id === at) ?? {}
  const words = { text: [], coach: null, answers: [], notes: null, draft: false }
  const view = { step: at === null ? null : { id: at, kind: "do" as const, ...words, sign, ticked }, steps }
  return watchedSteps(view, new Set(byHand)).map(({ id }) => id)
}

describe("the steps that the page may tick", () => {
  const steps = [
    step("before", text),
    step("hand", null),
    step("one", text),
    step("done", text, true),
    step("press", press),
    step("after", text),
  ]
  test.each<[string, string | null, string[], string[]]>([
    ["the one in view and those after it, up to the next press", "hand", [], ["one", "press"]],
    ["what is behind is left alone", "one", [], ["one", "press"]],
    ["what follows a press waits for it", "press", [], ["press"]],
    ["the last", "after", [], ["after"]],
    ["a tick taken off by hand stays off", "hand", ["one"], ["press"]],
    ["at the end, none", null, [], []],
  ])("%s", (_what, at, byHand, expected) => expect(watched(at, steps, byHand)).toEqual(expected))

  test("once the press is ticked, what follows it too", () => {
    const pressed = steps.map((one) => (one.id === "press" ? { ...one, ticked: true } : one))
    expect(watched("hand", pressed)).toEqual(["one", "after"])
  })
})
