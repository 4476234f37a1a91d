import { describe, expect, it } from "vitest"
import { inForce, wouldHold } from "../../../src/rules/engine"
import { answerPage, type PageInput } from "../../../src/rules/page"
import { noMemory } from "../../../src/store/records"
import { checkedRules } from "../../../src/rules"
import type { Level } from "../../../src/rules/rule"
import { context, meetingFacts, opportunityFacts, rowsOf, type Situation } from "./facts-builder"
import { change, days, file } from "./followups-builder"
import { empty, unknown } from "../../../src/process/field"

/** Every rule at one level. */
const all = (level: Level) => Object.fromEntries(checkedRules.map(({ id }) => [id, { level }]))
const bare = {
  subject: "rdv",
  priority: null,
  category: null,
  type: null,
  branch: null,
  language: null,
  status: null,
  start: null,
  end: null,
  location: "ici",
}
const situations: [string, Situation][] = [
  ["all is right", { meeting: meetingFacts() }],
  ["a meeting that is wrong throughout", { meeting: meetingFacts({ fields: bare }) }],
  [
    "the same, of which nothing can be read",
    { meeting: meetingFacts({ fields: { subject: unknown("masked") } }) },
  ],
  ["an existing meeting, nothing touched", { meeting: meetingFacts({ fields: bare, mode: "edit" }) }],
  [
    "an existing meeting, its subject touched",
    { meeting: meetingFacts({ fields: bare, mode: "edit", changed: ["subject"] }) },
  ],
  [
    "fields not read twice alike",
    { meeting: meetingFacts({ fields: bare }), unsettled: ["meeting.subject", "meeting.priority"] },
  ],
  [
    "an opportunity of the page before",
    {
      meeting: meetingFacts({ fields: bare }),
      opportunity: opportunityFacts({ from: "earlier", fields: { email: null } }),
    },
  ],
  [
    "an opportunity that is not ready",
    { meeting: meetingFacts(), opportunity: opportunityFacts({ fields: { email: null, phone: null } }) },
  ],
  ["a file closed too early", change("En traitement", "Perdu BDC", days(5))],
  [
    "a file closed without a note",
    {
      opportunity: opportunityFacts({
        notes: empty,
        stageChange: { state: "known", value: { from: "Contacté", to: "Fermé perdu" } },
      }),
    },
  ],
]

describe.each(situations)("%s", (_name, situation) => {
  it("each rule alone below block says whether it would hold the Save: as it then does, and no other way", () => {
    const blocked = rowsOf({ ...situation, rules: all("block") })
    expect(blocked.some(({ wouldHold: would }) => would)).toBe(false)
    for (const { id, holds, softened } of blocked)
      for (const level of ["observe", "hint", "warn"] as const) {
        const rows = rowsOf({ ...situation, rules: { ...all("block"), [id]: { level } } })
        const row = rows.find((one) => one.id === id)
        expect([id, row?.wouldHold]).toEqual([id, softened ? undefined : holds])
        expect(row?.holds).toBeUndefined()
      }
  })
})

it("a right answer, or one that never blocks, would hold nothing", () => {
  const rows = rowsOf({ meeting: meetingFacts({ fields: bare }), rules: all("observe") })
  expect(wouldHold(rows, "meeting").length).toBeGreaterThan(3)
  for (const row of rows.filter(({ state }) => state === "ok" || state === "unknown"))
    expect(row.wouldHold).toBeUndefined()
})

it("a stage pressed at once: the rows that would hold it, by the stage's names", () => {
  const { opportunity = null } = file("En traitement", days(5))
  const input = (level: Level): PageInput => ({
    facts: {
      kind: "opportunity-detail",
      opportunity,
      meeting: null,
      renewal: null,
      credit: null,
    },
    unsettled: [],
    memory: noMemory,
    carried: null,
    context: context(),
    presenceAnswers: {},
    force: inForce({ rules: all(level), packs: {} }),
  })
  const staged = (of: PageInput, which: "ifStage" | "ifBlocked") =>
    answerPage(of)[which].map(({ names, rows }) => [names[0], rows.map(({ id }) => id)])
  expect(staged(input("block"), "ifStage").length).toBeGreaterThan(0)
  expect(staged(input("observe"), "ifBlocked")).toEqual(staged(input("block"), "ifStage"))
  expect(staged(input("block"), "ifBlocked")).toEqual([])
  expect(staged(input("observe"), "ifStage")).toEqual([])
})
