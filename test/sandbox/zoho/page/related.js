/** The related lists of a record, and the rail that leads to them. */
import { app, box, fieldsOf, h, href, link, shown, titleOf } from "./dom.js"
import { openMeeting } from "./meeting.js"
import { notes } from "./notes.js"
import { openQuick } from "./quick.js"

const when = { Events: "STARTDATETIME", Tasks: "DUEDATE", Calls: "CALLSTARTTIME" }
const status = { Events: "EVENTCF10", Tasks: "STATUS", Calls: "CALLSTATUS" }
const over = ["Terminée", "Terminé", "Annulé", "No-show"]
const isOver = (one) => over.includes(one.values[status[one.module]])

function activityItem(one) {
  const { module, id, values } = one
  const info = fieldsOf(module).find((field) => field.col === when[module])
  const edit = h(
    "a",
    {
      href: href(`/tab/${module}/${id}/edit`),
      "data-route": true,
      "data-cid": "editbtn",
      "data-params": JSON.stringify({ module, id }),
    },
    "Modifier",
  )
  return h(
    "li",
    { class: "actColumnListEle", id },
    h("span", { class: "actSubject" }, link(href(`/tab/${module}/${id}`), {}, titleOf(one))),
    h("span", { class: "date_time quiet" }, shown(info, values[when[module]])),
    h("span", { class: "actSplitLabel quiet" }, app.boot.modules[module].singular),
    h("span", { class: "quiet actSplitValue" }, values[status[module]] ?? ""),
    h("ul", { class: "moreOptValues" }, h("li", {}, edit)),
  )
}

/** One list a module; `none` where there is nothing at all. */
function activityLists(all, none) {
  const empty = h("li", { class: "quiet" }, none)
  const lists = ["Events", "Tasks", "Calls"].map((module) => {
    const items = all.filter((one) => one.module === module).map(activityItem)
    if (!items.length && (all.length || module !== "Events")) return null
    return h(
      "crm-activity-rel-list",
      { module },
      h("ul", { class: "actList" }, ...(items.length ? items : [empty])),
    )
  })
  return lists.filter(Boolean)
}

/** A box of choices under a button, at the end of the body. */
export function menu(anchor, choices) {
  const items = choices.map(([label, press]) =>
    h(
      "lyte-menu-item",
      {
        class: "lyteMenuItem picklist_values",
        role: "menuitem",
        tabindex: "-1",
        onclick: () => {
          close()
          press()
        },
      },
      label,
    ),
  )
  const close = box(
    anchor,
    h("lyte-menu-box", { class: "lyteMenuBox dropBox", role: "menu" }, h("lyte-menu-body", {}, ...items)),
  )
}

function activities(record) {
  const wrapper = h("crm-activity-rel-wrapper", { id: "Activities" })
  const draw = () => {
    const open = record.activities.filter((one) => !isOver(one))
    wrapper.replaceChildren(...activityLists(open, "Aucune activité en cours"))
  }
  draw()
  const saved = (one) => {
    record.activities.push({ module: one.module, id: one.id, values: one.values })
    draw()
  }
  const task = () => openQuick("Tasks", record, saved)
  const schedule = () => openQuick("Calls", record, saved)
  const log = () => openQuick("Calls", record, saved, true)
  const calls = [
    ["Programmer un appel", schedule],
    ["Consigner un appel", log],
  ]
  const meeting = record.module === "Potentials" ? () => openMeeting(record, saved) : null
  const add = (label, press) =>
    h("button", { type: "button", class: "linkBtn", onclick: (event) => press(event.currentTarget) }, label)
  const plus = h(
    "button",
    {
      type: "button",
      class: "linkBtn addActivity",
      "aria-label": "Ajouter une activité",
      onclick: () =>
        menu(plus, [
          ["Tâche", task],
          ...(meeting ? [["Réunion", meeting]] : []),
          ["Appel", () => menu(plus, calls)],
        ]),
    },
    "+",
  )
  return h(
    "section",
    { id: "relatedListActivities", class: "card relatedList" },
    h(
      "h2",
      {},
      "Activité en cours",
      h(
        "span",
        { class: "addMenu" },
        add("+ Tâche", task),
        ...(meeting ? [add("+ Réunion", meeting)] : []),
        add("+ Appel", (button) => menu(button, calls)),
        plus,
      ),
    ),
    wrapper,
  )
}

const history = (record) =>
  h(
    "section",
    { id: "relatedListHistory", class: "card relatedList" },
    h("h2", {}, "Historique des activités"),
    h(
      "crm-activity-rel-wrapper",
      { id: "Activities_History" },
      ...activityLists(record.activities.filter(isOver), "Aucune activité terminée"),
    ),
  )

const dealColumns = ["POTENTIALNAME", "STAGE", "SMOWNERID", "CREATEDTIME", "CLOSINGDATE", "POTENTIALCF14"]
/** The opportunities of a client, ten a page. */
function deals(record) {
  const fields = dealColumns.map((col) => fieldsOf("Potentials").find((field) => field.col === col))
  const cell = (deal, field, index) => {
    const text = shown(field, deal.values[field.col])
    const value = h("lyte-text", { "lt-prop-value": text }, text || "—")
    return h(
      "lyte-td",
      { "data-zcqa": `value_listviewtable_${field.label}` },
      index === 0 ? link(href(`/tab/Potentials/${deal.id}`), {}, value) : value,
    )
  }
  const body = h("lyte-tbody", {})
  const size = 10
  const last = Math.max(0, Math.ceil(record.deals.length / size) - 1)
  let page = 0
  const arrow = (name, label, sign, by) => {
    const button = h(
      "span",
      { role: "button", tabindex: "0", "data-zcqa": `Deals_rellist_navig_${name}`, "aria-label": label },
      sign,
    )
    button.addEventListener("click", () => {
      page = Math.min(last, Math.max(0, page + by))
      draw()
    })
    return button
  }
  const [previous, next] = [arrow("previous", "Précédent", "‹", -1), arrow("next", "Suivant", "›", 1)]
  const draw = () => {
    const rows = record.deals.slice(page * size, (page + 1) * size)
    body.replaceChildren(
      ...rows.map((deal) =>
        h("lyte-tr", { id: deal.id, class: "attRow" }, ...fields.map((field, n) => cell(deal, field, n))),
      ),
    )
    previous.classList.toggle("lyteDisabled", page === 0)
    next.classList.toggle("lyteDisabled", page === last)
  }
  draw()
  const head = h(
    "lyte-tr",
    { class: "attRow" },
    ...fields.map(({ label }) => h("lyte-th", { "data-zcqa": label }, label)),
  )
  return h(
    "section",
    { id: "relatedListDeals", class: "card relatedList" },
    h("h2", {}, "Opportunités ", h("span", { class: "badge" }, String(record.deals.length)), next, previous),
    h("crm-related-list-view-header", { "related-module": "Potentials" }, h("lyte-thead", {}, head), body),
  )
}

function attachments(record) {
  const rows = record.attachments.map((file) =>
    h(
      "lyte-tr",
      { id: file.id, class: "attRow" },
      h(
        "lyte-td",
        { "data-zcqa": "value_listviewtable_Nom du fichier" },
        h("a", { href: "#", class: "attName" }, file.name),
      ),
      h("lyte-td", { class: "quiet" }, file.by),
      h("lyte-td", { class: "quiet" }, file.size),
    ),
  )
  const none = h("div", { class: "quiet" }, "Aucune pièce jointe")
  return h(
    "section",
    { id: "relatedListAttachments", class: "card relatedList" },
    h("h2", {}, "Pièces jointes ", h("span", { class: "badge" }, String(rows.length))),
    rows.length ? h("lyte-tbody", {}, ...rows) : none,
  )
}

const rails = {
  Potentials: [
    ["Notes", "Remarques"],
    ["Attachments", "Pièces jointes"],
    ["Activities", "Activité en cours"],
    ["History", "Historique des activités"],
    ["Emails", "Courriels"],
    ["Sms", "SMS"],
    ["Survey", "Zoho Survey"],
  ],
  Contacts: [
    ["Notes", "Remarques"],
    ["Deals", "Opportunités"],
    ["Activities", "Activité en cours"],
    ["History", "Historique des activités"],
  ],
  CustomModule12: [
    ["Notes", "Remarques"],
    ["Activities", "Activité en cours"],
    ["History", "Historique des activités"],
  ],
  CustomModule15: [
    ["Notes", "Remarques"],
    ["Activities", "Activité en cours"],
    ["History", "Historique des activités"],
  ],
}
rails.CustomModule18 = rails.CustomModule19 = rails.CustomModule12
/** Lists that stand from the start; the others come at a click in the rail. */
export function relatedLists(record) {
  if (record.module === "Potentials") return [notes(record), attachments(record), activities(record)]
  return record.module in rails ? [notes(record), activities(record)] : []
}
const onClick = { History: history, Deals: deals }

export function rail(record, body) {
  const open = (key) => {
    const made = onClick[key]
    if (made && !document.getElementById(`relatedList${key}`)) body.append(made(record))
    document.getElementById(`relatedList${key}`)?.scrollIntoView({ behavior: "smooth" })
  }
  const items = (rails[record.module] ?? rails.Potentials).map(([key, name]) =>
    h(
      "crm-related-list-label",
      { id: `rl_${key}`, "display-label": name, "entity-id": record.id },
      h("li", { click: "{{action('scrollToRelatedView')}}", onclick: () => open(key) }, name),
    ),
  )
  return h("aside", { class: "rail" }, h("h3", {}, "Liste associée"), h("ul", {}, ...items))
}
