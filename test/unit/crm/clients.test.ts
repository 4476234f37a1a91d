import { describe, expect, test } from "vitest"
import * as fc from "fast-check"
import {
  clientModule,
  clientQuery,
  closedAtOf,
  contactFields,
  filesIn,
  nameHolds,
  withTold,
  type ClientModule,
} from "../../../src/crm/clients"
import type { CrmField, CrmModule, CrmRecord, CrmStageChange } from "../../../src/crm/types"
import type { OtherFile } from "../../../src/rules/rule"

const field = (apiName: string, type: string, label = apiName): CrmField => ({
  id: apiName,
  apiName,
  label,
  column: null,
  type,
  custom: false,
  visible: true,
  choices: [],
})
const module = { apiName: "Demandes", moduleName: "CustomModule15" } as CrmModule
const deals: ClientModule = {
  api: "Deals",
  page: "Potentials",
  name: "Deal_Name",
  stage: "Stage",
  stock: "No_Stock",
  phones: ["Telephone"],
  emails: ["Courriel"],
  contact: "Contact_Name",
  side: null,
}
const contacts = { phones: ["Phone", "Mobile"], emails: ["Email"] }
const row = (values: Record<string, unknown>): CrmRecord => ({
  id: "1",
  module: "Deals",
  values,
  owner: null,
  createdAt: null,
  modifiedAt: null,
  createdBy: null,
  modifiedBy: null,
})

describe("where a client is looked for", () => {
  test("a module’s own fields, by their type", () => {
    const fields = [
      field("Tel", "phone"),
      field("Courriel", "email"),
      field("Etape", "picklist", "Étape"),
      field("Autre", "picklist"),
      field("Fiche", "lookup", "Fiche Client"),
      field("Opp", "lookup", "Opportunité"),
    ]
    expect(clientModule(module, fields, { side: "credit" })).toEqual({
      api: "Demandes",
      page: "CustomModule15",
      name: "Name",
      stage: "Etape",
      stock: null,
      phones: ["Tel"],
      emails: ["Courriel"],
      contact: "Fiche",
      side: "credit",
    })
    expect(contactFields(fields)).toEqual({ phones: ["Tel"], emails: ["Courriel"] })
  })
  test("two fields that fit are none", () => {
    const fields = [field("A", "picklist", "Statut"), field("B", "picklist", "Étape")]
    expect(clientModule(module, fields).stage).toBeNull()
  })
  test("one query, by the file’s own fields and its client’s, joined two by two", () => {
    const select = clientQuery(deals, contacts, { phones: ["5145550142"], emails: ["a'b@x.ca"] })
    expect(select).toContain(
      "where (Telephone like '%0142' or (Contact_Name.Phone like '%0142' or (Contact_Name.Mobile like '%0142' or (Courriel = 'a''b@x.ca' or Contact_Name.Email = 'a''b@x.ca'))))",
    )
    expect(select).toMatch(/^select Deal_Name, Stage, No_Stock, Contact_Name, Owner, .* limit 200$/)
  })
  test.each<[string, ClientModule, typeof contacts | null, string[]]>([
    ["nothing wanted", deals, contacts, []],
    ["too few digits", deals, contacts, ["142"]],
    ["no field for it", { ...deals, phones: [], contact: null }, contacts, ["5145550142"]],
    ["its client’s record refused", { ...deals, phones: [] }, null, ["5145550142"]],
  ])("no query: %s", (_name, given, theirs, phones) => {
    expect(clientQuery(given, theirs, { phones, emails: [] })).toBeNull()
  })
  test("25 criteria at most, always well bracketed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\d{4,11}$/), { maxLength: 9 }),
        fc.array(fc.emailAddress(), { maxLength: 9 }),
        (phones, emails) => {
          const select = clientQuery(deals, contacts, { phones, emails }) ?? ""
          const bare = select.replace(/'(?:[^']|'')*'/g, "?")
          expect((bare.match(/ like | = /g) ?? []).length).toBeLessThanOrEqual(25)
          expect((bare.match(/\(/g) ?? []).length).toBe((bare.match(/\)/g) ?? []).length)
          expect(bare).not.toContain("'")
        },
      ),
    )
  })
})

describe("whose a row is", () => {
  const wanted = { phones: ["5145550142"], emails: ["marie@x.ca"] }
  test.each<[Record<string, unknown>, string | null]>([
    [{ Telephone: "(514) 555-0142" }, "phone"],
    [{ "Contact_Name.Mobile": "1-514-555-0142" }, "phone"],
    [{ Telephone: "(514) 555-0142", Courriel: "Marie@x.ca" }, "email"],
    [{ "Contact_Name.Email": "MARIE@X.CA" }, "email"],
    [{ Telephone: "(438) 555-0142" }, null],
    [{ Telephone: null, Courriel: 7, "Contact_Name.Phone": { name: "5145550142" } }, null],
    [{}, null],
    [{ Telephone: "514 555-0142 poste 0142" }, null],
  ])("%j", (values, by) => {
    expect(filesIn(deals, contacts, wanted, [row(values)]).map((file) => file.by)).toEqual(
      by === null ? [] : [by],
    )
  })
  test("and nothing of the client but a name comes with it", () => {
    const values = {
      Telephone: "5145550142",
      Courriel: "m@x.ca",
      Contact_Name: { id: "9", name: "Marie Roy" },
      Stage: "Livré",
    }
    const [file] = filesIn(deals, contacts, wanted, [row(values)])
    expect(file).toMatchObject({ name: "Marie Roy", stage: "Livré", stock: null, owner: null, exact: true })
    expect(JSON.stringify(file)).not.toMatch(/5550142|m@x/)
  })
})

test.each([
  ["Marie-Ève Tremblay", "tremb", true, false],
  ["Tremblay, Marie-Ève", "Marie Eve Tremblay", true, true],
  ["Marie Roy", "tremblay", false, false],
  [null, "roy", false, false],
  ["Marie Roy", "", false, false],
] as const)("the name %j holds %j", (name, typed, holds, whole) => {
  expect(nameHolds(name, typed)).toEqual({ holds, whole })
})

describe("when a file was closed", () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 9, day))
  const change = (stage: string, day: number): CrmStageChange => ({ stage, at: at(day), by: null })
  test.each<[string, string, CrmStageChange[], Date | null]>([
    ["it left an open stage then", "Perdu BDC", [change("Contacté", 1), change("Perdu BDC", 5)], at(5)],
    [
      "the first of the closed ones in a row",
      "Perdu BDC",
      [change("Contacté", 1), change("Perdu F&I", 3), change("Perdu BDC", 5)],
      at(3),
    ],
    [
      "the last time, not the first",
      "Perdu BDC",
      [change("Perdu BDC", 1), change("Contacté", 3), change("Perdu BDC", 5)],
      at(5),
    ],
    ["made closed", "Perdu BDC", [change("Perdu BDC", 2)], at(2)],
    ["the approvers’", "Perdu", [change("Contacté", 1), change("Perdu", 4)], at(4)],
    ["no history", "Perdu BDC", [], null],
    ["the history ends elsewhere", "Perdu BDC", [change("Contacté", 1)], null],
    ["it is open", "Contacté", [change("Contacté", 1)], null],
    [
      "a stage that is not the process’s comes before",
      "Perdu BDC",
      [change("Contacté", 1), change("Chez nous", 3), change("Perdu BDC", 5)],
      null,
    ],
    ["a date that is none", "Perdu BDC", [{ stage: "Perdu BDC", at: new Date(NaN), by: null }], null],
  ])("%s", (_name, stage, history, closed) => {
    expect(closedAtOf(stage, history)).toEqual(closed)
  })
})

describe("seen here and told", () => {
  const file = (id: string, more: Partial<OtherFile> = {}): OtherFile => ({
    record: { org: "org1", module: "Potentials", id },
    matchedBy: "phone",
    stage: "Perdu BDC",
    closedAt: null,
    lastFollowUpAt: null,
    seenAt: new Date(0),
    ...more,
  })
  const day = (n: number): Date => new Date(Date.UTC(2026, 9, n))
  test("each once; what only one side knows stays", () => {
    const seen = [
      file("1", { closedAt: day(3), closedAfter: day(1), lastOutcome: "no-answer", lastFollowUpAt: day(2) }),
      file("2"),
    ]
    const [first, second, third] = withTold(seen, [
      file("1", { owner: "Zoé", seenAt: day(9) }),
      file("3", { seenAt: day(8) }),
    ])
    expect(first).toMatchObject({
      closedAt: day(3),
      closedAfter: day(1),
      owner: "Zoé",
      lastOutcome: "no-answer",
      lastFollowUpAt: day(2),
    })
    expect([second?.record.id, third?.record.id]).toEqual(["3", "2"])
  })
  test("the CRM’s date takes the doubt away", () => {
    const [one] = withTold(
      [file("1", { closedAt: day(3), closedAfter: day(1) })],
      [file("1", { closedAt: day(2) })],
    )
    expect(one).toMatchObject({ closedAt: day(2) })
    expect(one).not.toHaveProperty("closedAfter")
  })
  test("reopened since: no longer closed", () => {
    const [one] = withTold([file("1", { closedAt: day(3) })], [file("1", { stage: "Contacté" })])
    expect(one).toMatchObject({ stage: "Contacté", closedAt: null })
  })
})
