import type { Page } from "puppeteer"
import { describe, expect, test } from "vitest"
import { marks, until } from "../browser"
import { expectRows, openWritten, recordUrl, withExtension } from "./harness"

/** Pages written by hand in shapes that nobody promised: each state is right or unknown, and nothing is held by mistake. */
const held = withExtension()
const record = "6000000000000000001"
type Cell = [name: string, label: string, value: string, kind?: "pick" | "participants" | "date"]

const deal: Cell[] = [
  ["POTENTIALNAME", "Nom de l'opportunité", "Marie-Ève Tremblay"],
  ["CONTACTID", "Nom de fiche client", "Marie-Ève Tremblay"],
  ["POTENTIALCF1", "Succursale", "Laval"],
  ["POTENTIALCF2", "Langue", "Français"],
  ["POTENTIALCF3", "Spécialiste expérience client", "Julie Gagnon"],
  ["POTENTIALCF4", "No Stock", "A1234"],
]
const shownCell = ([column, label, value]: Cell): string =>
  `<div><div id="field_label_${column}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${column}" class="dvValueContainer"><crux-text-component><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></crux-text-component></div></div>`
const detail = (more = ""): string =>
  `<!doctype html><html lang="fr"><body><crm-related-list-label id="rl_1" entity-id="${record}" display-label="Remarques"></crm-related-list-label><lyte-tab-body class="dv_content_tab_body">${deal.map(shownCell).join("")}${more}</lyte-tab-body></body></html>`

const meeting: Cell[] = [
  ["Event_Title", "Nouvelle réunion", "MARIE-ÈVE / A1234"],
  ["Start_DateTime", "De", "18/12/2046 14:00", "date"],
  ["End_DateTime", "À", "18/12/2046 15:00", "date"],
  ["Priorite", "Priorité", "Or", "pick"],
  ["Categorie_de_reunion", "Catégorie de réunion", "Rendez-vous", "pick"],
  ["Type_de_rendez_vous", "Type de rendez-vous", "En succursale", "pick"],
  ["Succursale", "Succursale", "Laval", "pick"],
  ["Langue", "Langue", "Français", "pick"],
  ["Depot", "Dépôt", "", "pick"],
  ["Transfert", "Transfert", "Non", "pick"],
  ["Statut", "Statut", "Rendez-vous planifié", "pick"],
  ["Participants", "Participants", "<ul><li>RDV Laval</li><li>Julie Gagnon</li></ul>", "participants"],
]
const control = (value: string, kind: Cell[3]): string =>
  kind === "pick"
    ? `<lyte-dropdown lt-prop-selected="${value}"><div role="combobox" tabindex="0"><span class="lyteDropdownLabel">${value || "-None-"}</span></div></lyte-dropdown>`
    : kind === "participants"
      ? value
      : `<lyte-input><input value="${value}"${kind === "date" ? ' placeholder="DD/MM/YYYY"' : ""}></lyte-input>`
const form = (changes: Record<string, string> = {}, labelled = true): string =>
  `<form>${meeting
    .map(([api, label, value, kind]) => [api, label, changes[api] ?? value, kind] as const)
    .map(
      ([api, label, value, kind]) =>
        `<crux-create-field data-cy="${api}">${labelled ? `<div class="cxElementLabel">${label}</div>` : ""}<div class="cxElementValue">${control(value, kind)}</div></crux-create-field>`,
    )
    .join(
      "",
    )}</form><lyte-button><button id="crm_create_savebutn" name="save" type="button">Enregistrer</button></lyte-button>`
const over = (body: string): string =>
  detail().replace("</body>", `<div class="modalWrapper"><div class="lyteModal">${body}</div></div></body>`)

/** Presses Save with the mouse: whether the page had the click. */
async function save(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    document
      .querySelector("#crm_create_savebutn")
      ?.addEventListener("click", () => (document.title = "saved"))
  })
  await page.click("#crm_create_savebutn")
  return until(page, "the answer to Save", async () => {
    if ((await page.title()) === "saved") return true
    return (await marks(page)).some(({ attributes }) => "data-blocked" in attributes) ? false : undefined
  })
}

const alone = (name: string): string => `<div class="person"><span>${name}</span></div>`
describe("participants", () => {
  test.each<[string, string, string, boolean]>([
    ["a list", "<ul><li>RDV Laval</li><li>Julie Gagnon</li></ul>", "ok", true],
    [
      "entries of several parts",
      '<ul><li><span>RL</span><span>RDV Laval</span><span>rdv@exemple.ca</span><i title="Supprimer">×</i></li><li><span>JG</span><span>Julie Gagnon</span><span>Utilisateur</span></li></ul>',
      "ok",
      true,
    ],
    [
      "a name cut in two",
      "<ul><li><span>RDV</span> <span>Laval</span></li><li>Julie Gagnon</li></ul>",
      "ok",
      true,
    ],
    [
      "a lookup and a user",
      '<crux-lookup-component cx-prop-value="{&quot;name&quot;:&quot;RDV Laval&quot;}">RDV Laval</crux-lookup-component><crux-user-component name="Julie Gagnon"></crux-user-component>',
      "ok",
      true,
    ],
    [
      "more than is shown",
      '<div class="chip" title="RDV Laval">RL</div><div class="chip">+2</div>',
      "unknown",
      true,
    ],
    ["addresses", "<ul><li>rdvlaval@exemple.ca</li><li>Julie Gagnon</li></ul>", "unknown", true],
    ["no known shape", alone("Julie Gagnon"), "unknown", true],
    [
      "a part of them in no known shape",
      `<ul><li>Julie Gagnon</li></ul>${alone("RDV Laval")}`,
      "unknown",
      true,
    ],
    ["another branch", "<ul><li>RDV St-Hubert</li><li>Julie Gagnon</li></ul>", "invalid", false],
  ])("%s", async (_name, participants, state, passes) => {
    const page = await openWritten(held.launched, over(form({ Participants: participants })))
    const wanted = passes ? state : `${state} block`
    await expectRows(page, { "bdc.meeting.participants": wanted, "bdc.meeting.subject": "ok" })
    expect(await save(page)).toBe(passes)
    await page.close()
  })
})

test("API names alone, without accents", async () => {
  const page = await openWritten(held.launched, over(form({}, false)))
  await expectRows(page, {
    "bdc.meeting.subject": "ok",
    "bdc.meeting.priority": "ok",
    "bdc.meeting.category": "ok",
    "bdc.meeting.participants": "ok",
  })
  expect(await save(page)).toBe(true)
  await page.close()
})

test("an existing meeting whose form fills itself late is not held", async () => {
  const blank = form({ Event_Title: "", Priorite: "" })
  const url = recordUrl("tab/Events/6000000000000000999/edit")
  const page = await openWritten(held.launched, `<!doctype html><html><body>${blank}</body></html>`, url)
  await expectRows(page, { "bdc.meeting.priority": "missing" })
  await page.evaluate(() => {
    const priority = document.querySelector("[data-cy=Priorite] lyte-dropdown")
    priority?.setAttribute("lt-prop-selected", "Bronze")
    priority?.querySelector("span")?.replaceChildren("Bronze")
  })
  await expectRows(page, { "bdc.meeting.priority": "invalid" })
  expect(await save(page)).toBe(true)
  await page.close()
})

const lines = [
  "Note de rendez-vous · Jalon",
  "Rendez-vous : en concession",
  "Succursale : Laval",
  "Date et heure : 2046-12-18, 14 h 00",
  "Véhicule d’intérêt : Camry 2023",
  "Échange : non",
  "Paiement : comptant",
  "Dépôt : non",
  "Demeure à : Terrebonne",
]
const mark = `class="cxNotesAddedContent" data-zcqa="cruxNoteContent"`
describe("the appointment note", () => {
  test.each<[string, string, string]>([
    [
      "cut, its whole text hidden",
      `<pre ${mark}>${lines.slice(0, 2).join("\n")}…</pre><pre ${mark.replace('="', '="showFullContent ')} style="display:none">${lines.join("\n")}</pre>`,
      "ok",
    ],
    [
      "rich, a block a line",
      `<div ${mark}>${lines.map((line) => `<div>${line}</div>`).join("")}</div>`,
      "ok",
    ],
    ["rich, broken lines", `<div ${mark}>${lines.join("<br>")}</div>`, "ok"],
    ["plain", `<pre ${mark}>${lines.join("\n")}</pre>`, "ok"],
    ["another note", `<pre ${mark}>PDR J1 R1</pre>`, "missing"],
  ])("%s", async (_name, content, state) => {
    const list = `<ul class="cruxNotesList" data-zcqa="cruxNotesListHolder"><li class="cxNotesLi cx_1">${content}</li></ul>`
    const page = await openWritten(held.launched, detail(list))
    await expectRows(page, { "bdc.opp.appointment-note": state })
    await page.close()
  })
})

test("what a select2 shows counts, not the choice that it has not passed on yet", async () => {
  const select = `<table><tr id="Events_fldRow_ACTIVITYCF2"><td>Priorité</td><td><select id="Crm_Events_ACTIVITYCF2"><option selected>Bronze</option><option>Or</option></select><span class="select2"><span class="select2-selection__rendered" id="select2-Crm_Events_ACTIVITYCF2-container" title="Bronze">Or</span></span></td></tr></table></form>`
  const body = form().replace(/<crux-create-field data-cy="Priorite">.*?<\/crux-create-field>/, "")
  const page = await openWritten(held.launched, over(body.replace("</form>", select)))
  await expectRows(page, { "bdc.meeting.priority": "ok" })
  expect(await save(page)).toBe(true)
  await page.close()
})
