import { describe, expect, it } from "vitest"

import { modelOf, recordText, speaks } from "../../../src/overlay/model"
import { meetingFacts, now } from "../rules/facts-builder"
import { answer, record, said, snapshot, url } from "./pages"
import { settings as defaultSettings } from "./settings"

describe("where the product speaks", () => {
  const later = new Date(now.getTime() + 60_000).toISOString()
  it.each([
    ["an opportunity", {}, {}, true],
    ["any other page", { kind: "other" as const }, {}, false],
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
    expect(of({ rows: [], caller })).toMatchObject({ caller, holding: [], progress: { ok: 0, total: 0 } })
  })
  it("counts what is right, and holds by what holds", () => {
    expect(of()).toMatchObject({ progress: { ok: 1, total: 3 }, holding: [wrong], about: "meeting" })
    expect(of({}, [], snapshot())?.about).toBe("opportunity")
  })
  it("a row passed over says so and holds no more; the answer stays as it came", () => {
    const model = of({}, [wrong.id])
    expect(model?.holding).toEqual([])
    expect(model?.rows[0]).toMatchObject({ state: "overridden", said: { todo: "Passé outre" } })
    expect(wrong).toMatchObject({ state: "invalid", said: { todo: "Choisissez." } })
    expect(model?.progress).toEqual({ ok: 1, total: 3 })
  })
  it.each(["ok", "unknown"] as const)("passing over says nothing of a row that is %s", (state) => {
    const row = said({ state })
    expect(of({ rows: [row] }, [row.id])?.rows).toEqual([row])
  })
  it("passes over nothing but what was passed over", () => {
    const other = said({ id: "bdc.meeting.branch", holds: "meeting" })
    expect(of({ rows: [wrong, other] }, [wrong.id])?.holding).toEqual([other])
  })
})
