import { clock, page, popup, restartBrowser, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { alsoNamed, isOfOrg } from "../../../background/crm/told"
import type { OrgName } from "../../../src/crm/fields"
import { CrmError, type CrmField } from "../../../src/crm/types"
import type {
  Answered,
  CrmFieldsView,
  OverlaySettings,
  PageAnswer,
  PageQuestion,
} from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { stages } from "../../../src/process/stages"
import { opportunityFacts } from "../rules/facts-builder"
import { fakeDoor, type Given } from "./crm-door"

const HOUR = 3_600_000
const field = (apiName: string, column: string, label: string, over: Partial<CrmField> = {}): CrmField => ({
  id: apiName,
  apiName,
  label,
  column,
  type: "text",
  custom: true,
  visible: true,
  choices: [],
  ...over,
})
const stage = field("Stage", "STAGE", "Étape", {
  type: "picklist",
  custom: false,
  choices: stages.map(({ name }) => ({ shown: name === "Perdu BDC" ? "Dropped" : name, actual: name })),
})
const branch = field("Succursale", "POTENTIALCF3", "Concession")
const deals = [stage, branch, field("Courriel", "POTENTIALCF8", "Courriel du conjoint")]
const events = [field("Event_Title", "SUBJECT", "Objet", { custom: false })]
const told: Given = {
  org: () => ({ id: "1", zgid: "777", name: "Groupe", timeZone: null }),
  modules: () => [],
  fields: (module: string) => (module === "Deals" ? deals : events),
}

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const view = () => value<CrmFieldsView>("crm.fields")
const row = async (key: string) => (await view()).rows.find((one) => one.field === key)
const of = (org: string) => page(1, `https://crm.zoho.com/crm/${org}/tab/Potentials/42`)
const signs = async (sender = of("org777")) =>
  (await value<OverlaySettings>("page.start", undefined, sender)).fields["opportunity.branch"]
/** What the CRM was asked about its structure. */
const asks = ({ asked }: { asked: string[] }) => asked.filter((one) => /^(modules|fields|layouts)/.test(one))
const learned = () => vi.waitFor(async () => expect((await view()).at).not.toBeNull())

beforeEach(freshWorker)

describe("what the CRM tells of its fields", () => {
  test("is asked once at sign-in, kept across restarts, and known without a connection", async () => {
    const door = fakeDoor({ ...told })
    door.door.standing = "signed-out"
    await wakeWorker(door.connection)
    expect(await view()).toMatchObject({ at: null, connected: false, rows: [] })
    expect(await signs()).not.toMatchObject({ names: ["succursale", "potentialcf3"] })
    door.door.turn("connected")
    await learned()
    expect(asks(door).sort()).toEqual([
      "fields Deals",
      "fields Events",
      "layouts Deals",
      "layouts Events",
      "modules",
    ])
    expect((await signs())?.names).toEqual(["succursale", "potentialcf3"])
    restartBrowser()
    await wakeWorker()
    expect(await view()).toMatchObject({ at: "2026-11-20T15:00:00.000Z", connected: false })
    expect((await signs())?.names).toEqual(["succursale", "potentialcf3"])
  })

  test("goes to the pages of that organisation alone, and to those open at once", async () => {
    state.tabs = [
      { id: 1, url: "https://crm.zoho.com/crm/org777/tab/Potentials/42" },
      { id: 2, url: "https://crm.zoho.com/crm/org778/tab/Potentials/42" },
    ]
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    const last = (tab: number) =>
      (state.sent.filter((one) => one.tab === tab).at(-1)?.message as { settings?: OverlaySettings }).settings
    await vi.waitFor(() => expect(last(1)?.fields["opportunity.branch"]?.names).toContain("potentialcf3"))
    expect(last(2)?.fields["opportunity.branch"]?.names).not.toContain("potentialcf3")
    expect(last(1)).not.toHaveProperty("orgFields")
    for (const sender of [of("org778"), of("groupe"), page()])
      expect((await signs(sender))?.names).not.toContain("potentialcf3")
  })

  test("is asked again when it is a day old, never sooner", async () => {
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    const once = asks(door).length
    clock.now += 23 * HOUR
    await wakeWorker(door.connection)
    door.door.turn("connected")
    await view()
    expect(asks(door)).toHaveLength(once)
    clock.now += 2 * HOUR
    await wakeWorker(door.connection)
    await vi.waitFor(() => expect(asks(door)).toHaveLength(2 * once))
  })

  test("is asked anew on request", async () => {
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    door.given.fields = (module: string) =>
      module === "Deals" ? [field("Succursale", "POTENTIALCF99", "Concession")] : events
    await value("crm.fields.check")
    expect((await signs())?.names).toEqual(["succursale", "potentialcf99"])
  })

  test("of another organisation, once someone signs in to it, takes the place of what was kept", async () => {
    const elsewhere = await value<CrmFieldsView>("crm.fields")
    expect(elsewhere.at).toBeNull()
    const kept = { org: { zgid: "1" }, at: clock.now, modules: [], fields: { Deals: deals, Events: events } }
    await db().settings.put({ key: "orgFields", value: { ...kept, layouts: {} } })
    await wakeWorker(fakeDoor({ ...told }).connection)
    await vi.waitFor(async () => expect((await signs())?.names).toEqual(["succursale", "potentialcf3"]))
    expect((await signs(of("org1")))?.names).not.toContain("potentialcf3")
  })
})

describe("an answer that is not whole", () => {
  test.each(["forbidden", "malformed"] as const)(
    "%s for one module: what was known of it stays, and it is said",
    async (fault) => {
      const door = fakeDoor({ ...told })
      await wakeWorker(door.connection)
      await learned()
      door.given.fields = (module: string) => {
        if (module === "Deals") throw new CrmError(fault, "Deals")
        return events
      }
      const after = await value<CrmFieldsView>("crm.fields.check")
      expect(after.problems).toEqual([{ about: "Deals", fault }])
      expect((await signs())?.names).toEqual(["succursale", "potentialcf3"])
    },
  )
  test("no field at all replaces nothing", async () => {
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    door.given.fields = () => []
    const { problems } = await value<CrmFieldsView>("crm.fields.check")
    expect(problems.map(({ fault }) => fault)).toEqual(["empty", "empty"])
    expect((await signs())?.names).toEqual(["succursale", "potentialcf3"])
  })
  test("none, from the start: the built-in signs stand, and the CRM is left alone for an hour", async () => {
    const before = await signs()
    const door = fakeDoor({ ...told })
    door.door.fault = "unreachable"
    await wakeWorker(door.connection)
    await vi.waitFor(async () => expect((await view()).problems).toMatchObject([{ fault: "unreachable" }]))
    const asked = asks(door).length
    await wakeWorker(door.connection)
    door.door.turn("connected")
    await view()
    expect(asks(door)).toHaveLength(asked)
    expect(await signs()).toEqual(before)
    clock.now += HOUR
    door.door.fault = null
    await wakeWorker(door.connection)
    await learned()
  })
})

describe("what a lead chooses", () => {
  test("stands before what the CRM told, and goes back to it", async () => {
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    const key = "opportunity.branch"
    expect(await row(key)).toMatchObject({
      state: "sure",
      told: ["potentialcf3", "concession"],
      corrected: null,
    })
    const own = { api: ["Point"], column: ["POTENTIALCF50"], labels: ["Point de vente"] }
    await value("field.set", { field: key, signs: own })
    expect(await signs()).toMatchObject({ names: ["point", "potentialcf50"], sure: true })
    expect(await row(key)).toMatchObject({ corrected: own, told: [], locked: false })
    await value("field.set", { field: key, signs: null })
    expect((await signs())?.names).toEqual(["succursale", "potentialcf3"])
  })
  test("a guess adds nothing until then", async () => {
    const door = fakeDoor({ ...told })
    await wakeWorker(door.connection)
    await learned()
    expect(await row("opportunity.email")).toMatchObject({
      state: "guess",
      theirs: { label: "Courriel du conjoint" },
    })
    const { fields } = await value<OverlaySettings>("page.start", undefined, of("org777"))
    expect(fields["opportunity.email"]?.names).not.toContain("potentialcf8")
  })
})

test.each(["crm.fields", "crm.fields.check"])("%s is for our own pages", async (jalon) => {
  expect(await send(jalon, undefined, of("org777"))).toEqual({ ok: false, error: "refused" })
})

test("nothing but structure is kept", async () => {
  const door = fakeDoor({ ...told })
  await wakeWorker(door.connection)
  await learned()
  const kept = (await db().settings.get("orgFields"))?.value
  expect(Object.keys(kept as object).sort()).toEqual(["at", "fields", "layouts", "modules", "org"])
})

test("a stage that the organisation calls otherwise is still the stage", async () => {
  const door = fakeDoor({ ...told })
  await wakeWorker(door.connection)
  await learned()
  const record = { org: "org777", module: "Potentials", id: "42" }
  const answer = async (stage: string, org: string) => {
    const { notes, ...facts } = opportunityFacts({ record, fields: { stage } })
    const question: PageQuestion = {
      page: "p",
      record,
      facts: toWire({ kind: "opportunity-detail", opportunity: facts, meeting: null }),
      notes: toWire(notes),
      unsettled: [],
      own: {},
    }
    return fromWire(await value<string>("page.answer", question, of(org))) as PageAnswer
  }
  const ids = async (stage: string, org: string) => (await answer(stage, org)).rows.map(({ id }) => id)
  expect(await ids("Dropped", "org777")).toEqual(await ids("Perdu BDC", "org777"))
  expect(await ids("Dropped", "org778")).not.toEqual(await ids("Perdu BDC", "org778"))
})

test("the page's own names of a stage are those that its bar shows", () => {
  const names = new Map([["dropped", "Perdu BDC"]])
  expect(alsoNamed(["Perdu BDC"], names)).toEqual(["Perdu BDC", "dropped"])
  expect(alsoNamed(["Livré"], names)).toEqual(["Livré"])
})

test.each<[url: string | null, org: OrgName | undefined, is: boolean]>([
  ["https://crm.zoho.com/crm/org777/tab/Potentials/42", { zgid: "777" }, true],
  ["https://crm.zohocloud.ca/crm/org777/tab/Events/create", { zgid: "777" }, true],
  ["https://crm.zoho.com/crm/groupe/tab/Potentials/42", { zgid: "777", domain: "groupe" }, true],
  ["https://crm.zoho.com/crm/groupe/tab/Potentials/42", { zgid: "777" }, false],
  ["https://crm.zoho.com/crm/org778/tab/Potentials/42", { zgid: "777" }, false],
  ["https://crm.zoho.com/crm/tab/Potentials/42", { zgid: "777" }, false],
  ["https://crmsandbox.zoho.com/crm/org777/tab/Potentials/42", { zgid: "777" }, false],
  ["nowhere", { zgid: "777" }, false],
  [null, { zgid: "777" }, false],
  ["https://crm.zoho.com/crm/org777/tab/Potentials/42", undefined, false],
])("%s is of %j: %s", (url, org, is) => {
  expect(isOfOrg(url, org)).toBe(is)
})
