import { beforeEach, describe, expect, test } from "vitest"
import { clock, on, popup, send, state } from "./chrome"
import type { ShiftView } from "../../../src/messages"
import { bestOf, inOrder, shiftItems, type ShiftItem } from "../../../src/process/renewal/shift"
import { rules } from "../../../src/rules"
import { freshWorkerOf, wakeWorker } from "./worker"

const known = { rules, packs: { renewal: true } }
const ask = async (type: string, payload?: unknown): Promise<ShiftView> => {
  const answer = (await send(type, payload, popup)) as { ok: boolean; value: ShiftView }
  expect(answer.ok).toBe(true)
  return answer.value
}
const row = (view: ShiftView, id: ShiftItem) => view?.rows.find((one) => one.id === id)
const stateOf = async (id: ShiftItem) => row(await ask("shift.get"), id)?.state
const govern = (policy: object) =>
  send("policy.import", { text: JSON.stringify({ version: 1, ...policy }) }, popup)
const crm = "https://crm.zoho.com/crm/org1/tab"
/** Every page lives and shows these texts. */
const shows = (...texts: string[]) => {
  state.look = (_tab, wanted) =>
    Promise.resolve([{ result: { served: true, shows: wanted.map((one) => texts.includes(one)) } }])
}

beforeEach(async () => {
  await freshWorkerOf(known)
  state.look = () => Promise.reject(new Error("no access"))
  await send("agent.set", { name: "Camille Roy", department: "renewal", branch: "Laval" }, popup)
})

test("is the renewal team's alone", async () => {
  expect((await ask("shift.get"))?.rows.map(({ id }) => id)).toEqual(shiftItems)
  await send("agent.set", { name: "Camille Roy", department: "bdc", branch: "Laval" }, popup)
  expect(await ask("shift.get")).toBeNull()
})

test("switched off, it is not there", async () => {
  await govern({ rules: { "renewal.shift-start": { level: "off" } } })
  expect(await ask("shift.get")).toBeNull()
})

describe("what the browser sees", () => {
  test("nothing open", async () => {
    const view = await ask("shift.get")
    expect(view?.rows.map(({ id, state: at, done }) => [id, at, done])).toEqual([
      ["impaknet", "unset", false],
      ["renewal", "closed", false],
      ["calls", "closed", false],
      ["mailbox", "unset", false],
      ["telus", "unset", false],
      ...["files", "estimates", "news", "voicemail", "order"].map((id) => [id, null, false]),
    ])
  })

  test.each<[string, string, boolean, string]>([
    ["the module in view", "Renouvellement - Zoho CRM", true, "ready"],
    ["another module", "Opportunités - Zoho CRM", true, "elsewhere"],
    ["a page that does not answer", "Renouvellement - Zoho CRM", false, "failing"],
  ])("Renouvellement: %s", async (_what, title, lives, wanted) => {
    state.tabs = [{ id: 3, url: `${crm}/CustomModule12`, title }]
    if (lives) shows()
    expect(await stateOf("renewal")).toBe(wanted)
  })

  test.each<[string, string, string[], string]>([
    ["on the view", `${crm}/Calls/list`, ["tous mes appels"], "ready"],
    ["on another view", `${crm}/Calls/list`, [], "elsewhere"],
    ["another module", `${crm}/Potentials/list`, ["tous mes appels"], "elsewhere"],
  ])("Activités: %s", async (_what, url, texts, wanted) => {
    state.tabs = [{ id: 3, url }]
    shows(...texts)
    expect(await stateOf("calls")).toBe(wanted)
  })

  test("Impaknet: permitted, open and answering", async () => {
    const pattern = "https://impaknet.exemple.ca/*"
    await govern({ hosts: { impaknet: ["impaknet.exemple.ca"] } })
    expect(await stateOf("impaknet")).toBe("hidden")
    state.permitted.push(pattern)
    on.permitted.emit({ origins: [pattern] })
    await expect.poll(() => stateOf("impaknet")).toBe("closed")
    state.tabs = [{ id: 5, url: "https://impaknet.exemple.ca/5431" }]
    expect(await stateOf("impaknet")).toBe("failing")
    shows()
    expect(await stateOf("impaknet")).toBe("ready")
  })

  test("the telephone: only once the browser lets its tab be seen", async () => {
    await govern({ hosts: { phone: ["telephone.exemple.ca"] } })
    state.tabs = [{ id: 9, url: "https://telephone.exemple.ca/poste", status: "complete" }]
    const before = await ask("shift.get")
    expect(row(before, "telus")?.state).toBe("hidden")
    expect(before?.hidden).toEqual(["telephone.exemple.ca"])
    state.permitted.push("tabs")
    expect(await stateOf("telus")).toBe("ready")
    state.tabs = []
    expect(await stateOf("telus")).toBe("closed")
  })

  test("a mailbox that nobody answers for is not open", async () => {
    await govern({ rules: { "renewal.shift-start": { params: { mailboxes: ["ren@exemple.ca"] } } } })
    expect(await stateOf("mailbox")).toBe("closed")
  })
})

describe("by hand", () => {
  test("a tick stands, also in the next worker, until the day ends", async () => {
    expect(row(await ask("shift.tick", { item: "news", on: true }), "news")).toMatchObject({
      byHand: true,
      done: true,
    })
    await wakeWorker(undefined, known)
    expect(row(await ask("shift.get"), "news")?.done).toBe(true)
    // 10 h in Montréal: midnight is fourteen hours away.
    clock.now += 14 * 3_600_000 - 1
    expect(row(await ask("shift.get"), "news")?.done).toBe(true)
    clock.now += 1
    expect(row(await ask("shift.get"), "news")?.done).toBe(false)
  })

  test("a tool that cannot be seen is ticked by hand too", async () => {
    expect(row(await ask("shift.tick", { item: "telus", on: true }), "telus")?.done).toBe(true)
    expect(row(await ask("shift.tick", { item: "telus", on: false }), "telus")?.done).toBe(false)
  })

  test("the order is the person's own, and stays", async () => {
    await ask("shift.order", { order: ["news", "voicemail"] })
    clock.now += 48 * 3_600_000
    expect((await ask("shift.get"))?.rows.map(({ id }) => id).slice(0, 3)).toEqual([
      "news",
      "voicemail",
      "impaknet",
    ])
  })
})

test("an order names everything once, whatever was kept", () => {
  expect(inOrder(["order", "gone", "order"])).toEqual([
    "order",
    ...shiftItems.filter((one) => one !== "order"),
  ])
})

test.each([
  [[], "closed"],
  [["failing", "elsewhere"], "elsewhere"],
  [["failing", "ready", "elsewhere"], "ready"],
] as const)("of the tabs %j: %s", (states, wanted) => {
  expect(bestOf(states)).toBe(wanted)
})
