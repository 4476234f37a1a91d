import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { ConnectionView } from "../../src/messages"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/connection"
import { until, stopWorker } from "../browser"
import { trouble } from "../sandbox/api"
import { connect, connectionOf, consent, decide, tokensIn, withConnection } from "./connected"
import { recordTab } from "./desk"
import { expectRows, withExtension } from "./harness"
import { looks, Screen } from "./screens"
import { openRecord } from "../tour/agent"

const held = withConnection()
let at: Screen
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
beforeEach(async () => {
  const { api, policy } = held.sandbox
  api.calm()
  api.forbidden.clear()
  api.absent.clear()
  api.grants.forget()
  api.life = 3600
  api.centre = "com"
  await at.page.bringToFront()
  await at.ask("crm.sign-out")
  await at.page.evaluate(() => chrome.storage.session.clear())
  await stopWorker(held.launched)
  await at.ask("policy.import", { text: JSON.stringify(policy) })
  api.calls.length = 0
})
afterAll(() => at.page.close())

const give = (more = {}) =>
  at.ask("policy.import", {
    text: JSON.stringify({ ...held.sandbox.policy, connection: connectionOf(held.sandbox, more) }),
  })
const view = () => at.ask<ConnectionView>("crm.get")
const says = (text: string) => at.says(".connection", text)
const stands = (standing: ConnectionView["standing"]) => at.find(`.connection[data-standing="${standing}"]`)
const tokens = () => tokensIn(at)
const asked = (path: string) => held.sandbox.api.calls.filter((call) => call.path.endsWith(path)).length

describe.each(["implicit", "code"] as const)("%s flow", (flow) => {
  it("signs in from the screen by the keyboard, asks READ scopes only, and shows to whom", async () => {
    await give({ flow })
    await at.show("connection")
    await says(fr.signedOut)
    await (await at.named(fr.signIn)).focus()
    await at.page.keyboard.press("Enter")
    const window = await consent(held.launched)
    const scopes = await window.$$eval("li", (all) => all.map((one) => one.textContent))
    await window.click("button[value=accept]")
    await at.page.bringToFront()
    await says(say(fr.connected, { who: "Alex Gagné", org: "Groupe Automobile Boréal" }))
    expect(scopes.length).toBeGreaterThan(5)
    for (const scope of scopes) expect(scope).toMatch(/\.READ$/)
    const api = held.sandbox.api.calls.filter(({ host }) => host.startsWith("www.zohoapis."))
    expect(api.length).toBeGreaterThan(1)
    for (const { method, cookie, status } of api)
      expect([method, cookie, status]).toEqual(["GET", false, 200])
  })

  it("is renewed with no window where the token is no longer taken", async () => {
    await connect(held, at, { flow })
    const [first] = await tokens()
    held.sandbox.api.grants.expire()
    expect(await at.ask("crm.check")).toMatchObject({ standing: "connected" })
    const [second] = await tokens()
    expect(second).not.toBe(first)
    expect(asked(flow === "code" ? "/oauth/v2/token" : "/oauth/v2/auth/refresh")).toBe(
      flow === "code" ? 2 : 1,
    )
    const windows = await held.launched.browser.pages()
    expect(windows.filter((one) => one.url().includes("accounts."))).toEqual([])
  })

  it("signs out: revoked at the accounts server, forgotten here", async () => {
    await connect(held, at, { flow })
    const before = await tokens()
    await at.show("connection")
    await (await at.named(fr.signOut)).focus()
    await at.page.keyboard.press("Enter")
    await stands("signed-out")
    await until(at.page, "the focus on what comes next", async () =>
      (await at.page.evaluate(() => document.activeElement?.textContent)) === fr.signIn ? true : undefined,
    )
    await until(at.page, "revoked", async () =>
      Promise.resolve(before.some((one) => held.sandbox.api.grants.holder(one)) ? undefined : true),
    )
    expect(asked("/oauth/v2/token/revoke")).toBe(1)
    expect(await tokens()).toEqual([])
    expect(JSON.stringify(await at.page.evaluate(() => chrome.storage.session.get()))).not.toContain("1000.")
  })

  it("goes on after the worker was stopped, and after a browser's restart, without a window", async () => {
    await connect(held, at, { flow })
    const before = await tokens()
    await stopWorker(held.launched)
    expect(await view()).toMatchObject({ standing: "connected", who: "Alex Gagné" })
    expect(await tokens()).toEqual(before)
    // What a restart leaves: no session, and the mark that this person had signed in.
    await at.page.evaluate(() => chrome.storage.session.clear())
    await stopWorker(held.launched)
    await until(at.page, "resumed", async () =>
      (await view()).standing === "connected" ? (true as const) : undefined,
    )
    expect((await tokens())[0]).not.toBe(before[0])
  })
})

describe("a sign-in that gives nothing says why, and what to do", () => {
  it("refused", async () => {
    await give()
    await at.show("connection")
    await at.press(fr.signIn)
    await decide(held.launched, "refuse")
    await says(fr.why.refused)
    await says(fr.next.refused)
  })
  it("the window closed", async () => {
    await give()
    await at.show("connection")
    await at.press(fr.signIn)
    await stands("signing-in")
    await says(fr.signingIn)
    await (await consent(held.launched)).close()
    await says(fr.why.closed)
  })
  it("another data centre", async () => {
    held.sandbox.api.centre = "eu"
    await give({ centre: "com" })
    await at.show("connection")
    await at.press(fr.signIn)
    await decide(held.launched, "accept")
    await says(say(fr.next.elsewhere, { there: fr.centres.eu, centre: fr.centres.com }))
    await at.clean("another data centre")
  })
  it("a policy without the application", async () => {
    // A file that says nothing of the connection leaves it as it is.
    await at.ask("policy.import", { text: JSON.stringify({ ...held.sandbox.policy, connection: {} }) })
    await at.show("connection")
    await says(fr.unset)
    await says(fr.missing.client)
    await says(fr.anyway)
    await at.clean("no connection planned")
  })
})

describe("a browser that was not asked yet", () => {
  const plain = withExtension()
  it("opens no window before the person has let it reach the CRM, and says so", async () => {
    const own = await Screen.open(plain.launched)
    const connection = { client: "1000.JALON", centre: "ca" }
    await own.ask("policy.import", { text: JSON.stringify({ version: 1, connection }) })
    await own.show("connection")
    await own.press(fr.signIn)
    await own.says(".connection", fr.why.permission)
    await own.says(".connection", "accounts.zohocloud.ca, www.zohoapis.ca")
    const pages = await plain.launched.browser.pages()
    expect(pages.filter((one) => one.url().includes("accounts."))).toEqual([])
    await own.page.close()
  })
})

it("a session that ends under an open page: the page keeps its rows, the screen says it", async () => {
  await connect(held, at)
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await expectRows(page, { "bdc.opp.email": "missing" })
  await at.page.bringToFront()
  await at.show("connection")
  const check = await at.named(fr.check)
  held.sandbox.api.grants.forget()
  // The page may ask first, and the button leaves with the session.
  await check.click().catch(() => undefined)
  await says(fr.why.ended)
  await page.bringToFront()
  await page.reload()
  await expectRows(page, { "bdc.opp.email": "missing" })
  await page.close()
})

it("another organisation's page: nothing of the CRM is read for it, and that is said", async () => {
  await connect(held, at)
  const url = held.sandbox.url("no-email", { org: "org700000002" })
  const page = await held.launched.browser.newPage()
  await openRecord(page, `${url}?gen=g3&mirror=0`)
  await expectRows(page, { "bdc.opp.email": "missing" })
  await until(at.page, "told", async () => ((await view()).others.length > 0 ? true : undefined))
  expect(held.sandbox.api.calls.filter(({ path }) => /\/Deals\/\d/.test(path))).toEqual([])
  await at.page.bringToFront()
  await at.show("connection")
  await says(say(fr.other, { orgs: "org700000002" }))
  await page.close()
})

describe("what is not allowed, or not for now", () => {
  it("a module refused, an edition without shifts: each with what stands in for it", async () => {
    await connect(held, at)
    held.sandbox.api.forbidden.add("Contacts")
    held.sandbox.api.absent.add("shift_hours")
    await at.show("connection")
    await at.press(fr.check)
    await at.find('[data-part="contact"][data-access="refused"]')
    expect(await at.text('[data-part="contact"]')).toContain(fr.without.contact)
    expect(await at.text('[data-part="opportunity"]')).toContain(fr.access.readable)
    expect(await at.text('[data-part="opportunity"]')).not.toContain(fr.without.opportunity)
    await at.find('[data-part="renewal"][data-access="readable"]')
  })
  it("too many requests: until when", async () => {
    await connect(held, at)
    held.sandbox.api.order({ ...trouble.tooMany(900), times: Infinity })
    await at.show("connection")
    await at.press(fr.check)
    await at.says(".held", fr.limited.split("{")[0] ?? "")
    await says(fr.checkedNone)
    await at.clean("limited")
  })
  it("the hour's calls spent: until when, and nothing more is asked", async () => {
    await connect(held, at, { callsPerHour: 3 })
    await at.show("connection")
    await at.press(fr.check)
    await at.says(".held", fr.spent.split("{")[0] ?? "")
    const before = held.sandbox.api.calls.length
    await at.ask("crm.check")
    expect(held.sandbox.api.calls.length).toBe(before)
    expect((await view()).calls).toMatchObject({ spent: 3, allowed: 3 })
  })
})

it.each(looks)("is clean at $width px, $scheme, with what is refused and long names", async (look) => {
  const long = "Groupe Automobile de-la-Rive-Nord-et-des-Basses-Laurentides, concessionnaires associés inc."
  held.sandbox.api.order({
    on: "/v8/org",
    times: Infinity,
    change: (body: { org: object[] }) => ({ org: [{ ...body.org[0], company_name: long }] }),
  })
  await connect(held, at)
  held.sandbox.api.forbidden.add("Contacts")
  held.sandbox.api.forbidden.add("Notes")
  held.sandbox.api.absent.add("shift_hours")
  await at.show("connection", look)
  await at.press(fr.check)
  await at.find('[data-access="refused"]')
  await says(long)
  await at.clean("connected")
  await at.press(fr.signOut)
  await stands("signed-out")
  await at.clean("signed out")
})
