import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { until, waitForMark } from "../browser"
import type { PageSettings, RosterView } from "../../src/messages"
import { findPerson, presenceOf } from "../../src/process/roster"
import { trouble } from "../sandbox/api"
import { openRecord } from "../tour/agent"
import { connect, withConnection } from "./connected"
import { address, table } from "./desk"
import { expectSaid } from "./said"
import { looks, Screen } from "./screens"

/** What the CRM's API adds about people and clients: who is there, whose caller this is, what was asked before. */
const held = withConnection({ viewport: { width: 1280, height: 720 } })
let at: Screen
let tab: Page | undefined

const recordOf = (key: string) => {
  const found = held.sandbox.records("Potentials").find(({ id }) => id === held.sandbox.dossiers[key]?.id)
  if (!found) throw new Error(key)
  return found
}
const valueOf = (key: string, column: string): string => {
  const value = recordOf(key).values[column]
  return typeof value === "string" ? value : ""
}
const searches = () => held.sandbox.api.calls.filter(({ path }) => /coql|\/search/.test(path))
/** Types in the search, once it is there. */
const typed = async (text: string, delay = 0) => (await at.find('[role="combobox"]')).type(text, { delay })
async function open(url: string): Promise<Page> {
  tab = await held.launched.browser.newPage()
  await openRecord(tab, url)
  return tab
}

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  await connect(held, at)
})
afterEach(async () => {
  held.sandbox.api.calm()
  await tab?.close()
  tab = undefined
})

describe("who is there", () => {
  test("a team whose policy has no roster has the CRM’s", async () => {
    const { roster: _roster, ...policy } = held.sandbox.policy
    const { connection } = await at.ask<{ connection: object }>("policy.export")
    await at.ask("policy.import", { text: JSON.stringify({ ...policy, connection }) })
    const settings = await until(at.page, "the CRM’s people", async () => {
      const found = await at.ask<PageSettings>("settings.get")
      return found.roster.people.length > 5 ? found : undefined
    })
    const { roster } = settings
    const told = new Set(roster.people.map(({ id }) => presenceOf(roster, id, new Date())))
    expect([...told]).not.toEqual(["unknown"])
    // Two people of the stand-in bear one name: nobody knows which.
    const twice = (name: string) => roster.people.filter((one) => one.name === name).length > 1
    for (const { name } of roster.people)
      expect(findPerson(roster, name)).toEqual(twice(name) ? "ambiguous" : expect.objectContaining({ name }))
    await at.ask("policy.import", { text: JSON.stringify({ ...held.sandbox.policy, connection }) })
    const view = await until(at.page, "the team’s people, each once", async () => {
      const found = await at.ask<RosterView>("roster.get")
      return found.crm?.roster.people.some(({ id }) => found.roster.people.some((one) => one.id === id))
        ? found
        : undefined
    })
    const shared = view.crm?.roster.people.filter(({ name }) =>
      view.roster.people.some((one) => one.name === name),
    )
    expect(shared).toEqual(view.roster.people)
    expect(Object.values(view.crm?.hours ?? {})).toContain("crm")
  })
  test("nothing of people that the CRM told is on the disk", async () => {
    const kept = JSON.stringify(await table(at.page, "settings"))
    const { roster } = await at.ask<PageSettings>("settings.get")
    const own = new Set(held.sandbox.policy.roster?.people?.map(({ name }) => name))
    const others = roster.people.filter(({ name }) => !own.has(name) && name !== "Alex Gagné")
    for (const { name } of others) expect(kept).not.toContain(name)
    expect(kept).not.toMatch(/@exemple\.ca/)
  })
  test.each(looks)("the roster says where hours come from: $width $scheme", async (look) => {
    await at.show("roster", look)
    await at.says(".from-crm", "Heures et absences du CRM")
    await at.clean("roster")
  })
  test("asked anew, and the CRM does not answer: it is said, the hours stand", async () => {
    held.sandbox.api.order({ ...trouble.failed, on: "shift_hours", times: Infinity })
    await at.show("roster")
    await at.press("Actualiser")
    await at.says('[data-crm="unreachable"]', "Le CRM ne répond pas")
    const { crm } = await at.ask<RosterView>("roster.get")
    expect(Object.values(crm?.hours ?? {})).toContain("crm")
    held.sandbox.api.calm()
    await at.press("Actualiser")
    await at.says('[data-crm="read"]', "Heures et absences du CRM")
  })
})

describe("a caller", () => {
  test("whose file this browser never opened", async () => {
    await at.show("find")
    await typed(valueOf("ready", "POTENTIALCF1"))
    await at.find(`[data-record="${recordOf("ready").id}"] [data-source="crm"]`)
    expect(await at.text('[role="option"]')).toContain("Selon le CRM")
    await at.clean("find")
  })
  test("is asked for once a pause, and never below 4 digits or 3 letters", async () => {
    await at.show("find")
    const before = searches().length
    await typed("45")
    await typed("0555", 20)
    await typed("0190", 20)
    await until(at.page, "the CRM to have answered", async () =>
      (await at.page.$$('[role="option"] [data-source="crm"]')).length > 1 ? true : undefined,
    )
    const queries = searches()
      .slice(before)
      .filter(({ body }) => body.includes("from Deals"))
    expect(queries).toHaveLength(1)
  })
  test("that nobody knows: where it was looked for", async () => {
    await at.show("find")
    await typed("514 999-0000")
    await at.says(".callers", "ici et dans le CRM")
  })
  test("and a CRM that does not answer", async () => {
    held.sandbox.api.order({ ...trouble.failed, on: "coql", times: Infinity })
    await at.show("find")
    await typed("514 999-0001")
    await at.says('[data-crm="unreachable"]', "Le CRM ne répond pas")
  })
  test("that rings: said on the page it rings on", async () => {
    const url = address(held.sandbox, "ready").replace(
      /\/tab\/.*/,
      "/tab/Leads/list?gen=g3&mirror=0&ring=4505550190",
    )
    tab = await held.launched.browser.newPage()
    await tab.goto(url)
    const card = await waitForMark(tab, { role: "group", "aria-label": "Appel de 450 555-0190" })
    expect(card.text).toBeDefined()
    const told = await until(tab, "the CRM’s files", async () => {
      const mark = await waitForMark(tab as Page, { role: "group", "aria-label": "Appel de 450 555-0190" })
      return mark.text.includes("selon le CRM") ? mark.text : undefined
    })
    expect(told).toContain("Ouvrir la fiche")
  })
})

describe("a client who asks again, whose old file this browser never saw", () => {
  test.each([
    ["reapply-10", { reapply: "invalid warn" }],
    ["reapply-90", { reapply: "invalid warn" }],
    ["reapply-91", { reapply: null }],
    ["reapply-fni", { "reapply-fni": "invalid warn" }],
    ["reapply-89", { "expiry-vs-90": "invalid warn" }],
    ["reapply-invalid", { reapply: null }],
  ] as const)("%s", async (key, said) => {
    const before = searches().length
    const page = await open(address(held.sandbox, key))
    await until(page, "the CRM to be asked", () =>
      Promise.resolve(searches().length > before ? true : undefined),
    )
    await expectSaid(page, said)
  })
  test("with the CRM refusing the history: the date is unknown, nothing is claimed", async () => {
    held.sandbox.api.order({ ...trouble.failed, on: "Stage_History", times: Infinity })
    await expectSaid(await open(address(held.sandbox, "reapply-expired")), {
      reapply: "unknown",
    })
  })
})
