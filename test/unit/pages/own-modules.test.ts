// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import "./drawn"
import { watchZoho, type ZohoPage } from "../../../src/pages/zoho"
import type { Modules } from "../../../src/pages/zoho/modules"
import { signMap } from "../../../src/pages/zoho/signs"
import {
  detailPage,
  formPage,
  modal,
  form,
  type FieldSpec,
  type Generation,
  type Kind,
} from "../../e2e/pages"

const org = "/crm/org700000001"
const id = "6000000000000000012"
const at = (module: string, tail = id): string => `${org}/tab/${module}/${tail}`

let ends = new AbortController()
const bodyOf = (html: string): HTMLElement => new DOMParser().parseFromString(html, "text/html").body
const draw = (place: Element, html: string): void => place.replaceChildren(...bodyOf(html).childNodes)
/** A page of a module of the organisation's own. `bar`: what its black bar shows. */
function open(html: string, path: string, bar = "", modules?: Modules): ZohoPage {
  ends.abort()
  history.replaceState(null, "", path)
  const parsed = new DOMParser().parseFromString(html, "text/html")
  document.body.replaceChildren(...parsed.body.childNodes)
  const menu = document.querySelector("#crmNextGenTopMenu")
  if (menu) draw(menu, bar)
  ends = new AbortController()
  return watchZoho({ fields: signMap(), modules, onChange: () => undefined, signal: ends.signal })
}
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  ends.abort()
  vi.useRealTimers()
})

const tab = (module: string, text: string): string =>
  `<a href="${org}/tab/${module}/custom-view/1/list">${text}</a>`
const bar = `${tab("Potentials", "Opportunités")}${tab("CustomModule12", "Renouvellement")}${tab("CustomModule15", "Demandes de crédits")}${tab("CustomModule9", "Inventaire")}`

const made = (label: string, column: string, api: string, kind: Kind, value: string | null): FieldSpec => ({
  label,
  column,
  api,
  kind,
  value,
})
const cf = (n: number, label: string, kind: Kind, value: string | null): FieldSpec =>
  made(label, `CUSTOMMODULE12CF${String(n)}`, `Champ_${String(n)}`, kind, value)
/** As an organisation's administrator would have made them; what is read of each. */
const renewal: [name: string, spec: FieldSpec, read: unknown][] = [
  ["name", made("Nom du Renouvellement", "NAME", "Name", "text", "Zoé Roy"), "Zoé Roy"],
  ["owner", made("Gestionnaire du Renouvellement", "SMOWNERID", "Owner", "user", "Alex Gagné"), "Alex Gagné"],
  ["kind", cf(1, "Type de renouvellement", "picklist", "Spécialisé 18 mois +"), "Spécialisé 18 mois +"],
  ["phone", cf(2, "Téléphone", "phone", "514 555-0142"), "514 555-0142"],
  ["email", cf(3, "Courriel", "email", "zoe@exemple.ca"), "zoe@exemple.ca"],
  ["possessionDate", cf(4, "Date de possession", "date", "2025-02-28"), "2025-02-28"],
  ["termMonths", cf(5, "Terme", "number", "72"), 72],
  ["monthsLeft", cf(6, "Mois restants", "number", "51 mois"), 51],
  ["financingEnd", cf(7, "Date de fin de financement", "date", "2031-02-28"), "2031-02-28"],
  ["chance", cf(8, "Type de financement", "picklist", "3e chance"), "3e chance"],
  ["buyBack", cf(9, "Valeur de rachat", "number", "14 250"), "14 250"],
  ["fi", cf(10, "F&I", "user", "Luc F."), "Luc F."],
  ["purchases", cf(11, "Nombre d’achats", "number", "2"), 2],
  ["warrantyYears", cf(12, "Garantie nationale", "picklist", "5 ans / 100 000 km"), 5],
]
const specs = renewal.map(([, spec]) => spec)
const value = (field: { state: string; value?: unknown; why?: string } | undefined): unknown =>
  field?.state === "known" ? field.value : field?.state === "empty" ? "∅" : `? ${field?.why ?? "none"}`
const fieldsOf = (page: ZohoPage): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries((page.snapshot().renewal ?? page.snapshot().credit)?.fields ?? {}).map(([name, field]) => [
      name,
      value(field),
    ]),
  )
const generations: Generation[] = ["G1", "G2", "G3"]

describe.each(generations)("%s", (generation) => {
  it("reads a file of renewal", () => {
    const page = open(detailPage(generation, specs, { id, notes: [] }), at("CustomModule12"), bar)
    expect(page.snapshot()).toMatchObject({
      kind: "renewal-detail",
      record: { org: "org700000001", module: "CustomModule12", id },
      renewal: { mode: "detail", notes: { state: "known", value: [] }, notesComplete: true },
      opportunity: null,
      credit: null,
    })
    expect(fieldsOf(page)).toMatchObject(Object.fromEntries(renewal.map(([name, , read]) => [name, read])))
  })

  it("reads one being made or changed, blanks told from what is not there", () => {
    for (const tail of ["create", `${id}/edit`]) {
      const blank = specs.map((spec) => ({ ...spec, value: null })).slice(0, 6)
      const page = open(formPage(generation, "CustomModule12", blank), at("CustomModule12", tail), bar)
      expect(page.snapshot().kind).toBe(`renewal-${tail === "create" ? "create" : "edit"}`)
      expect(fieldsOf(page)).toMatchObject({ phone: "∅", possessionDate: "∅", termMonths: "? not-found" })
    }
  })

  it.each([
    ["not drawn yet", { look: "lazy" as const }, "? not-rendered"],
    ["masked", { look: "masked" as const }, "? masked"],
    ["twice on the page", { look: "twice" as const }, "? conflict"],
    ["of another unit", { value: "6 ans" }, "? unreadable"],
    ["in words", { value: "six ans" }, "? unreadable"],
  ])("a term %s is not known", (_what, change, read) => {
    const odd = specs.map((spec) => (spec.label === "Terme" ? { ...spec, ...change } : spec))
    const page = open(detailPage(generation, odd, { id }), at("CustomModule12"), bar)
    expect(fieldsOf(page)["termMonths"]).toBe(read)
  })

  it.each([
    ["in its field", "CRE48101", "", "CRE48101"],
    ["before the name", "CRE 48101 - Zoé Roy", "", "CRE 48101"],
    ["at the top of the page", null, "<h1>CRE48101</h1>", "CRE48101"],
    ["at the top, the name in its field", "Zoé Roy", "<h1>CRE48101</h1>", "CRE48101"],
    ["two of them at the top", null, "<h1>CRE48101</h1><h2>CRE48102</h2>", "∅"],
    ["no number of a request", "Zoé Roy", "<h1>Zoé Roy</h1>", "? unreadable"],
    ["the start of a word", "Créole 12", "", "? unreadable"],
  ])("a request’s number %s", (_where, name, extra, read) => {
    const fields = [made("Numéro de dossier", "NAME", "Name", "text", name)]
    const page = open(detailPage(generation, fields, { id, extra }), at("CustomModule15"), bar)
    expect(page.snapshot().kind).toBe("credit-detail")
    expect(fieldsOf(page)["number"]).toBe(read)
  })
})

describe("which module is ours", () => {
  const html = detailPage("G1", specs, { id })
  const kind = (module: string, menu: string, told?: Modules): string =>
    open(html, at(module), menu, told).snapshot().kind
  it.each<[what: string, module: string, menu: string, told: Modules | undefined, kind: string]>([
    ["another of the organisation’s", "CustomModule9", bar, undefined, "other"],
    ["nothing names it", "CustomModule12", "", undefined, "other"],
    ["in the plural", "CustomModule3", tab("CustomModule3", "Renouvellements"), undefined, "renewal-detail"],
    ["in English", "CustomModule3", tab("CustomModule3", "Renewals"), undefined, "renewal-detail"],
    [
      "singular, without its “s”",
      "CustomModule3",
      tab("CustomModule3", "Demande de crédit"),
      undefined,
      "credit-detail",
    ],
    [
      "in English, credit",
      "CustomModule3",
      tab("CustomModule3", "Credit Requests"),
      undefined,
      "credit-detail",
    ],
    [
      "a name that only begins so",
      "CustomModule3",
      tab("CustomModule3", "Renouvellement SMS"),
      undefined,
      "other",
    ],
    [
      "two of the same name",
      "CustomModule3",
      tab("CustomModule3", "Renouvellement") + tab("CustomModule4", "Renouvellements"),
      undefined,
      "other",
    ],
    ["another number that begins alike", "CustomModule1", bar, undefined, "other"],
    [
      "a tab without a link",
      "CustomModule3",
      `<crm-tab id="tab_CustomModule3">Renouvellement</crm-tab>`,
      undefined,
      "renewal-detail",
    ],
    ["its name in the address", "Renouvellement", "", undefined, "renewal-detail"],
    ["told by the CRM", "CustomModule7", "", { renewal: "CustomModule7" }, "renewal-detail"],
    ["told by the CRM to be another", "CustomModule12", bar, { renewal: "CustomModule7" }, "other"],
    ["told by the CRM to be in doubt", "CustomModule12", bar, { renewal: "" }, "other"],
    [
      "a standard module, whatever it is called",
      "Contacts",
      tab("Contacts", "Renouvellement"),
      undefined,
      "contact-detail",
    ],
  ])("%s", (_what, module, menu, told, expected) => {
    expect(kind(module, menu, told)).toBe(expected)
  })

  it("by the module that the record’s own page names, not by the one before", () => {
    const own = (record: string): string =>
      detailPage("G3", specs, {
        id: record,
        extra: `<input type="hidden" id="module" value="Renouvellements">`,
      })
    expect(open(own(id), at("CustomModule5")).snapshot().kind).toBe("renewal-detail")
    expect(open(own("6000000000000000099"), at("CustomModule6")).snapshot().kind).toBe("other")
  })

  it("is looked for again while the bar is drawn late, and a few times only", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "performance"] })
    const page = open(html, at("CustomModule12"))
    expect(page.snapshot().renewal).toBeNull()
    const menu = document.querySelector("#crmNextGenTopMenu") as HTMLElement
    vi.advanceTimersByTime(500)
    draw(menu, bar)
    vi.advanceTimersByTime(2_500)
    expect(page.snapshot()).toMatchObject({ kind: "renewal-detail", renewal: { mode: "detail" } })
    open(html, at("CustomModule9"), bar)
    vi.advanceTimersByTime(20_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it("the CRM’s word changes what is said of a page in view", () => {
    const page = open(html, at("CustomModule7"), bar)
    page.setFields(signMap(), { renewal: "CustomModule7" })
    expect(page.refresh()).toMatchObject({ kind: "renewal-detail", renewal: { mode: "detail" } })
    page.setFields(signMap(), { renewal: "" })
    expect(page.refresh()).toMatchObject({ kind: "other", renewal: null })
  })
})

describe("what stands beside", () => {
  const request = [made("Numéro de dossier", "NAME", "Name", "text", "CRE48101")]
  const attempted = (extra: string): unknown =>
    value(
      open(detailPage("G3", request, { id, extra }), at("CustomModule15"), bar).snapshot().credit?.attempted,
    )
  const over = (lists: string): string =>
    `<crm-activity-rel-wrapper id="Activities_History">${lists}</crm-activity-rel-wrapper>`
  const list = (module: string, inner: string): string =>
    `<crm-activity-rel-list module="${module}"><ul>${inner}</ul></crm-activity-rel-list>`
  it.each([
    ["the list of what is over is not mounted", "", "? not-rendered"],
    ["a call is over", over(list("Calls", `<li class="actColumnListEle">Appel</li>`)), true],
    ["a task is over, no call", over(list("Tasks", `<li class="actColumnListEle">Tâche</li>`)), false],
    ["nothing is over", over(list("Events", "<li>Aucune activité terminée</li>")), false],
    ["still drawn", over(list("Calls", `<li class="cxLoadOnViewElement"></li>`)), "? not-rendered"],
    ["a call to come", list("Calls", `<li class="actColumnListEle">Appel</li>`), "? not-rendered"],
  ])("a try, where %s", (_what, extra, read) => {
    expect(attempted(extra)).toBe(read)
  })

  it("a meeting’s dialog over a file is a meeting’s, and the file is read on", () => {
    const over: FieldSpec[] = [
      made("Objet", "SUBJECT", "Event_Title", "text", "ZOÉ ROY"),
      made("De", "STARTDATETIME", "Start_DateTime", "datetime", "23/11/2026 14:00"),
      made("À", "ENDDATETIME", "End_DateTime", "datetime", "23/11/2026 15:00"),
    ]
    const page = open(
      detailPage("G3", specs, { id, over: modal(form("G3", "Events", over)) }),
      at("CustomModule12"),
      bar,
    )
    expect(page.snapshot()).toMatchObject({
      kind: "renewal-detail",
      meeting: { mode: "quick-create", fields: { subject: { state: "known", value: "ZOÉ ROY" } } },
      renewal: { fields: { phone: { state: "known" } } },
    })
  })
})
