/** A record's page: header, stage bar, rail of related lists, sections, notes, activities. */
import { app, call, fieldsOf, go, h, href, initials, link, shown, titleOf, toast } from "./dom.js"
import { control } from "./controls.js"
import { openMeeting } from "./meeting.js"
import { afterCall, notes } from "./notes.js"

const kinds = { textarea: "text-area", boolean: "boolean" }

/** A shown value: what stands inside the value box, in the markup said to run in production. */
function valueNode(field, value) {
  const text = shown(field, value)
  if (field.type === "boolean") return value ? h("span", { class: "criteria-yes" }) : null
  if (field.type === "email" && text)
    return h(
      "crm-rl-share-email",
      { email: text },
      h("a", { class: "cxEmailViewLink", href: `mailto:${text}` }, text),
    )
  if (field.type === "phone" && text) return h("span", { class: "cxPhoneViewValue lvPhFld" }, text)
  if (field.type === "number")
    return h("span", { class: "cxElemCompViewValue numberDivNumberView" }, text || "—")
  if (field.type === "date" || field.type === "datetime")
    return h("span", { class: "cxElementViewValue cxElemCompViewValue" }, text || "—")
  if ((field.type === "lookup" || field.type === "user") && text)
    return field.type === "user"
      ? h("span", { class: "userName" }, text)
      : link(href(`/tab/${field.module}/${value.id}`), { class: "lookupLink" }, text)
  return h("lyte-text", { class: "cxElemCompViewValue", "lt-prop-value": text }, text || "—")
}

function component(field, value) {
  const text = shown(field, value)
  const attributes =
    field.type === "user"
      ? { name: text }
      : field.type === "number" || field.type === "boolean"
        ? {}
        : { "cx-prop-value": text }
  const wrapped = h("span", { class: "cxElemCompViewWrap" }, valueNode(field, value))
  return h(`crux-${kinds[field.type] ?? field.type}-component`, attributes, wrapped)
}

/** The pencil of a value: a control in its place, then Save or Cancel. */
function inlineEdit(record, field, wrap, draw) {
  let value = record.values[field.col] ?? null
  const save = async (event) => {
    if (!event.isTrusted) return
    const saved = await call(`records/${record.module}/${record.id}`, "PUT", { [field.col]: value })
    record.values = saved.values
    toast("success", "Mise à jour réussie")
    draw()
  }
  wrap.classList.remove("cxDvCompParent")
  wrap.replaceChildren(
    h(
      "div",
      { class: "cxDvAjaxEdit inEdit" },
      control(record.module, field, value, (next) => (value = next)),
    ),
    h(
      "button",
      {
        type: "button",
        id: `saveAjaxEdit_${field.id}`,
        class: "ajaxBtn yes",
        "aria-label": "Enregistrer",
        onclick: save,
      },
      "✓",
    ),
    h(
      "button",
      {
        type: "button",
        id: `cancelAjaxEdit_${field.id}`,
        class: "ajaxBtn",
        "aria-label": "Annuler",
        onclick: draw,
      },
      "✕",
    ),
  )
  wrap.querySelector("input, textarea")?.focus()
}

function cruxField(record, field, lazy) {
  const wrap = h("div", { class: "cxDvFieldWrap cxDvCompParent" })
  const draw = () => {
    wrap.classList.add("cxDvCompParent")
    const pencil =
      field.readonly || field.type === "participants"
        ? h("span", { class: "cxReadOnlyIcon" })
        : h(
            "button",
            {
              type: "button",
              class: `edit_icon_${field.id} cxDvFieldEditIcon`,
              "aria-label": `Modifier ${field.label}`,
              onclick: () => inlineEdit(record, field, wrap, draw),
            },
            "✎",
          )
    wrap.replaceChildren(
      h(
        "div",
        { class: "cxDvAjaxEdit" },
        h("crux-detailpage-field-details", {}, component(field, record.values[field.col])),
      ),
      pencil,
    )
  }
  if (lazy) {
    const loader = h(
      "div",
      { id: "cruxLoadingElem", class: "cxLoadOnViewElement" },
      h("div", { class: "cxLoader" }),
    )
    wrap.append(h("div", { class: "cxDvAjaxEdit" }, h("crux-detailpage-field-details", {}, loader)))
    lazy(wrap, draw)
  } else draw()
  return h(
    "div",
    { class: "dvRow" },
    h(
      "div",
      {
        id: `field_label_${field.id}`,
        class: "cxDvInfoFormField dvLabel",
        "data-zcqa": `dtVw_lbl_${field.col}`,
      },
      field.label,
    ),
    h("div", { id: `field_${field.id}`, class: "dvValueContainer cxDvInfoValue dvValue" }, wrap),
  )
}

/** The older detail page: `labelTD_`, `subvalue_`; the org in between has the typed values without `subvalue_`. */
function oldField(record, field) {
  const value = record.values[field.col]
  const node = valueNode(field, value)
  const inner =
    app.gen === "g1"
      ? h(
          "span",
          { id: `subvalue_${field.col}` },
          field.type === "boolean" ? node : shown(field, value) || "",
        )
      : h("span", { class: "cxElemCompViewWrap" }, node)
  return h(
    "div",
    { id: `mouseArea__${field.col}`, class: "dvRow" },
    h("div", { id: `labelTD_${field.col}`, class: "dvLabel" }, field.label),
    h("div", { id: `value_${field.col}`, class: "dvValue" }, inner),
  )
}

/** Fills what scrolls into view, a moment later, as the real page does. */
function lazyLoader(scroller) {
  const waiting = new WeakMap()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries)
        if (entry.isIntersecting) {
          observer.unobserve(entry.target)
          setTimeout(waiting.get(entry.target), 30)
        }
    },
    { root: scroller, rootMargin: "40px" },
  )
  return (element, draw) => {
    waiting.set(element, draw)
    observer.observe(element)
  }
}

function stageBar(record) {
  const { options } = fieldsOf("Potentials").find((field) => field.col === "STAGE")
  const at = options.indexOf(record.values.STAGE)
  const press = (stage) => async (event) => {
    if (!event.isTrusted || stage === record.values.STAGE) return
    await call(`records/Potentials/${record.id}`, "PUT", { STAGE: stage })
    toast("success", "Étape mise à jour")
    go(href(`/tab/Potentials/${record.id}`))
  }
  return h(
    "div",
    { class: "stageBar", role: "list", "aria-label": "Étape" },
    ...options.slice(0, 9).map((stage, index) => {
      const state = index === at ? "stageOn" : index < at && at < 9 ? "stageDone" : ""
      return h(
        "button",
        { type: "button", class: `stage ${state}`, title: stage, onclick: press(stage) },
        h("span", {}, stage),
      )
    }),
  )
}

function activities(record) {
  const list = h("ul", { class: "actList" })
  const item = (event) =>
    h(
      "li",
      { class: "actColumnListEle" },
      h("span", { class: "actSubject" }, link(href(`/tab/Events/${event.id}`), {}, titleOf(event))),
      h("span", { class: "date_time quiet" }, shown({ type: "datetime" }, event.values.STARTDATETIME)),
      h("span", { class: "quiet actSplitValue" }, event.values.EVENTCF10 ?? ""),
    )
  const draw = () => {
    const empty = h("li", { class: "quiet" }, "Aucune activité en cours")
    list.replaceChildren(...(record.activities.length ? record.activities.map(item) : [empty]))
  }
  draw()
  const saved = (event) => {
    record.activities.push(event)
    draw()
  }
  const add = (label, press) => h("button", { type: "button", class: "linkBtn", onclick: press }, label)
  const soon = () => toast("info", "Non offert dans cette démonstration")
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
        add("+ Tâche", soon),
        add("+ Réunion", () => openMeeting(record, saved)),
        add("+ Appel", soon),
      ),
    ),
    h(
      "crm-activity-rel-wrapper",
      { id: "Activities" },
      h("crm-activity-rel-list", { module: "Events" }, list),
    ),
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

const lists = [
  ["Notes", "Remarques"],
  ["Attachments", "Pièces jointes"],
  ["Activities", "Activité en cours"],
  ["History", "Historique des activités"],
  ["Emails", "Courriels"],
  ["Sms", "SMS"],
  ["Survey", "Zoho Survey"],
]
function rail(record) {
  const items = lists.map(([key, name]) =>
    h(
      "crm-related-list-label",
      { id: `rl_${key}`, "display-label": name, "entity-id": record.id },
      h(
        "li",
        {
          click: "{{action('scrollToRelatedView')}}",
          onclick: () => document.getElementById(`relatedList${key}`)?.scrollIntoView({ behavior: "smooth" }),
        },
        name,
      ),
    ),
  )
  return h("aside", { class: "rail" }, h("h3", {}, "Liste associée"), h("ul", {}, ...items))
}

export async function detailPage(module, id) {
  const record = await call(`records/${module}/${id}`)
  if (!record)
    return { node: h("div", { class: "notFound" }, "Cette fiche n’existe pas."), title: "Introuvable" }
  const info = app.boot.modules[module]
  const title = titleOf(record)
  const body = h("lyte-tab-body", { class: "dv_content_tab_body" })
  const lazy = lazyLoader(body)
  const button = (attributes, label, press, primary) =>
    h(
      "lyte-button",
      attributes,
      h("button", { type: "button", class: `zBtn ${primary ? "primaryBtn" : ""}`, onclick: press }, label),
    )
  const phone = record.values.POTENTIALCF1 ?? record.values.PHONE
  const head = h(
    "div",
    { class: "dvHead" },
    link(href(`/tab/${module}/list`), { class: "backArrow", "aria-label": "Retour à la liste" }, "←"),
    h("span", { class: "avatar" }, initials(title) || "?"),
    h(
      "div",
      { class: "dvTitle" },
      h("h1", { id: `headervalue_${module === "Potentials" ? "POTENTIALNAME" : "SUBJECT"}` }, title),
      h("span", { class: "quiet" }, "Ajouter des balises"),
    ),
    h("span", { class: "grow" }),
    phone ? button({ "data-zcqa": "call" }, "Appeler", () => afterCall(record, phone)) : null,
    button({ "data-zcqa": "sendmail" }, "Envoyer un courriel", () => undefined),
    button(
      { "data-zcqa": "edit", id: "btn_edit" },
      "Modifier",
      () => go(href(`/tab/${module}/${id}/edit`)),
      true,
    ),
    button({ id: "record_options", "data-zcqa": "CustomizeTools" }, "⋯", () => undefined),
  )
  const one = (field, index, section) =>
    app.gen === "g3" ? cruxField(record, field, section > 0 ? lazy : null) : oldField(record, field)
  const sections = info.sections.map((section, at) =>
    h(
      "section",
      { class: "card", "data-zcqa": `secDiv_${section.api}` },
      h("h2", { id: `section_name_${section.fields[0].id}`, class: "cxDvSectionName" }, section.name),
      h("div", { class: "dvGrid" }, ...section.fields.map((field, index) => one(field, index, at))),
    ),
  )
  const related = module === "Potentials" ? [notes(record), attachments(record), activities(record)] : []
  body.append(
    ...(module === "Potentials" ? [stageBar(record)] : []),
    h("input", { type: "hidden", id: "module", value: info.api }),
    ...sections,
    ...related,
  )
  const tabs = h("div", { class: "dvTabs" }, h("b", {}, "Aperçu"), h("span", {}, "Chronologie"))
  const node = h(
    "div",
    { class: "dvPage" },
    head,
    h("div", { class: "dvBody" }, rail(record), h("div", { class: "dvMain" }, tabs, body)),
  )
  return { node, title, body }
}
