import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fieldMapOf, stageNames, type Guess, type OrgStructure } from "../../../src/crm/fields"
import type { CrmField, CrmModule } from "../../../src/crm/types"
import { signMap } from "../../../src/pages/zoho/signs"
import { stages } from "../../../src/process/stages"
import { fieldKeys, type FieldKey } from "../../../src/rules/facts"
import { modules as dealership } from "../../sandbox/schema"

let last = 0
const field = (label: string, over: Partial<CrmField> = {}): CrmField => ({
  id: String(++last),
  apiName: `Champ_${last}`,
  label,
  column: `POTENTIALCF${last + 500}`,
  type: "text",
  custom: true,
  visible: true,
  choices: [],
  ...over,
})
const standard = (apiName: string, column: string, label: string, type = "text"): CrmField =>
  field(label, { apiName, column, type, custom: false })
const choices = (...texts: string[]) => texts.map((text) => ({ shown: text, actual: text }))
const names = stages.map(({ name }) => name)

const structure = (deals: CrmField[], rest: Partial<OrgStructure> = {}): OrgStructure => ({
  modules: [],
  fields: { Deals: deals },
  layouts: {},
  ...rest,
})
const fit = (deals: CrmField[], rest: Partial<OrgStructure> = {}) =>
  fieldMapOf(structure(deals, rest), signMap())
const guessOf = (key: FieldKey, deals: CrmField[], rest: Partial<OrgStructure> = {}): Guess => {
  const found = fit(deals, rest).guesses.find((one) => one.field === key)
  if (!found) throw new Error(`No guess for ${key}`)
  return found
}
const signsIn = (key: FieldKey, deals: CrmField[]) => fit(deals).map[key]

describe("a field of the organisation is told by", () => {
  test.each<[string, FieldKey, CrmField, Guess["because"][number]["by"][]]>([
    ["its API name", "opportunity.branch", field("Concession", { apiName: "Succursale" }), ["api"]],
    [
      "its API name and its column",
      "opportunity.type",
      standard("Type", "POTENTIALTYPE", "Origine"),
      ["api", "column"],
    ],
    ["its label in French", "opportunity.phone", field("téléphone *", { type: "phone" }), ["label"]],
    [
      "the label that the organisation wrote, where this person reads another",
      "opportunity.branch",
      field("Sucursal", { ownLabel: "Succursale" }),
      ["label"],
    ],
    ["its label in English", "opportunity.branch", field("BRANCH"), ["label"]],
    ["a label without its article", "opportunity.owner", field("Gestionnaire opportunité"), ["label"]],
  ])("%s", (_what, key, theirs, by) => {
    const others = [field("Montant"), field("Prochaine étape")]
    const found = guessOf(key, [...others, theirs])
    expect(found).toMatchObject({ state: "sure", theirs })
    expect(found.because.map((one) => one.by)).toEqual(by)
    const signs = signsIn(key, [...others, theirs])
    expect(signs?.names.slice(0, 2)).toEqual([theirs.apiName.toLowerCase(), theirs.column?.toLowerCase()])
    expect(signs).toMatchObject({ sure: false, selector: undefined })
  })

  test("the process's stages among its choices, whatever its label", () => {
    const theirs = field("Où en est-on", { type: "picklist", choices: choices(...names.slice(0, 6)) })
    expect(guessOf("opportunity.stage", [field("Montant"), theirs])).toMatchObject({
      state: "sure",
      theirs,
      because: [{ by: "choices", match: "6" }],
    })
    const few = field("Où en est-on", { type: "picklist", choices: choices(...names.slice(0, 3)) })
    expect(guessOf("opportunity.stage", [field("Montant"), few]).state).toBe("absent")
  })

  test("its choices against its name: a list without a stage is not the stage", () => {
    const sales = { ...standard("Stage", "STAGE", "Stage", "picklist"), choices: choices("Qualification") }
    const own = field("Dossier", { type: "picklist", choices: choices(...names) })
    expect(guessOf("opportunity.stage", [sales, own])).toMatchObject({ state: "sure", theirs: own })
    expect(signsIn("opportunity.stage", [sales, own])?.names).not.toContain("stage")
    expect(guessOf("opportunity.stage", [sales])).toMatchObject({ state: "conflict", candidates: [sales] })
    const former = field("Étape précédente", { type: "picklist", choices: choices(...names) })
    const stage = { ...standard("Stage", "STAGE", "Étape", "picklist"), choices: choices(...names) }
    expect(guessOf("opportunity.stage", [former, stage])).toMatchObject({ state: "sure", theirs: stage })
  })

  test("its type alone, only as a guess that adds nothing", () => {
    const theirs = field("Adresse", { type: "email" })
    expect(guessOf("opportunity.email", [field("Montant"), theirs])).toMatchObject({
      state: "guess",
      theirs,
      because: [{ by: "type", match: "email" }],
    })
    expect(signsIn("opportunity.email", [theirs])).toBeUndefined()
    expect(guessOf("opportunity.email", [theirs, field("Autre", { type: "email" })]).state).toBe("absent")
  })
})

describe("in doubt nothing is added", () => {
  const make = () => field("Marque")
  test.each<[string, FieldKey, CrmField[], Guess["state"]]>([
    ["two of one label", "opportunity.make", [make(), make()], "conflict"],
    [
      "one by name, another by label",
      "opportunity.branch",
      [field("Point de vente", { apiName: "Succursale" }), field("Succursale")],
      "conflict",
    ],
    [
      "one with more signs than the other",
      "opportunity.branch",
      [field("Succursale", { apiName: "Succursale" }), field("Succursale")],
      "guess",
    ],
    ["a text where a date is read", "opportunity.followUpDate", [field("Date du suivi à faire")], "conflict"],
    [
      "a tick where a text is read",
      "opportunity.phone",
      [field("Téléphone", { type: "boolean" })],
      "conflict",
    ],
    [
      "a name of ours under a label that says more",
      "opportunity.email",
      [field("Courriel du conjoint", { apiName: "Courriel" })],
      "guess",
    ],
    [
      "the same by a label of ours in another language",
      "opportunity.email",
      [field("Courriel du conjoint", { ownLabel: "Courriel" })],
      "guess",
    ],
    ["one hidden from this person", "opportunity.make", [field("Marque", { visible: false })], "absent"],
    ["none like it", "opportunity.make", [field("Montant")], "absent"],
    ["an empty answer", "opportunity.make", [], "unread"],
    ["markup in a label", "opportunity.make", [field("<b>Marque</b>")], "absent"],
    ["a blank label", "opportunity.make", [field(" "), field("")], "absent"],
  ])("%s", (_what, key, deals, state) => {
    expect(guessOf(key, deals).state).toBe(state)
    expect(signsIn(key, deals)).toBeUndefined()
  })

  test("one of theirs that would be two of ours", () => {
    const both = field("Téléphone", { apiName: "Courriel" })
    const { map, guesses } = fit([both])
    expect(map).toEqual({})
    expect(guesses.flatMap(({ field, state }) => (state === "conflict" ? [field] : []))).toEqual([
      "opportunity.phone",
      "opportunity.email",
    ])
  })

  test("a layout settles which of two stands on the pages", () => {
    const [one, other] = [field("Marque"), field("Marque")]
    const layouts = {
      Deals: [{ id: "1", name: "Vente", fields: [{ apiName: other.apiName, required: false }] }],
    }
    expect(guessOf("opportunity.make", [one, other], { layouts })).toMatchObject({
      state: "sure",
      theirs: other,
    })
  })

  test("a module that was not told says nothing of its fields", () => {
    const { guesses, map } = fit([field("Marque")])
    expect(guesses.filter(({ state }) => state === "unread").map(({ field }) => field)).toEqual(
      fieldKeys.filter((key) => key.startsWith("meeting.")),
    )
    expect(Object.keys(map)).toEqual(["opportunity.make"])
  })
})

test("what names another of their fields is no longer a sign of ours", () => {
  const deals = [
    { ...standard("Stage", "STAGE", "Étape", "picklist"), choices: choices(...names) },
    field("Statut", { apiName: "Statut", type: "picklist", choices: choices("Traité", "Non-traité") }),
  ]
  const { names: found, labels } = signsIn("opportunity.stage", deals) ?? { names: [], labels: [] }
  expect(labels.flat()).not.toContain("statut")
  expect(found).not.toContain("statut")
  expect(labels[0]).toEqual(["etape"])
})

describe("over and under the others", () => {
  const told = fit([field("Concession", { apiName: "Succursale", column: "POTENTIALCF3" })]).map
  const branch = "opportunity.branch"
  test("what the CRM told comes before the built-in signs", () => {
    expect(signMap({}, told)[branch]?.names.slice(0, 2)).toEqual(["succursale", "potentialcf3"])
    expect(signMap({}, told)[branch]?.labels.flat()).toEqual(["concession", "succursale", "branch"])
    expect(signMap({}, told)["opportunity.make"]).toEqual(signMap()["opportunity.make"])
  })
  test.each([{ column: ["POTENTIALCF9"] }, { labels: ["Point de vente"] }, { selector: "#concession" }])(
    "what a lead corrected stands alone: %j",
    (signs) => {
      expect(signMap({ [branch]: signs }, told)[branch]).toEqual(signMap({ [branch]: signs })[branch])
    },
  )
})

describe("hostile or huge", () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.constantFrom("Marque", "Téléphone", "<script>", "__proto__", "constructor", "Étape", "STAGE"),
  )
  const anyField = fc.record({
    id: fc.string(),
    apiName: anyText,
    label: anyText,
    column: fc.option(anyText),
    type: fc.constantFrom("text", "picklist", "date", "phone", "email", "boolean", "?"),
    custom: fc.boolean(),
    visible: fc.boolean(),
    choices: fc.array(fc.record({ shown: anyText, actual: anyText }), { maxLength: 4 }),
  })
  test("never throws; what it adds is one of theirs by its own name, once, and visible", () => {
    fc.assert(
      fc.property(fc.array(anyField, { maxLength: 12 }), (deals) => {
        const { map, guesses } = fit(deals)
        const sure = guesses.filter(({ state }) => state === "sure")
        expect(Object.keys(map).sort()).toEqual(sure.map(({ field }) => field as string).sort())
        expect(new Set(sure.map(({ theirs }) => theirs)).size).toBe(sure.length)
        for (const { theirs, field: key } of sure) {
          expect(theirs?.visible).toBe(true)
          expect(deals).toContain(theirs)
          expect(map[key]?.sure).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })
  test("2,000 fields take less than a blink, and the one is found", () => {
    const many = Array.from({ length: 2_000 }, (_, at) => field(`Champ ${at}`))
    const before = performance.now()
    expect(guessOf("opportunity.make", [...many, field("Marque")]).state).toBe("sure")
    expect(performance.now() - before).toBeLessThan(500)
  })
})

test("every field of the demonstration dealership is found, each by its own column", () => {
  const types: Partial<Record<string, string>> = {
    user: "ownerlookup",
    number: "integer",
    participants: "text",
  }
  const told = (module: string): CrmField[] =>
    (dealership[module]?.sections ?? []).flatMap(({ fields }) =>
      fields.map(({ id, api, col, label, type, options = [] }) =>
        field(label, {
          id,
          apiName: api,
          column: col,
          type: types[type] ?? type,
          custom: /CF\d+$/.test(col),
          choices: choices(...options),
        }),
      ),
    )
  const service: CrmModule = {
    id: "18",
    apiName: "Service_a_la_clientele",
    singular: "Service à la clientèle",
    plural: "Service à la clientèle",
    moduleName: "CustomModule18",
    custom: true,
    readable: true,
  }
  const { guesses } = fieldMapOf(
    {
      modules: [service],
      fields: {
        Deals: told("Potentials"),
        Events: told("Events"),
        [service.apiName]: told("CustomModule18"),
      },
      layouts: {},
    },
    signMap(),
  )
  expect(guesses.filter(({ field: key }) => key.startsWith("aftersales."))).toHaveLength(18)
  const unsure = guesses.filter(({ state }) => state !== "sure").map(({ field, state }) => [field, state])
  expect(unsure).toEqual([])
})

describe("modules", () => {
  const module = (apiName: string, singular: string, plural: string): CrmModule => ({
    id: apiName,
    apiName,
    singular,
    plural,
    moduleName: apiName,
    custom: true,
    readable: true,
  })
  const of = (modules: CrmModule[]) =>
    Object.fromEntries(
      fit([], { modules }).modules.map(({ key, module, candidates }) => [
        key,
        module?.apiName ?? candidates.length,
      ]),
    )
  test.each([
    ["Renouvellement", "Renouvellements", "renewal"],
    ["RENOUVELLEMENT", "", "renewal"],
    ["", "Demandes de crédits", "credit-request"],
    ["Demande de crédit", "Demandes de crédit", "credit-request"],
    ["demande credit", "x", "credit-request"],
    ["Renewal", "Renewals", "renewal"],
    ["Service à la clientèle", "Services à la clientèle", "aftersales"],
    ["Customer Service", "x", "aftersales"],
  ])("%s / %s is found", (singular, plural, key) => {
    expect(of([module("CustomModule3", singular, plural), module("Leads", "Lead", "Leads")])[key]).toBe(
      "CustomModule3",
    )
  })
  test("two that fit are a conflict, none is absent, the standard ones go by API name", () => {
    expect(
      of([
        module("CustomModule3", "Renouvellement", "Renouvellements"),
        module("CustomModule9", "Renouvellement", "Renouvellements 2024"),
        module("Deals", "Opportunité", "Opportunités"),
        module("Autre", "Deals", "Events"),
      ]),
    ).toEqual({
      opportunity: "Deals",
      meeting: 0,
      contact: 0,
      renewal: 2,
      "credit-request": 0,
      aftersales: 0,
    })
  })
})

describe("the module of after-sales, as the policy names it", () => {
  const module = (apiName: string, moduleName: string, plural: string): CrmModule => ({
    id: apiName,
    apiName,
    singular: plural,
    plural,
    moduleName,
    custom: apiName !== moduleName,
    readable: true,
  })
  const modules = [
    module("Deals", "Potentials", "Opportunités"),
    module("Events", "Events", "Réunions"),
    module("Calls", "Calls", "Appels"),
    module("Cases", "Cases", "Dossiers"),
    module("Service_a_la_clientele", "CustomModule18", "Service à la clientèle"),
    module("Atelier_1", "CustomModule19", "Atelier"),
    module("Atelier_2", "CustomModule20", "Ateliers"),
  ]
  const guessed = (named?: string) =>
    fieldMapOf(structure([], { modules }), signMap(), named).modules.find(({ key }) => key === "aftersales")
  test.each<[what: string, named: string | undefined, api: string | null, candidates: number]>([
    ["none: by its title", undefined, "Service_a_la_clientele", 1],
    ["its own name, otherwise written", "services a la CLIENTÈLE", "Service_a_la_clientele", 1],
    ["an API name", "Atelier_1", "Atelier_1", 1],
    ["an internal name", "CustomModule19", "Atelier_1", 1],
    ["the standard module", "Cases", "Cases", 1],
    ["the standard module as people see it", "Dossier", "Cases", 1],
    ["a name of two", "Atelier", null, 2],
    ["a name of none", "Carrosserie", null, 0],
    ["another part's module", "Opportunités", null, 0],
    ["a module of calls", "Calls", null, 0],
  ])("%s", (_what, named, api, candidates) => {
    const found = guessed(named)
    expect([found?.module?.apiName ?? null, found?.candidates.length]).toEqual([api, candidates])
  })

  const about = [
    standard("Name", "NAME", "Nom du Service à la clientèle"),
    field("Explication de la situation", { column: "CUSTOMMODULE18CF1", type: "textarea" }),
    field("Entretien prévu", { column: "CUSTOMMODULE18CF2", type: "date" }),
    field("Rendez-vous", { column: "CUSTOMMODULE18CF3", type: "date" }),
    field("Téléphone", { column: "CUSTOMMODULE18CF4", type: "phone" }),
    field("Vendeur", { column: "CUSTOMMODULE18CF5", type: "userlookup" }),
  ]
  const states = (named?: string) =>
    Object.fromEntries(
      fieldMapOf(
        structure([], { modules, fields: { Deals: [], Service_a_la_clientele: about } }),
        signMap(),
        named,
      ).guesses.flatMap(({ field: key, state }) => (key.startsWith("aftersales.") ? [[key, state]] : [])),
    )
  test("its fields are told, a day where a time is read is none of ours; another module's are not", () => {
    expect(states()).toMatchObject({
      "aftersales.name": "sure",
      "aftersales.explanation": "sure",
      "aftersales.plannedService": "sure",
      "aftersales.appointment": "conflict",
      "aftersales.phone": "sure",
      "aftersales.seller": "sure",
      "aftersales.channel": "absent",
    })
    expect(states("Atelier_1")).toEqual({})
    expect(states("Carrosserie")).toEqual({})
  })
})

describe("a stage that the organisation names otherwise", () => {
  const named = (...pairs: [shown: string, actual: string][]) =>
    Object.fromEntries(stageNames(pairs.map(([shown, actual]) => ({ shown, actual }))))
  test.each<[string, [string, string][], Record<string, string>]>([
    ["renamed", [["Nouveau", "En traitement"]], { nouveau: "En traitement" }],
    ["translated", [["Contacted", "Contacté"]], { contacted: "Contacté" }],
    ["shown in our words over another value", [["Contacté", "Qualification"]], { qualification: "Contacté" }],
    ["by an alias", [["Bin", "INVALIDE"]], { bin: "Invalide BDC" }],
    ["as we do", [["Livré", "Livré"]], {}],
    ["no stage of ours", [["Négociation", "Negotiation"]], {}],
    ["one of ours for another of ours", [["Contacté", "Réponse envoyée"]], {}],
    [
      "two of ours by one text",
      [
        ["Nouveau", "En traitement"],
        ["Nouveau", "Contacté"],
      ],
      {},
    ],
  ])("%s", (_what, pairs, wanted) => {
    expect(named(...pairs)).toEqual(wanted)
  })
})

describe("the organisation's own modules", () => {
  const own = (apiName: string, title: string, moduleName: string): CrmModule => ({
    id: apiName,
    apiName,
    singular: title,
    plural: title,
    moduleName,
    custom: true,
    readable: true,
  })
  const renewals = own("Renouvellements", "Renouvellement", "CustomModule12")
  const credits = own("Demandes", "Demandes de crédits", "CustomModule15")
  const told = (modules: CrmModule[], fields: Record<string, CrmField[]>) =>
    fieldMapOf({ modules, fields, layouts: {} }, signMap())
  const stateOf = (key: FieldKey, fit: ReturnType<typeof told>) =>
    fit.guesses.find(({ field: one }) => one === key)?.state

  test("their fields are told, each in its own module", () => {
    const [phone, term] = [field("Téléphone", { type: "phone" }), field("Terme", { type: "integer" })]
    const day = field("Date de possession", { type: "date" })
    const number = field("Numéro de dossier", { apiName: "Name", column: "NAME", custom: false })
    const fit = told([renewals, credits], { Renouvellements: [phone, term, day], Demandes: [number] })
    for (const key of [
      "renewal.phone",
      "renewal.termMonths",
      "renewal.possessionDate",
      "credit.number",
    ] as const)
      expect([key, stateOf(key, fit)]).toEqual([key, "sure"])
    expect(fit.map["renewal.phone"]?.names).toContain(phone.column?.toLowerCase())
    expect(stateOf("renewal.email", fit)).toBe("absent")
    expect(stateOf("opportunity.phone", fit)).toBe("unread")
  })
  test("a day is not held by a text", () => {
    const fit = told([renewals], { Renouvellements: [field("Date de possession")] })
    expect(stateOf("renewal.possessionDate", fit)).toBe("conflict")
  })
  test("nothing is said of a module that is not there, or that may be another", () => {
    expect(stateOf("renewal.phone", told([credits], { Demandes: [] }))).toBeUndefined()
    const twice = told([renewals, own("R2", "Renouvellements", "CustomModule30")], {
      Renouvellements: [field("Téléphone")],
    })
    expect(stateOf("renewal.phone", twice)).toBeUndefined()
    expect(twice.map["renewal.phone"]).toBeUndefined()
  })
})
