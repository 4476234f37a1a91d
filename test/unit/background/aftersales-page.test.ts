import { clock, page, popup, send, state } from "./chrome"
import { db, freshWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { factsOf } from "../../../background/answer"
import { modulesOf, toldBy } from "../../../background/crm/told"
import { toldOf } from "../../../background/run-facts"
import { overlaySettings } from "../../../background/settings"
import type { KeptStructure } from "../../../src/crm/fields"
import type { CrmModule } from "../../../src/crm/types"
import type { Answered, OverlaySettings, PageAnswer, PageSettings, ScriptRow } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { merged } from "../../../src/policy/layers"
import type { Policy } from "../../../src/policy/types"
import { empty, known, unknown, valueOf, type Field } from "../../../src/process/field"
import { aftersalesFields, type AftersalesFacts, type Note, type RecordKey } from "../../../src/rules/facts"
import { recordId } from "../../../src/store/rows"

const record: RecordKey = { org: "org1", module: "CustomModule18", id: "42" }
const at = "https://crm.zoho.com/crm/org1/tab/CustomModule18/42"
type Fields = Partial<Record<(typeof aftersalesFields)[number], unknown>>

beforeEach(freshWorker)

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const govern = (policy: Partial<Policy>) =>
  value("policy.import", { text: JSON.stringify({ version: 1, ...policy }) })

const note = (text: string): Note => ({
  id: text,
  text,
  author: "Alex",
  authorCertain: true,
  at: unknown("not-rendered"),
  ofThisRecord: true,
  reading: null,
})
const file = (fields: Fields, mode: AftersalesFacts["mode"] = "detail"): Omit<AftersalesFacts, "notes"> => ({
  record,
  mode,
  notesComplete: true,
  fields: Object.fromEntries(
    aftersalesFields.map((name) => [
      name,
      name in fields ? (fields[name] === null ? empty : known(fields[name])) : unknown("not-found"),
    ]),
  ) as AftersalesFacts["fields"],
})
const question = (
  aftersales: Omit<AftersalesFacts, "notes">,
  notes: Field<Note[]> = known([]),
  opening = "p",
) => ({
  page: opening,
  record,
  facts: toWire({
    kind: `aftersales-${aftersales.mode}`,
    opportunity: null,
    meeting: null,
    renewal: null,
    credit: null,
    aftersales,
  }),
  notes: toWire(notes),
  unsettled: [],
  own: {},
})
const tell = async (fields: Fields, mode: AftersalesFacts["mode"] = "detail"): Promise<PageAnswer> => {
  const wire = await value<string>(
    "page.answer",
    question(file(fields, mode), known([note("PDR J1 R1 + TEXTO")]), crypto.randomUUID()),
    page(1, at),
  )
  return fromWire(wire) as PageAnswer
}

describe("a file of after-sales comes to the worker", () => {
  test("with what its notes say; their texts are read once", () => {
    const { facts, readings } = factsOf(
      question(file({}), known([note("PDR J1 R1 + TEXTO"), note("À revoir")])),
    )
    expect(readings).toHaveLength(2)
    const [first] = valueOf(facts.aftersales?.notes ?? unknown("not-found")) ?? []
    expect(first?.reading?.followUp).toMatchObject({ outcome: "no-answer", day: 1, round: 1 })
    expect(facts).toMatchObject({ opportunity: null, renewal: null, credit: null })
  })

  test("notes that are not read stay so", () => {
    const { facts } = factsOf(question(file({}), unknown("not-rendered")))
    expect(facts.aftersales?.notes).toEqual(unknown("not-rendered"))
    const without = { ...question(file({})), notes: null }
    expect(factsOf(without).facts.aftersales).toBeNull()
  })

  test("its client is the contact, never the file's own name; the pack is its own", async () => {
    expect(await tell({ contact: "Zoé Roy", name: "Bruit au frein" })).toMatchObject({ client: "Zoé" })
    const unnamed = await tell({ name: "Bruit au frein" })
    expect(unnamed.client).toBeNull()
    expect([null, "aftersales"]).toContain(unnamed.pack)
    expect(unnamed.rows.filter(({ id }) => /^(bdc|renewal|loyalty)\./.test(id))).toEqual([])
  })

  test("what a script says of it", () => {
    const aftersales: AftersalesFacts = {
      ...file({
        contact: "Mme Roy, Zoé",
        name: "Bruit au frein",
        make: "Toyota",
        model: "RAV4",
        year: "2022",
        branch: "Laval",
        language: "Anglais",
        phone: "514 555-0142",
      }),
      notes: known([]),
    }
    const none = { opportunity: null, renewal: null, credit: null }
    expect(toldOf({ ...none, aftersales })).toEqual({
      address: "mrs",
      client: "Roy, Zoé",
      vehicle: "Toyota RAV4 2022",
      branch: "Laval",
      language: "en",
      phone: "514 555-0142",
    })
    expect(
      toldOf({ ...none, aftersales: { ...file({ name: "Bruit", year: "2022" }), notes: known([]) } }),
    ).toEqual({})
  })

  test("its planned service is kept as a clock, and nothing of the client; a form being filled plans nothing", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const client = { contact: "Zoé Roy", phone: "514 555-0142", explanation: "Bruit au frein" }
    await tell({ ...client, plannedService: "2027-03-15" }, "edit")
    await tell({ ...client, plannedService: null })
    await tell(client)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await db().reminders.count()).toBe(0)
    await tell({ ...client, plannedService: "2027-03-15" })
    await vi.advanceTimersByTimeAsync(2_000)
    vi.useRealTimers()
    await vi.waitFor(async () =>
      expect(await db().reminders.toArray()).toMatchObject([{ kind: "service", record: recordId(record) }]),
    )
    const all = await Promise.all(db().tables.map((table) => table.toArray()))
    expect(JSON.stringify(all)).not.toMatch(/Zoé|555|Bruit/)
    // Shown empty, it is planned no more; not in view, it may be.
    for (const [shown, kept] of [
      [client, 1],
      [{ ...client, plannedService: null }, 0],
    ] as const) {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
      await tell(shown)
      await vi.advanceTimersByTimeAsync(2_000)
      vi.useRealTimers()
      await vi.waitFor(async () => expect(await db().reminders.count()).toBe(kept))
    }
  })
})

describe("which module is after-sales", () => {
  const module = (apiName: string, moduleName: string, plural: string): CrmModule => ({
    id: apiName,
    apiName,
    singular: plural,
    plural,
    moduleName,
    custom: true,
    readable: true,
  })
  const structure = (...modules: CrmModule[]): KeptStructure => ({
    org: { zgid: "1" },
    at: clock.now,
    modules,
    fields: {},
    layouts: {},
  })
  const own = module("Service_a_la_clientele", "CustomModule18", "Service à la clientèle")
  const workshop = module("Atelier", "CustomModule19", "Ateliers")
  test.each<[what: string, named: string | undefined, modules: CrmModule[], told: string | undefined]>([
    ["by its title", undefined, [own, workshop], "CustomModule18"],
    ["by the policy", "atelier", [own, workshop], "CustomModule19"],
    ["a name that matches nothing", "Carrosserie", [own, workshop], ""],
    ["two of the title", undefined, [own, { ...own, apiName: "Autre", moduleName: "CustomModule20" }], ""],
    ["none, nothing named", undefined, [workshop], undefined],
  ])("as a connected CRM tells it: %s", (_what, named, modules, told) => {
    expect(modulesOf(toldBy(structure(...modules), named)).aftersales).toBe(told)
  })

  test("a page learns what the policy calls it, without a connection; another policy changes it at once", async () => {
    const start = () => value<OverlaySettings>("page.start", undefined, page(1, at))
    expect((await start()).modules).toBeUndefined()
    await govern({ aftersales: { module: " Dossiers " } })
    const named = await start()
    expect(named.modules).toEqual({ named: "Dossiers" })
    await govern({ aftersales: { module: "Atelier" } })
    const next = await start()
    expect(next.modules).toEqual({ named: "Atelier" })
    expect(next.revision).toBeGreaterThan(named.revision)
    await govern({})
    expect((await start()).modules).toBeUndefined()
  })

  test("what the CRM told goes to its own organisation's pages, the policy's name to others", async () => {
    await govern({ aftersales: { module: "Atelier" } })
    const settings = await value<PageSettings>("settings.get", undefined)
    const told = modulesOf(toldBy(structure(own, workshop), "Atelier"))
    const both: PageSettings = { ...settings, orgFields: { org: { zgid: "1" }, fields: {}, modules: told } }
    expect(overlaySettings(both, at).modules).toEqual({ aftersales: "CustomModule19" })
    expect(overlaySettings(both, at.replace("org1", "org2")).modules).toEqual({ named: "Atelier" })
  })

  test("IT's policy over the team's: what it does not say of after-sales stays", () => {
    const team: Policy = { version: 1, aftersales: { module: "Atelier", brand: "Lexus" } }
    const managed: Policy = { version: 1, aftersales: { brand: "Toyota" } }
    expect(merged({ published: null, team, managed, person: null }).aftersales).toEqual({
      module: "Atelier",
      brand: "Toyota",
    })
    expect(merged({ published: null, team: null, managed: null, person: null }).aftersales).toBeUndefined()
  })

  const offered = async (path: string, title = ""): Promise<string[]> => {
    state.tabs = [{ id: 1, url: `https://crm.zoho.com/crm/org1/tab/${path}`, title }]
    return (await value<ScriptRow[]>("guides.here", { tab: 1 })).map(({ id }) => id)
  }
  test.each<[what: string, path: string, title: string, module: string | null, found: boolean]>([
    ["its list", "CustomModule18/list", "Service à la clientèle - Zoho CRM", null, true],
    ["a list of the policy's name", "CustomModule19/list", "Ateliers - Zoho CRM", "Atelier", true],
    [
      "its title, where the policy has another",
      "CustomModule18/list",
      "Service à la clientèle - Zoho CRM",
      "Atelier",
      false,
    ],
    ["a record of the module in the address", "Cases/42", "Zoé Roy - Zoho CRM", "Cases", true],
    ["the standard module, not named", "Cases/42", "Zoé Roy - Zoho CRM", null, false],
    ["a foreign module", "CustomModule9/list", "Inventaire - Zoho CRM", null, false],
  ])("scripts are offered on %s", async (_what, path, title, named, found) => {
    if (named !== null) await govern({ aftersales: { module: named } })
    expect((await offered(path, title)).includes("script.aftersales-inbound")).toBe(found)
  })
})
