/** The panel beside a list: criteria to tick, each with its comparison and its values, applied, then saved under a name. */
import { app, box, fieldsOf, h, toast, wormhole } from "./dom.js"

const kinds = ["picklist", "boolean", "user"]
const ticked = "Sélectionné"
/** What stands saved, a list a module, until the page is closed. */
const saved = {}

/** A choice of one, or of several, from a list at the end of the body. */
function choice(label, options, many, change) {
  const chosen = []
  const face = h("span", { class: "lyteDropdownLabel lyteDropPlaceholderNormal" }, "-Aucun-")
  const open = (event) => {
    if (!event.isTrusted) return
    const pick = (name) => () => {
      if (!many) chosen.length = 0
      if (!chosen.includes(name)) chosen.push(name)
      face.textContent = chosen.join(", ")
      face.classList.remove("lyteDropPlaceholderNormal")
      host.setAttribute("lt-prop-selected", chosen.join(", "))
      change(chosen)
      close()
    }
    const items = options.map((name) =>
      h(
        "lyte-drop-item",
        { class: "picklist_values", role: "option", "data-value": name, onclick: pick(name) },
        name,
      ),
    )
    const body = h("lyte-drop-body", { class: "lyteDropBody", role: "listbox" }, ...items)
    const close = box(host, h("lyte-drop-box", { class: "lyteDropdownBox dropBox" }, body))
  }
  const host = h(
    "lyte-dropdown",
    { class: "lyteDropdown", "lt-prop-selected": "-None-" },
    h(
      "div",
      {
        class: "lyteDummyEventContainer",
        role: "combobox",
        "aria-label": label,
        tabindex: "0",
        onclick: open,
      },
      face,
    ),
  )
  return host
}

const textOf = (value) => (value && typeof value === "object" ? value.name : value)
const holds = (record, { field, values }) => {
  const value = record.values[field.col]
  return field.type === "boolean"
    ? (value === true) === values.includes(ticked)
    : values.includes(textOf(value))
}

/** The panel; `show` draws the list with the records that pass. */
export function filterPanel(module, show) {
  const { plural } = app.boot.modules[module]
  const criteria = new Map()
  const mine = (saved[module] ??= [])
  const apply = () => {
    const all = [...criteria.values()].filter(({ values }) => values.length > 0)
    show((record) => all.every((one) => holds(record, one)))
    keep.hidden = all.length === 0
  }
  const clear = () => {
    for (const tick of node.querySelectorAll(".filterField input:checked")) tick.click()
    criteria.clear()
    show(() => true)
    keep.hidden = true
  }
  const fields = fieldsOf(module).filter(({ type }) => kinds.includes(type))
  const rows = fields.map((field) => {
    const options =
      field.type === "boolean"
        ? [ticked, "Non sélectionné"]
        : field.type === "user"
          ? [...new Set(app.boot.users.map(({ name }) => name))]
          : field.options
    const place = h("div", { class: "filterCriterion", hidden: true })
    const tick = h("input", {
      type: "checkbox",
      onchange: () => {
        if (!tick.checked) {
          criteria.delete(field.col)
          place.replaceChildren()
        } else {
          const one = { field, values: [] }
          criteria.set(field.col, one)
          const compare = choice("Comparaison", ["est", "n’est pas"], false, () => undefined)
          compare.setAttribute("lt-prop-selected", "est")
          compare.querySelector(".lyteDropdownLabel").textContent = "est"
          const value = choice(
            field.label,
            options,
            field.type !== "boolean",
            (values) => (one.values = [...values]),
          )
          place.replaceChildren(compare, value)
        }
        place.hidden = !tick.checked
      },
    })
    return h(
      "div",
      { class: "filterField" },
      h("lyte-checkbox", {}, h("label", { class: "lyteCheckbox" }, tick, h("span", {}, field.label))),
      place,
    )
  })
  const button = (label, press, primary) =>
    h("button", { type: "button", class: `zBtn ${primary ? "primaryBtn" : ""}`, onclick: press }, label)
  const list = h("ul", { class: "filterSaved" })
  const drawSaved = () => list.replaceChildren(...mine.map((name) => h("li", {}, name)))
  const ask = () => {
    const name = h("input", { class: "zInput", "aria-label": "Nom du filtre", placeholder: "Nom du filtre" })
    const close = () => hole.remove()
    const done = () => {
      if (!name.value.trim()) return
      mine.push(name.value.trim())
      drawSaved()
      close()
      toast("success", "Filtre enregistré")
    }
    const modal = h(
      "div",
      { class: "lyteModal bpModal", role: "dialog", "aria-label": "Enregistrer le filtre" },
      h("div", { class: "modalHead" }, h("h2", {}, "Enregistrer le filtre")),
      h("div", { class: "modalBody" }, name),
      h("div", { class: "modalFoot" }, button("Annuler", close), button("Enregistrer", done, true)),
    )
    const hole = wormhole(h("lyte-modal", { id: "saveFilter" }, h("div", { class: "modalWrapper" }, modal)))
    name.focus()
  }
  const keep = button("Enregistrer le filtre", ask)
  keep.hidden = true
  drawSaved()
  const node = h(
    "aside",
    { class: "filterPanel" },
    h("h3", {}, `Filtrer ${plural} par`),
    list,
    h("div", { class: "filterFields" }, ...rows),
    h(
      "div",
      { class: "filterFoot" },
      button("Appliquer le filtre", apply, true),
      button("Effacer", clear),
      keep,
    ),
  )
  return node
}
