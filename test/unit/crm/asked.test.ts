import { describe, expect, it } from "vitest"
import { isWeighed } from "../../../src/crm/clients"
import { empty, known, unknown } from "../../../src/process/field"
import { stages } from "../../../src/process/stages"
import { looksAtMeetings } from "../../../src/rules/bdc/opportunity/stage-booked"
import { isFailing, type OtherFile } from "../../../src/rules/rule"
import { looksAtOthers } from "../../../src/rules/followups/parts/former"
import { opportunityFacts, rowsOf } from "../rules/facts-builder"

/** A client's other file, closed not long ago where it is closed. */
const file = (stage: string): OtherFile => ({
  record: { org: "org1", module: "Potentials", id: "9" },
  matchedBy: "phone",
  stage,
  closedAt: new Date("2026-11-10T15:00:00Z"),
  lastFollowUpAt: null,
  lastOutcome: "no-answer",
  createdAt: new Date("2026-10-01T15:00:00Z"),
  side: null,
  owner: "Zoé Côté",
  seenAt: new Date("2026-11-10T15:00:00Z"),
})
const names = stages.map(({ name }) => name)
const changes = [empty, ...names.map((to) => known({ from: "Contacté", to }))]
/** Every stage that stands, any change of it under way, of a request that a rule may speak on. */
const situations = [...names, "Autre étape", unknown("masked")].flatMap((stage) =>
  (["detail", "edit", "create"] as const).flatMap((mode) =>
    changes.map((stageChange) =>
      opportunityFacts({
        mode,
        stageChange,
        fields: { stage, type: "Credsii", source: "Credsii", createdAt: "2026-11-18" },
      }),
    ),
  ),
)

describe("the CRM is not asked for what no rule looks at", () => {
  it("a client's other files", () => {
    const said = (opportunity: (typeof situations)[number], others: OtherFile[]): string =>
      JSON.stringify(rowsOf({ opportunity, context: { others } }))
    let differing = 0
    for (const opportunity of situations) {
      const alone = said(opportunity, [])
      const differs = names.some((stage) => said(opportunity, [file(stage)]) !== alone)
      if (!looksAtOthers(opportunity)) expect(differs, JSON.stringify(opportunity.fields.stage)).toBe(false)
      else if (differs) differing++
    }
    expect(differing).toBeGreaterThan(10)
  })
  it("a file of theirs at a stage that is neither open nor lost", () => {
    const request = opportunityFacts({ fields: { stage: "En traitement", createdAt: "2026-11-18" } })
    const said = (others: OtherFile[]): string =>
      JSON.stringify(rowsOf({ opportunity: request, context: { others } }))
    const none = said([])
    for (const stage of [...names, "Perdu", "Reçue", "Approuvée", "Refusée", "À contacter", "Terminé", ""])
      expect(said([file(stage)]) !== none, stage).toBe(isWeighed(stage))
  })
  it("whether a meeting stands", () => {
    const failing = (opportunity: (typeof situations)[number]): string =>
      JSON.stringify(rowsOf({ opportunity }).filter(isFailing))
    let differing = 0
    for (const opportunity of situations) {
      const differs =
        failing({ ...opportunity, meetingStands: known(true) }) !==
        failing({ ...opportunity, meetingStands: known(false) })
      if (!looksAtMeetings(opportunity)) expect(differs, JSON.stringify(opportunity.fields.stage)).toBe(false)
      else if (differs) differing++
    }
    expect(differing).toBeGreaterThan(10)
  })
})
