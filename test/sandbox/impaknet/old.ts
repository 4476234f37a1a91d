import type { Sale } from "./sales"

/** The first of the two: a page a step, laid in tables, its commands typed in a bar. */
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
const branches = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"]
const dated = (day: string): string => day.split("-").reverse().join("/")
const link = (values: Record<string, string>): string => safe(`?${new URLSearchParams(values).toString()}`)
const pairs = (...lines: [string, string, string?, string?][]): string =>
  `<table class="don" cellpadding="2">${lines
    .map(
      (line) =>
        `<tr>${line.map((text = "", at) => `<td${at % 2 ? "" : ' class="et"'}>${safe(text)}${at % 2 || text === "" ? "" : "&nbsp;:"}</td>`).join("")}</tr>`,
    )
    .join("")}</table>`

const frame = (cmd: string, branch: string, title: string, body: string): string => `<!doctype html>
<html><head><meta charset="utf-8"><title>${cmd === "" ? "Impaknet" : `${cmd} - ${safe(title)}`}</title><style>
body{font:12px Verdana,sans-serif;margin:0;background:#d7dde6}table{font-size:12px}.bar{background:#23405f;color:#fff;padding:4px 8px}
.don td{border-bottom:1px solid #b9c2cf;padding:3px 10px;background:#fff}.et{font-weight:bold}.ong td{border:1px solid #889;padding:3px 12px;background:#eee}.ong .sel{background:#fff}
#fen{position:absolute;left:380px;top:220px;width:330px;background:#ece9d8;border:2px outset #fff;padding:14px;text-align:center}</style></head><body>
<div class="bar"><form action="/imp" style="margin:0">Impaknet &nbsp; Commande <input name="cmd" size="6" value="${cmd}" autocomplete="off">
Commandes spéciales <select name="suc">${branches.map((one) => `<option${one === branch ? " selected" : ""}>${one}</option>`).join("")}</select></form></div>
<div style="padding:12px">${body}</div></body></html>`

const searched = (sales: readonly Sale[], asked: URLSearchParams, branch: string | null): Sale[] => {
  const want = (name: string): string => (asked.get(name) ?? "").trim().toLowerCase()
  return sales.filter(
    (sale) =>
      (branch === null || sale.branch === branch) &&
      (want("stock") !== ""
        ? sale.stock.toLowerCase() === want("stock")
        : want("nom") !== ""
          ? `${sale.last} ${sale.first}`.toLowerCase().includes(want("nom"))
          : want("tel") !== "" && sale.phone.replace(/\D/g, "").includes(want("tel").replace(/\D/g, ""))),
  )
}

const ask = (cmd: string, suc: string, names: [string, string][], button: string): string =>
  `<form action="/imp"><input type="hidden" name="cmd" value="${cmd}"><input type="hidden" name="suc" value="${suc}"><table>${names
    .map(([name, label]) => `<tr><td>${label}</td><td><input name="${name}" id="${name}"></td></tr>`)
    .join("")}</table><input type="submit" value="${button}"></form>`

/** What asks to save when a file is closed: OUI spoils it. */
const closing = (sale: Sale, shown: boolean): string =>
  `<p><input type="button" value="Fermer" id="fermer" onclick="document.getElementById('fen').style.display='block'"></p>
<div id="fen" style="display:${shown ? "block" : "none"}"><p>Sauvegarder les modifications ?</p>
<input type="button" value="OUI" onclick="fetch('/__sandbox/impaknet/save?stock=${sale.stock}',{method:'POST'}).then(()=>location.href='/imp')">
<input type="button" value="NON" onclick="location.href='/imp'"></div>`

const tabs: Record<string, [string, (sale: Sale) => string]> = {
  vehicule: [
    "Véhicule",
    (sale) =>
      pairs(
        ["Marque", sale.make, "Créancier", sale.lender],
        ["Modèle", sale.model, "Terme", `${String(sale.term)} mois`],
        ["Année", sale.year, "Taux", `${sale.rate} %`],
        ["No de série", sale.serial, "Montant bi-mensuel", `${sale.payment} $`],
        ["Options", "Air, régulateur, caméra", "Mois restants", String(sale.left)],
      ),
  ],
  client: [
    "Client",
    (sale) =>
      pairs(
        ["Date de livraison", dated(sale.delivered), "Vendeur", sale.seller],
        ["Téléphone", sale.phone, "Équipe F&I", sale.fi],
        ["Co-signataire", sale.coSigner, "Directeur des ventes", sale.director],
      ),
  ],
  sommaire: [
    "Sommaire",
    (sale) =>
      pairs(
        ["Valeur de rachat", `${sale.buyBack} $`, "Chance", sale.chance],
        ["Fin de financement", dated(sale.ends), "", ""],
      ),
  ],
  fi: ["F&I", (sale) => pairs(...sale.services.map(([name, taken]): [string, string] => [name, taken]))],
}

function file(sale: Sale, at: string): string {
  const bar = Object.entries(tabs).map(
    ([id, [name]]) =>
      `<td${id === at ? ' class="sel"' : ""}><a href="${link({ cmd: "5431", suc: sale.branch, stock: sale.stock, onglet: id })}">${safe(name)}</a></td>`,
  )
  const [, body] = tabs[at] ?? ["", () => ""]
  return `${pairs(["Succursale", sale.branch, "No de stock", sale.stock], ["Client", `${sale.last.toUpperCase()}, ${sale.first.toUpperCase()}`, "", ""])}
<table class="ong"><tr>${bar.join("")}</tr></table>${body(sale)}${closing(sale, false)}`
}

const several = (found: readonly Sale[]): string =>
  `<table class="don"><tr><td>No de stock</td><td>Client</td><td>Succursale</td></tr>${found
    .map(
      (sale) =>
        `<tr><td><a href="${link({ cmd: "5431", suc: sale.branch, stock: sale.stock })}">${sale.stock}</a></td><td>${safe(`${sale.last} ${sale.first}`)}</td><td>${sale.branch}</td></tr>`,
    )
    .join("")}</table>`

function before(sale: Sale, memo: boolean): string {
  const bar = `<table class="ong" align="right"><tr><td${memo ? "" : ' class="sel"'}>Inspection</td><td${memo ? ' class="sel"' : ""}><a href="${link({ cmd: "511", stock: sale.stock, onglet: "memo" })}">Mémo</a></td></tr></table><br>`
  const [bf, br] = sale.brakes
  const [tf, tr] = sale.tires
  return `${bar}${pairs(["No de stock", sale.stock, "Marque", sale.make])}<div style="height:500px"></div>${
    memo
      ? pairs(["Freins avant", bf, "Freins arrière", br], ["Pneus avant", tf, "Pneus arrière", tr])
      : "<p>Inspection globale : conforme</p>"
  }`
}

function service(sale: Sale, asked: URLSearchParams): string {
  const step = asked.get("etape") ?? "1"
  const to = (etape: string, more: Record<string, string> = {}): string =>
    link({ cmd: "12", suc: sale.branch, stock: sale.stock, etape, ...more })
  const repair = sale.repairs.find(({ number }) => number === asked.get("facture"))
  if (repair)
    return `${pairs(["Facture", repair.number, "Date", dated(repair.day)])}<ul>${repair.lines.map((line) => `<li>${safe(line)}</li>`).join("")}</ul>${closing(sale, false)}`
  if (step === "1" || step === "2")
    return `${pairs(["No de stock", sale.stock, "Succursale", sale.branch])}<button type="button" onclick="location.href='${to(step === "1" ? "2" : "3")}'">OK</button>`
  if (step === "3")
    return `<table class="ong"><tr><td>Fichier</td><td><a href="#" onclick="document.getElementById('m').style.display='block';return false">Affichage</a></td></tr></table>
<div id="m" style="display:none"><a href="${to("4")}">Dossier de service</a></div>${pairs(["No de stock", sale.stock])}`
  return `<h3>Dossier de service</h3><form action="/imp"><input type="hidden" name="cmd" value="12"><input type="hidden" name="suc" value="${sale.branch}"><input type="hidden" name="stock" value="${sale.stock}"><table class="don"><tr><th></th><th>Facture</th><th>Travail</th></tr>${sale.repairs
    .map(
      ({ number, what }) =>
        `<tr><td><input type="radio" name="facture" value="${number}"></td><td>${number}</td><td>${safe(what)}</td></tr>`,
    )
    .join("")}</table><input type="submit" value="Détails"></form>${closing(sale, false)}`
}

/** The page of an address. */
export function oldPage(sales: readonly Sale[], asked: URLSearchParams): string {
  const cmd = (asked.get("cmd") ?? "").trim()
  const suc = asked.get("suc") ?? "Laval"
  const found = searched(sales, asked, cmd === "511" ? null : suc)
  const [sale] = found
  const empty = !["stock", "nom", "tel"].some((name) => asked.get(name))
  const none = empty ? "" : "<p>Aucun dossier.</p>"
  if (cmd === "5431") {
    const body = !sale
      ? `<h3>Recherche</h3>${ask(
          cmd,
          suc,
          [
            ["stock", "Numéro"],
            ["nom", "Nom cherché"],
            ["tel", "Tél. cherché"],
          ],
          "Chercher",
        )}${none}`
      : found.length > 1
        ? several(found)
        : file(sale, asked.get("onglet") ?? "vehicule")
    return frame(cmd, suc, "Dossier de vente", body)
  }
  if (cmd === "511")
    return frame(
      cmd,
      suc,
      "État du véhicule",
      sale ? before(sale, asked.get("onglet") === "memo") : ask(cmd, suc, [["stock", "Numéro"]], "OK") + none,
    )
  if (cmd === "12")
    return frame(
      cmd,
      suc,
      "Réparations",
      sale ? service(sale, asked) : ask(cmd, suc, [["stock", "Numéro"]], "OK") + none,
    )
  return frame("", suc, "", "<p>Tapez une commande.</p>")
}
