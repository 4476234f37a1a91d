// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest"
import "./drawn"
import { detailPage, form, formPage, modal } from "../../e2e/pages"
import type { FieldSpec, Generation } from "../../e2e/pages"
import { base, close, empty, id, known, nodes, open, settle, unknown } from "./watched"
import { at, put } from "./watched"

afterEach(close)
const generations: Generation[] = ["G1", "G2", "G3"]
const field = (
  label: string,
  column: string,
  api: string,
  value: string | null,
  kind: FieldSpec["kind"] = "text",
): FieldSpec => ({ label, column, api, kind, value })
const related = (value: string | null, label = "Lié à"): FieldSpec =>
  field(label, "SEID", "What_Id", value, "lookup")
const task = (value: string | null, label?: string): FieldSpec[] => [
  field("Objet", "SUBJECT", "Subject", null),
  field("Date d’échéance", "DUEDATE", "Due_Date", "2026-12-19", "date"),
  related(value, label),
  field("Nom de Fiche Client", "CONTACTID", "Who_Id", "Zoé Roy", "lookup"),
]
const call = (value: string | null, label?: string): FieldSpec[] => [
  field("Objet", "SUBJECT", "Subject", "Appel"),
  field("Type d’appel", "CALLTYPE", "Call_Type", "Sortant", "picklist"),
  ...task(value, label).slice(2),
]
const opportunity = `${base}/tab/Potentials/${id}`
const contact = `${base}/tab/Contacts/${id}`

describe.each(generations)("a call's or a task's form, %s", (generation) => {
  it.each([
    ["Tasks", task, "task"],
    ["Calls", call, "call"],
  ] as const)("of its own page: %s", (module, fields, what) => {
    const read = (value: string | null, label?: string): unknown =>
      open(formPage(generation, module, fields(value, label)), `${base}/tab/${module}/create`).snapshot()
        .activity
    const common = { what, mode: "create", contact: known("Zoé Roy") }
    expect(read(null)).toEqual({ ...common, related: empty, fromOpportunity: known(false) })
    expect(read("Zoé Roy")).toEqual({
      ...common,
      related: known("Zoé Roy"),
      fromOpportunity: unknown("unreadable"),
    })
    expect(read("Zoé Roy", "Opportunité")).toMatchObject({ fromOpportunity: known(true) })
  })
  it.each([
    ["an opportunity", opportunity, null, known(true)],
    ["a contact", contact, "Zoé Roy", known(false)],
    ["a contact, naming an opportunity", contact, "Zoé Roy", known(true), "Opportunité"],
    ["a contact, naming nothing", contact, null, known(false)],
    ["another page, nothing named", `${base}/tab/Leads/${id}`, null, known(false)],
    ["another page", `${base}/tab/Leads/${id}`, "Zoé", unknown("unreadable")],
  ])("laid over %s", async (_what, path, value, fromOpportunity, label?: string) => {
    const page = open("<main></main>", path)
    expect(page.snapshot().activity).toBeNull()
    document.body.append(...nodes(modal(form(generation, "Tasks", task(value, label)))))
    await settle()
    expect(page.snapshot()).toMatchObject({
      activity: { what: "task", mode: "quick-create", fromOpportunity },
      meeting: null,
    })
    at(".modalWrapper").remove()
    await settle()
    expect(page.snapshot().activity).toBeNull()
  })
  it.each([
    ["lazy", unknown("not-rendered")],
    ["masked", unknown("masked")],
    ["absent", unknown("not-found")],
  ] as const)("whose related record is %s is not judged", (look, why) => {
    const fields = task("Zoé Roy").map((one) => (one.column === "SEID" ? { ...one, look } : one))
    const { activity } = open(formPage(generation, "Tasks", fields), `${base}/tab/Tasks/create`).snapshot()
    expect(activity).toMatchObject({ related: why, fromOpportunity: why })
  })
})

describe("no activity", () => {
  it.each([
    [
      "the box that opens after a call",
      '<div role="dialog"><textarea id="Crm_Calls_DESCRIPTION"></textarea></div>',
    ],
    [
      "a due date alone",
      '<div role="dialog"><crux-create-field data-cy="Due_Date"><div class="cxElementLabel">Échéance</div><div class="cxElementValue"><input></div></crux-create-field></div>',
    ],
    ["a hidden form", `<div style="display:none">${modal(form("G2", "Tasks", task(null)))}</div>`],
  ])("%s", (_what, html) => {
    expect(open(html, opportunity).snapshot().activity).toBeNull()
  })
  it("the oldest quick form of a task is one", () => {
    const html =
      '<div role="dialog"><table><tr><td>Objet</td><td><input id="task_subject"></td></tr></table></div>'
    expect(open(html, opportunity).snapshot().activity).toMatchObject({
      what: "task",
      fromOpportunity: known(true),
    })
  })
})

describe.each(generations)("a contact's page, %s", (generation) => {
  const fields = (changes: Partial<Record<string, Partial<FieldSpec>>> = {}): FieldSpec[] =>
    [
      field("Prénom", "FIRSTNAME", "First_Name", "Zoé"),
      field("Nom", "LASTNAME", "Last_Name", "Roy"),
      field("Téléphone", "PHONE", "Phone", "514 555-0123", "phone"),
      field("Cellulaire", "MOBILE", "Mobile", "438 555-0199", "phone"),
      field("Courriel", "EMAIL", "Email", "zoe@exemple.ca", "email"),
    ].map((one) => ({ ...one, ...changes[one.column] }))
  const read = (changes = {}): unknown =>
    open(detailPage(generation, fields(changes), { id }), contact).snapshot().contact
  it("gives a name, the numbers, an e-mail", () => {
    expect(read()).toEqual({
      record: { org: "org700000001", module: "Contacts", id },
      name: known("Zoé Roy"),
      phones: known(["514 555-0123", "438 555-0199"]),
      email: known("zoe@exemple.ca"),
    })
  })
  it("tells what is empty from what is not read", () => {
    expect(
      read({
        PHONE: { value: null },
        MOBILE: { value: null },
        EMAIL: { value: null },
        FIRSTNAME: { value: null },
      }),
    ).toMatchObject({
      name: known("Roy"),
      phones: empty,
      email: empty,
    })
    expect(
      read({
        PHONE: { look: "masked" },
        MOBILE: { value: null },
        EMAIL: { look: "absent" },
        LASTNAME: { look: "lazy" },
      }),
    ).toMatchObject({
      name: unknown("not-rendered"),
      phones: unknown("masked"),
      email: unknown("not-found"),
    })
    expect(read({ EMAIL: { look: "twice" } })).toMatchObject({ email: unknown("conflict") })
  })
  it("is not the record before it", () => {
    expect(
      open(detailPage(generation, fields(), { id: "6000000000000000002" }), contact).snapshot().contact,
    ).toBeNull()
  })
})

describe("an incoming call", () => {
  const popup = (state: string, inner = "514 555-0123", more = ""): string =>
    `<div class="telephonyHost"><div class="pbPopup pb${state}" ${more}><div>${inner}</div><button>Répondre</button></div></div>`
  const notice = (state: string): string =>
    `<section data-telephony="call" data-call-state="${state}"><a href="tel:+15145550123">+1 (514) 555-0123</a><b>Zoé</b></section>`
  const any = `${base}/tab/Leads/list`
  it.each([
    ["a card", popup("Ringing"), { number: "514 555-0123", state: "ringing" }],
    ["a card, answered", popup("Answered"), { number: "514 555-0123", state: "answered" }],
    ["its words", popup("", "<p>Appel entrant</p>514 555-0123"), { state: "ringing" }],
    ["no word for its state", popup("Box"), { state: "unknown" }],
    ["a notice", notice("incoming"), { number: "+1 (514) 555-0123", state: "ringing" }],
    ["a notice, answered", notice("connected"), { state: "answered" }],
    [
      "from the right to the left",
      popup("Ringing", "\u202b\u202a514\u202c-555-0123\u202c"),
      { state: "ringing" },
    ],
    ["ended", popup("Ended"), null],
    ["missed", notice("missed"), null],
    ["going out", popup("Outgoing"), null],
    ["two numbers", popup("Ringing", "514 555-0123 438 555-0199"), null],
    ["the same number twice", popup("Ringing", "514 555-0123 (514) 555.0123"), { state: "ringing" }],
    ["no number", popup("Ringing", "Zoé"), null],
    ["a record's number", popup("Ringing", "6000000005145550123"), null],
    [
      "hidden",
      popup("Ringing", "514 555-0123", "hidden").replace(
        "telephonyHost",
        'telephonyHost" style="display:none',
      ),
      null,
    ],
    ["a form", popup("Ringing", "<form><input></form>514 555-0123"), null],
    [
      "a card of a contact",
      '<div class="hoverCard"><span class="cxPhoneViewValue">514 555-0123</span></div>',
      null,
    ],
    ["words that hold ours", '<div class="actionString recall">514 555-0123</div>', null],
    ["a menu to call", '<lyte-wormhole class="callMenu">514 555-0123</lyte-wormhole>', null],
    [
      "text of someone's making",
      popup("Ringing", `${"(".repeat(500)}${"1 ".repeat(2000)}514 555-0123<b>&lt;script&gt;</b>`),
      { state: "ringing" },
    ],
  ])("%s", async (_what, html, expected) => {
    const page = open("<main></main>", any)
    expect(page.snapshot().incoming).toBeNull()
    document.body.append(...nodes(html))
    await settle()
    const { incoming, kind, facts } = page.snapshot()
    expect(kind).toBe("other")
    if (expected) expect(incoming).toMatchObject(expected)
    else expect(incoming).toBeNull()
    expect(facts).not.toContain("box")
  })
  it("is followed: filled late, answered, ended, gone", async () => {
    const page = open("<main></main>", any)
    document.body.append(...nodes('<div class="telephonyHost"></div>'))
    await settle()
    expect(page.snapshot().incoming).toBeNull()
    const turn = async (html: string): Promise<unknown> => {
      put(".telephonyHost", html)
      await settle()
      return page.snapshot().incoming?.state ?? null
    }
    expect(await turn("<p class=ringing>Appel entrant 514 555-0123</p>")).toBe("ringing")
    expect(await turn("<p>En communication 514 555-0123</p>")).toBe("answered")
    expect(await turn("<p>Appel terminé 514 555-0123</p>")).toBeNull()
    expect(await turn("<p>Appel entrant 438 555-0199</p>")).toBe("ringing")
    at(".telephonyHost").remove()
    await settle()
    expect(page.snapshot().incoming).toBeNull()
  })
  it("stands over any page, already there or not", () => {
    for (const path of [opportunity, contact, `${base}/tab/Potentials/list`, `${base}/tab/Home/begin`])
      expect(open(popup("Ringing"), path).snapshot().incoming).toMatchObject({ number: "514 555-0123" })
  })
  it("is found by a given selector, whatever it is called", async () => {
    const page = open("<main></main>", any, { "call.banner": { selector: ".zz" } })
    document.body.append(...nodes("<div><p>x</p><p class=zz>514 555-0123</p></div>"))
    await settle()
    expect(page.snapshot().incoming).toMatchObject({
      number: "514 555-0123",
      state: "unknown",
      box: at(".zz"),
    })
  })
  it("a whole page that is called so is not followed", async () => {
    const page = open(`<div class="phone">${"<p></p>".repeat(200)}514 555-0123</div>`, any)
    await settle()
    expect(page.snapshot().incoming).toBeNull()
  })
})
