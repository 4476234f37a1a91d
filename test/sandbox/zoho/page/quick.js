/** The quick-create of a task or of a call over a record. */
import { app, fieldsOf, h, href, link, titleOf, wormhole } from "./dom.js"
import { buttons, newCall, newTask, row, saver } from "./form.js"

const names = { Tasks: "Créer une tâche", Calls: "Programmer un appel" }
const short = {
  Tasks: ["SUBJECT", "DUEDATE", "PRIORITY", "STATUS", "CONTACTID", "SEID", "SMOWNERID", "DESCRIPTION"],
  Calls: [
    "CONTACTID",
    "SEID",
    "CALLTYPE",
    "CALLSTARTTIME",
    "SUBJECT",
    "SMOWNERID",
    "CALLPURPOSE",
    "CALLAGENDA",
  ],
}

/** Who and what an activity made from this record is about. */
function aboutOf(record) {
  const self = { id: record.id, name: titleOf(record), module: record.module }
  if (record.module === "Contacts") return { CONTACTID: self, SEID: null }
  return { CONTACTID: record.values.CONTACTID ?? null, SEID: self }
}

/** The dialog; `log`: a call already made. `saved` gets the new record. */
export function openQuick(module, record, saved, log = false) {
  const about = aboutOf(record)
  const model = module === "Tasks" ? newTask(about) : newCall(about, log)
  const all = fieldsOf(module)
  const fields = short[module].map((col) => all.find((field) => field.col === col))
  if (log)
    fields.splice(
      4,
      0,
      all.find((field) => field.col === "CALLDURATIONINSEC"),
    )
  const grid = h("div", { class: "formGrid quickGrid" }, ...fields.map((field) => row(module, field, model)))
  const form =
    app.gen === "g3"
      ? h("crux-form-component", { id: "cxQuickCreateFormComp" }, grid)
      : h(app.gen === "g2" ? "crm-create-entity" : "form", { id: "createEntityForm" }, grid)
  if (app.gen === "g1") {
    const subject = form.querySelector("#Crm_Tasks_SUBJECT")
    if (subject) subject.id = "task_subject"
  }
  const close = () => {
    app.dirty = false
    hole.remove()
  }
  const save = saver(module, undefined, model, form, (made) => {
    close()
    saved(made)
  })
  const title = log ? "Consigner un appel" : names[module]
  const label = module === "Calls" && !log ? "Planifier" : "Enregistrer"
  const from = record.module === "Contacts" ? { who: record.id } : { what: record.id }
  const modal = h(
    "div",
    { class: `lyteModal quickModal quick${module}`, role: "dialog", "aria-label": title },
    h(
      "div",
      { class: "modalHead" },
      h("h2", {}, title),
      h("button", { type: "button", class: "closeBtn", "aria-label": "Fermer", onclick: close }, "×"),
    ),
    h("div", { class: "modalBody" }, form),
    h(
      "div",
      { class: "modalFoot lyteModalFooter" },
      link(href(`/tab/${module}/create`, from), { class: "linkBtn" }, "Aller au formulaire complet"),
      h("span", { class: "grow" }),
      ...buttons(module, save, close, "modal", label).filter(Boolean),
    ),
  )
  const wrapper = h("div", { class: "modalWrapper" }, modal)
  const hole = wormhole(
    module === "Calls" && app.gen === "g3"
      ? h("lyte-popover", { id: "cruxCreateFormPopover2", class: "lytePopover" }, wrapper)
      : h("lyte-modal", { id: "cruxCreateFormModal2" }, wrapper),
  )
  modal.querySelector("input")?.focus()
}
