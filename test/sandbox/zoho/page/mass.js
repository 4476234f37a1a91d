/** "Mise à jour en masse": one field of several records at once, in a dialog at the end of the body. */
import { app, call, fieldsOf, go, h, toast, wormhole } from "./dom.js"
import { control } from "./controls.js"

const free = ["participants", "lookup", "datetime"]

export function massUpdate(module, ids) {
  const fields = fieldsOf(module).filter((field) => !field.readonly && !free.includes(field.type))
  let chosen = null
  let value = null
  const place = h("div", { class: "massValue" })
  const pick = (label) => {
    chosen = fields.find((field) => field.label === label) ?? null
    value = null
    update.disabled = !chosen
    if (!chosen) return place.replaceChildren()
    const made = control("MassUpdate", { ...chosen, id: "massUpdateValue" }, null, (next) => (value = next))
    made.dataset.column = chosen.col
    place.replaceChildren(h("div", { class: "zLabel massLabel" }, "Nouvelle valeur"), made)
  }
  const choice = control(
    "MassUpdate",
    {
      col: "FIELD",
      api: "massUpdateField",
      id: "massUpdateField",
      label: "Choisir un champ",
      type: "picklist",
      options: fields.map((field) => field.label),
    },
    null,
    pick,
  )
  const close = () => {
    app.dirty = false
    hole.remove()
  }
  let busy = false
  const save = async (event) => {
    if (!event.isTrusted || busy || !chosen) return
    busy = true
    const answer = await call(`mass/${module}`, "POST", { ids: ids.join(","), [chosen.col]: value })
    close()
    if (!answer) return toast("error", "La mise à jour a échoué.")
    toast("success", `${answer.count} fiche(s) mise(s) à jour`)
    go(`${location.pathname}${location.search}`)
  }
  const update = h(
    "button",
    { type: "button", class: "zBtn primaryBtn massUpdateSave", name: "massupdate", onclick: save },
    "Mettre à jour",
  )
  update.disabled = true
  const modal = h(
    "div",
    { class: "lyteModal massModal", role: "dialog", "aria-label": "Mise à jour en masse" },
    h("div", { class: "modalHead" }, h("h2", {}, "Mise à jour en masse")),
    h(
      "div",
      { class: "modalBody" },
      h(
        "p",
        { class: "quiet massCount", "data-count": ids.length },
        `${ids.length} fiche(s) sélectionnée(s)`,
      ),
      h("div", { class: "massField" }, choice),
      place,
    ),
    h(
      "div",
      { class: "modalFoot" },
      h("button", { type: "button", class: "zBtn", onclick: close }, "Annuler"),
      update,
    ),
  )
  const hole = wormhole(
    h("lyte-modal", { id: "massUpdateModal" }, h("div", { class: "modalWrapper" }, modal)),
  )
}
