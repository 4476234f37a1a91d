import { clock, on, page, popup, resetBrowser, send, state } from "./chrome"
import { beforeEach, describe, expect, test } from "vitest"
import { liveOf } from "../../../background/impaknet/live"
import { toWire } from "../../../src/messages/wire"
import { known } from "../../../src/process/field"
import { allUnknown, type ImpaknetField } from "../../../src/process/impaknet"
import { freshWorker, restart, wakeWorker } from "./worker"

type Reply = { ok: boolean; error?: string; value?: unknown }
const ask = async (jalon: string, payload?: unknown, from = popup): Promise<Reply> =>
  (await send(jalon, payload, from)) as Reply
const told = async (jalon: string, payload?: unknown, from = popup): Promise<unknown> => {
  const answer = await ask(jalon, payload, from)
  expect(answer, jalon).toMatchObject({ ok: true })
  return answer.value
}
const impaknet = "https://impaknet.groupe.ca"
const theirs = (tab = 7) => page(tab, `${impaknet}/imp`)
/** Work that the worker does beside its answers. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 20))
const registered = () => state.registered.map(({ matches, js }) => [matches, js])

const facts = (values: Partial<Record<ImpaknetField, string | number>>, tab = "client") => ({
  facts: toWire({
    screen: "5431",
    tab,
    fields: {
      ...allUnknown("not-found"),
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)])),
    },
  }),
})
const whose = (given: object) => ({ whose: { stock: null, branch: null, name: null, phones: [], ...given } })

beforeEach(async () => {
  resetBrowser()
  await freshWorker()
  state.registered.length = 0
  await ask("carry.drop", undefined, page())
})

describe("its hosts", () => {
  test("kept at once, registered once permitted, put in the pages that are open", async () => {
    state.tabs.push({ id: 7, url: `${impaknet}/imp` }, { id: 8, url: "https://autre.ca/" })
    expect(await told("impaknet.add", { text: `${impaknet}:8443/x` })).toMatchObject({
      ok: true,
      host: "impaknet.groupe.ca",
      remark: "port",
      view: { hosts: [{ host: "impaknet.groupe.ca", allowed: false }] },
    })
    expect(registered()).toEqual([])
    expect((await ask("impaknet.start", undefined, theirs())).error).toBe("refused")
    state.permitted.push(`${impaknet}/*`)
    on.permitted.emit({})
    await settle()
    expect(registered()).toEqual([[[`${impaknet}/*`], ["impaknet.4.js"]]])
    expect(state.injected.filter(({ files }) => files[0] === "impaknet.4.js").map(({ tab }) => tab)).toEqual([
      7,
    ])
    expect(await told("impaknet.start", undefined, theirs())).toMatchObject({ warns: true, carries: true })
  })

  test("registered again after an update, and not twice after a restart", async () => {
    state.permitted.push(`${impaknet}/*`)
    await told("impaknet.add", { text: impaknet })
    state.registered.length = 0
    await wakeWorker()
    await settle()
    expect(registered()).toHaveLength(1)
    await restart()
    await settle()
    expect(registered()).toHaveLength(1)
  })

  test.each(["removed", "not permitted any more"])("%s: withdrawn, and the open pages told", async (how) => {
    state.permitted.push(`${impaknet}/*`)
    state.tabs.push({ id: 7, url: `${impaknet}/imp` })
    await told("impaknet.add", { text: impaknet })
    await told("impaknet.read", facts({ stock: "P1", rate: 18 }), theirs())
    state.sent.length = 0
    if (how === "removed") await told("impaknet.remove", { host: "impaknet.groupe.ca" })
    else {
      state.permitted.length = 0
      on.forbidden.emit({})
    }
    await settle()
    expect(registered()).toEqual([])
    expect(state.sent).toContainEqual({ tab: 7, message: { jalonPush: "impaknet" } })
    expect(liveOf(whose({ stock: "P1" }).whose)).toBeNull()
    expect((await ask("impaknet.start", undefined, theirs())).error).toBe("refused")
  })

  test.each([
    ["https://crm.zoho.com/", "own"],
    ["*", "wildcard"],
    ["", "empty"],
  ])("%s is not taken", async (text, why) => {
    expect(await told("impaknet.add", { text })).toEqual({ ok: false, why })
    expect(await told("impaknet.hosts")).toMatchObject({ hosts: [] })
  })

  test("no page but its own may ask, and it may ask nothing else", async () => {
    state.permitted.push(`${impaknet}/*`)
    await told("impaknet.add", { text: impaknet })
    for (const [request, from] of [
      ["impaknet.read", page()],
      ["impaknet.keep", page()],
      ["impaknet.add", theirs()],
      ["carry.get", theirs()],
      ["page.answer", theirs()],
      ["impaknet.start", page(7, "https://autre.ca/")],
    ] as const)
      expect(await ask(request, undefined, from), request).toMatchObject({ ok: false, error: "refused" })
  })
})

describe("what its pages show", () => {
  beforeEach(async () => {
    state.permitted.push(`${impaknet}/*`)
    await told("impaknet.add", { text: impaknet })
  })
  const known5431 = {
    stock: "P1",
    client: "Ann Roy",
    branch: "Laval",
    monthsLeft: 14,
    rate: 18,
    chance: 3,
    value: 9000,
  }

  test("its figures are told for the client in view alone, and end with the page", async () => {
    await told("impaknet.read", facts(known5431), theirs())
    expect(liveOf(whose({ stock: "P1", branch: "Laval" }).whose)?.fields.rate).toEqual(known(18))
    expect(liveOf(whose({ stock: "P1", branch: "St-Hubert" }).whose)).toBeNull()
    expect(liveOf(whose({ stock: "P2" }).whose)).toBeNull()
    await told("impaknet.leave", undefined, theirs())
    expect(liveOf(whose({ stock: "P1" }).whose)).toBeNull()
    on.tabRemoved.emit(7)
  })

  test("two tabs that do not say the same say nothing", async () => {
    await told("impaknet.read", facts(known5431), theirs(7))
    await told("impaknet.read", facts({ ...known5431, rate: 19 }), theirs(9))
    expect(liveOf(whose({ stock: "P1" }).whose)).toBeNull()
    on.tabRemoved.emit(7)
    on.tabRemoved.emit(9)
  })

  test("another branch is said", async () => {
    await told("agent.set", { name: "Alex", department: "renewal", branch: "St-Hubert" })
    const view = await told("impaknet.read", facts(known5431), theirs())
    expect(view).toMatchObject({ remark: expect.stringContaining("Laval") as string })
    on.tabRemoved.emit(7)
  })

  test("carried on a click, to the same client alone, for half an hour, without a figure", async () => {
    expect(await told("carry.get", whose({ stock: "P1" }), page())).toBeNull()
    await told("impaknet.read", facts(known5431), theirs())
    expect(await told("impaknet.keep", undefined, theirs())).toMatchObject({ kept: true })
    expect(await told("carry.get", whose({ stock: "P1", name: "ROY, ANN" }), page())).toMatchObject({
      refusal: null,
      lines: [
        { name: "stock", field: "renewal.stock", value: "P1" },
        { name: "monthsLeft", field: "renewal.monthsLeft", value: "14", shown: "14 mois" },
      ],
    })
    expect(await told("carry.get", whose({ stock: "P2" }), page())).toBeNull()
    for (const given of [
      { stock: "P1", branch: "St-Hubert" },
      { stock: "P1", name: "Bob Lee" },
      { name: "Ann Roy" },
    ]) {
      const view = await told("carry.get", whose(given), page())
      expect(view).toMatchObject({
        lines: [],
        refusal: expect.stringContaining("Rien n’est reporté") as string,
      })
    }
    const kept = JSON.stringify(await chrome.storage.session.get())
    expect(kept).toContain("P1")
    expect(kept).not.toMatch(/9000|"value":(18|3)\b/)
    clock.now += 31 * 60_000
    expect(await told("carry.get", whose({ stock: "P1" }), page())).toBeNull()
    on.tabRemoved.emit(7)
  })

  test("a page that names nobody gives nothing", async () => {
    await told("impaknet.read", facts({ monthsLeft: 14, make: "Kia" }), theirs())
    expect(await told("impaknet.keep", undefined, theirs())).toBeNull()
    on.tabRemoved.emit(7)
  })

  test.each(["{}", "not json", JSON.stringify({ screen: "5431", fields: { stock: 1 } })])(
    "%s is no fact",
    async (wire) => {
      expect((await ask("impaknet.read", { facts: wire }, theirs())).ok).toBe(false)
    },
  )
})
