import { clock, on, page, popup, send, state, type Suggestion } from "./chrome"
import { db, freshWorker, restart, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { toWire } from "../../../src/messages/wire"
import type { FindAnswer } from "../../../src/messages/find"
import { known, unknown } from "../../../src/process/field"
import type { OpportunityFacts } from "../../../src/rules/facts"
import { en } from "../../../src/words/en/find"
import { fr } from "../../../src/words/fr/find"
import { fr as verdicts } from "../../../src/words/fr/verdicts"
import { keepFile, othersOf } from "../../../background/find"
import { Keep } from "../../../background/keep"
import { offline } from "../../../background/crm/connection"
import { Settings } from "../../../background/settings"
import { note, opportunityFacts } from "../rules/facts-builder"
import { registry } from "./worker"

const HOUR = 3_600_000
const url = "https://crm.zoho.com/crm/org1/tab/Potentials/42"
const roster = {
  branches: [],
  people: [
    { id: "alex", name: "Alex Roy" },
    { id: "zoe", name: "Zoé Côté", aliases: ["Z. Côté"] },
    { id: "sam", name: "Sam Ng" },
  ],
  shifts: [
    { person: "alex", day: "2026-11-20", start: "08:00", end: "16:00" },
    { person: "zoe", day: "2026-11-20", start: "08:00", end: "16:00" },
    { person: "sam", day: "2026-11-19", start: "08:00", end: "16:00" },
  ],
  absences: [],
}

const words = { fr: {}, en: {} } as never
const settings = () =>
  new Settings({ store: db(), keep: new Keep(), registry, words, now: clock.date, connection: offline })
type Given = Parameters<typeof opportunityFacts>[0]
/** Follow-up notes of the file, each its age in hours. */
const notes = (...given: [text: string, author: string, hours: number][]) =>
  known(
    given.map(([text, author, hours], index) =>
      note(text, {
        id: String(index),
        author,
        at: known({
          at: new Date(clock.now - hours * HOUR),
          precision: "second",
          zoneKnown: true,
          isModified: false,
        }),
      }),
    ),
  )
async function keep(given: Given & { id?: string; at?: string } = {}): Promise<void> {
  const { id = "42", at = url.replace("42", id), ...rest } = given
  const facts: OpportunityFacts = opportunityFacts({ notes: known([]), ...rest })
  await keepFile(settings(), { org: "org1", module: "Potentials", id }, facts, at)
}
const find = async (query: string): Promise<FindAnswer> => {
  const answer = (await send("callers.find", { query }, popup)) as { ok: true; value: FindAnswer }
  expect(answer).toMatchObject({ ok: true })
  return answer.value
}
const verdict = async (query = "5145550142") => {
  const [file] = (await find(query)).files
  return file?.card?.verb
}

beforeEach(async () => {
  await freshWorker()
  await send("policy.import", { text: JSON.stringify({ version: 1, roster }) }, popup)
  await send("agent.set", { name: "Sam Ng", department: "bdc", branch: "" }, popup)
})

describe("who takes the caller, from what was kept", () => {
  test.each<[string, Given, number, string]>([
    ["their own agent, on shift", { fields: { owner: "Alex Roy" } }, 0, "Transférez à Alex Roy"],
    ["the agent by an alias", { fields: { owner: "Z. Côté" } }, 0, "Transférez à Zoé Côté"],
    ["me", { fields: { owner: "Sam Ng" } }, 0, verdicts.verdicts.mine],
    [
      "the author of a note of an hour",
      { fields: { owner: null }, notes: notes(["PDR J1 R1", "Zoé Côté", 1]) },
      0,
      "Transférez à Zoé Côté",
    ],
    [
      "anyone, after 3 h",
      { fields: { owner: null }, notes: notes(["PDR J1 R1", "Zoé Côté", 4]) },
      0,
      verdicts.verdicts.open,
    ],
    ["anyone, with no note", { fields: { owner: null } }, 2.9, verdicts.verdicts.open],
    ["nobody knows: seen before the window", { fields: { owner: null } }, 3.1, verdicts.verdicts.ask],
    ["nobody knows: owner not read", { fields: { owner: unknown("not-found") } }, 0, verdicts.verdicts.ask],
    ["nobody knows: not on the roster", { fields: { owner: "Luc Gagnon" } }, 0, verdicts.verdicts.ask],
    [
      "their own agent, though the notes are old news",
      { fields: { owner: "Alex Roy" } },
      4,
      "Transférez à Alex Roy",
    ],
  ])("%s", async (_name, given, later, verb) => {
    await keep(given)
    clock.now += later * HOUR
    expect(await verdict()).toBe(verb)
  })
  test("the same card as the file's own page", async () => {
    const facts = opportunityFacts({ fields: { owner: null }, notes: notes(["PDR J1 R1", "Zoé Côté", 1]) })
    await keepFile(settings(), { org: "org1", module: "Potentials", id: "42" }, facts, url)
    const { notes: sent, ...rest } = facts
    const question = {
      page: "p",
      record: { org: "org1", module: "Potentials", id: "42" },
      unsettled: [],
      own: {},
    }
    const asked = {
      ...question,
      facts: toWire({ kind: "opportunity-detail", opportunity: rest, meeting: null, unsettled: [] }),
      notes: toWire(sent),
    }
    const answer = (await send("page.answer", asked)) as { ok: true; value: string }
    const { caller } = JSON.parse(answer.value) as { caller: { said: { verb: string; lines: string[] } } }
    const [file] = (await find("5145550142")).files
    expect(file?.card).toMatchObject(caller.said)
    expect(file?.card?.until).toBe(new Date(clock.now + 2 * HOUR).toISOString())
  })
  test("an answer about presence counts at once, and so does a new roster", async () => {
    await keep({ fields: { owner: "Luc Gagnon" } })
    expect(await verdict()).toBe(verdicts.verdicts.ask)
    await send("presence.answer", { person: "luc gagnon", presence: "on-shift" })
    expect(await verdict()).toBe("Transférez à Luc Gagnon")
    await keep({ fields: { owner: "Alex Roy" } })
    await send(
      "policy.import",
      { text: JSON.stringify({ version: 1, roster: { ...roster, shifts: [] } }) },
      popup,
    )
    expect(await verdict()).toBe(verdicts.verdicts.ask)
  })
  test("with the callbacks turned off, the file alone", async () => {
    await keep()
    await send("pack.set", { id: "callbacks", on: false }, popup)
    expect((await find("5145550142")).files).toMatchObject([{ card: null, owner: "Alex Roy" }])
  })
})

describe("what a row shows", () => {
  test("the file, its last note, and the name only while the browser runs", async () => {
    // A file of its own: what another test left to be kept a moment later is not of this one.
    await keep({
      id: "43",
      notes: notes(["rejoint, rappellera", "Zoé Côté", 1], ["PDR J1 R1", "Alex Roy", 5]),
    })
    const [file] = (await find("tremblay")).files
    expect(file).toMatchObject({
      record: { org: "org1", module: "Potentials", id: "43" },
      url: url.replace("42", "43"),
      name: "Marie-Ève Tremblay",
      stock: "A1234",
      stage: "Contacté",
      owner: "Alex Roy",
      lastNote: { author: "Zoé Côté", outcome: "reached", at: new Date(clock.now - HOUR).toISOString() },
      by: "surname",
      exact: false,
    })
    await wakeWorker()
    expect((await find("tremblay")).files[0]?.name).toBe("Marie-Ève Tremblay")
    await restart()
    expect((await find("tremblay")).files[0]?.name).toBeNull()
  })
  test.each([
    ["https://crm.zoho.com/crm/org1/tab/Potentials/42?x=1#y", url],
    ["https://crm.zoho.com/crm/org1/tab/Potentials/42/edit", url],
    [
      "https://crm.zohocloud.ca/crm/org1/tab/Potentials/7",
      "https://crm.zohocloud.ca/crm/org1/tab/Potentials/42",
    ],
    [
      "https://crm.zoho.com/crm/EntityInfo.do?module=Potentials&id=42",
      "https://crm.zoho.com/crm/EntityInfo.do?module=Potentials&id=42",
    ],
  ])("seen at %s, it is opened at %s", async (at, opened) => {
    await keep({ at })
    expect((await find("A1234")).files[0]?.url).toBe(opened)
  })
  test("what was searched, when nothing is found", async () => {
    expect(await find("514 700-0199")).toEqual({ query: "514 700-0199", tried: ["phone"], files: [] })
    expect(await find("ro")).toEqual({ query: "ro", tried: [], files: [] })
  })
})

test("the client's other files, by phone or e-mail; none known, nothing is said", async () => {
  await keep({ id: "1" })
  const key = { org: "org1", module: "Potentials", id: "2" }
  expect(await othersOf(settings(), key, opportunityFacts())).toMatchObject([{ matchedBy: "email" }])
  const bare = opportunityFacts({ fields: { phone: null, email: unknown("masked") } })
  expect(await othersOf(settings(), key, bare)).toBeUndefined()
})

describe("who may ask", () => {
  test.each([
    ["our own pages", popup, true],
    ["a page of the CRM", page(), true],
    ["another site", page(1, "https://example.com/"), false],
    ["a frame of the CRM", { ...page(), frameId: 3 }, false],
  ])("%s: %s", async (_name, sender, ok) => {
    expect(await send("callers.find", { query: "0199" }, sender)).toMatchObject({ ok })
  })
  test("a text without end is refused", async () => {
    expect(await send("callers.find", { query: "1".repeat(1_001) }, popup)).toMatchObject({ error: "shape" })
  })
  test("a store that does not answer is said to be that", async () => {
    await keep()
    const broken = vi.spyOn(db(), "transaction").mockRejectedValue(new Error("blocked"))
    expect(await send("callers.find", { query: "tremblay" }, popup)).toMatchObject({
      ok: false,
      error: "store",
    })
    broken.mockRestore()
    expect((await find("tremblay")).files).toHaveLength(1)
  })
})

describe("the menu on a selected text", () => {
  test("is there once, in the language in force", async () => {
    expect(state.menus).toEqual([{ id: "find-caller", title: fr.menu, contexts: ["selection"] }])
    await wakeWorker()
    expect(state.menus).toHaveLength(1)
    await send("language.set", { language: "en" })
    await vi.waitFor(() => expect(state.menus).toMatchObject([{ title: en.menu }]))
  })
  test("opens one small window on what is selected, and asks again in it", async () => {
    on.menu.emit({ menuItemId: "find-caller", selectionText: " 514 700-0199 & co " })
    on.menu.emit({ menuItemId: "another" })
    const address = "chrome-extension://jalon/popup.html#find?q=514%20700-0199%20%26%20co"
    await vi.waitFor(() => expect(state.windows).toEqual([{ url: address, type: "popup" }]))
    await vi.waitFor(async () => {
      expect(await chrome.storage.session.get("findWindow")).toEqual({ findWindow: 101 })
    })
    on.command.emit("find-caller", { id: 4 })
    await vi.waitFor(() => expect(state.focused).toEqual([101]))
    expect(state.windows).toHaveLength(1)
    expect(state.opened).toEqual(["chrome-extension://jalon/popup.html#find"])
    state.tabs = []
    on.menu.emit({ menuItemId: "find-caller", selectionText: "x".repeat(900) })
    await vi.waitFor(() => expect(state.windows).toHaveLength(2))
    expect(state.windows[1]?.url).toHaveLength("chrome-extension://jalon/popup.html#find?q=".length + 200)
  })
})

describe("the address bar", () => {
  const suggest = async (text: string): Promise<Suggestion[]> => {
    const show = vi.fn<(list: Suggestion[]) => void>()
    on.typed.emit(text, show)
    await vi.waitFor(() => expect(show).toHaveBeenCalled())
    return show.mock.calls[0]?.[0] ?? []
  }
  test("says what Enter does, and suggests files while typing", async () => {
    await keep({ fields: { stock: "A<&>1" } })
    on.typing.emit()
    await vi.waitFor(() => expect(state.hints).toEqual([fr.placeholder]))
    const [first] = await suggest("tremblay")
    expect(first).toEqual({
      content: url,
      description: "Marie-Ève Tremblay · Transférez à Alex Roy · Contacté",
    })
    expect(await suggest("<nobody>")).toEqual([])
    expect(state.hints.at(-1)).toBe(fr.suggest.replace("{query}", " nobody "))
  })
  test("an answer that comes after a newer question is dropped", async () => {
    await keep()
    const [late, good] = [vi.fn(), vi.fn()]
    on.typed.emit("tremblay", late)
    on.typed.emit("tremb", good)
    await vi.waitFor(() => expect(good).toHaveBeenCalled())
    expect(late).not.toHaveBeenCalled()
  })
  test.each([
    ["the file chosen in the list", url, [url]],
    ["the one file that is meant", "514-555-0142", [url]],
    ["the look-up, when it may be several", "tremb", ["chrome-extension://jalon/popup.html#find?q=tremb"]],
    ["the look-up, when there is none", "0199", ["chrome-extension://jalon/popup.html#find?q=0199"]],
  ])("Enter opens %s", async (_name, text, opened) => {
    await keep()
    on.entered.emit(text, "currentTab")
    await vi.waitFor(() => expect(state.opened).toEqual(opened))
  })
  test("Enter shows the file's own tab when it is open", async () => {
    await keep()
    state.tabs = [{ id: 7, windowId: 3, url }]
    on.entered.emit("514-555-0142", "currentTab")
    await vi.waitFor(() => expect([state.active, state.opened]).toEqual([[7], []]))
  })
})
