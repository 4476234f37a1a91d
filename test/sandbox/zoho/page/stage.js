/** The stage bar: the real one is not public, so two likely ones stand here. Both save, tell it, and render late. */
import { app, box, call, fieldsOf, go, h, href, toast, wormhole } from "./dom.js"

const kinds = { g3: "chevrons", g2: "blueprint", g1: "none" }
const kind = () => new URLSearchParams(location.search).get("stagebar") ?? kinds[app.gen]
const stages = () => fieldsOf("Potentials").find((field) => field.col === "STAGE").options
const openCount = 9

async function save(record, stage) {
  const saved = await call(`records/Potentials/${record.id}`, "PUT", { STAGE: stage })
  if (!saved) return toast("error", "L’étape n’a pas été mise à jour.")
  toast("success", "Étape mise à jour")
  go(href(`/tab/Potentials/${record.id}`))
}

/** Arrows from left to right; the last one holds the closed stages, in a box at the end of the body. */
function chevrons(record) {
  const all = stages()
  const at = all.indexOf(record.values.STAGE)
  const arrow = (label, state, press) => {
    const on = state === "stageOn"
    const attributes = { class: `stage ${state}`, title: label, "aria-current": on ? "step" : undefined }
    return h("button", { type: "button", ...attributes, onclick: press }, h("span", {}, label))
  }
  const press = (stage) => (event) => {
    if (event.isTrusted && stage !== record.values.STAGE) void save(record, stage)
  }
  const open = all.slice(0, openCount).map((stage, index) => {
    const state = index === at ? "stageOn" : index < at && at < openCount ? "stageDone" : ""
    return arrow(stage, state, press(stage))
  })
  const items = () =>
    all.slice(openCount).map((stage) =>
      h(
        "lyte-drop-item",
        {
          class: "picklist_values",
          role: "option",
          "data-value": stage,
          onclick: (event) => {
            close()
            press(stage)(event)
          },
        },
        stage,
      ),
    )
  let close = () => undefined
  const last = arrow(
    at >= openCount ? record.values.STAGE : "Fermer…",
    at >= openCount ? "stageOn" : "",
    () => {
      const list = h("lyte-drop-body", { role: "listbox", class: "lyteDropBody" }, ...items())
      close = box(last, h("lyte-drop-box", { class: "lyteDropdownBox dropBox stageClosed" }, list))
    },
  )
  last.classList.add("stageClose")
  return h("div", { class: "stageBar", role: "list", "aria-label": "Étape" }, ...open, last)
}

/** What each transition of the blueprint-like bar is called, and the stage it leads to. */
const transitions = [
  ["Répondre", "Réponse envoyée"],
  ["Marquer contacté", "Contacté"],
  ["Céduler", "Rendez-vous cédulé"],
  ["Fermer : perdu", "Perdu BDC"],
  ["Invalider", "Invalide BDC"],
  ["Accueillir", "Rendez-vous présent / Walk-in"],
  ["Reporter à long terme", "En suivi long-terme"],
  ["Prendre en charge", "Pris en charge"],
  ["Préparer la livraison", "Vendu non livré"],
  ["Livrer", "Livré"],
  ["Perdu en salle", "Perdu salle de montre"],
  ["Perdu au F&I", "Perdu F&I"],
  ["Rouvrir", "En traitement"],
]

/** The question that a transition asks before it saves. */
function confirm(record, [name, stage]) {
  const remark = h("textarea", { class: "zInput", placeholder: "Commentaire (facultatif)" })
  const close = () => hole.remove()
  const press = (event) => {
    if (!event.isTrusted) return
    close()
    void save(record, stage)
  }
  const buttons = [
    h("button", { type: "button", class: "zBtn bpCancel", onclick: close }, "Annuler"),
    h("button", { type: "button", class: "zBtn primaryBtn bpSave", onclick: press }, "Enregistrer"),
  ]
  const change = h(
    "p",
    { class: "bpChange" },
    h("span", { class: "bpFrom" }, record.values.STAGE ?? "—"),
    " → ",
    h("span", { class: "bpTo", "data-target-state": stage }, stage),
  )
  const modal = h(
    "div",
    { class: "lyteModal bpModal", role: "dialog", "aria-label": name },
    h("div", { class: "modalHead" }, h("h2", {}, name)),
    h("div", { class: "modalBody" }, change, remark),
    h("div", { class: "modalFoot" }, ...buttons),
  )
  const hole = wormhole(
    h("lyte-modal", { id: "blueprintTransition" }, h("div", { class: "modalWrapper" }, modal)),
  )
}

/** The state that stands, and buttons for the transitions out of it. */
function blueprint(record) {
  const now = record.values.STAGE ?? ""
  const out = transitions.filter(([, stage]) => stage !== now)
  const button = (one) =>
    h(
      "lyte-button",
      { class: "bpTransition", "data-transition": one[0] },
      h("button", { type: "button", class: "zBtn", onclick: () => confirm(record, one) }, one[0]),
    )
  const rest = h("button", { type: "button", class: "zBtn bpMore" }, "Autres ▾")
  rest.addEventListener("click", () => {
    const items = out.slice(4).map((one) => {
      const pick = () => {
        close()
        confirm(record, one)
      }
      return h("lyte-menu-item", { class: "picklist_values", role: "menuitem", onclick: pick }, one[0])
    })
    const close = box(rest, h("lyte-menu-box", { class: "dropBox", role: "menu" }, ...items))
  })
  return h(
    "crm-blueprint",
    { class: "bpBar", "aria-label": "Étape" },
    h("span", { class: "quiet" }, "Étape actuelle"),
    h("span", { class: "bpCurrent", "data-state": now }, now || "—"),
    h("span", { class: "grow" }),
    ...out.slice(0, 4).map(button),
    rest,
  )
}

const makers = { chevrons, blueprint, none: () => null }
const fill = (holder, record) => {
  const bar = makers[kind()]?.(record)
  holder.replaceChildren(...(bar ? [bar] : []))
}

/** Where the bar of a record stands; empty in the first generation. */
export function stageHolder(record) {
  const holder = h("div", { class: "stageHolder", "data-holder": record.id })
  fill(holder, record)
  return holder
}

/** The bar follows an edit made elsewhere on the page, late. */
export function refreshStage(record) {
  setTimeout(() => {
    const holder = document.querySelector(`.stageHolder[data-holder="${record.id}"]`)
    if (holder) fill(holder, record)
  }, app.delay)
}
