import { describe, expect, it } from "vitest"

import { holdingOf, modelOf, recordText, speaks } from "../../../src/overlay/model"
import type { SaveTarget, Snapshot } from "../../../src/pages/zoho/types"
import { meetingFacts, now } from "../rules/facts-builder"
import { answer, record, said, snapshot, url } from "./pages"
import { settings as defaultSettings } from "./settings"

describe("where the product speaks", () => {
  const incoming = { number: "514 555-0100", state: "ringing", box: null as never } as Snapshot["incoming"]
  const activity = { what: "call" } as Snapshot["activity"]
  const later = new Date(now.getTime() + 60_000).toISOString()
  it.each([
    ["an opportunity", {}, {}, true],
    ["any other page", { kind: "other" as const }, {}, false],
    ["a call coming in over any other page", { kind: "other" as const, incoming }, {}, true],
    ["a call that is made over any other page", { kind: "other" as const, activity }, {}, true],
    ["a meeting over any other page", { kind: "other" as const, meeting: meetingFacts() }, {}, true],
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
    ["a silenced address, as it was written", {}, { pausedPages: [url] }, false],
    ["another silenced record", {}, { pausedPages: ["org7/Potentials/7", ""] }, true],
    [
      "a page without a record, beside a silence without a name",
      { record: null },
      { pausedPages: [""] },
      true,
    ],
  ])("%s", (_, page, settings, expected) => {
    expect(speaks({ ...defaultSettings, ...settings }, snapshot(page), now)).toBe(expected)
  })
  it.each([
    [record, "org7/Potentials/6"],
    [null, ""],
  ])("%j is named %j", (key, name) => {
    expect(recordText(key)).toBe(name)
  })
})

describe("the model", () => {
  const wrong = said({ holds: "meeting" })
  const right = said({ id: "bdc.meeting.type", state: "ok", answer: { state: "ok" } })
  const advice = said({ id: "bdc.meeting.location-empty", level: "warn" })
  const rows = [wrong, right, advice]
  const of = (part = {}, overridden: string[] = [], page = snapshot({ meeting: meetingFacts() })) =>
    modelOf(answer({ rows, ...part }), page, new Set(overridden), "Passé outre")

  it("is null when there is nothing to say", () => {
    expect(of({ rows: [] })).toBeNull()
  })
  it("stands for a caller alone", () => {
    const caller = { verdict: { verdict: "open" } } as never
    expect(of({ rows: [], caller })).toMatchObject({ caller, progress: { ok: 0, total: 0 } })
  })
  it("counts what is right", () => {
    expect(of()).toMatchObject({ progress: { ok: 1, total: 3 }, about: "meeting" })
    expect(of({}, [], snapshot())?.about).toBe("opportunity")
  })
  it.each([
    ["a call coming in", { calls: { title: "514 555-0100", none: "Aucun", files: [] } }],
    ["a list", { list: [{ record, text: "J2", label: "Jour 2", due: true }] }],
  ])("stands for %s alone", (_, part) => {
    expect(of({ rows: [], ...part })).toMatchObject({ ...part, progress: { ok: 0, total: 0 } })
  })
  it("a row passed over says so; the answer stays as it came", () => {
    const model = of({}, [wrong.id])
    expect(model?.rows[0]).toMatchObject({ state: "overridden", said: { todo: "Passé outre" } })
    expect(wrong).toMatchObject({ state: "invalid", said: { todo: "Choisissez." } })
    expect(model?.progress).toEqual({ ok: 1, total: 3 })
  })
  it.each(["ok", "unknown"] as const)("passing over says nothing of a row that is %s", (state) => {
    const row = said({ state })
    expect(of({ rows: [row] }, [row.id])?.rows).toEqual([row])
  })
})

describe("the rows that hold a Save", () => {
  const control = {} as HTMLElement
  const target = (of: SaveTarget["of"], to?: string): SaveTarget => ({
    control,
    form: control,
    of,
    ...(to !== undefined && { stagePressed: { from: null, to } }),
  })
  const meeting = said({ holds: "meeting" })
  const lost = said({ id: "followups.lost-allowed", on: "opportunity", holds: "opportunity" })
  const unsettled = said({ id: "bdc.meeting.branch", holds: "meeting", softened: "not-settled" })
  const advice = said({ id: "bdc.meeting.type" })
  const ifStage = [{ names: ["Perdu BDC", "Lost BDC"], rows: [lost] }]
  const held = (save: SaveTarget, overridden: string[] = [], settled = false): string[] => {
    const rows = [meeting, lost, unsettled, advice]
    const model = modelOf(answer({ rows, ifStage }), snapshot(), new Set(), "")
    return model ? holdingOf(model, save, new Set(overridden), settled).map(({ id }) => id) : []
  }
  it.each<[string, string[], string[]]>([
    ["of a meeting", held(target("meeting")), [meeting.id]],
    [
      "of a meeting whose fields have settled since",
      held(target("meeting"), [], true),
      [meeting.id, unsettled.id],
    ],
    ["of a meeting, passed over", held(target("meeting"), [meeting.id]), []],
    ["of a meeting, another passed over", held(target("meeting"), [lost.id]), [meeting.id]],
    ["of an opportunity", held(target("opportunity")), [lost.id]],
    ["of an opportunity, passed over", held(target("opportunity"), [lost.id]), []],
    ["of many records at once", held(target("mass-update")), []],
    [
      "that the stage bar makes, by another of its names",
      held(target("opportunity", "LOST  BDC")),
      [lost.id],
    ],
    ["that the stage bar makes of another stage", held(target("opportunity", "Livré")), []],
    ["that the stage bar makes, passed over", held(target("opportunity", "Perdu BDC"), [lost.id]), []],
  ])("%s", (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })
})
