import { managed, on, page, popup, send, state } from "./chrome"
import { db, freshWorker, restart } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { overlaySettings } from "../../../background/settings"
import type { OwnTrial, OwnView, PageAnswer, PageSettings } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { known, unknown } from "../../../src/process/field"
import type { MeetingFacts, OpportunityFacts } from "../../../src/rules/facts"
import type { OwnRule } from "../../../src/rules/own/types"
import { fr } from "../../../src/words/fr"
import { en } from "../../../src/words/en"
import { meetingFacts, opportunityFacts } from "../rules/facts-builder"

beforeEach(freshWorker)

const rule = (more: object = {}): OwnRule => ({
  id: "own.a",
  form: "required",
  field: "meeting.location",
  level: "block",
  title: "Salle",
  ...more,
})
type Reply<T> = { ok: true; value: T } | { ok: false; error: string }
const ask = <T>(type: string, payload?: unknown) => send(type, payload, popup) as Promise<Reply<T>>
async function value<T>(type: string, payload?: unknown): Promise<T> {
  const reply = await ask<T>(type, payload)
  if (!reply.ok) throw new Error(reply.error)
  return reply.value
}
const set = (more: object = {}) => value<OwnView>("own.set", { rule: rule(more) })

type Seen = { opportunity?: OpportunityFacts | null; meeting?: MeetingFacts | null; unsettled?: string[] }
function question({
  opportunity = opportunityFacts({ from: "under" }),
  meeting = meetingFacts(),
  unsettled = [],
}: Seen) {
  const { notes, ...own } = opportunity ?? { notes: null }
  return {
    page: "p",
    record: { org: "org1", module: "Potentials", id: "42" },
    facts: toWire({ kind: "opportunity-detail", opportunity: notes && own, meeting }),
    notes: notes && toWire(notes),
    unsettled,
    own: {},
  }
}
async function answer(seen: Seen = {}): Promise<PageAnswer> {
  const reply = (await send("page.answer", question(seen), page(5))) as { ok: true; value: string }
  return fromWire(reply.value) as PageAnswer
}
const noRoom = meetingFacts({ fields: { location: null } })

describe("a rule in force", () => {
  test("is said on the page in the lead’s own words, as they are", async () => {
    await set({ title: "<b>{values}</b>", why: "{pattern} $&" })
    const row = (await answer({ meeting: noRoom })).rows.find(({ id }) => id === "own.a")
    expect(row).toMatchObject({ state: "missing", level: "block", holds: "meeting", section: "own" })
    expect(row?.said).toMatchObject({ title: "<b>{values}</b>", todo: fr.own.required })
    expect(row?.said.why).toBe(`{pattern} $& Source\u00a0: ${fr.own.source}`)
  })
  test("says what was expected, in the language in force", async () => {
    await set({ form: "one-of", values: ["Salle 1", "{values}"] })
    const wrong = async () =>
      (await answer({ meeting: meetingFacts({ fields: { location: "dehors" } }) })).rows.find(
        ({ id }) => id === "own.a",
      )
    expect((await wrong())?.said).toMatchObject({
      todo: "Attendu\u00a0: Salle 1, {values}.",
      why: expect.stringContaining(fr.own.why) as string,
    })
    await send("language.set", { language: "en" }, popup)
    expect((await wrong())?.said.todo).toBe("Expected: Salle 1, {values}.")
    await set({ form: "pattern", pattern: "salle #" })
    expect((await wrong())?.said.todo).toBe(en.own.pattern.replace("{pattern}", "salle #"))
  })
  test("observed, it goes to the journal alone; silenced, nowhere", async () => {
    await set({ level: "observe" })
    expect((await answer({ meeting: noRoom })).rows.some(({ id }) => id === "own.a")).toBe(false)
    const journal = async () => (await db().journal.toArray()).filter(({ rule: id }) => id === "own.a")
    await vi.waitFor(
      async () => expect((await journal()).map(({ kind }) => kind)).toContain("observed"),
      3_000,
    )
    await set({ level: "block" })
    expect(await ask("rule.silence", { id: "own.a", on: true })).toMatchObject({ ok: true })
    expect((await answer({ meeting: noRoom })).rows.some(({ id }) => id === "own.a")).toBe(false)
    expect((await value<OwnView>("own.get")).rules).toMatchObject([
      { silenced: true, rule: { level: "block" } },
    ])
  })
  test("stays in the worker and our own pages: none of it travels with a page’s settings", async () => {
    await set({ title: "La salle" })
    const settings = await value<PageSettings>("settings.get")
    expect(settings.ownRules).toEqual([rule({ title: "La salle" })])
    expect(JSON.stringify(overlaySettings(settings))).not.toContain("La salle")
    expect(JSON.stringify(await send("page.start", undefined, page(5)))).not.toContain("La salle")
  })
})

describe("the team’s rules", () => {
  test("are made, put in the place of another, and taken away; a restart finds them", async () => {
    expect(await value<OwnView>("own.get")).toEqual({ readOnly: false, rules: [] })
    await set()
    const { rules } = await set({ title: "Autre" })
    expect(rules).toEqual([
      {
        rule: rule({ title: "Autre" }),
        from: "team",
        below: null,
        locked: false,
        silenced: false,
        known: true,
      },
    ])
    await restart()
    expect((await value<OwnView>("own.get")).rules).toEqual(rules)
    const changes = (await db().journal.toArray()).filter(({ kind }) => kind === "policy")
    expect(changes.map(({ rule: id, details }) => [id, details?.["what"]])).toEqual([
      ["own.a", "own.set"],
      ["own.a", "own.set"],
    ])
    expect(await value<OwnView>("own.remove", { id: "own.a" })).toMatchObject({ rules: [] })
    expect(await ask("own.remove", { id: "own.a" })).toMatchObject({ ok: false, error: "shape" })
  })
  test.each<[string, object]>([
    ["parts that do not go together", { when: { field: "meeting.location" } }],
    ["a pattern that does not read", { form: "pattern", pattern: "*" }],
    ["a title of spaces", { title: " " }],
    ["an id of the product", { id: "bdc.a" }],
    ["code", { form: "script", code: "1" }],
  ])("%s is not taken", async (_what, more) => {
    expect(await ask("own.set", { rule: rule(more) })).toMatchObject({ ok: false, error: "shape" })
    expect((await value<OwnView>("own.get")).rules).toEqual([])
  })
  test("an agent reads those of the organisation, and changes nothing; a page asks nothing", async () => {
    managed.replace({ agent: { role: "agent" }, ownRules: [rule(), { ...rule(), id: "own.b", title: " " }] })
    on.storage.emit({}, "managed")
    await vi.waitFor(async () =>
      expect(await value<OwnView>("own.get")).toMatchObject({
        readOnly: true,
        rules: [{ from: "managed", locked: true, rule: { id: "own.a" } }],
      }),
    )
    for (const [type, payload] of [
      ["own.set", { rule: rule({ id: "own.c" }) }],
      ["own.remove", { id: "own.a" }],
    ] as const)
      expect(await ask(type, payload)).toMatchObject({ ok: false, error: "refused" })
    expect(await send("own.get", undefined, page(5))).toEqual({ ok: false, error: "refused" })
  })
  test("a lead may not change one that the organisation sets", async () => {
    managed.replace({ agent: { role: "lead" }, ownRules: [rule()] })
    on.storage.emit({}, "managed")
    await vi.waitFor(async () =>
      expect(await ask("own.set", { rule: rule() })).toMatchObject({ error: "refused" }),
    )
    expect(await ask("own.set", { rule: rule({ id: "own.b" }) })).toMatchObject({ ok: true })
    expect(await ask("own.remove", { id: "own.a" })).toMatchObject({ ok: false, error: "refused" })
  })
})

describe("a rule tried on the open page", () => {
  /** The trial, answered by the page as it is told to ask. */
  async function tryOn(more: object, seen: Seen | null = {}): Promise<OwnTrial> {
    state.sent.splice(0)
    const trial = value<OwnTrial>("own.try", { rule: rule(more), tab: 5 })
    await vi.waitFor(() => expect(state.sent).toContainEqual({ tab: 5, message: { jalonPush: "ask" } }))
    if (seen) await answer(seen)
    return trial
  }
  const nothing = { value: null, when: null, why: null, holds: false, softened: null }
  const asked = { field: "meeting.type", values: ["Virtuel"] }
  const onFile = { field: "opportunity.email" }
  const file = { opportunity: opportunityFacts({ fields: { email: null } }), meeting: null }
  test.each<[string, object, Seen | null, OwnTrial]>([
    ["missing", {}, { meeting: noRoom }, { ...nothing, state: "missing", holds: true }],
    [
      "missing, observed: what it would do at block",
      { level: "observe" },
      { meeting: noRoom },
      { ...nothing, state: "missing", holds: true },
    ],
    [
      "read once",
      { level: "off" },
      { meeting: noRoom, unsettled: ["meeting.location"] },
      { ...nothing, state: "missing", softened: "not-settled" },
    ],
    [
      "right, with its value",
      { form: "pattern", pattern: "salle #" },
      { meeting: meetingFacts({ fields: { location: "Salle 7" } }) },
      { ...nothing, state: "ok", value: "Salle 7" },
    ],
    [
      "not read",
      {},
      { meeting: meetingFacts({ fields: { location: unknown("masked") } }) },
      { ...nothing, state: "unknown", why: "masked", softened: "unknown" },
    ],
    [
      "a condition that does not hold",
      { when: asked },
      { meeting: meetingFacts({ fields: { location: null, type: "En concession" } }) },
      { ...nothing, state: "apart", apart: "when", when: "En concession" },
    ],
    [
      "an empty field that is none of its business",
      { form: "one-of", values: ["x"] },
      { meeting: noRoom },
      { ...nothing, state: "apart", apart: "empty" },
    ],
    [
      "a meeting that is no appointment",
      {},
      {
        meeting: meetingFacts({
          fromOpportunity: known(false),
          fields: { location: null, category: "Interne" },
        }),
      },
      { ...nothing, state: "apart", apart: "page" },
    ],
    ["a file, which is never held", onFile, file, { ...nothing, state: "missing", softened: "advice" }],
    ["a field of another page", { field: "credit.status" }, file, { state: "elsewhere" }],
    ["parts that do not go together", { form: "pattern", pattern: "[" }, file, { state: "broken" }],
    ["a page that does not answer", {}, null, { state: "silent" }],
  ])("%s", async (_what, more, seen, expected) => {
    expect(await tryOn(more, seen)).toEqual(expected)
  })
  test("leaves nothing behind, and answers two windows at once", async () => {
    const both = Promise.all([
      tryOn({ title: "brouillon" }, null),
      value<OwnTrial>("own.try", { rule: rule(), tab: 5 }),
    ])
    await answer({ meeting: noRoom })
    expect((await both).map(({ state: said }) => said)).toEqual(["missing", "missing"])
    expect((await value<OwnView>("own.get")).rules).toEqual([])
    expect(JSON.stringify(await db().journal.toArray())).not.toContain("brouillon")
  })
})
