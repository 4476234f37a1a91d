// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest"
import "./drawn"
import { watchZoho } from "../../../src/pages/zoho"
import { signMap } from "../../../src/pages/zoho/signs"
import type { Snapshot, ZohoPage } from "../../../src/pages/zoho"
import { dayOf } from "../../../src/process/calendar"
import { notesList } from "../../e2e/pages"

const id = "6000000000000000001"
const base = "/crm/org700000009"
let ends = new AbortController()
let changes: Snapshot[] = []

const nodes = (html: string): NodeListOf<ChildNode> =>
  new DOMParser().parseFromString(html, "text/html").body.childNodes
function open(html: string, path = `${base}/tab/Potentials/${id}`): ZohoPage {
  ends.abort()
  history.replaceState(null, "", path)
  document.body.replaceChildren(...nodes(html))
  ends = new AbortController()
  changes = []
  return watchZoho({ fields: signMap(), onChange: (now) => changes.push(now), signal: ends.signal })
}
afterEach(() => ends.abort())
const settle = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
const known = (value: unknown): object => ({ state: "known", value })
const unknown = (why: string): object => ({ state: "unknown", why })

const row = (name: string): string =>
  `<lyte-tr><lyte-td data-zcqa="value_listviewtable_Nom"><a>${name}</a></lyte-td><lyte-td><lyte-text lt-prop-value="2 Mo">2 Mo</lyte-text></lyte-td></lyte-tr>`
const files = (inner: string): string =>
  `<div id="relatedList7"><crm-related-list-view-header related-module="Attachments"><lyte-tbody>${inner}</lyte-tbody></crm-related-list-view-header></div>`
const loading = '<div id="cruxLoadingElem" class="cxLoadOnViewElement"></div>'

describe("attachments", () => {
  it.each([
    [
      "named, each once",
      files(row("bail.pdf") + row("photo 1.JPG") + row("bail.pdf")),
      known(["bail.pdf", "photo 1.JPG"]),
    ],
    ["none, said in French", files("<div>Aucune pièce jointe</div>"), known([])],
    ["none, said in English", files("<div>No Attachments</div>"), known([])],
    ["mounted, nothing said", files(""), unknown("not-rendered")],
    ["not drawn yet", files(row("bail.pdf") + loading), unknown("not-rendered")],
    ["not mounted", "<div></div>", unknown("not-rendered")],
    ["hidden", `<div style="display:none">${files(row("bail.pdf"))}</div>`, unknown("not-rendered")],
    [
      "found by the list's label",
      `<crm-related-list-label id="rl_7" display-label="Pièces jointes"></crm-related-list-label><div id="relatedList7"><ul><li>bail.pdf</li></ul></div>`,
      known(["bail.pdf"]),
    ],
    [
      "of another list",
      `<div id="relatedList8"><crm-related-list-view-header related-module="Quotes">${row("devis.pdf")}</crm-related-list-view-header></div>`,
      unknown("not-rendered"),
    ],
  ])("%s", (_name, html, expected) => {
    expect(open(html).snapshot().opportunity?.attachments).toEqual(expected)
  })
  it("that come late are seen", async () => {
    const page = open(files(""))
    document.querySelector("lyte-tbody")?.append(...nodes(row("bail.pdf")))
    await settle()
    expect(page.snapshot().opportunity?.attachments).toEqual(known(["bail.pdf"]))
  })
})

const activities = (inner: string, wrapper = "Activities"): string =>
  `<crm-activity-rel-wrapper id="${wrapper}"><crm-activity-rel-list module="Events">${inner}</crm-activity-rel-list></crm-activity-rel-wrapper>`
const item = '<li class="actColumnListEle"><span class="actSubject"><a>ZOÉ / X1</a></span></li>'
const stage = (value: string): string =>
  `<div id="labelTD_STAGE">Étape</div><div id="value_STAGE"><lyte-text lt-prop-value="${value}">${value}</lyte-text></div>`

describe("a meeting that stands", () => {
  it.each([
    ["open", activities(item), known(true)],
    ["none, said", activities("<p>Aucun enregistrement</p>"), known(false)],
    ["nothing said", activities(""), unknown("not-rendered")],
    ["closed ones only", activities(item, "Activities_History"), unknown("not-rendered")],
    ["calls only", activities(item).replace("Events", "Calls"), unknown("not-rendered")],
    ["told by the stage", stage("Rendez-vous cédulé"), known(true)],
    ["not told by another stage", stage("Contacté"), unknown("not-rendered")],
    [
      "the list before the stage",
      stage("Rendez-vous cédulé") + activities("<p>No records</p>"),
      known(false),
    ],
  ])("%s", (_name, html, expected) => {
    expect(open(html).snapshot().opportunity?.meetingStands).toEqual(expected)
  })
  it("that comes late is seen", async () => {
    const page = open(activities(""))
    document.querySelector("crm-activity-rel-list")?.append(...nodes(item))
    await settle()
    expect(page.snapshot().opportunity?.meetingStands).toEqual(known(true))
  })
})

const afterCall = (text: string, more = ""): string =>
  `<lyte-modal ${more}><div class="lyteModal"><crux-create-field data-cy="Call_Result"><input></crux-create-field><crux-create-field data-cy="Description"><div class="cxElementLabel">Description</div><textarea>${text}</textarea></crux-create-field></div></lyte-modal>`

describe("the box after a call", () => {
  it.each([
    ["with words", afterCall("laissé message"), known("laissé message")],
    ["blank", afterCall("  "), { state: "empty" }],
    ["absent", "<div></div>", unknown("not-found")],
    ["hidden", afterCall("x", 'style="display:none"'), unknown("not-found")],
    ["legacy", '<textarea id="Crm_Calls_DESCRIPTION">rappeler</textarea>', known("rappeler")],
    [
      "in a row",
      '<div id="Calls_fldRow_DESCRIPTION"><label>Description</label><textarea>rappeler</textarea></div>',
      known("rappeler"),
    ],
    [
      "of another form",
      '<lyte-modal><crux-create-field data-cy="Description"><textarea>x</textarea></crux-create-field></lyte-modal>',
      unknown("not-found"),
    ],
  ])("%s", (_name, html, expected) => {
    expect(open(html).snapshot().opportunity?.callBox).toEqual(expected)
  })
})

const date = (label: string, value: string, n: number): string =>
  `<div class="cxDvInfoFormField" id="field_label_${n}" data-zcqa="dtVw_lbl_CF${n}">${label}</div><div id="field_${n}" class="dvValueContainer"><crux-date-component><span class="cxElementViewValue cxElemCompViewValue">${value}</span></crux-date-component></div>`
const followUp = date("Date du suivi à faire", "03/04/2026", 1)

describe("the order of the dates in view", () => {
  const at = (text: string): string => notesList([{ id: "1", text: "x", author: "Zoé", at: text }], id)
  const written = "03/04/2026 14:05"
  it.each([
    ["settled by a day after the 12th", date("Livraison", "23/04/2026", 2), "2026-04-03"],
    ["settled the other way", date("Livraison", "04/23/2026", 2), "2026-03-04"],
    [
      "not settled by two that disagree",
      date("Livraison", "23/04/2026", 2) + date("Achat", "04/23/2026", 3),
      null,
    ],
    ["not settled by another in doubt", date("Livraison", "05/06/2026", 2), null],
    [
      "not settled by words that a person typed",
      `<div id="labelTD_CF9">Notes</div><div id="value_CF9"><lyte-text>23/04/2026</lyte-text></div>`,
      null,
    ],
  ])("of a note is %s; a field, which may hold a Save, stays in doubt", (_name, html, expected) => {
    const { notes, fields } = open(followUp + html + at(written)).snapshot().opportunity ?? {}
    const moment = notes?.state === "known" ? notes.value[0]?.at : undefined
    expect(moment?.state === "known" ? dayOf(moment.value.at) : null).toBe(expected)
    expect(fields?.followUpDate).toEqual(unknown("ambiguous"))
  })
})

describe("writing a day", () => {
  const form = (placeholder: string): string =>
    `<div id="Potentials_fldRow_CF1"><label>Date du suivi à faire</label><input id="day" placeholder="${placeholder}" value="old"></div>`
  const create = `${base}x/tab/Potentials/create`
  const value = (): string | undefined => document.querySelector<HTMLInputElement>("#day")?.value
  it.each([
    ["the pattern is not known", "", "2026-12-03", create],
    ["months are spelled", "MMM d, yyyy", "2026-12-03", create],
    ["it is no day", "DD/MM/YYYY", "demain", create],
  ])("is refused where %s", async (_name, placeholder, day, path) => {
    const page = open(form(placeholder), path)
    expect(await page.write("opportunity.followUpDate", day)).toBe("refused")
    expect(value()).toBe("old")
  })
  it("of a meeting follows the user's pattern", async () => {
    const html =
      '<form><div id="Events_fldRow_SUBJECT"><label>Objet</label><input value="x"></div><div id="Events_fldRow_STARTDATETIME"><label>De</label><input id="day" placeholder="dd.MM.yy"><input value="14:00"></div></form>'
    expect(await open(html, `${base}/tab/Events/create`).write("meeting.start", "2026-12-03")).toBe("taken")
    expect(value()).toBe("03.12.26")
  })
})

describe("what shows or hides by style alone", () => {
  it.each([
    ["click", () => new MouseEvent("click", { bubbles: true })],
    ["focusin", () => new FocusEvent("focusin", { bubbles: true })],
    ["keydown", () => new KeyboardEvent("keydown", { key: "a", bubbles: true })],
  ])("is seen at the next %s", async (_name, event) => {
    for (const path of [`${base}/tab/Contacts/${id}`, `${base}/tab/Potentials/${id}`]) {
      const page = open(
        '<lyte-modal style="display:none"><input id="Crm_Events_SUBJECT" value="ZOÉ / X1"></lyte-modal><p></p>',
        path,
      )
      expect(page.meetingForm()).toBeNull()
      const modal = document.querySelector<HTMLElement>("lyte-modal")
      if (modal) modal.style.display = ""
      document.querySelector("p")?.dispatchEvent(event())
      await settle()
      expect(page.snapshot().meeting?.fields.subject).toEqual(known("ZOÉ / X1"))
      if (modal) modal.style.display = "none"
      document.querySelector("p")?.dispatchEvent(event())
      await settle()
      expect(page.snapshot().meeting).toBeNull()
    }
  })
})

it("says nothing new for notes that are read again alike", async () => {
  open(notesList([{ id: "1", text: "J1 R1", author: "Zoé", at: "2026-11-20 14:05" }], id))
  const before = changes.length
  document.body.dispatchEvent(new MouseEvent("click", { bubbles: true }))
  await settle()
  expect(changes.length).toBe(before)
})
