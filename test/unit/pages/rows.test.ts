// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest"
import { unseen } from "./drawn"
import { at, base, changes, close, empty, known, nodes, open, pressed, settle, unknown } from "./watched"
import type { ZohoPage } from "../../../src/pages/zoho"

const list = `${base}/tab/Potentials/custom-view/6000000000000000009/list?page=1`
const key = (id: string): object => ({ org: "org700000001", module: "Potentials", id })
const one = "6000000000000000001"
const two = "6000000000000000002"
const link = (id: string): string => `<a href="${base}/tab/Potentials/${id}">x</a>`
const cell = (column: string, label: string, value: string): string =>
  `<lyte-exptable-td cxcellcol="${column}" data-zcqa="value_listviewtable_${label}"><lyte-text lt-prop-value="${value}">${value}</lyte-text></lyte-exptable-td>`
const row = (inner: string, id = ""): string =>
  `<lyte-exptable-tr role="row" ${id && `id="${id}"`}>${inner}</lyte-exptable-tr>`
const table = (rows: string): string => `<main><lyte-exptable>${rows}</lyte-exptable></main>`
const opened = async (html: string, path = list): Promise<ZohoPage> => {
  const page = open(html, path)
  await settle()
  return page
}
const facts = (page: ZohoPage): object[] =>
  page.listRows().map(({ box: _box, record: _record, ...shown }) => shown)

afterEach(() => {
  close()
  unseen.clear()
})

describe("a list of opportunities", () => {
  it("gives the records of its rows, by their id or their link, each once", async () => {
    const page = await opened(
      table(
        row("", one) +
          row(`<lyte-exptable-td>${link(two)}</lyte-exptable-td>`) +
          row("", one) +
          row("") +
          row(link(two), one) +
          row(`<a href="${base}/tab/Contacts/6000000000000000003">x</a>`),
      ),
    )
    expect(page.snapshot()).toMatchObject({ kind: "list", list: [key(one), key(two)] })
    expect(page.listRows().map(({ box }) => box)).toEqual(
      [...document.querySelectorAll("lyte-exptable-tr")].slice(0, 2),
    )
    expect(JSON.parse(page.snapshot().facts)).toMatchObject({ list: [key(one), key(two)] })
  })
  it.each([
    [
      "an older table",
      `<table><tr id="${one}"><td data-zcqa="value_listviewtable_Étape">Livré</td></tr></table>`,
    ],
    [
      "a list of the parts",
      `<lyte-table><lyte-tr id="${one}"><lyte-td data-zcqa="value_listviewtable_Étape">Livré</lyte-td></lyte-tr></lyte-table>`,
    ],
    [
      "headings over its cells",
      `<table><tr><th>Nom</th><th>Étape</th></tr><tr id="${one}"><td>x</td><td>Livré</td></tr></table>`,
    ],
  ])("%s", async (_what, html) => {
    expect(facts(await opened(html))).toEqual([{ stage: known("Livré") }])
  })
  it("shows what its columns show", async () => {
    const page = await opened(
      table(
        row(
          cell("STAGE", "Étape", "Contacté") +
            cell("POTENTIALCF7", "No Stock", "") +
            cell("SMOWNERID", "Autre", "Alex") +
            cell("X", "Divers", "y"),
          one,
        ) +
          row(
            cell("A", "Priorité", "Or") +
              cell("B", "priorité :", "Argent") +
              '<lyte-exptable-td cxcellcol="STAGE"><div class="cxLoader"></div></lyte-exptable-td>',
            two,
          ),
      ),
    )
    expect(facts(page)).toEqual([
      { stage: known("Contacté"), stock: empty, owner: known("Alex") },
      { stage: unknown("not-rendered") },
    ])
  })
  it("keeps to the rows in view, and follows them", async () => {
    unseen.add(two)
    const page = await opened(table(row("", one) + row("", two)))
    expect(page.snapshot().list).toEqual([key(one)])
    const three = "6000000000000000003"
    at("lyte-exptable").append(
      ...nodes(`<p>${three}</p>`),
      ...nodes(row(cell("STAGE", "Étape", "Livré"), three)),
    )
    await settle()
    expect(page.snapshot().list).toEqual([key(one), key(three)])
    expect(changes.length).toBeGreaterThan(0)
    at("lyte-text").setAttribute("lt-prop-value", "Contacté")
    await settle()
    expect(facts(page)[1]).toEqual({ stage: known("Contacté") })
    document.getElementById(one)?.remove()
    await settle()
    expect(page.snapshot().list).toEqual([key(three)])
  })
  it("of another module, or no list, is silent", async () => {
    for (const path of [
      `${base}/tab/Contacts/list`,
      `${base}/tab/Potentials/${one}`,
      `${base}/tab/Potentials/create`,
    ]) {
      const page = await opened(table(row("", one)), path)
      expect(page.snapshot().list).toBeNull()
      expect(page.listRows()).toEqual([])
    }
  })
  it("ends when the page moves on", async () => {
    const page = await opened(table(row("", one)))
    history.pushState(null, "", `${base}/tab/Contacts/list`)
    expect(page.snapshot()).toMatchObject({ kind: "other", list: null })
    history.pushState(null, "", list)
    await settle()
    page.snapshot()
    await settle()
    expect(page.snapshot().list).toEqual([key(one)])
  })
  it("stands text of anyone's making", async () => {
    const page = await opened(table(row(cell("STAGE", "Étape", "&lt;img onerror=x&gt; \u202eéuqité"), one)))
    expect(facts(page)).toEqual([{ stage: known("<img onerror=x> \u202eéuqité") }])
  })
})

describe("a mass update", () => {
  const drop = (value: string): string =>
    `<lyte-dropdown lt-prop-selected="${value}"><span class="lyteDropdownLabel">${value}</span></lyte-dropdown>`
  const older = (value: string): string =>
    `<div><select><option selected>${value}</option></select><span class="select2-selection__rendered">${value}</span></div>`
  const dialog = (inner: string, more = 'aria-label="Mise à jour en masse"'): string =>
    `<lyte-wormhole><lyte-modal><div class="lyteModal" role="dialog" ${more}><h2>Titre</h2><p>12 fiche(s) sélectionnée(s)</p>${inner}<button id="no">Annuler</button><button id="yes">Mettre à jour</button></div></lyte-modal></lyte-wormhole>`
  const of = (page: ZohoPage): unknown => page.snapshot().massUpdate
  const empties = [
    ["no field chosen", drop("-Aucun-"), null],
    ["another field", drop("Priorité") + drop("Or"), null],
    ["the stage, no value yet", drop("Étape") + drop("-Aucun-"), empty],
    ["the stage and its value", drop("Étape") + drop("Perdu BDC"), known({ to: "Perdu BDC", records: 12 })],
    ["older lists", older("Étape") + older("Perdu BDC"), known({ to: "Perdu BDC", records: 12 })],
    ["a value that cannot be read", `${drop("Étape")}<canvas></canvas>`, unknown("unreadable")],
    ["no list at all", "", unknown("unreadable")],
  ] as const
  it.each(empties)("%s", async (_what, inner, expected) => {
    const page = await opened(table(row("", one)))
    expect(of(page)).toBeNull()
    document.body.append(...nodes(dialog(inner)))
    await settle()
    expect(of(page)).toEqual(expected)
    expect(pressed(page, "#no")).toBeNull()
    expect(pressed(page, "#yes")).toMatchObject({ of: "mass-update", control: at("#yes") })
    at("lyte-wormhole").remove()
    await settle()
    expect(of(page)).toBeNull()
  })
  it("is no other dialog, on no other page", async () => {
    const inner = drop("Étape") + drop("Livré")
    const page = await opened(table("") + dialog(inner, 'aria-label="Filtrer"'))
    expect(of(page)).toBeNull()
    expect(pressed(page, "#yes")).toBeNull()
    expect(of(await opened(dialog(inner), `${base}/tab/Leads/list`))).toBeNull()
  })
  it("cannot be pressed while its button is disabled", async () => {
    const page = await opened(table("") + dialog(drop("Étape")).replace('id="yes"', 'id="yes" disabled'))
    expect(pressed(page, "#yes")).toBeNull()
  })
})
