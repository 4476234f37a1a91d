/** The second of the two: one page that draws itself, a moment after its frame, from what the server holds. */
const wait = Number(new URLSearchParams(location.search).get("wait") ?? 120)
const sales = await (await fetch("/__sandbox/impaknet/sales")).json()
const branches = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"]

const make = (name, props = {}, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(props))
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value)
  element.append(...children.filter((child) => child !== null))
  return element
}
const main = make("main")
const command = make("input", { placeholder: "Rechercher une commande", "aria-label": "Recherche" })
const branch = make(
  "select",
  { "aria-label": "Commandes spéciales" },
  ...branches.map((one) => make("option", {}, one)),
)
const go = () => start(command.value.trim())
document.body.append(
  make(
    "header",
    { class: "top" },
    make("form", { onsubmit: (event) => (event.preventDefault(), go()) }, command, branch),
  ),
  main,
)
if (new URLSearchParams(location.search).has("dark")) document.body.className = "dark"

const show = (...children) => main.replaceChildren(...children)
const later = (work) => setTimeout(work, wait)
const pair = ([label, value]) => make("div", {}, make("dt", {}, label), make("dd", {}, value))
/** What a file holds comes after its frame: waiting, then a value. */
const list = (...pairs) => {
  const drawn = make("dl", { "aria-busy": "true" }, ...pairs.map(([label]) => pair([label, "Chargement…"])))
  later(() => {
    drawn.removeAttribute("aria-busy")
    drawn.replaceChildren(...pairs.map(pair))
  })
  return drawn
}
const ask = (names, done) => {
  const inputs = names.map(([name]) => make("input", { name }))
  const form = make(
    "form",
    {
      onsubmit: (event) => (
        event.preventDefault(),
        done(Object.fromEntries(inputs.map((one) => [one.name, one.value.trim().toLowerCase()])))
      ),
    },
    ...names.map(([, label], at) => make("p", {}, make("label", {}, `${label} `, inputs[at]))),
    make("button", {}, names.length > 1 ? "Rechercher" : "OK"),
  )
  return form
}
const found = ({ stock = "", nom = "", tel = "" }, where) =>
  sales.filter(
    (sale) =>
      (where === null || sale.branch === where) &&
      (stock !== ""
        ? sale.stock.toLowerCase() === stock
        : nom !== ""
          ? `${sale.first} ${sale.last}`.toLowerCase().includes(nom)
          : tel !== "" && sale.phone.includes(tel)),
  )
const leave = (sale) => make("p", {}, make("button", { onclick: () => closing(sale) }, "Fermer le dossier"))

/** OUI spoils the file. */
function closing(sale) {
  const veil = make("div", { class: "veil" })
  const answer = (work) => () => (veil.remove(), work())
  const save = () =>
    void fetch(`/__sandbox/impaknet/save?stock=${sale.stock}`, { method: "POST" }).then(() => show())
  veil.append(
    make(
      "div",
      { class: "dialog", role: "dialog", "aria-modal": "true" },
      make("p", {}, "Sauvegarder les modifications avant de quitter ?"),
      make(
        "footer",
        {},
        make("button", { onclick: answer(() => undefined) }, "Annuler"),
        make("button", { onclick: answer(() => show()) }, "Non"),
        make("button", { onclick: answer(save) }, "Oui"),
      ),
    ),
  )
  document.body.append(veil)
}

const sheets = {
  Véhicule: (sale) => [
    ["Marque", sale.make],
    ["Modèle", sale.model],
    ["Année", sale.year],
    ["NIV", sale.serial],
    ["Institution financière", sale.lender],
    ["Durée", `${sale.term} mois`],
    ["Taux d’intérêt", `${sale.rate} %`],
    ["Versement", `${sale.payment} $`],
    ["Mois restants", String(sale.left)],
  ],
  Client: (sale) => [
    ["Livré le", sale.delivered],
    ["Cellulaire", sale.phone],
    ["Cosignataire", sale.coSigner],
    ["Conseiller", sale.seller],
    ["F&I", sale.fi],
    ["Directeur des ventes", sale.director],
  ],
  Sommaire: (sale) => [
    ["Valeur de rachat", `${sale.buyBack} $`],
    ["Chance au crédit", sale.chance],
    ["Fin du financement", sale.ends],
  ],
  "F&I": (sale) => sale.services,
}
function file(sale, tab = "Véhicule") {
  const bar = make(
    "div",
    { class: "tabs", role: "tablist" },
    ...Object.keys(sheets).map((name) =>
      make(
        "button",
        { role: "tab", "aria-selected": String(name === tab), onclick: () => file(sale, name) },
        name,
      ),
    ),
  )
  show(
    make("h2", {}, "5431 – Dossier de vente"),
    make(
      "dl",
      {},
      ...[
        ["Stock", sale.stock],
        ["Nom du client", `${sale.first} ${sale.last}`],
        ["Succursale", sale.branch],
      ].map(pair),
    ),
    bar,
    list(...sheets[tab](sale)),
    leave(sale),
  )
}
const several = (some, open) =>
  show(
    ...some.map((sale) =>
      make(
        "p",
        {},
        make("button", { onclick: () => open(sale) }, `${sale.stock} – ${sale.first} ${sale.last}`),
      ),
    ),
  )
const open = (some, one) =>
  some.length === 1
    ? one(some[0])
    : some.length > 1
      ? several(some, one)
      : show(make("p", {}, "Aucun dossier."))

function inspection(sale, memo = false) {
  const names = ["Inspection", "Mémo"]
  show(
    make("h2", {}, "511 – État du véhicule"),
    make(
      "div",
      { class: "tabs", role: "tablist" },
      ...names.map((name, at) =>
        make(
          "button",
          {
            role: "tab",
            "aria-selected": String((at === 1) === memo),
            onclick: () => inspection(sale, at === 1),
          },
          name,
        ),
      ),
    ),
    make("dl", {}, pair(["Stock", sale.stock])),
    memo
      ? list(
          ["Freins avant", sale.brakes[0]],
          ["Freins arrière", sale.brakes[1]],
          ["Usure des pneus", sale.tires.join(", ")],
        )
      : make("p", {}, "Inspection globale conforme"),
  )
}

function repairs(sale) {
  const service = () =>
    show(
      make("h2", {}, "12 – Dossier de service"),
      ...sale.repairs.map(({ number, what }) =>
        make(
          "p",
          {},
          make(
            "label",
            {},
            make("input", { type: "radio", name: "line", value: number }),
            ` ${number} ${what}`,
          ),
        ),
      ),
      make(
        "button",
        {
          onclick: () => {
            const number = main.querySelector("input:checked")?.value
            const repair = sale.repairs.find((one) => one.number === number)
            if (repair)
              show(
                make("h2", {}, `12 – Facture ${number}`),
                ...repair.lines.map((line) => make("p", {}, line)),
                leave(sale),
              )
          },
        },
        "Détails",
      ),
    )
  const menu = () =>
    show(
      make("h2", {}, "12 – Réparations"),
      make(
        "button",
        {
          onclick: ({ target }) =>
            target.after(
              make(
                "div",
                { role: "menu" },
                make("button", { role: "menuitem", onclick: service }, "Dossier de service"),
              ),
            ),
        },
        "Affichage",
      ),
      make("dl", {}, pair(["Stock", sale.stock])),
    )
  show(
    make("h2", {}, "12 – Réparations"),
    make("dl", {}, pair(["Stock", sale.stock]), pair(["Succursale", sale.branch])),
    make("button", { onclick: menu }, "OK"),
  )
}

function start(number) {
  if (number === "5431")
    show(
      make("h2", {}, "5431 – Recherche"),
      ask(
        [
          ["stock", "Numéro cherché"],
          ["nom", "Nom cherché"],
          ["tel", "Téléphone cherché"],
        ],
        (asked) => open(found(asked, branch.value), file),
      ),
    )
  else if (number === "511")
    show(
      make("h2", {}, "511 – Recherche"),
      ask([["stock", "Numéro cherché"]], (asked) => open(found(asked, null).slice(0, 1), inspection)),
    )
  else if (number === "12")
    show(
      make("h2", {}, "12 – Recherche"),
      ask([["stock", "Numéro cherché"]], (asked) => open(found(asked, branch.value), repairs)),
    )
  else show(make("p", {}, "Commande inconnue."))
}
