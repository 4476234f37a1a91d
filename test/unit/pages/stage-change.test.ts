// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest"
import "./drawn"
import { but, detailPage, form, formPage, meeting, modal, opportunity } from "../../e2e/pages"
import type { Generation } from "../../e2e/pages"
import {
  at,
  base,
  click,
  close,
  empty,
  id,
  key,
  known,
  nodes,
  open,
  pressed,
  put,
  settle,
  unknown,
} from "./watched"
import type { ZohoPage } from "../../../src/pages/zoho"

afterEach(close)
const edit = `${base}/tab/Potentials/${id}/edit`
const detail = `${base}/tab/Potentials/${id}`
const change = (page: ZohoPage): unknown => page.refresh().opportunity?.stageChange
const stageBox = {
  G1: "#Crm_Potentials_STAGE",
  G2: "#Potentials_fldRow_STAGE lyte-dropdown",
  G3: "[data-cy=Stage] lyte-dropdown",
}
const saves = { G1: "#savePotentialsBtn", G2: "#crm_create_savebutn", G3: "#crm_create_savebutn" }

/** Sets the stage of a form as the page does once someone has chosen. */
function set(generation: Generation, to: string): void {
  const box = at(stageBox[generation])
  if (generation === "G1") {
    box.replaceChildren(...nodes(`<option selected>${to}</option>`))
    at(".select2-selection__rendered[id*=STAGE]").textContent = to
  } else {
    box.setAttribute("lt-prop-selected", to)
    const label = box.querySelector("lyte-drop-button span")
    if (label) [label.className, label.textContent] = ["lyteDropdownLabel", to]
  }
}

describe.each<Generation>(["G1", "G2", "G3"])("the stage in a form, %s", (generation) => {
  const page = (stage: string | null = "Contacté"): ZohoPage =>
    open(formPage(generation, "Potentials", but(opportunity, { stage })), edit)
  it("is not changed when it opens, nor when another field is", () => {
    const now = page()
    expect(change(now)).toEqual(empty)
    click("[id*=POTENTIALCF9],[data-cy=Mod_le] input")
    expect(change(now)).toEqual(empty)
  })
  it("is changed by hand, and changed back", () => {
    const now = page()
    click(stageBox[generation])
    set(generation, "Perdu BDC")
    expect(change(now)).toEqual(known({ from: "Contacté", to: "Perdu BDC" }))
    set(generation, "CONTACTÉ")
    expect(change(now)).toEqual(empty)
  })
  it("that fills itself in late is no change", () => {
    const now = page("En traitement")
    set(generation, "Perdu BDC")
    expect(change(now)).toEqual(empty)
  })
  it("that was blank when touched is not known", () => {
    const now = page(null)
    click(stageBox[generation])
    set(generation, "Perdu BDC")
    expect(change(now)).toEqual(unknown("not-settled"))
  })
  it("of a new opportunity is no change", () => {
    const now = open(
      formPage(generation, "Potentials", but(opportunity, {})),
      `${base}/tab/Potentials/create`,
    )
    click(stageBox[generation])
    set(generation, "Perdu BDC")
    expect(change(now)).toEqual(empty)
    expect(pressed(now, saves[generation])).toBeNull()
  })
  it("is saved by the form's own Save", () => {
    const now = page()
    for (const event of [undefined, key("Enter"), key(" ")])
      expect(pressed(now, saves[generation], event)).toMatchObject({
        of: "opportunity",
        control: at(saves[generation]),
      })
    expect(pressed(now, generation === "G1" ? "#cancelPotentialsBtn" : "#crm_create_cancelbutn")).toBeNull()
    expect(pressed(now, saves[generation], key("Enter", { isComposing: true }))).toBeNull()
    expect(pressed(now, saves[generation], key("Enter", { ctrlKey: true }))).toBeNull()
  })
  it("is not saved by a meeting's Save over it", async () => {
    const now = page()
    const over = generation === "G1" ? "#saveEventsBtn" : ".modalWrapper #crm_create_savebutn"
    document.body.append(...nodes(modal(form(generation, "Events", but(meeting, {})))))
    await settle()
    expect(pressed(now, over)).toMatchObject({ of: "meeting" })
  })
})

it("sees the Save in the bar of the oldest forms' page", () => {
  const now = open(
    `<div id="createFixedButtonDiv"><input type="button" id="savePotentialsBtn" value="Enregistrer"></div><div id="createEntityForm">${form("G1", "Potentials", but(opportunity, {})).replace(/<div id="createFixed.*?<\/div>/, "")}</div>`,
    edit,
  )
  expect(pressed(now, "#savePotentialsBtn")).toMatchObject({ of: "opportunity" })
})

const dropdown = (value: string): string =>
  `<lyte-dropdown lt-prop-selected="${value}"><span class="lyteDropdownLabel">${value}</span></lyte-dropdown>`
const confirm = (number: string): string =>
  `<button id="saveAjaxEdit_${number}">✓</button><button id="cancelAjaxEdit_${number}">✕</button>`

describe("the stage edited in its place", () => {
  const read = '<lyte-text class="cxElemCompViewValue" lt-prop-value="Contacté">Contacté</lyte-text>'
  const g3 = (inner: string, out = "cxDvCompParent"): string =>
    `<div class="cxDvInfoFormField" id="field_label_12" data-zcqa="dtVw_lbl_STAGE">Étape</div><div id="field_12" class="dvValueContainer cxDvInfoValue"><div class="cxDvFieldWrap ${out}"><div class="cxDvAjaxEdit">${inner}</div></div></div>`
  const g2 = (inner: string): string =>
    `<div id="mouseArea__STAGE"><div id="labelTD_STAGE">Étape</div><div id="value_STAGE">${inner}</div></div>`
  const boxes = { G3: "#field_12 .cxDvAjaxEdit", G2: "#value_STAGE" }
  it.each([
    ["G3", g3(read)],
    ["G2", g2(read)],
  ] as const)("%s: followed from the pencil to its confirmation", async (generation, html) => {
    const page = open(html, detail)
    expect(change(page)).toEqual(empty)
    const before = pressed(page, boxes[generation])
    put(boxes[generation], dropdown("Contacté") + confirm("12"))
    await settle()
    expect(change(page)).toEqual(empty)
    put(boxes[generation], dropdown("Perdu BDC") + confirm("12"))
    await settle()
    expect(change(page)).toEqual(known({ from: "Contacté", to: "Perdu BDC" }))
    expect(before).toBeNull()
    expect(pressed(page, "#saveAjaxEdit_12")).toMatchObject({
      of: "opportunity",
      control: at("#saveAjaxEdit_12"),
    })
    expect(pressed(page, "#saveAjaxEdit_12", key("Enter"))).toMatchObject({ of: "opportunity" })
    expect(pressed(page, "#cancelAjaxEdit_12")).toBeNull()
    expect(pressed(page, "lyte-dropdown", key("Enter"))).toBeNull()
    put(boxes[generation], read)
    await settle()
    expect(change(page)).toEqual(empty)
  })
  it("Enter in a plain input confirms", async () => {
    const page = open(g3(read), detail)
    put(boxes.G3, `<input id="i" value="Perdu BDC">${confirm("12")}`)
    await settle()
    expect(change(page)).toEqual(known({ from: "Contacté", to: "Perdu BDC" }))
    expect(pressed(page, "#i", key("Enter"))).toMatchObject({
      of: "opportunity",
      control: at("#saveAjaxEdit_12"),
    })
    expect(pressed(page, "#i", key("a"))).toBeNull()
  })
  it("that was never seen at rest is not known", () => {
    expect(change(open(g3(dropdown("Perdu BDC") + confirm("12"), ""), detail))).toEqual(
      unknown("not-settled"),
    )
  })
  it("that cannot be read is not known", async () => {
    const page = open(g3(read), detail)
    put(boxes.G3, `<input type="checkbox">${confirm("12")}`)
    await settle()
    expect(change(page)).toEqual(unknown("unreadable"))
  })
  it("another field's edit is not the stage's", async () => {
    const page = open(
      g3(read) +
        '<div id="field_label_13" data-zcqa="dtVw_lbl_POTENTIALCF1">Téléphone</div><div id="field_13"><div class="cxDvFieldWrap"><input value="514"></div></div>' +
        confirm("13"),
      detail,
    )
    await settle()
    expect(change(page)).toEqual(empty)
    expect(pressed(page, "#saveAjaxEdit_13")).toBeNull()
  })
})

describe("the bar of stages", () => {
  const record = detailPage("G3", but(opportunity, {}), { id })
  const bar = (items: string, attributes = ""): string => `<div class="bar" ${attributes}>${items}</div>`
  const stage = (name: string, more = ""): string =>
    `<button class="stage ${more}" title="x">${name}</button>`
  const usual = bar(
    stage("En traitement") + stage("Contacté", "stageOn") + stage("Perdu BDC") + stage("Fermer…"),
  )
  const on = (html: string, fields = {}): ZohoPage =>
    open(record.replace("</lyte-tab-body>", `${html}</lyte-tab-body>`), detail, fields)
  it("is pressed: the stage is its item's", () => {
    const page = on(usual)
    const target = pressed(page, ".bar button:nth-child(3)")
    expect(target).toMatchObject({ of: "opportunity", stagePressed: { from: "Contacté", to: "Perdu BDC" } })
    expect(target?.form).toBe(at(".bar"))
    expect(change(page)).toEqual(empty)
  })
  it("holds stages in the list that it opens, no other list does", () => {
    const page = on(usual)
    document.body.append(
      ...nodes('<lyte-drop-box><lyte-drop-item data-value="Livré">Livré</lyte-drop-item></lyte-drop-box>'),
    )
    expect(pressed(page, "lyte-drop-item")).toBeNull()
    expect(pressed(page, ".bar button:nth-child(4)")).toBeNull()
    expect(pressed(page, "lyte-drop-item")).toMatchObject({ stagePressed: { from: "Contacté", to: "Livré" } })
    pressed(page, "lyte-tab-body")
    expect(pressed(page, "lyte-drop-item")).toBeNull()
  })
  it.each([
    ["the stage that stands", usual, ".bar button:nth-child(2)"],
    [
      "buttons of which none is current",
      bar(stage("En traitement") + stage("Contacté") + stage("Perdu BDC")),
      ".bar button:nth-child(3)",
    ],
    [
      "current, but not the stage",
      bar(stage("En traitement") + stage("Autre", "active") + stage("Perdu BDC")),
      ".bar button:nth-child(3)",
    ],
    ["two buttons", bar(stage("Contacté", "active") + stage("Perdu BDC")), ".bar button:nth-child(2)"],
    ["a dialog's", `<div role="dialog">${usual}</div>`, ".bar button:nth-child(3)"],
    ["a button beside it", `<div>${usual}<button id="b">Modifier</button></div>`, "#b"],
  ])("null in doubt: %s", (_what, html, selector) => {
    expect(pressed(on(html), selector)).toBeNull()
  })
  it("is found by a given selector", () => {
    const html = `<crm-bp>${stage("Fermer")}<span data-value="Perdu BDC">Perdre</span></crm-bp>`
    const page = on(html, { "stage.bar": { selector: "crm-bp [data-value]" } })
    expect(pressed(page, "crm-bp span")).toMatchObject({ stagePressed: { to: "Perdu BDC" } })
    expect(pressed(page, "crm-bp button")).toBeNull()
    expect(pressed(on(html, { "stage.bar": { selector: "crm-bp [[" } }), "crm-bp span")).toBeNull()
  })
  it("asks in a dialog that a given selector reads", async () => {
    const page = on("", { "stage.bar": { selector: ".to" } })
    document.body.append(
      ...nodes(
        '<div class="lyteModal" role="dialog"><p>Contacté → <b class="to">Perdu BDC</b></p><button id="no">Annuler</button><button id="yes">Enregistrer</button></div>',
      ),
    )
    await settle()
    expect(change(page)).toEqual(known({ from: "Contacté", to: "Perdu BDC" }))
    expect(pressed(page, "#yes")).toMatchObject({ of: "opportunity" })
    expect(pressed(page, "#no")).toBeNull()
  })
})
