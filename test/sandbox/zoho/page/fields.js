/** A shown value and its pencil, in the three generations of markup. */
import { app, call, h, href, link, shown, toast } from "./dom.js"
import { control } from "./controls.js"
import { refreshStage } from "./stage.js"

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
    if (field.col === "STAGE") refreshStage(record)
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
        : pencilOf(field, () => inlineEdit(record, field, wrap, draw))
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

const pencilOf = (field, press) =>
  h(
    "button",
    {
      type: "button",
      class: `edit_icon_${field.id} cxDvFieldEditIcon`,
      "aria-label": `Modifier ${field.label}`,
      onclick: press,
    },
    "✎",
  )

/** The older detail page: `labelTD_`, `subvalue_`; the org in between has the typed values without `subvalue_`. */
function oldField(record, field) {
  const box = h("div", { id: `value_${field.col}`, class: "dvValue" })
  const row = h(
    "div",
    { id: `mouseArea__${field.col}`, class: "dvRow" },
    h("div", { id: `labelTD_${field.col}`, class: "dvLabel" }, field.label),
    box,
  )
  const draw = () => {
    const value = record.values[field.col]
    const node = valueNode(field, value)
    const plain = field.type === "boolean" ? node : shown(field, value) || ""
    box.replaceChildren(
      app.gen === "g1"
        ? h("span", { id: `subvalue_${field.col}` }, ...[plain].filter((one) => one !== null))
        : h("span", { class: "cxElemCompViewWrap" }, node),
    )
    if (app.gen === "g2" && !field.readonly && field.type !== "participants") {
      const pencil = pencilOf(field, () => {
        pencil.remove()
        inlineEdit(record, field, box, draw)
      })
      row.append(pencil)
    }
  }
  draw()
  return row
}

/** Fills what scrolls into view, a moment later, as the real page does. */
export function lazyLoader(scroller) {
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

/** A field of the detail page in the markup in use; `lazy`: it waits to be scrolled to. */
export const fieldRow = (record, field, lazy) =>
  app.gen === "g3" ? cruxField(record, field, lazy) : oldField(record, field)
