import { page, popup, restartBrowser, send } from "./chrome"
import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import browser from "webextension-polyfill"
import { CrmError } from "../../../src/crm/types"
import type { ConnectionView } from "../../../src/messages"
import { trouble } from "../../sandbox/api"
import { desk, minutes, type Desk } from "./connection-desk"
import { db, freshWorker } from "./worker"

const connected = async (policy = {}) => {
  const at = desk(policy)
  await at.connection.signIn()
  return at
}

describe("the page that facts are wanted for", () => {
  const own = { org: "org700000001", url: "https://crm.zohocloud.ca/crm/org700000001/tab/Potentials/1" }
  test.each([
    ["the same organisation", own, true],
    ["the same, its address not given", { org: own.org }, true],
    ["another organisation", { ...own, org: "org700000002" }, false],
    ["a name that is not its own", { ...own, org: "concession" }, false],
    ["another data centre", { ...own, url: "https://crm.zoho.com/crm/org700000001/tab/Potentials/1" }, false],
    ["a sandbox's copy", { ...own, url: "https://crmsandbox.zohocloud.ca/crm/org700000001/tab/x/1" }, false],
    ["an address that names none", { org: "", url: "https://crm.zohocloud.ca/crm/tab/Potentials/1" }, true],
  ])("%s", async (_name, page, read) => {
    const at = await connected()
    expect(at.connection.crmFor(page) !== null).toBe(read)
  })

  test("an address that names none is not believed where another organisation was seen; that one is told", async () => {
    const at = await connected()
    at.changes = 0
    expect(at.connection.crmFor({ org: "org9" })).toBeNull()
    expect(at.connection.crmFor({ org: "org9" })).toBeNull()
    expect(at.connection.crmFor({ org: "" })).toBeNull()
    expect([at.connection.detail.others, at.changes]).toEqual([["org9"], 1])
  })

  test("a page of another data centre is told by its host", async () => {
    const at = await connected()
    at.connection.crmFor({ org: "org1", url: "https://crm.zoho.eu/crm/org1/tab/Potentials/1" })
    expect(at.connection.detail.others).toEqual(["crm.zoho.eu"])
    await at.connection.signOut()
    expect(at.connection.detail.others).toEqual([])
  })

  test("nothing is read before the CRM has said whose it is; it is asked again, a minute apart", async () => {
    const at = desk()
    const calm = at.api.order({ on: "/v8/org", ...trouble.forbidden("none"), module: undefined as never })
    await at.connection.signIn()
    calm()
    expect(at.connection.crmFor(own)).toBeNull()
    expect(at.asked("/v8/org")).toBe(1)
    minutes(2)
    expect(at.connection.crmFor(own)).toBeNull()
    await at.connection.check()
    expect(at.connection.crmFor(own)).not.toBeNull()
  })
})

describe("what the CRM lets read", () => {
  test("a check asks each part once, and says what was found", async () => {
    const at = await connected()
    at.api.forbidden.add("Contacts")
    at.api.absent.add("shift_hours")
    await at.connection.check()
    const { modules, lastSuccess } = at.connection.state()
    expect(modules).toMatchObject({
      Deals: "readable",
      Events: "readable",
      Contacts: "refused",
      users: "readable",
    })
    expect(lastSuccess).toEqual(new Date(at.api.clock()))
    expect(at.connection.detail.modules).toMatchObject({ renewal: { label: /Renouvellement/ as never } })
  })

  test("what is refused stays so until the next check, is told once, and the rest goes on", async () => {
    const at = await connected()
    const crm = at.connection.crm()
    const calm = at.api.order({ ...trouble.forbidden("Deals") })
    await crm?.modules()
    at.changes = 0
    for (let turn = 0; turn < 3; turn++)
      await expect(crm?.record("Deals", "1")).rejects.toMatchObject({ fault: "forbidden" })
    expect(at.connection.state().modules["Deals"]).toBe("refused")
    expect(at.changes).toBe(1)
    expect(await crm?.org()).toMatchObject({ zgid: "700000001" })
    calm()
    await at.connection.check()
    expect(at.connection.state().modules["Deals"]).toBe("readable")
  })
})

describe("what does not answer", () => {
  test.each([
    ["half of a body", trouble.half],
    ["wrong types", trouble.wrongTypes],
    ["a failure", trouble.failed],
  ])("is not readable for having been heard: %s", async (_name, order) => {
    const at = await connected()
    at.api.order({ on: /shift_hours|holidays/, ...order, times: Infinity })
    await at.connection.check()
    const { shift_hours, holidays, users } = at.connection.state().modules
    expect({ shift_hours, holidays, users }).toEqual({
      shift_hours: "silent",
      holidays: "silent",
      users: "readable",
    })
  })
  test("an answer of another shape is told once, and is no success", async () => {
    const at = await connected()
    await at.connection.check()
    const crm = at.connection.crm()
    const { lastSuccess } = at.connection.state()
    const calm = at.api.order({ on: /Deals/, times: Infinity, ...trouble.wrongTypes })
    minutes(1)
    at.changes = 0
    for (let turn = 0; turn < 3; turn++)
      await expect(crm?.search("Deals", { word: "Fatou" }, ["Deal_Name"])).rejects.toMatchObject({
        fault: "malformed",
      })
    expect(at.connection.state()).toMatchObject({ modules: { Deals: "silent" }, lastSuccess })
    expect(at.changes).toBe(1)
    calm()
    await crm?.search("Deals", { word: "Fatou" }, ["Deal_Name"])
    expect(at.connection.state().modules["Deals"]).toBe("readable")
  })
  test("is said to be silent until it answers; what is refused or absent stays so", async () => {
    const at = await connected()
    await at.connection.check()
    const crm = at.connection.crm()
    const told = () => at.connection.state().modules["Deals"]
    const ask = () => crm?.search("Deals", { word: "Fatou" }, ["Deal_Name"])
    const calm = at.api.order({ on: /Deals/, times: Infinity, ...trouble.half })
    await expect(ask()).rejects.toThrow()
    expect(told()).toBe("silent")
    calm()
    await ask()
    expect(told()).toBe("readable")
    at.api.calm()
    const allow = at.api.order(trouble.forbidden("Deals"))
    await expect(ask()).rejects.toMatchObject({ fault: "forbidden" })
    allow()
    at.api.order({ on: /Deals/, times: Infinity, ...trouble.half })
    await expect(ask()).rejects.toThrow()
    expect(told()).toBe("refused")
  })
})

test.each([
  ["slow to say who is signed in", "/v8/users?type=CurrentUser"],
  ["slow to list its people", "/v8/users?per_page"],
])("the people's part is what their list said, the CRM %s", async (_name, slow) => {
  const at = await connected()
  at.api.order({ on: "/v8/users?per_page", ...trouble.half, times: Infinity })
  at.api.order({ on: slow, delay: 20, times: Infinity })
  await at.connection.check()
  expect(at.connection.state().modules["users"]).toBe("silent")
  expect(at.connection.state().who).toMatchObject({ name: "Alex Gagné" })
})

describe("the calls of an hour", () => {
  test("are counted across workers, end with the allowance, and come back with the hour", async () => {
    const at = await connected({ callsPerHour: 4 })
    await at.connection.crm()?.org()
    await at.kill()
    expect(at.connection.detail.spent).toMatchObject({ calls: 3 })
    await at.connection.crm()?.org()
    const error = await at.connection
      .crm()
      ?.me()
      .catch((one: unknown) => one)
    expect(error).toBeInstanceOf(CrmError)
    expect(error).toMatchObject({ fault: "budget", again: new Date("2026-11-20T16:00:00Z") })
    expect(at.connection.state().spentUntil).toEqual(new Date("2026-11-20T16:00:00Z"))
    minutes(60)
    expect(at.connection.state().spentUntil).toBeNull()
    expect(await at.connection.crm()?.me()).toMatchObject({ name: "Alex Gagné" })
  })

  test("what the CRM asks to wait for is told, and forgotten once it answers", async () => {
    const at = await connected()
    at.api.order({ on: "/v8/org", ...trouble.tooMany(600), times: Infinity })
    await expect(at.connection.crm()?.org()).rejects.toMatchObject({ fault: "limited" })
    expect(at.connection.state().limitedUntil).toEqual(new Date("2026-11-20T15:10:00Z"))
    at.api.calm()
    minutes(11)
    expect(at.connection.state().limitedUntil).toBeNull()
    await at.connection.crm()?.org()
  })

  test("an answer that was on its way when the CRM asked to wait does not make it forgotten", async () => {
    const at = await connected()
    at.api.order({ on: "/v8/users", ...trouble.tooMany(600), times: Infinity })
    at.api.order({ on: "/v8/org", delay: 50 })
    const late = at.connection.crm()?.org()
    await expect(at.connection.crm()?.me()).rejects.toMatchObject({ fault: "limited" })
    await late
    expect(at.connection.state().limitedUntil).toEqual(new Date("2026-11-20T15:10:00Z"))
  })
})

describe("a token", () => {
  /** All that may leave the keeper: what is told, kept, thrown and pushed. */
  const told = async ({ connection }: Desk): Promise<string> => {
    const { "crm:held": _held, ...kept } = await browser.storage.session.get()
    return JSON.stringify([kept, connection.state(), connection.detail])
  }
  const steps = {
    "sign in": (at: Desk) => at.connection.signIn(),
    "sign out": (at: Desk) => at.connection.signOut(),
    kill: (at: Desk) => at.kill(),
    restart: (at: Desk) => {
      restartBrowser()
      return at.kill()
    },
    resume: (at: Desk) => at.connection.resume(),
    check: (at: Desk) => at.connection.check(),
    "an hour": () => {
      minutes(61)
    },
    expire: (at: Desk) => {
      at.api.grants.expire()
    },
    forget: (at: Desk) => {
      at.api.grants.forget()
    },
  }
  type Step = keyof typeof steps

  test("is nowhere but in the session, whatever happens in whatever order", async () => {
    const order = fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom("implicit", "code"), async (all, flow) => {
        const at = desk({ flow })
        for (const step of all) {
          await steps[step](at)
          const { held } = at.connection.tokens
          expect(at.connection.state().standing).toBe(held ? "connected" : "signed-out")
          expect(at.connection.crm() === null).toBe(held === null)
          expect(await told(at)).not.toMatch(/1000\.[0-9a-f]{8}/)
          if (step === "sign out")
            expect(JSON.stringify(await browser.storage.session.get())).not.toMatch(/held/)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe("the worker's door", () => {
  beforeEach(freshWorker)
  test.each(["crm.get", "crm.check", "crm.sign-in", "crm.sign-out"])("%s is not for pages", async (type) => {
    expect(await send(type, undefined, page())).toEqual({ ok: false, error: "refused" })
  })

  test("says what the policy lacks, and which addresses would be read", async () => {
    const view = async () => ((await send("crm.get", undefined, popup)) as { value: ConnectionView }).value
    expect(await view()).toMatchObject({ standing: "unset", missing: ["client", "centre"], hosts: [] })
    const text = JSON.stringify({
      version: 1,
      connection: { client: "1000.A", centre: "ca", callsPerHour: 7 },
    })
    await send("policy.import", { text }, popup)
    expect(await view()).toMatchObject({
      standing: "signed-out",
      missing: [],
      hosts: ["https://accounts.zohocloud.ca/*", "https://www.zohoapis.ca/*"],
      calls: { made: 0, spent: 0, allowed: 7, until: "2026-11-20T16:00:00.000Z" },
      managed: false,
    })
    await send("crm.sign-in", undefined, popup)
    expect(await view()).toMatchObject({ standing: "signed-out", why: "permission" })
    expect((await db().settings.get("signedIn"))?.value ?? false).toBe(false)
  })
})
