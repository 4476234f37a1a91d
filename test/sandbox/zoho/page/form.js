/** Create and edit forms, and what the quick-create of a meeting shares with them. */
import { app, call, fieldsOf, go, h, href, titleOf, toast, wallOf } from "./dom.js"
import { control } from "./controls.js"
import { participants } from "./meeting.js"

const kinds = { textarea: "text-area", boolean: "checkbox", number: "number", lookup: "lookup", user: "user" }
const kindOf = (field) => kinds[field.type] ?? field.type

/** One row of a form, in the markup of the generation in use. */
export function row(module, field, model, changed) {
  const change = (value) => {
    model[field.col] = value
    app.dirty = true
    changed?.(field)
  }
  const value = model[field.col]
  const inner =
    field.type === "participants" ? participants(value ?? [], change) : control(module, field, value, change)
  const stem = `${module}_fldRow_${field.col}`
  const red = field.mandatory ? "redBar" : ""
  const wide = field.type === "textarea" || field.type === "participants" ? "wideRow" : ""
  if (app.gen === "g1")
    return h(
      "div",
      { id: stem, class: `labelValCreate zRow ${red} ${wide}` },
      h(
        "label",
        { id: `Crm_${module}_${field.col}_label`, class: "zLabel", for: `Crm_${module}_${field.col}` },
        field.label,
      ),
      h("div", { class: "zValue" }, inner),
    )
  if (app.gen === "g2")
    return h(
      "crm-create-fields",
      { id: stem, class: `labelValCreate zRow ${red} ${wide}` },
      h(
        "div",
        { class: "custabDivCreate" },
        h("div", { class: "customfieldLabel zLabel" }, field.label),
        h("div", { class: "customfieldValue zValue" }, h("div", { class: "cxElementValue" }, inner)),
      ),
    )
  const component = h(
    `crux-${kindOf(field)}-component`,
    {
      "cx-prop-mandatory": field.mandatory ? "true" : undefined,
      "cx-prop-zcqa": field.api,
      class: "cxComponent",
    },
    inner,
  )
  return h(
    "crux-create-field",
    { "data-cy": field.api, class: `zRow ${red} ${wide}` },
    h("div", { class: "cxElementLabel zLabel" }, field.label),
    h(
      "div",
      {
        class: `cxElementValue zValue ${field.readonly ? "cxElementReadOnly" : ""}`,
        id: `${field.id}_FValueBox`,
      },
      component,
    ),
  )
}

/** The mandatory fields left empty, each told in the page; true when there is none. */
function complete(module, model, root) {
  for (const old of root.querySelectorAll(".zError")) old.remove()
  const lacking = fieldsOf(module).filter(
    (field) =>
      field.mandatory &&
      (model[field.col] === null || model[field.col] === undefined || model[field.col] === ""),
  )
  for (const field of lacking) {
    const text = `${field.label} ne peut pas être vide.`
    const error =
      app.gen === "g3"
        ? h(
            "crux-error-message",
            { class: "zError" },
            h("span", { class: "cruxErrMsg cruxErrorMsgDesc", "data-zcqa": `error_${field.api}` }, text),
          )
        : h("span", { id: `errorMsg_Crm_${module}_${field.col}`, class: "errMsg errorMsgDesc zError" }, text)
    const found =
      app.gen === "g3"
        ? root.querySelector(`crux-create-field[data-cy="${field.api}"]`)
        : root.querySelector(`#${module}_fldRow_${field.col}`)
    found?.querySelector(".zValue")?.append(error)
  }
  return lacking.length === 0
}

/** A meeting starts at the next hour and lasts one. */
export function newEvent(about) {
  const start = new Date(Date.now() + 3_600_000)
  start.setMinutes(0)
  const end = new Date(start.getTime() + 3_600_000)
  return {
    STARTDATETIME: wallOf(start),
    ENDDATETIME: wallOf(end),
    SMOWNERID: app.boot.me,
    ...(about ? { SEID: about, CONTACTID: about.contact ?? null } : {}),
  }
}

/** A task is due tomorrow; `about`: its contact and its opportunity. */
export const newTask = (about = {}) => ({
  SUBJECT: "",
  DUEDATE: wallOf(new Date(Date.now() + 86_400_000)).slice(0, 10),
  STATUS: "Non démarrée",
  PRIORITY: "Normale",
  SMOWNERID: app.boot.me,
  ...about,
})

/** A call to come, at the next hour; `log`: one already made. */
export const newCall = (about = {}, log = false) => ({
  SUBJECT: about.CONTACTID ? `Appel ${log ? "" : "prévu "}avec ${about.CONTACTID.name}` : "",
  CALLTYPE: "Sortant",
  CALLSTATUS: log ? "Terminé" : "Planifié",
  CALLSTARTTIME: log ? wallOf(new Date()) : newEvent(null).STARTDATETIME,
  SMOWNERID: app.boot.me,
  ...about,
})

/** The record that an address names by `what` or `who`, as what a new activity is about. */
async function named() {
  const query = new URLSearchParams(location.search)
  const [what, who] = [query.get("what"), query.get("who")]
  const found = what
    ? await call(`records/Potentials/${what}`)
    : who
      ? await call(`records/Contacts/${who}`)
      : null
  if (!found) return {}
  const self = { id: found.id, name: titleOf(found), module: found.module }
  return what ? { SEID: self, CONTACTID: found.values.CONTACTID ?? null } : { CONTACTID: self }
}

async function starting(module) {
  if (module === "Events") return newEvent(null)
  if (module === "Tasks") return newTask(await named())
  if (module === "Calls") return newCall(await named())
  return module === "Potentials"
    ? { SMOWNERID: app.boot.me, STAGE: "En traitement" }
    : { SMOWNERID: app.boot.me }
}

/** The buttons of a form, each with the id that its generation gives it. */
export function buttons(module, save, cancel, where, label = "Enregistrer") {
  const press = (again) => (event) => {
    if (event.isTrusted) void save(again)
  }
  const old = app.gen === "g1"
  const lyte = (id, button) => (old ? button : h("lyte-button", { id }, button))
  const saveButton = h(
    "button",
    {
      type: "button",
      class: "zBtn primaryBtn",
      id: old ? `save${module}Btn` : where === "modal" ? undefined : "crm_create_savebutn",
      name: "save",
      onclick: press(false),
    },
    label,
  )
  const again = h(
    "button",
    {
      type: "button",
      class: "zBtn",
      id: old ? `saveAndNew${module}Btn` : where === "modal" ? undefined : "crm_create_savenewbutn",
      name: "saveandnew",
      onclick: press(true),
    },
    "Enregistrer et nouveau",
  )
  const stop = h(
    "button",
    {
      type: "button",
      class: "zBtn",
      id: where === "modal" ? undefined : "crm_create_cancelbutn",
      onclick: cancel,
    },
    "Annuler",
  )
  return [
    lyte(undefined, stop),
    where === "edit" || where === "modal" ? null : lyte(`crm_create_savenewbutn${module}`, again),
    lyte(where === "modal" ? undefined : `crm_create_savebutn${module}`, saveButton),
  ]
}

/** One save at a time; Enter in a text input saves too. */
export function saver(module, id, model, root, done) {
  let busy = false
  const save = async (again) => {
    if (busy || !complete(module, model, root)) return
    busy = true
    const record = await call(`records/${module}${id ? `/${id}` : ""}`, id ? "PUT" : "POST", model)
    busy = false
    if (!record) return toast("error", "L’enregistrement a échoué.")
    app.dirty = false
    const { singular } = app.boot.modules[module]
    toast("success", id ? `${singular} : mise à jour réussie` : `${singular} : création réussie`)
    done(record, again === true)
  }
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.isTrusted || event.defaultPrevented) return
    if (event.target.matches("input.zInput:not([readonly])")) {
      event.preventDefault()
      event.target.dispatchEvent(new Event("change", { bubbles: true }))
      void save(false)
    }
  })
  return save
}

/** The full page form of a module. */
export async function formPage(module, id) {
  const record = id ? await call(`records/${module}/${id}`) : null
  const info = app.boot.modules[module]
  const model = record ? { ...record.values } : await starting(module)
  const form = h(app.gen === "g1" ? "form" : "crm-create-layout", { class: "createLayout" })
  if (app.gen === "g1") form.addEventListener("submit", (event) => event.preventDefault())
  const back = () => go(id ? href(`/tab/${module}/${id}`) : href(`/tab/${module}/list`))
  const save = saver(module, id, model, form, (saved, again) => {
    go(
      again
        ? href(`/tab/${module}/create`, { again: String(Date.now()) })
        : href(`/tab/${module}/${saved.id}`),
    )
  })
  for (const section of info.sections) {
    const rows = section.fields
      .filter((field) => id || !field.readonly)
      .map((field) => row(module, field, model))
    form.append(
      h(
        app.gen === "g3" ? "crux-create-section" : "crm-create-sections",
        { class: "createSection", "data-zcqa": `secDiv_${section.api}` },
        h("h2", { class: "cxSectionName" }, section.name),
        h("div", { class: "formGrid" }, ...rows),
      ),
    )
  }
  const title = `${id ? "Modifier" : "Créer"} : ${info.singular}`
  const label = info.saveLabel ?? (module === "Calls" && !id ? "Planifier" : "Enregistrer")
  const bar = h(
    "div",
    { id: app.gen === "g1" ? "createFixedButtonDiv" : undefined, class: "createBar" },
    h("h1", {}, title),
    h(
      "div",
      { class: "barButtons" },
      ...buttons(module, save, back, id ? "edit" : "create", label).filter(Boolean),
    ),
  )
  const host = app.gen === "g3" ? "crux-form-component" : "crm-create-entity"
  const node = h(
    "div",
    { class: "createPage" },
    bar,
    h(host, { class: "createHost", id: app.gen === "g1" ? "createEntityForm" : undefined }, form),
  )
  return { node, title }
}
