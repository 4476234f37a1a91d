import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { unknown } from "../../../src/process/field"
import type { Roster } from "../../../src/process/roster"
import { meetingFacts, opportunityFacts, rowOf, told, type Situation } from "./facts-builder"

const at = (time: string): Date => montreal("2026-12-15", time)
const people = [
  { id: "z", name: "Zoé Roy" },
  { id: "a", name: "Alex Roy" },
  { id: "l", name: "Luc Côté", aliases: ["L. Côté"] },
  { id: "l2", name: "Luc Coté" },
]
const roster = (given: Partial<Roster> = {}): Roster => ({
  branches: [],
  people,
  shifts: [
    { person: "z", day: "2026-12-15", start: "13:00", end: "21:00" },
    { person: "a", day: "2026-12-15", start: "13:00", end: "21:00" },
  ],
  absences: [],
  ...given,
})
const file = (
  time: string,
  owner: string | ReturnType<typeof unknown> = "Zoé Roy",
  given: Omit<Situation, "opportunity"> & { stage?: string; mode?: "create" } = {},
): Situation => ({
  opportunity: opportunityFacts({
    mode: given.mode ?? "detail",
    fields: { owner, stage: given.stage ?? "Contacté" },
  }),
  ...given,
  context: { now: at(time), roster: roster(), ...given.context },
})
const absent = { roster: roster({ absences: [{ person: "z", from: "2026-12-14", to: "2026-12-15" }] }) }

describe("callbacks.shift-soon", () => {
  it.each<[string, Situation, string]>([
    ["starts in 3 h: one may call", file("10:00"), "-"],
    ["starts in a minute less", file("10:01"), "invalid warn soon"],
    ["starts in a minute", file("12:59"), "invalid warn soon"],
    ["has started", file("13:00"), "-"],
    ["in any order of the name", file("12:00", "Roy, Zoe"), "invalid warn soon"],
    ["mine", file("12:00", "Alex Roy"), "-"],
    ["nobody has said who they are", file("12:00", "Zoé Roy", { context: { agent: null } }), "unknown warn"],
    [
      "nobody has said who they are, and nobody starts",
      file("14:00", "Zoé Roy", { context: { agent: null } }),
      "-",
    ],
    ["not on the roster", file("12:00", "Marc Tremblay"), "-"],
    ["a name that two people bear", file("12:00", "Luc Cote"), "-"],
    ["owner masked", file("12:00", unknown("masked")), "-"],
    ["absent today", file("12:00", "Zoé Roy", { context: absent }), "-"],
    ["closed", file("12:00", "Zoé Roy", { stage: "Perdu BDC" }), "-"],
    ["on creation", file("12:00", "Zoé Roy", { mode: "create" }), "-"],
    ["in a meeting's form", file("12:00", "Zoé Roy", { meeting: meetingFacts() }), "-"],
    [
      "by another number of hours",
      file("12:00", "Zoé Roy", { rules: { "callbacks.shift-soon": { params: { hours: 1 } } } }),
      "-",
    ],
    ["its pack off", file("12:00", "Zoé Roy", { packs: { callbacks: false } }), "-"],
    ["the bdc's pack off", file("12:00", "Zoé Roy", { packs: { bdc: false } }), "invalid warn soon"],
  ])("%s", (_, situation, expected) => expect(told(rowOf("callbacks.shift-soon", situation))).toBe(expected))
  it("says who and when", () => {
    expect(rowOf("callbacks.shift-soon", file("12:00"))?.answer).toMatchObject({
      vars: { name: "Zoé Roy", at: at("13:00").toISOString() },
    })
  })
})

describe("callbacks.absent-cover", () => {
  it.each<[string, Situation, string]>([
    ["absent", file("12:00", "Zoé Roy", { context: absent }), "ok hint cover"],
    [
      "absent yesterday",
      file("12:00", "Zoé Roy", {
        context: { roster: roster({ absences: [{ person: "z", from: "2026-12-14", to: "2026-12-14" }] }) },
      }),
      "-",
    ],
    ["off, not absent", file("22:00"), "-"],
    [
      "me",
      file("12:00", "Alex Roy", {
        context: { roster: roster({ absences: [{ person: "a", from: "2026-12-15", to: "2026-12-15" }] }) },
      }),
      "-",
    ],
    [
      "nobody has said who they are",
      file("12:00", "Zoé Roy", { context: { ...absent, agent: null } }),
      "ok hint cover",
    ],
    ["closed", file("12:00", "Zoé Roy", { context: absent, stage: "Livré" }), "-"],
  ])("%s", (_, situation, expected) =>
    expect(told(rowOf("callbacks.absent-cover", situation))).toBe(expected),
  )
})
