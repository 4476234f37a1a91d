/** List views: custom views, pages, sorting, rows drawn as they come into view, and the choice of several. */
import { app, call, fieldsOf, go, h, href, link, shown, titleOf } from "./dom.js"
import { lazyLoader } from "./fields.js"
import { filterPanel } from "./filters.js"
import { massUpdate } from "./mass.js"
import { menu } from "./related.js"

const columns = {
  Potentials: [
    "POTENTIALNAME",
    "STAGE",
    "POTENTIALCF7",
    "POTENTIALCF1",
    "POTENTIALCF14",
    "POTENTIALCF3",
    "SMOWNERID",
    "CREATEDTIME",
    "POTENTIALCF31",
  ],
  Contacts: ["FIRSTNAME", "LASTNAME", "PHONE", "MOBILE", "EMAIL", "SMOWNERID"],
  CustomModule12: [
    "NAME",
    "CUSTOMMODULE12CF4",
    "CUSTOMMODULE12CF5",
    "CUSTOMMODULE12CF1",
    "CUSTOMMODULE12CF6",
    "CUSTOMMODULE12CF3",
    "SMOWNERID",
  ],
  CustomModule15: ["NAME", "CONTACTID", "CUSTOMMODULE15CF4", "CUSTOMMODULE15CF1", "SMOWNERID", "CREATEDTIME"],
  CustomModule18: [
    "NAME",
    "CUSTOMMODULE18CF4",
    "CUSTOMMODULE18CF3",
    "CUSTOMMODULE18CF1",
    "CUSTOMMODULE18CF12",
    "CUSTOMMODULE18CF21",
    "SMOWNERID",
  ],
  CustomModule19: ["NAME", "CUSTOMMODULE19CF4", "CUSTOMMODULE19CF1", "SMOWNERID"],
  Leads: ["LASTNAME", "PHONE", "EMAIL", "LEADSOURCE", "LEADSTATUS", "SMOWNERID"],
  Events: ["SUBJECT", "STARTDATETIME", "EVENTCF5", "EVENTCF10", "SEID", "SMOWNERID"],
  Tasks: ["SUBJECT", "DUEDATE", "STATUS", "PRIORITY", "SEID", "CONTACTID", "SMOWNERID"],
  Calls: ["SUBJECT", "CALLTYPE", "CALLSTARTTIME", "CALLSTATUS", "SEID", "CONTACTID", "SMOWNERID"],
}
const isClosed = ({ values }) => /^(Perdu|Invalide|Livré)/.test(values.STAGE ?? "")
const isMine = ({ values }) => values.SMOWNERID?.id === app.boot.me.id
/** The custom views of a module; the first is the usual one. */
const views = {
  Potentials: [
    ["5712000000090101", "Toutes les Opportunités", () => true],
    ["5712000000090102", "Mes Opportunités ouvertes", (one) => isMine(one) && !isClosed(one)],
    ["5712000000090103", "À traiter", ({ values }) => /^(En traitement|Réponse|Contacté)/.test(values.STAGE)],
    ["5712000000090104", "Fermées", isClosed],
  ],
  CustomModule15: [
    ["5712000000090501", "Tous les Demandes de crédits", () => true],
    ["5712000000090502", "renouvellement crédit BDC", isMine],
  ],
  Tasks: [
    ["5712000000090201", "Toutes les Tâches", () => true],
    ["5712000000090202", "Mes tâches", isMine],
  ],
  Calls: [
    ["5712000000090301", "Tous les Appels", () => true],
    ["5712000000090302", "Tous mes appels", isMine],
  ],
}
const viewsOf = (module) =>
  views[module] ?? [["5712000000090901", `Toutes les ${app.boot.modules[module].plural}`, () => true]]
/** Lists that have their panel of filters open. */
const filtered = ["CustomModule12", "CustomModule15"]
/** Rows drawn at once; the others wait to be scrolled to. */
const eager = 40

function sorted(records, field, order) {
  if (!field) return records
  const key = ({ values }) => {
    const value = values[field.col]
    return typeof value === "object" && value ? (value.name ?? "") : String(value ?? "")
  }
  const sign = order === "desc" ? -1 : 1
  return [...records].sort((a, b) => sign * key(a).localeCompare(key(b), "fr", { numeric: true }))
}

const checkbox = (label, change) => {
  const tick = h("input", { type: "checkbox", "aria-label": label, onchange: () => change(tick.checked) })
  return { tick, node: h("lyte-checkbox", {}, h("label", { class: "lyteCheckbox" }, tick)) }
}

export async function listPage(module, viewId) {
  const query = new URLSearchParams(location.search)
  const info = app.boot.modules[module]
  const all = viewsOf(module)
  const view = all.find(([id]) => id === viewId) ?? all[0]
  const fields = (columns[module] ?? []).map((col) => fieldsOf(module).find((field) => field.col === col))
  const [by, order] = [query.get("sort_by"), query.get("sort_order")]
  const found = (await call(`records/${module}`)).filter(view[2])
  const records = sorted(
    found,
    fields.find((field) => field.col === by),
    order,
  )
  const size = Number(query.get("per_page") ?? 100)
  const last = Math.max(1, Math.ceil(records.length / size))
  const page = Math.min(last, Math.max(1, Number(query.get("page") ?? 1)))
  const rowsHere = records.slice((page - 1) * size, page * size)
  const to = (change) => {
    const wanted = {
      page: String(page),
      ...(by ? { sort_by: by, sort_order: order ?? "asc" } : {}),
      ...change,
    }
    if (query.has("per_page")) wanted.per_page = String(size)
    return href(`/tab/${module}/custom-view/${view[0]}/list`, wanted)
  }

  const table = h("lyte-exptable", { class: "listTable" })
  const lazy = lazyLoader(table)
  const whats = Object.fromEntries(Object.values(app.boot.dossiers).map((one) => [one.id, one.what]))
  const picked = new Set()
  const bar = h("div", { class: "listBar" })
  const ticks = []
  const everything = checkbox("Tout sélectionner", (on) => {
    for (const { id, tick, mark } of ticks) {
      tick.checked = on
      mark(on)
      if (on) picked.add(id)
      else picked.delete(id)
    }
    drawBar()
  })
  const header = (field) => {
    const on = field.col === by
    const next = on && order !== "desc" ? "desc" : "asc"
    return h(
      "lyte-exptable-th",
      {
        "data-zcqa": field.label,
        role: "columnheader",
        "aria-sort": on ? (order === "desc" ? "descending" : "ascending") : undefined,
        onclick: () => go(to({ page: "1", sort_by: field.col, sort_order: next })),
      },
      field.label,
      on ? h("span", { class: "sortMark" }, order === "desc" ? " ▾" : " ▴") : null,
    )
  }
  const head = h(
    "lyte-exptable-tr",
    { role: "row", class: "listRow listHead" },
    h("lyte-exptable-th", { class: "lvCheck" }, everything.node),
    ...fields.map(header),
    module === "Potentials" ? h("lyte-exptable-th", {}, "Ce dossier") : null,
  )
  const cell = (record, field, index) => {
    const text = index === 0 ? titleOf(record) : shown(field, record.values[field.col])
    const value = h("lyte-text", { "lt-prop-value": text }, text || "—")
    const inner =
      index === 0 ? link(href(`/tab/${module}/${record.id}`), { class: "lv_data_textfield" }, value) : value
    return h(
      "lyte-exptable-td",
      { cxcellcol: field.col, "data-zcqa": `value_listviewtable_${field.label}` },
      inner,
    )
  }
  const row = (record, index) => {
    const mark = (on) => element.classList.toggle("lvRowSelected", on)
    const { tick, node } = checkbox(`Sélectionner ${titleOf(record)}`, (on) => {
      if (on) picked.add(record.id)
      else picked.delete(record.id)
      mark(on)
      drawBar()
    })
    ticks.push({ id: record.id, tick, mark })
    const check = h("lyte-exptable-td", { class: "lvCheck" }, node)
    const what =
      module === "Potentials" ? h("lyte-exptable-td", { class: "quiet" }, whats[record.id] ?? "") : null
    const draw = () =>
      element.replaceChildren(
        ...[check, ...fields.map((field, n) => cell(record, field, n)), what].filter(Boolean),
      )
    const element = h("lyte-exptable-tr", { role: "row", class: "listRow", id: record.id })
    if (index < eager) draw()
    else {
      const waiting = h("lyte-exptable-td", {}, h("div", { class: "cxLoader" }))
      element.append(check, waiting)
      lazy(element, draw)
    }
    return element
  }

  const choice = h(
    "select",
    {
      class: "zInput viewChoice",
      "aria-label": "Affichage",
      onchange: () => go(href(`/tab/${module}/custom-view/${choice.value}/list`, { page: "1" })),
    },
    ...all.map(([id, name]) => h("option", { value: id, selected: id === view[0] }, name)),
  )
  const drawBar = () => {
    const actions = h("button", { type: "button", class: "zBtn lvActions" }, "Actions ▾")
    actions.addEventListener("click", () =>
      menu(actions, [["Mise à jour en masse", () => massUpdate(module, [...picked])]]),
    )
    const create = link(
      href(`/tab/${module}/create`),
      { class: "createLink" },
      h(
        "button",
        { type: "button", class: "zBtn primaryBtn", "data-zcqa": "cv_createbtn" },
        info.createLabel ?? `Créer un(e) ${info.singular.toLocaleLowerCase("fr")}`,
      ),
    )
    const chosen = [h("span", { class: "lvPicked" }, `${picked.size} fiche(s) sélectionnée(s)`), actions]
    bar.replaceChildren(
      h("h1", {}, view[1]),
      ...(all.length > 1 ? [choice] : []),
      h("span", { class: "grow" }),
      ...(picked.size ? chosen : [create]),
    )
  }
  drawBar()
  const step = (name, label, sign, by) => {
    const stop = page + by < 1 || page + by > last
    return h(
      "span",
      {
        role: "button",
        tabindex: "0",
        "aria-label": name,
        title: label,
        class: `pagerStep ${stop ? "lyteDisabled" : ""}`,
        onclick: () => (stop ? undefined : go(to({ page: String(page + by) }))),
      },
      sign,
    )
  }
  const first = records.length ? (page - 1) * size + 1 : 0
  const count = h(
    "div",
    { class: "quiet listCount" },
    h("span", {}, `Nombre total : ${records.length}`),
    h("span", { class: "grow" }),
    step("previous", "Page précédente", "‹", -1),
    h("span", { class: "pagerRange" }, `${first} à ${Math.min(records.length, page * size)}`),
    step("next", "Page suivante", "›", 1),
  )
  table.append(head, ...rowsHere.map(row))
  const listed = h("div", { class: "listPage" }, bar, count, table)
  if (!filtered.includes(module)) return { node: listed, title: info.plural }
  const show = (passes) => {
    const some = records.filter(passes)
    table.replaceChildren(head, ...some.slice(0, size).map(row))
    count.firstElementChild.textContent = `Nombre total : ${some.length}`
  }
  return { node: h("div", { class: "filteredPage" }, filterPanel(module, show), listed), title: info.plural }
}
