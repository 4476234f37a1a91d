// @vitest-environment jsdom
import { existsSync, readFileSync } from "node:fs"
import { afterEach, describe, expect, it } from "vitest"
import "./drawn"
import { watchZoho } from "../../../src/pages/zoho"
import { signMap } from "../../../src/pages/zoho/signs"
import type { Snapshot, ZohoPage } from "../../../src/pages/zoho"
import type { FieldMap } from "../../../src/policy/types"
import { notesList } from "../../e2e/pages"

const id = "6000000000000000001"
const base = "/crm/org700000001"
const detail = `${base}/tab/Potentials/${id}`
const create = `${base}/tab/Potentials/create`
let ends = new AbortController()
let changes: Snapshot[] = []

function open(html: string, path = detail, fields: FieldMap = {}): ZohoPage {
  ends.abort()
  history.replaceState(null, "", path)
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  ends = new AbortController()
  changes = []
  return watchZoho({ fields: signMap(fields), onChange: (now) => changes.push(now), signal: ends.signal })
}
afterEach(() => ends.abort())
type Any = { state: string; value?: unknown; why?: string }
const short = (field: Any | undefined): unknown =>
  !field
    ? "no facts"
    : field.state === "known"
      ? field.value instanceof Date
        ? field.value.toISOString()
        : field.value
      : field.state === "empty"
        ? "∅"
        : `? ${field.why ?? ""}`
const read = (page: ZohoPage, part: "opportunity" | "meeting", name: string): unknown =>
  short((page.snapshot()[part]?.fields as Record<string, Any> | undefined)?.[name])
const settle = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

const crux = (column: string, label: string, value: string, n = column): string =>
  `<div class="row"><div class="cxDvInfoFormField" id="field_label_${n}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${n}" class="dvValueContainer cxDvInfoValue"><div class="cxDvFieldWrap cxDvCompParent"><div class="cxDvAjaxEdit"><crux-detailpage-field-details>${value}</crux-detailpage-field-details></div></div></div></div>`
const text = (value: string): string =>
  `<crux-text-component><span class="cxElemCompViewWrap"><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></span></crux-text-component>`
const card = (html: string): string =>
  html
    .replace('id="field_label_', 'id="bc_field_label_')
    .replace("dtVw_lbl_", "bc_dtVw_lbl_")
    .replace('id="field_', 'id="bc_field_')
const lazy =
  '<dummy-port-element></dummy-port-element><div id="cruxLoadingElem" class="cxLoadOnViewElement"><span>Courriel</span><div>loader</div></div>'

const seen: [
  name: string,
  html: string,
  part: "opportunity" | "meeting",
  field: string,
  expected: unknown,
  path?: string,
  fields?: FieldMap,
][] = [
  [
    "a label with a colon and a star",
    crux("POTENTIALCF1", " Courriel * : ", text("a@b.ca")),
    "opportunity",
    "email",
    "a@b.ca",
  ],
  [
    "a label without its accents",
    crux("POTENTIALCF1", "Telephone", text("514 555-0100")),
    "opportunity",
    "phone",
    "514 555-0100",
  ],
  ["an English page", crux("POTENTIALCF1", "Email", text("a@b.ca")), "opportunity", "email", "a@b.ca"],
  [
    "a copy in the business card that agrees",
    card(crux("STAGE", "Étape", text("Contacté"))) + crux("STAGE", "Étape", text("Contacté")),
    "opportunity",
    "stage",
    "Contacté",
  ],
  [
    "a copy that disagrees",
    card(crux("STAGE", "Étape", text("Livré"))) + crux("STAGE", "Étape", text("Contacté")),
    "opportunity",
    "stage",
    "? conflict",
  ],
  [
    "a copy not drawn yet",
    card(crux("STAGE", "Étape", lazy)) + crux("STAGE", "Étape", text("Contacté")),
    "opportunity",
    "stage",
    "Contacté",
  ],
  [
    "a column and a label that point apart",
    crux("STAGE", "Phase", text("a")) + crux("POTENTIALCF9", "Étape", text("b")),
    "opportunity",
    "stage",
    "? conflict",
  ],
  [
    "a hidden copy",
    `<div style="display:none">${crux("POTENTIALCF1", "Courriel", text("x@y.ca"))}</div>${crux("POTENTIALCF2", "Courriel", text("a@b.ca"), "2")}`,
    "opportunity",
    "email",
    "a@b.ca",
  ],
  [
    "only a hidden copy, as in a folded section",
    `<div style="display:none">${crux("POTENTIALCF1", "Courriel", text("x@y.ca"))}</div>`,
    "opportunity",
    "email",
    "? not-rendered",
  ],
  [
    "a component with nothing in it",
    crux("POTENTIALCF1", "Courriel", "<crux-email-component></crux-email-component>"),
    "opportunity",
    "email",
    "∅",
  ],
  ["no component yet", crux("POTENTIALCF1", "Courriel", ""), "opportunity", "email", "? not-rendered"],
  [
    "a placeholder with words in it",
    crux("POTENTIALCF1", "Courriel", lazy),
    "opportunity",
    "email",
    "? not-rendered",
  ],
  [
    "a placeholder around the whole field",
    `<div id="cruxLoadingElem" class="cxLoadOnViewElement">${crux("POTENTIALCF1", "Courriel", "<crux-email-component></crux-email-component>")}</div>`,
    "opportunity",
    "email",
    "? not-rendered",
  ],
  ["bullets", crux("POTENTIALCF1", "Courriel", text("••••••@b.ca")), "opportunity", "email", "? masked"],
  ["-None-", crux("STAGE", "Étape", text("-None-")), "opportunity", "stage", "∅"],
  ["a dash", crux("STAGE", "Étape", text("—")), "opportunity", "stage", "∅"],
  [
    "a child span in lyte-text",
    crux(
      "POTENTIALNAME",
      "Nom",
      '<crux-text-component><lyte-text class="cxElemCompViewValue"><span class="lyteTextWrapper">Zoé Roy</span></lyte-text></crux-text-component>',
    ),
    "opportunity",
    "name",
    "Zoé Roy",
  ],
  [
    "a lookup held as an object",
    crux(
      "CONTACTID",
      "Nom de fiche client",
      `<crux-lookup-component cx-prop-value='{"id":"1234567890123","name":"Zoé Roy"}'></crux-lookup-component>`,
    ),
    "opportunity",
    "contact",
    "Zoé Roy",
  ],
  [
    "a lookup that gives an id only",
    crux(
      "CONTACTID",
      "Nom de fiche client",
      `<crux-lookup-component cx-prop-value="1234567890123"></crux-lookup-component>`,
    ),
    "opportunity",
    "contact",
    "? not-rendered",
  ],
  [
    "an e-mail in an attribute",
    crux(
      "POTENTIALCF1",
      "Courriel",
      '<crux-email-component><crm-rl-share-email email="a@b.ca"></crm-rl-share-email></crux-email-component>',
    ),
    "opportunity",
    "email",
    "a@b.ca",
  ],
  [
    "a tick",
    crux(
      "POTENTIALCF1",
      "Expirée",
      '<crux-boolean-component><span class="criteria-yes"></span></crux-boolean-component>',
    ),
    "opportunity",
    "expired",
    true,
  ],
  [
    "no tick",
    crux("POTENTIALCF1", "Expirée", "<crux-boolean-component></crux-boolean-component>"),
    "opportunity",
    "expired",
    false,
  ],
  ["a tick not drawn", crux("POTENTIALCF1", "Expirée", ""), "opportunity", "expired", "? not-rendered"],
  [
    "an edit in progress",
    crux(
      "POTENTIALCF1",
      "Courriel",
      '<crux-email-component><lyte-input><input value=""></lyte-input></crux-email-component><button id="saveAjaxEdit_1">ok</button>',
    ),
    "opportunity",
    "email",
    "? not-settled",
  ],
  [
    "a date that may be two days",
    crux("POTENTIALCF1", "Date du suivi à faire", text("03/04/2026")),
    "opportunity",
    "followUpDate",
    "? ambiguous",
  ],
  [
    "a date of one reading",
    crux("POTENTIALCF1", "Date du suivi à faire", text("23/04/2026")),
    "opportunity",
    "followUpDate",
    "2026-04-23",
  ],
  [
    "a label that stands twice, settled by a lead",
    crux("POTENTIALCF1", "Courriel", text("a@b.ca")) + crux("POTENTIALCF2", "Courriel", text("c@d.ca")),
    "opportunity",
    "email",
    "c@d.ca",
    detail,
    { "opportunity.email": { column: ["POTENTIALCF2"] } },
  ],
  [
    "a configured selector",
    crux("POTENTIALCF1", "Adresse web", text("a@b.ca")),
    "opportunity",
    "email",
    "a@b.ca",
    detail,
    { "opportunity.email": { selector: "#field_POTENTIALCF1" } },
  ],
  [
    "labels that a lead gave",
    crux("POTENTIALCF1", "Adrel", text("a@b.ca")),
    "opportunity",
    "email",
    "a@b.ca",
    detail,
    { "opportunity.email": { labels: ["Adrel"] } },
  ],
  [
    "the page of another language",
    crux("POTENTIALCF1", "メール", text("a@b.ca")),
    "opportunity",
    "email",
    "? not-found",
  ],
  [
    "production markup of 2026",
    '<div id="mouseArea__STAGE"><div id="labelTD_STAGE">Étape</div><div class="x"><lyte-text class="cxElemCompViewValue" lt-prop-value="Contacté"></lyte-text></div></div>',
    "opportunity",
    "stage",
    "Contacté",
  ],
  ["bare legacy values", '<span id="subvalue_STAGE">Contacté</span>', "opportunity", "stage", "Contacté"],
  [
    "a cell of a related list",
    `<crm-related-list-view-header related-module="X"><lyte-tbody><lyte-tr>${crux("POTENTIALCF1", "Courriel", text("no@b.ca"))}</lyte-tr></lyte-tbody></crm-related-list-view-header>`,
    "opportunity",
    "email",
    "? not-found",
  ],
  [
    "a legacy form without rows",
    '<table><tr><td>Nom de l’opportunité</td><td><input id="Crm_Potentials_POTENTIALNAME" value="Zoé Roy"></td></tr><tr><td>Compte</td><td><input type="text" id="Crm_Potentials_ACCOUNTID" value="x"></td></tr></table>',
    "opportunity",
    "name",
    "Zoé Roy",
    create,
  ],
  [
    "a legacy custom field without a row",
    '<table><tr><td class="labelTD">Courriel:</td><td><input id="Crm_Potentials_POTENTIALCF7" value=""></td></tr></table>',
    "opportunity",
    "email",
    "∅",
    create,
  ],
  [
    "a legacy lookup",
    '<div id="Potentials_fldRow_CONTACTID"><label>Nom du fiche client</label><div><input type="hidden" id="Crm_Potentials_CONTACTID_id" value="12345678901"><input type="text" id="Crm_Potentials_CONTACTID" value="Zoé Roy"><img id="Crm_Potentials_CONTACTID_img"></div></div>',
    "opportunity",
    "contact",
    "Zoé Roy",
    create,
  ],
  [
    "a select without select2",
    '<div id="Potentials_fldRow_STAGE"><label>Étape</label><select id="Crm_Potentials_STAGE"><option value="">-Aucun-</option><option selected>Contacté</option></select></div>',
    "opportunity",
    "stage",
    "Contacté",
    create,
  ],
  [
    "a select at -Aucun-",
    '<div id="Potentials_fldRow_STAGE"><label>Étape</label><select id="Crm_Potentials_STAGE"><option>-Aucun-</option><option>Contacté</option></select></div>',
    "opportunity",
    "stage",
    "∅",
    create,
  ],
  [
    "a dropdown known by its attribute alone",
    '<crux-create-field data-cy="Stage"><div class="cxElementLabel">Étape</div><div class="cxElementValue"><crux-picklist-component><lyte-dropdown lt-prop-selected="Contacté"></lyte-dropdown></crux-picklist-component></div></crux-create-field>',
    "opportunity",
    "stage",
    "Contacté",
    create,
  ],
  [
    "a combobox known by its label alone",
    '<lyte-dropdown><div role="combobox" aria-label="Succursale"><span class="lyteDropdownLabel">Laval</span></div></lyte-dropdown>',
    "opportunity",
    "branch",
    "Laval",
    create,
  ],
  [
    "several choices",
    '<crux-create-field data-cy="Langue"><div class="cxElementLabel">Langue</div><div class="cxElementValue"><lyte-dropdown><ul class="lyteMultipleSelect"><li data-value="a"><span class="lyteDropdownVisible">Français</span></li><li data-value="b"><span class="lyteDropdownVisible">Anglais</span></li></ul></lyte-dropdown></div></crux-create-field>',
    "opportunity",
    "language",
    "Français, Anglais",
    create,
  ],
  [
    "an API name and a label that point apart",
    '<crux-create-field data-cy="Stage"><div class="cxElementLabel">Phase</div><div class="cxElementValue"><lyte-input><input value="a"></lyte-input></div></crux-create-field><crux-create-field data-cy="X1"><div class="cxElementLabel">Étape</div><div class="cxElementValue"><lyte-input><input value="b"></lyte-input></div></crux-create-field>',
    "opportunity",
    "stage",
    "? conflict",
    create,
  ],
  [
    "a form still coming",
    '<crux-create-field data-cy="Deal_Name"><div class="cxElementLabel">Nom de l’opportunité</div><div class="cxElementValue"></div></crux-create-field>',
    "opportunity",
    "name",
    "? not-rendered",
    create,
  ],
  [
    "a field for reading in a form",
    '<crux-create-field data-cy="Owner"><div class="cxElementLabel">Gestionnaire de l’opportunité</div><div class="cxElementValue cxElementReadOnly"><crux-user-component name="Zoé Roy"></crux-user-component></div></crux-create-field>',
    "opportunity",
    "owner",
    "Zoé Roy",
    create,
  ],
  [
    "a meeting in the legacy popup",
    '<div id="createEntityForm"><table><tr><td>Objet</td><td><input id="Crm_Events_SUBJECT" value="ZOÉ / INVENTAIRE"></td></tr></table></div>',
    "meeting",
    "subject",
    "ZOÉ / INVENTAIRE",
  ],
  [
    "a meeting known by its labels",
    '<lyte-popover><div class="lytePopover"><crux-create-field data-cy="A"><div class="cxElementLabel">Objet</div><div class="cxElementValue"><input value="ZOÉ / X1"></div></crux-create-field><crux-create-field data-cy="B"><div class="cxElementLabel">Début</div><div class="cxElementValue"><input value=""></div></crux-create-field><crux-create-field data-cy="C"><div class="cxElementLabel">Fin</div><div class="cxElementValue"><input value=""></div></crux-create-field></div></lyte-popover>',
    "meeting",
    "subject",
    "ZOÉ / X1",
  ],
  [
    "a closed meeting dialog",
    '<lyte-modal style="display:none"><div class="lyteModal"><input id="Crm_Events_SUBJECT" value="x"></div></lyte-modal>',
    "meeting",
    "subject",
    "no facts",
  ],
  [
    "a time in two lists",
    '<div class="lyteModal"><div id="Events_fldRow_STARTDATETIME"><label>De</label><div><input id="Crm_Events_STARTDATETIME" placeholder="MM/DD/YYYY" value="12/10/2026"><select><option selected>2</option></select><select><option selected>05</option></select><select><option selected>PM</option></select></div></div></div>',
    "meeting",
    "start",
    "2026-12-10T19:05:00.000Z",
  ],
  [
    "a day without a time",
    '<div class="lyteModal"><div id="Events_fldRow_STARTDATETIME"><label>De</label><div><input id="Crm_Events_STARTDATETIME" placeholder="MM/DD/YYYY" value="12/10/2026"></div></div></div>',
    "meeting",
    "start",
    "? unreadable",
  ],
]
describe("a field", () => {
  it.each(seen)("%s", (_name, html, part, field, expected, path, fields) => {
    expect(read(open(html, path, fields), part, field)).toEqual(expected)
  })
})

describe("the record", () => {
  const label = (of: string): string =>
    `<crm-related-list-label id="rl_1" entity-id="${of}"></crm-related-list-label>`
  it("is not read from another one's page", () => {
    expect(
      open(label("6000000000000000002") + crux("STAGE", "Étape", text("Livré"))).snapshot().opportunity,
    ).toBeNull()
  })
  it("keeps nothing of the one before", async () => {
    const page = open(label(id) + crux("STAGE", "Étape", text("Livré")))
    expect(read(page, "opportunity", "stage")).toBe("Livré")
    history.pushState(null, "", `${base}/tab/Potentials/6000000000000000002`)
    expect(page.snapshot().opportunity).toBeNull()
    document.querySelector("crm-related-list-label")?.setAttribute("entity-id", "6000000000000000002")
    document.querySelector("lyte-text")?.setAttribute("lt-prop-value", "Contacté")
    await settle()
    expect(read(page, "opportunity", "stage")).toBe("Contacté")
    expect(page.snapshot().record?.id).toBe("6000000000000000002")
  })
  it("waits for fields to be drawn again where nothing names the record", async () => {
    const page = open(
      crux("STAGE", "Étape", text("Livré")) + crux("POTENTIALCF1", "Courriel", text("a@b.ca")),
    )
    history.pushState(null, "", `${base}/tab/Potentials/6000000000000000002`)
    expect(read(page, "opportunity", "stage")).toBe("? not-rendered")
    document.querySelector("lyte-text")?.setAttribute("lt-prop-value", "Contacté")
    await settle()
    expect(read(page, "opportunity", "stage")).toBe("Contacté")
    expect(read(page, "opportunity", "email")).toBe("? not-rendered")
  })
  it("is silent elsewhere", () => {
    for (const [path, kind] of [
      [`${base}/tab/Contacts/${id}`, "contact-detail"],
      [`${base}/tab/Potentials/list`, "list"],
      [`${base}/tab/Leads/list`, "other"],
      ["/bigin/org1/tab/Potentials/12345", "other"],
    ] as const)
      expect(open(crux("STAGE", "Étape", text("Livré")), path).snapshot()).toMatchObject({
        kind,
        opportunity: null,
        meeting: null,
      })
  })
})

describe("what changes", () => {
  it("is seen, then settles once read twice alike", async () => {
    const page = open(crux("STAGE", "Étape", lazy))
    expect(page.snapshot().unsettled).toContain("opportunity.stage")
    const box = document.querySelector("crux-detailpage-field-details")
    box?.replaceChildren(...new DOMParser().parseFromString(text("Contacté"), "text/html").body.childNodes)
    await settle()
    expect(read(page, "opportunity", "stage")).toBe("Contacté")
    await expect.poll(() => page.snapshot().unsettled).not.toContain("opportunity.stage")
    expect(changes.length).toBeGreaterThan(0)
  })
  it("is seen in a form typed in, and in a dialog that comes late on a silent page", async () => {
    const page = open("<div></div>", `${base}/tab/Contacts/${id}`)
    const box = document.createElement("lyte-modal")
    document.body.append(box)
    await settle()
    box.append(
      ...new DOMParser().parseFromString(
        '<div class="lyteModal"><input id="Crm_Events_SUBJECT" value=""></div>',
        "text/html",
      ).body.childNodes,
    )
    await settle()
    expect(read(page, "meeting", "subject")).toBe("∅")
    const input = document.querySelector("input")
    if (input) input.value = "ZOÉ / X1"
    input?.dispatchEvent(new Event("input", { bubbles: true }))
    await settle()
    expect(read(page, "meeting", "subject")).toBe("ZOÉ / X1")
    box.remove()
    await settle()
    expect(page.snapshot().meeting).toBeNull()
  })
})

describe("notes", () => {
  const note = { id: "77", text: "PDR J3 R1 + TEXTO", author: "Zoé Roy", at: "2026-11-20 14:05:22" }
  it("are read oldest first, with their doubt", () => {
    const page = open(
      notesList(
        [
          { ...note, id: "78", at: "2026-11-21 09:00" },
          note,
          { ...note, id: "76", at: "2026-11-19 09:00", parent: "999" },
        ],
        id,
      ),
    )
    const { notes, notesComplete } = page.snapshot().opportunity ?? {}
    if (notes?.state !== "known") throw new Error("unread")
    expect(notes.value.map((one) => one.id)).toEqual(["76", "77", "78"])
    expect(notes.value[0]?.ofThisRecord).toBe(false)
    expect(notes.value[1]).toMatchObject({
      text: note.text,
      author: "Zoé Roy",
      authorCertain: false,
      ofThisRecord: true,
      at: { value: { at: new Date("2026-11-20T19:05:22Z"), precision: "second", isModified: true } },
    })
    expect(notesComplete).toBe(true)
  })
  it("are none only where the page says so", () => {
    expect(open(notesList([], id)).snapshot().opportunity?.notes).toEqual({ state: "known", value: [] })
    expect(open("<div></div>").snapshot().opportunity?.notes).toEqual({
      state: "unknown",
      why: "not-rendered",
    })
    expect(open('<ul class="cruxNotesList"></ul>').snapshot().opportunity?.notes.state).toBe("unknown")
  })
  it("come one by one", async () => {
    const page = open(notesList([note], id))
    const more = new DOMParser()
      .parseFromString(notesList([{ ...note, id: "80", text: "J4 R1 texto" }], id), "text/html")
      .querySelector("li")
    if (more) document.querySelector("ul")?.prepend(more)
    await settle()
    const { notes } = page.snapshot().opportunity ?? {}
    expect(notes?.state === "known" ? notes.value.map((one) => one.text) : notes).toEqual([
      note.text,
      "J4 R1 texto",
    ])
  })
})

describe("writing", () => {
  const html =
    '<crux-create-field data-cy="Courriel"><div class="cxElementLabel">Courriel</div><div class="cxElementValue"><lyte-input><input id="mail" value="old"></lyte-input></div></crux-create-field><crux-create-field data-cy="D"><div class="cxElementLabel">Date du suivi à faire</div><div class="cxElementValue"><lyte-input><input id="day" placeholder="MM/DD/YYYY"></lyte-input></div></crux-create-field>'
  it("sets a text and a date in the user's pattern", async () => {
    const page = open(html, create)
    expect(await page.write("opportunity.email", "a@b.ca")).toBe("taken")
    expect(await page.write("opportunity.followUpDate", "2026-12-03")).toBe("taken")
    expect((document.getElementById("day") as HTMLInputElement).value).toBe("12/03/2026")
    expect(read(page, "opportunity", "followUpDate")).toBe("2026-12-03")
  })
  it("puts back what a page refuses", async () => {
    const page = open(html, create)
    const input = document.getElementById("mail") as HTMLInputElement
    input.addEventListener("input", () => (input.value = input.value === "old" ? "old" : "?"))
    expect(await page.write("opportunity.email", "a@b.ca")).toBe("refused")
    expect(input.value).toBe("old")
  })
})

const sample = "../shared/marks/sample.html"
it.skipIf(!existsSync(sample))("the example page (skipped where the example is absent)", () => {
  const page = open(readFileSync(sample, "utf8"))
  expect(
    ["name", "email", "branch", "phone", "stage"].map((name) => read(page, "opportunity", name)),
  ).toEqual(["Unknown Tremblay", "∅", "Laval", "? not-rendered", "? not-found"])
  expect(page.health().fields.find(({ field }) => field === "opportunity.email")).toEqual({
    field: "opportunity.email",
    found: true,
    sign: "label",
    match: "Courriel",
    state: "empty",
    why: null,
  })
})
