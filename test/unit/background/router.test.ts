import { on, origin, page, popup, send, state } from "./chrome"
import { db, freshWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import fc from "fast-check"
import { leadRequests } from "../../../src/messages/senders"
import { shapes } from "../../../src/messages/shapes"

beforeEach(freshWorker)

test("what is not ours is left alone at once", () => {
  for (const message of [null, undefined, 1, "jalon", {}, { jalon: 3 }, { jalonPush: "settings" }])
    expect(on.message.emit(message, page()), JSON.stringify(message)).toEqual([undefined])
})

const record = { org: "org1", module: "Potentials", id: "42" }

describe("senders", () => {
  const foreign = {
    "another extension": { ...page(), id: "other" },
    "no id": { url: "https://crm.zoho.com/" },
    "a frame": { ...page(), frameId: 3 },
    "another site": page(1, "https://evil.example/crm.zoho.com/"),
    "a look-alike": page(1, "https://crm.zoho.com.evil.example/"),
    http: page(1, "http://crm.zoho.com/"),
    "an origin apart": { ...page(), origin: "https://evil.example" },
    "an opaque origin": { ...page(), origin: "null" },
    "no tab": { id: "jalon", url: "https://crm.zoho.com/", frameId: 0 },
    "our name in an address": page(1, `https://evil.example/${origin}popup.html`),
  }
  test.each(Object.entries(foreign))("%s is refused", async (_name, sender) => {
    expect(await send("settings.get", undefined, sender)).toEqual({ ok: false, error: "refused" })
    expect(await send("ticks.set", { record, ticks: { cellphone: true } }, sender)).toMatchObject({
      ok: false,
    })
    expect(await db().records.count()).toBe(0)
  })
  test.each([
    ["a page of the CRM", page()],
    ["with its port", page(1, "https://crm.zohocloud.ca:8443/crm/")],
    ["Firefox, which gives no origin", { ...page(), origin: undefined }],
    ["the popup", popup],
    ["the popup in a tab", { ...popup, tab: { id: 9 }, frameId: 0 }],
  ])("%s is heard", async (_name, sender) => {
    expect(await send("settings.get", undefined, sender as never)).toMatchObject({ ok: true })
  })
  test.each([...leadRequests])("%s is only for our own pages", async (type) => {
    expect(await send(type, undefined, page())).toEqual({ ok: false, error: "refused" })
  })
})

test("an unknown request is answered at once, by name or by prototype", async () => {
  for (const type of ["nothing", "toString", "__proto__", "constructor"])
    expect(await send(type)).toEqual({ ok: false, error: "unknown" })
})

describe("shapes", () => {
  test.each([
    ["ticks.set", { record, ticks: { cellphone: "yes" } }],
    ["ticks.set", { record: { ...record, id: "" }, ticks: {} }],
    ["ticks.set", { record, ticks: {}, more: 1 }],
    ["presence.set", { presence: "asleep" }],
    ["pause.set", { minutes: -1 }],
    ["pause.set", { minutes: 1e9 }],
    ["callback.pin", { record, until: "tomorrow", url: "https://crm.zoho.com/" }],
    ["callback.pin", { record, until: "2026-11-20T16:00:00Z", url: "javascript:alert(1)" }],
    ["callback.pin", { record, until: "2026-11-20T16:00:00Z", url: "https://evil.example/" }],
    ["journal.add", { key: "k", event: { kind: "shown", name: "Zoé" } }],
  ])("%s refuses %j", async (type, payload) => {
    expect(await send(type, payload)).toMatchObject({ ok: false, error: "shape" })
  })
  test("anything at all is answered, never thrown", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(shapes)), fc.jsonValue(), async (type, payload) => {
        expect(await send(type, payload)).toHaveProperty("ok")
      }),
      { numRuns: 150 },
    )
  })
})

describe("a store that fails", () => {
  test("is said, to the asker and to every page, until a write succeeds again", async () => {
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/" }]
    const full = Object.assign(new Error("aborted"), {
      name: "AbortError",
      inner: { name: "QuotaExceededError" },
    })
    const put = vi.spyOn(db().records, "put").mockRejectedValue(full)
    const ask = { record, ticks: { cellphone: true } }
    expect(await send("ticks.set", ask)).toMatchObject({ ok: false, error: "store" })
    const told = () =>
      state.sent.map(({ message }) => (message as { settings: { keeping: boolean } }).settings.keeping)
    await vi.waitFor(() => expect(told().at(-1)).toBe(false))
    put.mockRestore()
    expect(await send("ticks.set", ask)).toMatchObject({ ok: true, value: { ticks: { cellphone: true } } })
    await vi.waitFor(() => expect(told().at(-1)).toBe(true))
    expect(await send("settings.get")).toMatchObject({ value: { keeping: true } })
  })
  test("leaves the pages their settings", async () => {
    db().close({ disableAutoOpen: true })
    expect(await send("callbacks.list")).toMatchObject({ ok: false, error: "store" })
    expect(await send("settings.get")).toMatchObject({ ok: true, value: { keeping: false, language: "fr" } })
    expect(await send("page.start")).toMatchObject({ ok: true, value: { keeping: false } })
  })
})
