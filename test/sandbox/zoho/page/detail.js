/** A record's page: header, stage bar, rail of related lists, sections, notes, activities. */
import { app, call, go, h, href, initials, link, titleOf } from "./dom.js"
import { fieldRow, lazyLoader } from "./fields.js"
import { afterCall } from "./notes.js"
import { rail, relatedLists } from "./related.js"
import { stageHolder } from "./stage.js"

/** Modules whose title is the value of one field. */
const isNamed = {
  Potentials: true,
  CustomModule12: true,
  CustomModule15: true,
  CustomModule18: true,
  CustomModule19: true,
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
  const { values } = record
  const phone =
    values.POTENTIALCF1 ??
    values.CUSTOMMODULE12CF1 ??
    values.CUSTOMMODULE15CF1 ??
    values.CUSTOMMODULE18CF1 ??
    values.CUSTOMMODULE19CF1 ??
    values.PHONE ??
    values.MOBILE
  const named = module === "Potentials" ? "POTENTIALNAME" : info.sections[0].fields[0].col
  const head = h(
    "div",
    { class: "dvHead" },
    link(href(`/tab/${module}/list`), { class: "backArrow", "aria-label": "Retour à la liste" }, "←"),
    h("span", { class: "avatar" }, initials(title) || "?"),
    h(
      "div",
      { class: "dvTitle" },
      h("h1", { id: `headervalue_${module in isNamed ? named : "SUBJECT"}` }, title),
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
  const sections = info.sections.map((section, at) =>
    h(
      "section",
      { class: "card", "data-zcqa": `secDiv_${section.api}` },
      h("h2", { id: `section_name_${section.fields[0].id}`, class: "cxDvSectionName" }, section.name),
      h(
        "div",
        { class: "dvGrid" },
        ...section.fields.map((field) => fieldRow(record, field, at > 0 ? lazy : null)),
      ),
    ),
  )
  body.append(
    ...(module === "Potentials" ? [stageHolder(record)] : []),
    h("input", { type: "hidden", id: "module", value: info.api }),
    ...sections,
    ...relatedLists(record),
  )
  const tabs = h("div", { class: "dvTabs" }, h("b", {}, "Aperçu"), h("span", {}, "Chronologie"))
  const node = h(
    "div",
    { class: "dvPage" },
    head,
    h("div", { class: "dvBody" }, rail(record, body), h("div", { class: "dvMain" }, tabs, body)),
  )
  return { node, title, body }
}
