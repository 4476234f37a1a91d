// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import "./drawn"
import { watchZoho, type ZohoPage } from "../../../src/pages/zoho"
import type { Modules } from "../../../src/pages/zoho/modules"
import { signMap } from "../../../src/pages/zoho/signs"
import { detailPage, formPage, type FieldSpec, type Generation, type Kind } from "../../e2e/pages"

const org = "/crm/org700000001"
const id = "6000000000000000018"
const module = "CustomModule18"
const at = (name = module, tail = id): string => `${org}/tab/${name}/${tail}`
const tab = (name: string, text: string): string =>
  `<a href="${org}/tab/${name}/custom-view/1/list">${text}</a>`
const bar = tab("Potentials", "Opportunités") + tab(module, "Service à la clientèle")

let ends = new AbortController()
const draw = (place: Element, html: string): void =>
  place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
function open(html: string, path = at(), menu = bar, modules?: Modules): ZohoPage {
  ends.abort()
  history.replaceState(null, "", path)
  draw(document.body, html)
  const top = document.querySelector("#crmNextGenTopMenu")
  if (top) draw(top, menu)
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

const made = (
  label: string,
  column: string,
  api: string,
  kind: Kind,
  value: string | null,
  look?: FieldSpec["look"],
): FieldSpec => ({
  label,
  column,
  api,
  kind,
  value,
  ...(look && { look }),
})
const cf = (n: number, label: string, kind: Kind, value: string): FieldSpec =>
  made(label, `CUSTOMMODULE18CF${String(n)}`, `Champ_${String(n)}`, kind, value)
/** As an organisation's administrator would have made them; what is read of each. */
const file: [name: string, spec: FieldSpec, read: unknown][] = [
  ["name", made("Nom du Service à la clientèle", "NAME", "Name", "text", "Zoé Roy"), "Zoé Roy"],
  ["contact", cf(1, "Nom du fiche client", "lookup", "Zoé Roy"), "Zoé Roy"],
  [
    "owner",
    made("Gestionnaire du Service à la clientèle", "SMOWNERID", "Owner", "user", "Alex Gagné"),
    "Alex Gagné",
  ],
  ["status", cf(2, "Statut", "picklist", "Ouvert"), "Ouvert"],
  ["kind", cf(3, "Type de demande", "picklist", "Bris"), "Bris"],
  ["phone", cf(4, "Téléphone", "phone", "514 555-0142"), "514 555-0142"],
  ["email", cf(5, "Courriel", "email", "zoe@exemple.ca"), "zoe@exemple.ca"],
  ["branch", cf(6, "Succursale", "picklist", "Laval"), "Laval"],
  ["language", cf(7, "Langue", "picklist", "Français"), "Français"],
  ["make", cf(8, "Marque", "picklist", "Toyota"), "Toyota"],
  ["model", cf(9, "Modèle", "text", "RAV4"), "RAV4"],
  ["year", cf(10, "Année", "text", "2022"), "2022"],
  [
    "explanation",
    cf(11, "Explication de la situation", "textarea", "Bruit à l’avant, en freinant"),
    "Bruit à l’avant, en freinant",
  ],
  ["channel", cf(12, "Canal préféré", "picklist", "Courriel"), "Courriel"],
  ["plannedService", cf(13, "Entretien prévu", "date", "15/12/2026"), "2026-12-15"],
  [
    "appointment",
    cf(14, "Rendez-vous", "datetime", "25/11/2026 14:00"),
    new Date("2026-11-25T19:00:00.000Z"),
  ],
  ["seller", cf(15, "Vendeur", "user", "Yan Côté"), "Yan Côté"],
  [
    "createdAt",
    made("Heure de création", "CREATEDTIME", "Created_Time", "datetime", "20/11/2026 09:30"),
    "2026-11-20",
  ],
]
const specs = file.map(([, spec]) => spec)
/** An input that tells the user's pattern of dates, as a page of the CRM has one. */
const pattern = `<input class="search" placeholder="DD/MM/YYYY">`
const value = (field: { state: string; value?: unknown; why?: string } | undefined): unknown =>
  field?.state === "known" ? field.value : field?.state === "empty" ? "∅" : `? ${field?.why ?? "none"}`
const fieldsOf = (page: ZohoPage): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(page.snapshot().aftersales?.fields ?? {}).map(([name, field]) => [name, value(field)]),
  )
const generations: Generation[] = ["G1", "G2", "G3"]

describe.each(generations)("%s", (generation) => {
  it("reads a file of after-sales, whole", () => {
    const page = open(detailPage(generation, specs, { id, notes: [], extra: pattern }))
    expect(page.snapshot()).toMatchObject({
      kind: "aftersales-detail",
      record: { org: "org700000001", module, id },
      aftersales: { mode: "detail", notes: { state: "known", value: [] }, notesComplete: true },
      opportunity: null,
      renewal: null,
      credit: null,
    })
    expect(fieldsOf(page)).toEqual(Object.fromEntries(file.map(([name, , read]) => [name, read])))
    const health = page.health()
    expect(health.notes).toBe("known")
    expect(health.fields.map(({ field, found }) => [field, found])).toEqual(
      file.map(([name]) => [`aftersales.${name}`, true]),
    )
    expect(page.snapshot().facts).toContain("Bruit à l’avant")
  })

  it.each([
    ["create", "create"],
    [`${id}/edit`, "edit"],
  ])("reads one at %s: what was typed, blanks told from what is not there", (tail, mode) => {
    const some = specs
      .filter(({ column }) => column !== "CREATEDTIME")
      .slice(0, -2)
      .map((spec) => (spec.label === "Entretien prévu" ? { ...spec, value: null } : spec))
    const page = open(formPage(generation, module, some), at(module, tail))
    expect(page.snapshot()).toMatchObject({ kind: `aftersales-${mode}`, aftersales: { mode } })
    expect(fieldsOf(page)).toMatchObject({
      explanation: "Bruit à l’avant, en freinant",
      phone: "514 555-0142",
      kind: "Bris",
      plannedService: "∅",
      seller: "? not-found",
    })
    const dated = specs.map((spec) =>
      spec.kind === "datetime" ? { ...spec, value: "25/11/2026 14:00" } : spec,
    )
    expect(fieldsOf(open(formPage(generation, module, dated), at(module, tail)))).toMatchObject({
      appointment: new Date("2026-11-25T19:00:00.000Z"),
      plannedService: "2026-12-15",
    })
  })

  it.each<[what: string, field: string, change: Partial<FieldSpec>, read: unknown]>([
    ["not drawn yet", "Entretien prévu", { look: "lazy" }, "? not-rendered"],
    ["masked", "Téléphone", { look: "masked" }, "? masked"],
    ["twice on the page", "Explication de la situation", { look: "twice" }, "? conflict"],
    ["not a day", "Entretien prévu", { value: "au printemps" }, "? unreadable"],
    ["a day that is none", "Entretien prévu", { value: "31/02/2026" }, "? unreadable"],
    ["a day without its time", "Rendez-vous", { value: "25/11/2026" }, "? unreadable"],
    ["a planned service with its time", "Entretien prévu", { value: "15/12/2026 23:30" }, "2026-12-15"],
    ["blank", "Canal préféré", { value: "" }, "∅"],
  ])("%s: known only where it is sure", (_what, label, change, read) => {
    const odd = specs.map((spec) => (spec.label === label ? { ...spec, ...change } : spec))
    const [name = ""] = file.find(([, spec]) => spec.label === label) ?? []
    expect(fieldsOf(open(detailPage(generation, odd, { id, extra: pattern })))[name]).toBe(read)
  })

  it("a date whose order nothing tells is not known", () => {
    const odd = specs.map((spec) =>
      spec.label === "Entretien prévu" ? { ...spec, value: "05/06/2026" } : spec,
    )
    // Another organisation: what was seen of the first's pattern says nothing of it.
    const other = at().replace("org700000001", `org9${generation.slice(1)}`)
    const page = open(detailPage(generation, odd, { id }), other)
    expect(fieldsOf(page)["plannedService"]).toBe("? ambiguous")
  })
})

describe("which module is after-sales", () => {
  const html = detailPage("G1", specs, { id })
  const kind = (name: string, menu: string, told?: Modules): string =>
    open(html, at(name), menu, told).snapshot().kind
  const ours = "aftersales-detail"
  const two = tab("CustomModule3", "Service à la clientèle") + tab("CustomModule4", "Customer Service")
  it.each<[what: string, module: string, menu: string, told: Modules | undefined, kind: string]>([
    ["the house's name", module, bar, undefined, ours],
    ["in the plural", "CustomModule3", tab("CustomModule3", "Services à la clientèle"), undefined, ours],
    ["in English", "CustomModule3", tab("CustomModule3", "Customer Service"), undefined, ours],
    ["beside a tab of no address", module, `<a href="${org}/tab/50%/list">50%</a>${bar}`, undefined, ours],
    ["a blank tab, a blank name", "CustomModule3", tab("CustomModule3", " "), { named: " " }, "other"],
    ["in capitals", module, tab(module, "SERVICE À LA CLIENTÈLE"), undefined, ours],
    [
      "the policy's, without its accents",
      module,
      tab(module, "Réception Après-Vente"),
      { named: "reception apres vente" },
      ours,
    ],
    ["another of the organisation’s", "CustomModule9", bar, undefined, "other"],
    [
      "a name that only begins so",
      "CustomModule3",
      tab("CustomModule3", "Service à la clientèle 2"),
      undefined,
      "other",
    ],
    ["nothing names it", module, "", undefined, "other"],
    ["two that may be it", "CustomModule3", two, undefined, "other"],
    ["the standard module, which nobody named", "Cases", tab("Cases", "Cases"), undefined, "other"],
    ["the standard module by the policy", "Cases", "", { named: "Cases" }, ours],
    ["the standard module by its tab", "Cases", tab("Cases", "Dossiers"), { named: "dossiers" }, ours],
    ["the policy's name", "CustomModule3", tab("CustomModule3", "Atelier"), { named: "Ateliers" }, ours],
    ["the policy's API name, in the address", "Dossiers_APV", "", { named: "Dossiers_APV" }, ours],
    ["its own name, where the policy has another", module, bar, { named: "Atelier" }, "other"],
    [
      "the policy's name on two",
      "CustomModule3",
      tab("CustomModule3", "Atelier") + tab("CustomModule4", "Atelier"),
      { named: "Atelier" },
      "other",
    ],
    ["told by the CRM", "CustomModule7", "", { aftersales: "CustomModule7" }, ours],
    ["told by the CRM to be another", module, bar, { aftersales: "CustomModule7" }, "other"],
    ["told by the CRM to be none", module, bar, { aftersales: "", named: "Service à la clientèle" }, "other"],
    [
      "a module that is what it is",
      "Contacts",
      tab("Contacts", "Atelier"),
      { named: "Contacts" },
      "contact-detail",
    ],
    ["the opportunity's, named by mistake", "Potentials", "", { named: "Potentials" }, "opportunity-detail"],
    [
      "renewal's, while the policy names another",
      "CustomModule12",
      tab("CustomModule12", "Renouvellement"),
      { named: "Atelier" },
      "renewal-detail",
    ],
  ])("%s", (_what, name, menu, told, expected) => {
    expect(kind(name, menu, told)).toBe(expected)
  })

  it("the edit of a record of a fixed module is never ours", () => {
    const page = open(html, at("Contacts", `${id}/edit`), bar, { named: "Contacts" })
    expect(page.snapshot().kind).toBe("other")
  })

  it("by the API name that the record's own page holds", () => {
    const own = (name: string, told?: Modules): string => {
      const extra = `<input type="hidden" id="module" value="${name}">`
      return open(detailPage("G3", specs, { id, extra }), at("CustomModule5"), "", told).snapshot().kind
    }
    expect(own("Service_a_la_clientele")).toBe(ours)
    expect(own("Dossiers_APV", { named: "Dossiers_APV" })).toBe(ours)
    expect(own("Dossiers_APV")).toBe("other")
    expect(own("Service_a_la_clientele", { named: "Dossiers_APV" })).toBe("other")
  })

  it("a policy that changes its mind is followed", () => {
    const page = open(html, at(), bar)
    expect(page.snapshot().kind).toBe(ours)
    page.setFields(signMap(), { named: "Atelier" })
    expect(page.refresh()).toMatchObject({ kind: "other", aftersales: null })
    page.setFields(signMap(), {})
    expect(page.refresh()).toMatchObject({ kind: ours, aftersales: { mode: "detail" } })
  })

  it("the standard module's tab, drawn late, is looked for again", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "performance"] })
    const page = open(html, at("Cases"), "", { named: "Dossiers" })
    expect(page.snapshot().kind).toBe("other")
    vi.advanceTimersByTime(500)
    draw(document.querySelector("#crmNextGenTopMenu") as HTMLElement, tab("Cases", "Dossiers"))
    vi.advanceTimersByTime(2_500)
    expect(page.snapshot()).toMatchObject({ kind: ours, aftersales: { mode: "detail" } })
  })
})

describe.each(generations)("%s, going from a record to another", (generation) => {
  const other = "6000000000000000019"
  it("the former one's text is not taken for the next one's", () => {
    const page = open(detailPage(generation, specs, { id, notes: [] }))
    expect(fieldsOf(page)["phone"]).toBe("514 555-0142")
    history.pushState(null, "", at(module, other))
    // Its related lists still say the former record.
    expect(page.refresh()).toMatchObject({ kind: "aftersales-detail", aftersales: null })
    for (const label of document.querySelectorAll("crm-related-list-label"))
      label.setAttribute("entity-id", other)
    const next = specs.map((spec) => (spec.label === "Téléphone" ? { ...spec, value: "450 555-0101" } : spec))
    draw(
      document.body,
      detailPage(generation, next, { id: other, notes: [] }).replace(
        /entity-id="\d+"/g,
        `entity-id="${other}"`,
      ),
    )
    draw(document.querySelector("#crmNextGenTopMenu") as HTMLElement, bar)
    expect(page.refresh()).toMatchObject({ record: { id: other }, aftersales: { mode: "detail" } })
    expect(fieldsOf(page)["phone"]).toBe("450 555-0101")
  })
})
