import { clock, managed, on, page, popup, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { Answered, Fitting, FitView, OverlaySettings } from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"
import { en } from "../../../src/words/en/fit"
import { fr } from "../../../src/words/fr/fit"

const field = "opportunity.phone"
const signs = { column: ["POTENTIALCF77"] }
const refused = { ok: false, error: "refused" }
const nothing = { ok: true, value: null }

async function value<T>(jalon: string, payload?: unknown, sender = page()): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const start = (tab = 1) => send("fit.start", { tab, field }, popup)
const set = (sender = page(), payload: unknown = { field, signs }) => send("field.set", payload, sender)
const policy = () => value<Policy>("policy.export", undefined, popup)
const manage = async (values: Record<string, unknown>) => {
  managed.replace(values)
  await Promise.all(on.storage.emit({}, "managed"))
  await wakeWorker()
}

beforeEach(async () => {
  await freshWorker()
  state.tabs = [
    { id: 1, url: "https://crm.zoho.com/crm/org1/tab/Potentials/42" },
    { id: 2, url: "https://mail.example/" },
    { id: 3, url: "https://crm.zoho.com/crm/org1/tab/Potentials/43" },
  ]
})

describe("a correction", () => {
  test("puts its script in the tab asked for, and gives it what it needs", async () => {
    expect(await start()).toEqual(nothing)
    expect(state.injected).toMatchObject([{ tab: 1, files: ["fit.3.js"] }])
    expect(await value<Fitting>("fit.get")).toMatchObject({
      field,
      label: "Téléphone",
      signs: null,
      words: fr,
    })
    expect(await value("fit.get", undefined, page(3))).toBeNull()
    await value("language.set", { language: "en" })
    expect(await value<Fitting>("fit.get")).toMatchObject({ label: "Phone", words: en })
  })

  test.each([
    ["a page of another site", 2],
    ["a tab that is gone", 9],
  ])("opens nothing in %s", async (_what, tab) => {
    expect(await start(tab)).toEqual(refused)
    expect(state.injected).toEqual([])
    expect(await set(page(tab))).toEqual(refused)
  })

  test("a script that could not be put there leaves nothing open", async () => {
    state.tabs.push({ id: 666, url: "https://crm.zoho.com/crm/" })
    expect(await start(666)).toMatchObject({ ok: false })
    expect(await set(page(666))).toEqual(refused)
  })

  test.each(["fit.start", "fit.view", "fit.diagnose"])("%s is for our own pages", async (jalon) => {
    const payload = { "fit.start": { tab: 1, field }, "fit.diagnose": { tab: 1 }, "fit.view": undefined }[
      jalon
    ]
    expect(await send(jalon, payload)).toEqual(refused)
  })
})

describe("a sign kept", () => {
  test("is in the team's policy, told to the pages at once, in the journal, and undone", async () => {
    await start()
    state.sent = []
    expect(await set()).toEqual(nothing)
    expect((await policy()).fields).toEqual({ [field]: signs })
    const told = state.sent.filter(({ tab }) => tab === 3).map(({ message }) => message)
    expect((told[0] as { settings: OverlaySettings }).settings.fields[field]).toMatchObject({
      names: ["potentialcf77"],
      sure: true,
    })
    expect(await value<FitView>("fit.view", undefined, popup)).toEqual({
      readOnly: false,
      corrected: [{ field, signs, locked: false }],
    })
    expect(await value<Fitting>("fit.get")).toMatchObject({ signs })
    const [entry] = await db().journal.toArray()
    expect(JSON.stringify(entry)).toContain("POTENTIALCF77")
    expect(await set(page(), { field, signs: null })).toEqual(nothing)
    expect((await policy()).fields).toBeUndefined()
  })

  test("leaves the rest of the policy as it was, and outlives the worker", async () => {
    const before = { version: 1, team: "BDC", fields: { "meeting.subject": { labels: ["Titre"] } } }
    await value("policy.import", { text: JSON.stringify(before) }, popup)
    await start()
    await set()
    await wakeWorker()
    expect(await policy()).toEqual({ ...before, fields: { ...before.fields, [field]: signs } })
  })

  test.each<[string, () => unknown]>([
    ["no correction was opened", () => undefined],
    ["it was opened in another tab", () => start(3)],
    ["it is over", async () => (await start(), send("fit.end"))],
    ["it was left open too long", async () => (await start(), void (clock.now += 16 * 60_000))],
    ["a diagnostic took its place", async () => (await start(), send("fit.diagnose", { tab: 1 }, popup))],
  ])("not from a page where %s", async (_what, before) => {
    await before()
    expect(await set()).toEqual(refused)
    expect((await policy()).fields).toBeUndefined()
  })

  test("not for another field than the one being corrected", async () => {
    await start()
    expect(await set(page(), { field: "opportunity.email", signs })).toEqual(refused)
  })

  test.each([
    { field: "opportunity.nothing", signs },
    { field, signs: { column: [] } },
    { field, signs: { selector: "x".repeat(201) } },
    { field, signs: { xpath: "//b" } },
    { field },
  ])("not in a wrong shape: %j", async (payload) => {
    expect(await set(popup, payload)).toMatchObject({ ok: false, error: "shape" })
  })
})

describe("under the browser's policy", () => {
  test("someone who does not lead corrects nothing", async () => {
    await start()
    await manage({ agent: { name: "Alex", role: "agent" } })
    for (const answer of [await start(), await set(), await set(popup), await send("fit.get")])
      expect(answer).toEqual(refused)
    expect(await value<FitView>("fit.view", undefined, popup)).toMatchObject({ readOnly: true })
  })

  test("a lead corrects what it does not decide", async () => {
    await manage({ agent: { role: "lead" }, fields: { [field]: { column: ["PHONE9"] } } })
    expect(await start()).toEqual(refused)
    expect(await set(popup)).toEqual(refused)
    expect(await set(popup, { field: "opportunity.email", signs })).toEqual(nothing)
    expect((await value<FitView>("fit.view", undefined, popup)).corrected).toEqual([
      { field, signs: { column: ["PHONE9"] }, locked: true },
      { field: "opportunity.email", signs, locked: false },
    ])
  })
})

describe("a diagnostic", () => {
  test("is what the page's script answers", async () => {
    const { browser } = globalThis as unknown as { browser: { tabs: { sendMessage: unknown } } }
    const asked = vi.spyOn(
      browser.tabs as { sendMessage: (...all: unknown[]) => Promise<unknown> },
      "sendMessage",
    )
    asked.mockResolvedValueOnce("html")
    expect(await send("fit.diagnose", { tab: 1 }, popup)).toEqual({ ok: true, value: "html" })
    expect(asked).toHaveBeenCalledWith(
      1,
      { jalonFit: "diagnostic", fields: expect.anything() as unknown },
      { frameId: 0 },
    )
    asked.mockRestore()
  })
  test("of a page that says nothing is a failure; another site's is refused", async () => {
    expect(await send("fit.diagnose", { tab: 1 }, popup)).toMatchObject({ ok: false })
    expect(await send("fit.diagnose", { tab: 2 }, popup)).toEqual(refused)
  })
})
