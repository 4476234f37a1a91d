// @vitest-environment jsdom
import { describe, expect, test } from "vitest"
import { signsSeen } from "../../../src/pages/seen"
import type { Sign } from "../../../src/scripts/types"

/** What a page shows of a sign; `hidden` elements are those with that attribute. */
function seen(
  html: string,
  sign: Sign,
  { site = "zoho" as const, pressed = [] as string[], title = "" } = {},
) {
  const document = new DOMParser().parseFromString(`<title>${title}</title>${html}`, "text/html")
  const shown = (element: Element): boolean => element.closest("[hidden]") === null
  return signsSeen([sign], { site, document, pressed: new Set(pressed), shown })[0]
}

describe("a guide's sign in a page", () => {
  test.each<[string, string, Sign, boolean]>([
    ["a module by its heading", "<h1>Renouvellement</h1>", { module: "Renouvellement" }, true],
    ["in the plural", "<h1>Renouvellements</h1>", { module: "Renouvellement" }, true],
    [
      "by the tab in force",
      '<li class="active"><a>Demandes de crédits</a></li>',
      { module: "Demandes de crédits" },
      true,
    ],
    [
      "by the tab said to be in force",
      '<a aria-current="page">Opportunités</a>',
      { module: "Opportunités" },
      true,
    ],
    [
      "not by what a pane in force holds",
      '<div class="active"><p>Opportunités</p><p>x</p></div>',
      { module: "Opportunités" },
      false,
    ],
    [
      "a tab in force was pressed",
      '<table><tr><td class="sel"><a>Client</a></td></tr></table>',
      { pressed: "Client" },
      true,
    ],
    ["another was not", "<table><tr><td><a>Client</a></td></tr></table>", { pressed: "Client" }, false],
    ["not by a tab that is not", "<li><a>Opportunités</a></li>", { module: "Opportunités" }, false],
    ["not by a text of the page", "<p>Renouvellement</p>", { module: "Renouvellement" }, false],
    ["a text", "<span>Toutes les Renouvellement</span>", { text: "Toutes les Renouvellement" }, true],
    ["without case, accents, dashes", "<b>non traite regulier</b>", { text: "Non-traité régulier" }, true],
    ["a number after its letters", "<div>CRE-1042</div>", { text: "CRE" }, true],
    ["a number at its letters' heels", "<h1>CRE10428</h1>", { text: "CRE" }, true],
    ["not another number", "<div>54312</div>", { text: "5431" }, false],
    ["not a word that begins alike", "<div>Créances</div>", { text: "CRE" }, false],
    [
      "typed in a box",
      '<input value="SMS en attente de réponse">',
      { text: "SMS en attente de réponse" },
      true,
    ],
    ["not in a password", '<input type="password" value="CRE">', { text: "CRE" }, false],
    ["not hidden", "<div hidden>CRE-1042</div>", { text: "CRE" }, false],
    ["not a script", "<script>5431</script>", { text: "5431" }, false],
    ["not a choice not taken", "<select><option>A<option>Dossier</select>", { text: "Dossier" }, false],
    ["not a long text", `<p>CRE ${"mot ".repeat(40)}</p>`, { text: "CRE" }, false],
    [
      "a field by its label's control",
      '<label for="a">Étape</label><input id="a" value="En traitement">',
      { field: { label: "Étape", is: "En traitement" } },
      true,
    ],
    [
      "another value",
      '<label for="a">Étape</label><input id="a" value="Contacté">',
      { field: { label: "Étape", is: "En traitement" } },
      false,
    ],
    ["any value", '<div><span>Type :</span><input value="SMS"></div>', { field: { label: "Type" } }, true],
    ["an empty one", '<div><span>Type</span><input value=""></div>', { field: { label: "Type" } }, false],
    ["a dash", "<div><span>Type</span><span>—</span></div>", { field: { label: "Type" } }, false],
    [
      "« None » of a list",
      "<div><span>Type</span><select><option>-None-</select></div>",
      { field: { label: "Type" } },
      false,
    ],
    [
      "a choice taken",
      "<div><span>Langue</span><select><option>-None-<option selected>Français</select></div>",
      { field: { label: "Langue", is: "français" } },
      true,
    ],
    [
      "a value as text",
      "<div><span>Statut</span><span>Rendez-vous planifié</span></div>",
      { field: { label: "Statut", is: "Rendez-vous planifié" } },
      true,
    ],
    [
      "a filter's value, beside its tick and its comparison",
      '<div><label><input type="checkbox" checked><span>Statut</span></label><div role="combobox">est</div><div role="combobox">Non-traité</div></div>',
      { field: { label: "Statut", is: "Non-traité" } },
      true,
    ],
    [
      "not a tick alone",
      '<div><label><input type="checkbox" checked><span>Statut</span></label></div>',
      { field: { label: "Statut" } },
      false,
    ],
    [
      "an open dialog's field",
      '<div><b>Langue</b><i>—</i></div><div role="dialog"><div><b>Langue</b><i>Français</i></div></div>',
      { field: { label: "Langue" } },
      true,
    ],
    [
      "not that of the record under a dialog",
      '<div><b>Langue</b><i>Français</i></div><div role="dialog"><div><b>Langue</b><i>—</i></div></div>',
      { field: { label: "Langue" } },
      false,
    ],
    [
      "the record's, a dialog being hidden",
      '<div><b>Langue</b><i>Français</i></div><div role="dialog" hidden></div>',
      { field: { label: "Langue" } },
      true,
    ],
    [
      "two things at once",
      "<h1>Opportunités</h1><span>CRE-1</span>",
      { module: "Opportunités", text: "CRE" },
      true,
    ],
    ["one of the two", "<h1>Opportunités</h1>", { module: "Opportunités", text: "CRE" }, false],
    ["of another site", "<span>5431</span>", { site: "impaknet", text: "5431" }, false],
  ])("%s", (_what, html, sign, expected) => {
    expect(seen(html, sign)).toBe(expected)
  })

  test("a module by the page's title", () => {
    expect(seen("", { module: "Renouvellement" }, { title: "Renouvellement - Zoho CRM" })).toBe(true)
  })

  test.each([
    ["Appliquer le filtre", "appliquer le filtre", true],
    ["+ Réunion", "réunion", true],
    ["Enregistrer", "enregistrer le filtre", false],
  ])("pressed: %s", (name, pressed, expected) => {
    expect(seen("", { pressed: name }, { pressed: [pressed.normalize("NFD").replace(/\p{M}/gu, "")] })).toBe(
      expected,
    )
  })
})
