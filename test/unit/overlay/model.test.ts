import { describe, expect, it } from "vitest"

import { modelOf, noMemory, speaks, type ModelInput } from "../../../src/overlay/model"
import type { Snapshot } from "../../../src/pages/zoho/types"
import { inForce } from "../../../src/rules/engine"
import { known, unknown } from "../../../src/process/field"
import { meetingFacts as meeting, now, opportunityFacts as opportunity } from "../rules/facts-builder"
import { settings as defaultSettings } from "./settings"

const record = { org: "org7", module: "Potentials", id: "6" }
const url = "https://crm.zoho.com/crm/org7/tab/Potentials/6?x=1"
const snapshot = (part: Partial<Snapshot> = {}): Snapshot => ({
  kind: "opportunity-detail",
  url,
  org: "org7",
  record,
  opportunity: opportunity(),
  meeting: null,
  settled: () => true,
  ...part,
})
const input = (part: Partial<ModelInput> = {}): ModelInput => ({
  snapshot: snapshot(),
  settings: defaultSettings,
  force: inForce(defaultSettings),
  memory: noMemory,
  carried: null,
  phoneValid: () => true,
  fill: (facts) => facts,
  caller: () => null,
  overridden: new Set(),
  now,
  ...part,
})
const quickCreate = (fields: object) =>
  snapshot({
    opportunity: { ...opportunity(), from: "under" },
    meeting: meeting({ mode: "quick-create", fromOpportunity: known(true), fields }),
  })
const row = (part: Partial<ModelInput>, id: string) => modelOf(input(part))?.rows.find((one) => one.id === id)

describe("where the product speaks", () => {
  const later = new Date(now.getTime() + 60_000).toISOString()
  it.each([
    ["an opportunity", {}, {}, true],
    ["any other page", { kind: "other" as const }, {}, false],
    ["an organisation listed", {}, { organisations: ["org7"] }, true],
    ["an organisation not listed", {}, { organisations: ["org8"] }, false],
    [
      "a page whose organisation is not read, when some are listed",
      { org: null },
      { organisations: ["org7"] },
      false,
    ],
    ["during a pause", {}, { pausedUntil: later }, false],
    ["after a pause", {}, { pausedUntil: now.toISOString() }, true],
    ["a silenced record", {}, { pausedPages: ["org7/Potentials/6"] }, false],
    ["a silenced address", {}, { pausedPages: [url.replace("?x=1", "")] }, false],
    ["another silenced record", {}, { pausedPages: ["org7/Potentials/7", ""] }, true],
  ])("%s", (_, page, settings, expected) => {
    expect(speaks({ ...defaultSettings, ...settings }, snapshot(page), now)).toBe(expected)
  })
  it("is silent where it has nothing to say", () => {
    const settings = { ...defaultSettings, packs: { bdc: false, callbacks: false } }
    expect(modelOf(input({ settings, force: inForce(settings) }))).toBeNull()
  })
})

describe("the model", () => {
  it("counts what it shows, and shows no observed row", () => {
    const model = modelOf(input())
    expect(model?.progress.total).toBe(model?.rows.length)
    expect(model?.rows.every(({ level }) => level !== "observe" && level !== "off")).toBe(true)
  })

  it("holds a wrong meeting, until it is passed over", () => {
    const page = { snapshot: quickCreate({ priority: "Platine" }) }
    expect(modelOf(input(page))?.holds.map(({ id }) => id)).toEqual(["bdc.meeting.priority"])
    const passed = { ...page, overridden: new Set(["bdc.meeting.priority"]) }
    expect(modelOf(input(passed))?.holds).toEqual([])
    expect(row(passed, "bdc.meeting.priority")?.state).toBe("overridden")
  })

  it("passing over says nothing of a row that is right", () => {
    const page = { snapshot: quickCreate({}), overridden: new Set(["bdc.meeting.priority"]) }
    expect(row(page, "bdc.meeting.priority")?.state).toBe("ok")
  })

  it("uses carried facts on a meeting page of its own, and they warn at most", () => {
    const page = snapshot({
      kind: "meeting-create",
      record: null,
      opportunity: null,
      meeting: meeting({ mode: "create", fromOpportunity: known(true) }),
    })
    const carried = opportunity({ fields: { email: null } })
    const model = modelOf(input({ snapshot: page, carried }))
    expect(model?.opportunity?.from).toBe("earlier")
    expect(model?.rows.find(({ id }) => id === "bdc.opp.email")?.state).toBe("missing")
    expect(model?.holds).toEqual([])
  })

  it("leaves carried facts aside when the meeting names another opportunity", () => {
    const page = snapshot({
      kind: "meeting-create",
      record: null,
      opportunity: null,
      meeting: meeting({
        mode: "create",
        fromOpportunity: known(true),
        fields: { related: "Quelqu’un d’autre" },
      }),
    })
    expect(modelOf(input({ snapshot: page, carried: opportunity() }))?.opportunity).toBeNull()
  })

  it("remembers that a meeting was booked here, where the page does not say", () => {
    const memory = { ...noMemory, meetingBooked: true }
    const standing = (meetingStands: ReturnType<typeof unknown> | ReturnType<typeof known<boolean>>) =>
      modelOf(input({ memory, snapshot: snapshot({ opportunity: opportunity({ meetingStands }) }) }))
        ?.opportunity?.meetingStands
    expect(standing(unknown("not-rendered"))).toEqual(known(true))
    expect(standing(known(false))).toEqual(known(false))
  })

  it("says whose caller it is on a record's page only, and only while that pack is on", () => {
    const caller = { verdict: { verdict: "open", because: [], rule: "callbacks.open-to-all" } } as never
    const of = (part: Partial<ModelInput> = {}) => modelOf(input({ caller: () => caller, ...part }))?.caller
    expect(of()).toBe(caller)
    expect(of({ snapshot: snapshot({ kind: "opportunity-edit" }) })).toBeNull()
    const settings = { ...defaultSettings, packs: { bdc: true, callbacks: false } }
    expect(of({ settings, force: inForce(settings) })).toBeNull()
  })

  it("names the client without a placeholder", () => {
    const of = (fields: object) =>
      modelOf(input({ snapshot: snapshot({ opportunity: opportunity({ fields }) }) }))?.client
    expect(of({ contact: "Unknown Tremblay" })).toBe("Tremblay")
    expect(of({ contact: null, name: "Marie-Ève Roy" })).toBe("Marie-Ève")
    expect(of({ contact: null, name: null, phone: "514 700-0199" })).toBe("514 700-0199")
  })
})
