// @vitest-environment jsdom
import "./drawn"
import { beforeEach, describe, expect, test } from "vitest"
import { valueOf } from "../../../src/process/field"
import type { ImpaknetFacts, ImpaknetField } from "../../../src/process/impaknet"
import { indexLabels, type Labels } from "../../../src/pages/impaknet/labels"
import { readImpaknet } from "../../../src/pages/impaknet/read"
import { saveWindow } from "../../../src/pages/impaknet/window"

const page = (html: string, title = ""): Document => {
  const parsed = new DOMParser().parseFromString(html, "text/html")
  document.title = title
  document.body.replaceChildren(...document.adoptNode(parsed.body).childNodes)
  return document
}
const read = (
  html: string,
  { title = "", labels }: { title?: string; labels?: Labels } = {},
): ImpaknetFacts => readImpaknet(page(html, title), indexLabels(labels))
/** The value of a field, or why it is not known. */
const say = (facts: ImpaknetFacts, name: ImpaknetField): unknown => {
  const field = facts.fields[name]
  return field.state === "unknown" ? `? ${field.why}` : field.state === "empty" ? "" : valueOf<unknown>(field)
}
const all = (facts: ImpaknetFacts, wanted: Partial<Record<ImpaknetField, unknown>>): void =>
  expect(
    Object.fromEntries(Object.keys(wanted).map((name) => [name, say(facts, name as ImpaknetField)])),
  ).toEqual(wanted)

beforeEach(() => page(""))

describe("a value is found beside its label, however the page is laid", () => {
  test.each<[string, string, ImpaknetField, unknown]>([
    ["two cells", "<table><tr><td>No de stock :</td><td>P48213</td></tr></table>", "stock", "P48213"],
    [
      "a heading of a row",
      "<table><tr><th scope=row>Marque</th><td>Toyota</td></tr></table>",
      "make",
      "Toyota",
    ],
    [
      "four cells",
      "<table><tr><td>Terme</td><td>72</td><td>Taux</td><td>7,99 %</td></tr></table>",
      "rate",
      7.99,
    ],
    [
      "four cells, one blank",
      "<table><tr><td>Terme</td><td></td><td>Taux</td><td></td></tr></table>",
      "termMonths",
      "",
    ],
    [
      "a column",
      "<table><thead><tr><th>Stock</th><th>Client</th></tr></thead><tr><td>A1</td><td>Ann Roy</td></tr></table>",
      "client",
      "Ann Roy",
    ],
    [
      "a column of plain cells",
      "<table><tr><td>Marque</td><td>Modèle</td></tr><tr><td>Kia</td><td>Rio</td></tr></table>",
      "model",
      "Rio",
    ],
    ["a definition", "<dl><dt>Date de livraison</dt><dd>2024-03-18</dd></dl>", "deliveryDate", "2024-03-18"],
    ["a definition in a group", "<dl><div><dt>F&amp;I</dt><dd>Léa Côté</dd></div></dl>", "fi", "Léa Côté"],
    ["a label with for", "<label for=a>Modèle</label><p><input id=a value=Camry></p>", "model", "Camry"],
    ["a label around", "<label>Année <input value=2019></label>", "year", "2019"],
    ["a name on the input", "<input aria-label='Succursale' value='Laval'>", "branch", "Laval"],
    [
      "a choice",
      "<table><tr><td>Succursale</td><td><select><option>Laval<option selected>St-Hubert</select></td></tr></table>",
      "branch",
      "St-Hubert",
    ],
    ["siblings", "<div><span>Vendeur</span><span>Paul Roy</span></div>", "seller", "Paul Roy"],
    ["siblings in boxes", "<div><div><b>Banque</b></div><div>TD</div></div>", "lender", "TD"],
    ["a text after it", "<p><b>Terme</b> 60 mois<br><b>Taux</b> 5 %</p>", "termMonths", 60],
    ["one piece", "<p>Mois restants : 14</p>", "monthsLeft", 14],
    [
      "pieces of a label",
      "<table><tr><td>N<sup>o</sup> de stock</td><td>K1</td></tr></table>",
      "stock",
      "K1",
    ],
    [
      "a label that breaks",
      "<table><tr><td>Date de livraison<br></td><td><input type=date value=2023-11-02></td></tr></table>",
      "deliveryDate",
      "2023-11-02",
    ],
    [
      "an input in the label's cell",
      "<table><tr><td>Modèle<br><input value=Corolla></td></tr></table>",
      "model",
      "Corolla",
    ],
    [
      "English",
      "<dl><dt>Interest rate</dt><dd>$&nbsp;</dd></dl><dl><dt>Delivery date</dt><dd>March 3, 2024</dd></dl>",
      "deliveryDate",
      "2024-03-03",
    ],
    [
      "a name in two",
      "<dl><dt>Nom</dt><dd>TREMBLAY</dd><dt>Prénom</dt><dd>Marie-Ève</dd></dl>",
      "client",
      "Marie-Ève TREMBLAY",
    ],
    [
      "a mobile and a house",
      "<dl><dt>Tél</dt><dd>514 555-0101</dd><dt>Cellulaire</dt><dd>438 555-0102</dd></dl>",
      "phone",
      "514 555-0101 / 438 555-0102",
    ],
    [
      "a co-signer apart",
      "<fieldset><legend>Cosignataire</legend><label>Nom <input value='Luc Roy'></label></fieldset><label>Nom <input value='Ann Roy'></label>",
      "client",
      "Ann Roy",
    ],
    [
      "whose name is theirs",
      "<fieldset><legend>Cosignataire</legend><label>Nom <input value='Luc Roy'></label></fieldset><label>Nom <input value='Ann Roy'></label>",
      "coSigner",
      "Luc Roy",
    ],
  ])("%s", (_name, html, field, value) => {
    expect(say(read(html), field)).toBe(value)
  })
})

describe("what is not sure is unknown, never empty", () => {
  test.each<[string, string, ImpaknetField, unknown]>([
    ["no label", "<p>7,99 %</p>", "rate", "? not-found"],
    [
      "a label twice, two values",
      "<dl><dt>Taux</dt><dd>7</dd><dt>Taux</dt><dd>8</dd></dl>",
      "rate",
      "? conflict",
    ],
    ["a label twice, one value", "<dl><dt>Taux</dt><dd>7</dd><dt>Taux</dt><dd>7</dd></dl>", "rate", 7],
    ["both orders", "<dl><dt>Livré le</dt><dd>03/04/2024</dd></dl>", "deliveryDate", "? ambiguous"],
    [
      "another date tells the order",
      "<dl><dt>Livré le</dt><dd>03/04/2024</dd><dt>Échéance</dt><dd>25/04/2029</dd></dl>",
      "deliveryDate",
      "2024-04-03",
    ],
    [
      "a pattern tells the order",
      "<input placeholder='MM/JJ/AAAA'><dl><dt>Livré le</dt><dd>03/04/2024</dd></dl>",
      "deliveryDate",
      "2024-03-04",
    ],
    ["being loaded", "<dl><dt>Taux</dt><dd>Chargement…</dd></dl>", "rate", "? not-rendered"],
    ["busy", "<dl aria-busy=true><dt>Taux</dt><dd>4</dd></dl>", "rate", "? not-rendered"],
    ["masked", "<dl><dt>Téléphone</dt><dd>***-***-0101</dd></dl>", "phone", "? masked"],
    ["hidden", "<dl style='display:none'><dt>Taux</dt><dd>4</dd></dl>", "rate", "? not-found"],
    [
      "payments are not months",
      "<dl><dt>Terme</dt><dd>156 versements</dd></dl>",
      "termMonths",
      "? unreadable",
    ],
    ["two rates", "<dl><dt>Taux</dt><dd>4 / 5</dd></dl>", "rate", "? unreadable"],
    ["another label is no value", "<div><span>Taux</span><span>Terme</span></div>", "rate", "? not-found"],
    ["a heading is no label", "<h2>Client</h2><div>Dossier fermé</div>", "client", "? not-found"],
    [
      "a bar of tabs is none",
      "<ul><li>Client</li><li>Véhicule</li><li>F&amp;I</li></ul>",
      "fi",
      "? not-found",
    ],
    ["a colon in its cell", "<table><tr><td>Marque</td><td>:</td><td>Kia</td></tr></table>", "make", "Kia"],
    [
      "a mark, a remark",
      "<div><label>Terme</label><span>?</span><em>(en mois)</em><span>72</span></div>",
      "termMonths",
      72,
    ],
    [
      "an icon, an act",
      "<table><tr><td>Stock <i aria-hidden=true>info</i></td><td>B2 <i aria-hidden=true>copy</i> <a>Modifier</a></td></tr></table>",
      "stock",
      "B2",
    ],
    ["a link that is the value", "<dl><dt>Stock</dt><dd><a>B2</a></dd></dl>", "stock", "B2"],
    ["several on a line", "<p>Marque : Kia Modèle : Rio Année : 2019</p>", "make", "Kia"],
    ["the last of a line", "<pre>TAUX : 6,99    TERME : 72</pre>", "termMonths", 72],
    ["a colon that is no label's", "<p>Options : radio : AM, FM</p>", "options", "radio : AM, FM"],
    [
      "a time after a day",
      "<dl><dt>Livré le</dt><dd>2026-04-03 10:15</dd></dl>",
      "deliveryDate",
      "2026-04-03",
    ],
    ["patience asked", "<dl><dt>Modèle</dt><dd>Veuillez patienter</dd></dl>", "model", "? not-rendered"],
    [
      "the vehicle taken in exchange",
      "<h3>Véhicule d'échange</h3><table><tr><td>Année</td><td>2011</td></tr></table>",
      "year",
      "? not-found",
    ],
    [
      "a contract only tried",
      "<h3>Simulation</h3><dl><dt>Taux</dt><dd>3</dd></dl><h3>Contrat</h3><dl><dt>Taux</dt><dd>7</dd></dl>",
      "rate",
      7,
    ],
    [
      "values over their labels",
      "<div><b>14</b><span>Mois restants</span><b>84</b><span>Terme</span><b>60</b></div>",
      "monthsLeft",
      "? not-found",
    ],
    [
      "two measures",
      "<table><tr><th></th><th>Avant</th><th>Arrière</th></tr><tr><th>Freins</th><td>70 %</td><td>40 %</td></tr></table>",
      "brakes",
      "70 % / 40 %",
    ],
    ["two makes", "<table><tr><td>Marque</td><td>Honda</td><td>Ford</td></tr></table>", "make", "? conflict"],
    ["a unit apart", "<table><tr><td>Taux</td><td>6,5</td><td>%</td></tr></table>", "rate", 6.5],
    [
      "a word of a list",
      "<table><tr><th>Date</th><th>Travail</th><th>Montant</th></tr><tr><td>2026-01-02</td><td>Freins</td><td>400 $</td></tr></table>",
      "brakes",
      "? not-found",
    ],
    [
      "a total",
      "<table><tr><th>Stock</th><th>Paiement</th></tr><tr><td>A1</td><td>200</td></tr><tfoot><tr><td>Total</td><td>9</td></tr></tfoot></table>",
      "stock",
      "A1",
    ],
    ["a number is no name", "<dl><dt>Client</dt><dd>44812</dd></dl>", "client", "? not-found"],
    ["months gone by", "<dl><dt>Mois restants</dt><dd>-3</dd></dl>", "monthsLeft", "? unreadable"],
    [
      "what is looked for",
      "<form><label>Stock <input value=ABC></label><button>Rechercher</button></form>",
      "stock",
      "? not-found",
    ],
    [
      "a day whose order the page denies",
      "<dl><dt>Livré le</dt><dd>03/04/2026</dd><dt>Échéance</dt><dd>25/04/2031</dd></dl><p>Imprimé le 11/22/2026</p>",
      "deliveryDate",
      "? ambiguous",
    ],
    [
      "a band over its rows",
      "<table><tr><td colspan=2>Acheté</td></tr><tr><td>Marque</td><td>Kia</td></tr><tr><td colspan=2>Échange</td></tr><tr><td>Marque</td><td>Ford</td></tr></table>",
      "make",
      "Kia",
    ],
    [
      "a label of another thing",
      "<dl><dt>Paiement (comptant)</dt><dd>2 000 $</dd></dl>",
      "payment",
      "? not-found",
    ],
    ["a label and its unit", "<dl><dt>Paiement ($)</dt><dd>200</dd></dl>", "payment", 200],
    ["a word of a note", "<h3>Notes</h3><p>Vendeur : a promis</p>", "seller", "? not-found"],
    ["a word typed in a memo", "<textarea>Client : Bob</textarea>", "client", "? not-found"],
    [
      "bold headings in a row",
      "<table><tr><td><b>Marque</b></td><td><b>Couleur</b></td></tr><tr><td>Kia</td><td>Bleu</td></tr></table>",
      "make",
      "? not-found",
    ],
    ["a menu", "<nav><span>Stock</span><span>Rapports</span></nav>", "stock", "? not-found"],
    [
      "an arrow that sorts",
      "<table><tr><th>Client</th><th>Stock <span>▼</span></th></tr><tr><td>Ann</td><td>A1</td></tr></table>",
      "stock",
      "A1",
    ],
    ["links are none", "<p><a>F&amp;I</a> <a>Sommaire</a></p>", "fi", "? not-found"],
    [
      "a whole page is no value",
      `<div><span>Options</span><div>${"<p>mot</p>".repeat(60)}</div></div>`,
      "options",
      "? not-found",
    ],
    [
      "a list of two clients",
      "<table><tr><th>Stock</th><th>Client</th></tr><tr><td>A1</td><td>Ann</td></tr><tr><td>A2</td><td>Bob</td></tr></table>",
      "stock",
      "? conflict",
    ],
  ])("%s", (_name, html, field, value) => {
    expect(say(read(html), field)).toBe(value)
  })

  test("a co-signer under a heading", () => {
    const one = (last: string, first: string, phone: string) =>
      `<dl><dt>Nom</dt><dd>${last}</dd><dt>Prénom</dt><dd>${first}</dd><dt>Tél</dt><dd>${phone}</dd></dl>`
    all(
      read(
        `<h3>Acheteur</h3>${one("Roy", "Ann", "514 555-0101")}<h3>Co-signataire</h3>${one("Roy", "Luc", "514 555-0102")}`,
      ),
      { client: "Ann Roy", coSigner: "Luc Roy", phone: "514 555-0101" },
    )
    all(read(one("Roy", "Ann", "") + one("Roy", "Luc", "")), { client: "? conflict" })
  })

  test("with two clients on screen, nothing is of either", () => {
    const one = "<table><tr><td>Client</td><td>Ann Roy</td></tr><tr><td>Taux</td><td>5</td></tr></table>"
    expect(say(read(one), "rate")).toBe(5)
    const facts = read(`${one}<table><tr><td>Client</td><td>Bob Roy</td></tr></table>`)
    all(facts, { client: "? conflict", rate: "? conflict", stock: "? conflict" })
  })
})

test("labels of a policy come with the built-in ones", () => {
  const html = "<dl><dt>Unité</dt><dd>Z9</dd><dt>Taux</dt><dd>6</dd></dl>"
  all(read(html), { stock: "? not-found", rate: 6 })
  all(read(html, { labels: { stock: ["Unité :"] } }), { stock: "Z9", rate: 6 })
})

describe("services of the F&I tab are the protection plans", () => {
  const rows =
    "<div role=tablist><button role=tab>Véhicule</button><button role=tab>Client</button><button role=tab aria-selected=true>F&amp;I</button></div>" +
    "<dl><dt>Garantie prolongée</dt><dd>60 mois</dd><dt>Pneus</dt><dd>Oui</dd><dt>Antirouille</dt><dd>Non</dd></dl>"
  test("those taken, each once", () => {
    all(read(rows), { protection: "Garantie prolongée : 60 mois, Pneus", tires: "? not-found" })
  })
  test("what they cost is left out", () => {
    const priced = rows.replace("60 mois", "60 mois, 1 899,95 $").replace("<dd>Oui", "<dd>599 $")
    all(read(priced), { protection: "Garantie prolongée : 60 mois, Pneus" })
  })
  test("one that is not read makes them all unknown", () => {
    all(read(rows.replace("<dd>Non", "<dd>…")), { protection: "? not-rendered" })
  })
  test("elsewhere the same label is the wear of the tires", () => {
    all(
      read(
        "<h1>511 Inspection</h1><dl><dt>Pneus</dt><dd>6/32</dd><dt>Freins avant</dt><dd>70 %</dd><dt>Freins arrière</dt><dd>55 %</dd></dl>",
      ),
      {
        tires: "6/32",
        brakes: "70 % / 55 %",
        protection: "? not-found",
      },
    )
  })
})

describe("the screen is told by what the page shows", () => {
  const tabs = (...names: string[]) =>
    `<ul>${names.map((name, at) => `<li class="${at === 0 ? "actif" : ""}"><a>${name}</a></li>`).join("")}</ul>`
  test.each<[string, string, string, string | null, string | null]>([
    ["a title", "5431 - Dossier", "", "5431", null],
    ["a heading", "", "<h2>Commande 511</h2>", "511", null],
    ["tabs", "", tabs("Client", "Véhicule", "Sommaire", "F&amp;I"), "5431", "client"],
    ["memo", "", tabs("Mémo", "Photos"), "511", "memo"],
    ["service file", "", tabs("Dossier de service"), "12", "service"],
    ["the bar", "", "<input name=commande value=12>", "12", null],
    ["a bar overruled by the page", "", `<input name=commande value=12><h1>511</h1>`, "511", null],
    ["two headings", "", "<h1>511</h1><h1>12</h1>", null, null],
    ["a number in a sentence", "", "<h1>Les 12 réparations</h1><p>511</p>", null, null],
    ["a number of another length", "12 345 $", "<h1>5431-88 rue X</h1>", null, null],
    ["an input that is not the bar", "", "<input name=qte value=12>", null, null],
  ])("%s", (_name, title, html, screen, tab) => {
    expect(readImpaknet(page(html, title), indexLabels())).toMatchObject({ screen, tab })
  })
})

describe("the window that asks to save", () => {
  const asked =
    "<div id=w><p>Sauvegarder les modifications ?</p><button>OUI</button><button>NON</button></div>"
  test.each<[string, string, boolean]>([
    ["buttons", asked, true],
    [
      "inputs",
      "<table><tr><td>Sauvegarder les modifications?</td></tr><tr><td><input type=button value=Oui><input type=button value=Non></td></tr></table>",
      true,
    ],
    [
      "small letters and a cancel",
      "<div role=dialog><span>Voulez-vous sauvegarder les modifications</span><a>Oui</a> <a>Non</a> <a>Annuler</a></div>",
      true,
    ],
    ["English", "<div>Save changes? <button>Yes</button><button>No</button></div>", true],
    ["letters to press", asked.replace("NON", "NON (N)"), true],
    [
      "an answer to something else, far away",
      `<div><p>Sauvegarder les modifications</p><p>${"mot ".repeat(200)}</p><button>Oui</button><button>Non</button></div>`,
      false,
    ],
    ["hidden", `<div style="display:none">${asked}</div>`, false],
    ["a button of that name", "<button>Sauvegarder les modifications</button><button>Non</button>", false],
    ["a help text", "<p>Cliquez ici pour sauvegarder les modifications.</p>", false],
    ["another question", asked.replace("Sauvegarder", "Imprimer"), false],
  ])("%s: %#", (_name, html, there) => {
    const found = saveWindow(page(html))
    expect(found !== null).toBe(there)
    if (found) expect(found.buttons.length).toBeGreaterThan(1)
  })
})
