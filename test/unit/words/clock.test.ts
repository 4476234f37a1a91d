import { expect, it } from "vitest"
import { clockTime, instantWords } from "../../../src/words/clock"

it.each([
  ["2026-11-22T07:05:00Z", "fr", "2\u00a0h\u00a005"],
  ["2026-11-22T19:00:00Z", "fr", "14\u00a0h"],
  ["2026-11-22T05:00:00Z", "fr", "0\u00a0h"],
  ["2026-07-22T19:30:00Z", "fr", "15\u00a0h\u00a030"],
  ["2026-11-22T19:00:00Z", "en", "2:00\u00a0p.m."],
] as const)("%s in %s is %s", (at, language, said) => expect(clockTime(new Date(at), language)).toBe(said))

// Montréal's day and hour, wherever the computer says that it is.
it.each([
  ["2026-12-02T04:30:00Z", "fr", "1er\u00a0décembre\u00a02026, 23\u00a0h\u00a030"],
  ["2027-03-03T19:05:00Z", "en", "March\u00a03,\u00a02027, 2:05\u00a0p.m."],
] as const)("%s in %s is %s", (at, language, said) => expect(instantWords(new Date(at), language)).toBe(said))
