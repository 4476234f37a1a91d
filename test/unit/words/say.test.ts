import { expect, it } from "vitest"
import { say } from "../../../src/words"

it.each([
  ["Book it by {when}.", { when: "2:05 p.m." }, "Book it by 2:05 p.m."],
  ["Book it by {when}.", { when: "14 h 05" }, "Book it by 14 h 05."],
  ["From {when}, at last.", { when: "2:05 p.m." }, "From 2:05 p.m., at last."],
  ["{left}... {right}", { left: "a.", right: 0 }, "a.... 0"],
  ["{known} and {unknown}.", { known: "one" }, "one and {unknown}."],
  ["{a}", { a: "{b}" }, "{b}"],
])("%s with %j: %s", (text, vars, said) => {
  expect(say(text, vars)).toBe(said)
})
