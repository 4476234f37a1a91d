import { clock, managed, on, page, popup, send } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test } from "vitest"
import type { Answered, PageSettings, RosterTaken, RosterView } from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"
import { emptyRoster, type Roster } from "../../../src/process/roster"

beforeEach(freshWorker)

async function value<T>(jalon: string, payload?: unknown): Promise<T> {
  const answer = (await send(jalon, payload, popup)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const view = () => value<RosterView>("roster.get")
const set = (roster: Roster, imported = false) => value<RosterTaken>("roster.set", { roster, imported })
const team: Roster = {
  branches: ["Laval"],
  people: [{ id: "zoe", name: "Zoé Roy", branch: "Laval" }],
  shifts: [{ person: "zoe", day: "2026-11-20", start: "09:00", end: "17:00" }],
  absences: [],
}
const other: Roster = { ...emptyRoster, people: [{ id: "noe", name: "Noé Li" }] }
const reversed = { ...team, shifts: [{ person: "zoe", day: "2026-11-20", start: "17:00", end: "09:00" }] }

test("is empty at first, and a lead's to fill", async () => {
  expect(await view()).toEqual({ roster: emptyRoster, locked: null, problems: [], imported: null, crm: null })
  expect(await set(team)).toMatchObject({ ok: true, view: { roster: team } })
  await wakeWorker()
  expect((await view()).roster).toEqual(team)
  expect((await value<PageSettings>("settings.get")).roster).toEqual(team)
  expect((await value<Policy>("policy.export")).roster).toEqual(team)
})

test("is refused whole, and named, when it brings something wrong", async () => {
  await set(team)
  expect(await set(reversed)).toEqual({
    ok: false,
    problems: [
      {
        path: "roster.shifts[0]",
        person: "zoe",
        day: "2026-11-20",
        kind: "shift-reversed",
        severity: "error",
      },
    ],
  })
  expect((await view()).roster).toEqual(team)
})

test("what was wrong before is told, and does not keep the rest from being mended", async () => {
  await db().settings.put({ key: "team", value: { version: 1, roster: reversed } })
  await wakeWorker()
  expect((await view()).problems).toMatchObject([{ kind: "shift-reversed" }])
  const mended = { ...reversed, people: [...reversed.people, { id: "noe", name: "Noé Li" }] }
  expect(await set(mended)).toMatchObject({ ok: true, view: { problems: [{ kind: "shift-reversed" }] } })
})

describe("an import", () => {
  test("can be undone, with what was changed since, once", async () => {
    await set(team)
    expect((await view()).imported).toBeNull()
    await set(other, true)
    expect((await view()).imported).toBe(clock.date().toISOString())
    await set({ ...other, branches: ["Laval"] })
    await wakeWorker()
    expect(await value<RosterView>("roster.undo")).toMatchObject({ roster: team, imported: null })
    await expect(value("roster.undo")).rejects.toThrow("refused")
    expect((await view()).roster).toEqual(team)
  })
  test("into nothing goes back to nothing", async () => {
    await set(other, true)
    expect(await value<RosterView>("roster.undo")).toMatchObject({ roster: emptyRoster })
    expect((await value<Policy>("policy.export")).roster).toBeUndefined()
  })
  test("is forgotten once another policy is taken", async () => {
    await set(other, true)
    await value("policy.reset")
    expect((await view()).imported).toBeNull()
    await expect(value("roster.undo")).rejects.toThrow("refused")
  })
})

describe("is read only", () => {
  const manage = async (policy: Record<string, unknown>) => {
    managed.replace(policy)
    on.storage.emit({}, "managed")
    await wakeWorker()
  }
  test("where the browser's policy sets it", async () => {
    await manage({ agent: { role: "lead" }, roster: team })
    expect(await view()).toMatchObject({ roster: team, locked: "managed" })
    await expect(set(other)).rejects.toThrow("refused")
    await expect(value("roster.undo")).rejects.toThrow("refused")
  })
  test("for who does not lead", async () => {
    await manage({ agent: { role: "agent" } })
    expect(await view()).toMatchObject({ locked: "not-lead", imported: null })
    await expect(set(other)).rejects.toThrow("refused")
  })
})

test.each(["roster.get", "roster.set", "roster.undo", "verdicts.list", "day.get"])(
  "%s is not for pages",
  async (type) => {
    const payload = type === "roster.set" ? { roster: team, imported: false } : undefined
    expect(await send(type, payload, page())).toMatchObject({ ok: false, error: "refused" })
  },
)

test("the journal counts, and names nobody", async () => {
  await set(team, true)
  const rows = await db().journal.toArray()
  expect(rows.map(({ details }) => details)).toContainEqual({
    what: "roster.import",
    people: 1,
    shifts: 1,
    absences: 0,
  })
  expect(JSON.stringify(rows)).not.toMatch(/Zoé|zoe/)
})

test.each([
  { ...team, extra: 1 },
  { people: [] },
  { ...team, shifts: [{ person: "zoe", day: "demain", start: "9", end: "10" }] },
])("a shape that is none is refused", async (roster) => {
  expect(await send("roster.set", { roster, imported: false }, popup)).toMatchObject({ error: "shape" })
})
