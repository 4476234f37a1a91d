/** The meeting's quick-create over an opportunity, and the choice of participants. */
import { app, call, h, titleOf, wormhole } from "./dom.js"
import { buttons, newEvent, row, saver } from "./form.js"

/** The chosen participants as chips, with their "+ Ajouter". */
export function participants(chosen, change) {
  let list = [...chosen]
  const chips = h("div", { class: "participantList" })
  const draw = () =>
    chips.replaceChildren(
      ...list.map((one) =>
        h(
          "span",
          { class: "participantChip", "data-id": one.id, "data-type": one.module },
          h("span", { class: "participantName" }, one.name),
          h(
            "button",
            {
              type: "button",
              "aria-label": `Retirer ${one.name}`,
              onclick: () => set(list.filter((x) => x.id !== one.id)),
            },
            "×",
          ),
        ),
      ),
    )
  const set = (next) => {
    list = next
    draw()
    change(list)
  }
  draw()
  const add = h(
    "button",
    { type: "button", class: "linkBtn addParticipants", onclick: () => choose(list, set) },
    "+ Ajouter",
  )
  return h("div", { class: "participants" }, add, chips)
}

async function choose(list, done) {
  const contacts = (await call("records/Contacts")).map((record) => ({
    id: record.id,
    name: titleOf(record),
  }))
  const sources = { "Fiches Clients": contacts, Utilisateurs: app.boot.users, Groupes: app.boot.groups }
  const picked = new Map(list.map((one) => [one.id, one]))
  const select = h(
    "select",
    { class: "zInput", "aria-label": "Type de participant", onchange: () => fill() },
    ...Object.keys(sources).map((name) => h("option", {}, name)),
  )
  const words = h("input", { class: "zInput", placeholder: "Rechercher", oninput: () => fill() })
  const rows = h("div", { class: "pickList", role: "listbox" })
  const count = h("span", { class: "quiet" })
  const fill = () => {
    const wanted = words.value.toLocaleLowerCase("fr")
    const found = sources[select.value]
      .filter((one) => one.name.toLocaleLowerCase("fr").includes(wanted))
      .slice(0, 40)
    rows.replaceChildren(
      ...found.map((one) => {
        const tick = h("input", {
          type: "checkbox",
          onchange: () => {
            if (tick.checked) picked.set(one.id, { ...one, module: select.value })
            else picked.delete(one.id)
            tell()
          },
        })
        tick.checked = picked.has(one.id)
        return h("label", { class: "pickRow", "data-name": one.name }, tick, h("span", {}, one.name))
      }),
    )
  }
  const tell = () => (count.textContent = `${picked.size} sélectionné(s)`)
  const close = () => hole.remove()
  const end = () => {
    close()
    done([...picked.values()])
  }
  fill()
  tell()
  const modal = h(
    "div",
    { class: "lyteModal participantsModal", role: "dialog", "aria-label": "Ajouter des participants" },
    h("div", { class: "modalHead" }, h("h2", {}, "Ajouter des participants")),
    h("div", { class: "modalBody" }, h("div", { class: "pickBar" }, select, words), rows),
    h(
      "div",
      { class: "modalFoot" },
      count,
      h("button", { type: "button", class: "zBtn", onclick: close }, "Annuler"),
      h("button", { type: "button", class: "zBtn primaryBtn", onclick: end }, "Terminer"),
    ),
  )
  const hole = wormhole(h("lyte-modal", {}, h("div", { class: "modalWrapper modalOver" }, modal)))
}

/** The dialog of "+ Réunion", the opportunity still under it. */
export function openMeeting(record, saved) {
  const contact = record.values.CONTACTID ?? null
  const model = newEvent({ id: record.id, name: titleOf(record), module: "Potentials", contact })
  delete model.SEID.contact
  const [main, details] = app.boot.modules.Events.sections
  const grid = h(
    "div",
    { class: "formGrid quickGrid" },
    ...main.fields.map((field) => row("Events", field, model)),
  )
  const more = h("button", { type: "button", class: "linkBtn moreDetails" }, "Ajouter plus de détails")
  more.addEventListener("click", () => {
    more.remove()
    const rows = details.fields.map((field) => row("Events", field, model))
    grid.append(h("h3", { class: "wideRow" }, "Plus de détails"), ...rows)
    rows[0].scrollIntoView({ block: "center" })
  })
  const form =
    app.gen === "g3"
      ? h("crux-form-component", { id: "cxQuickCreateFormComp" }, grid)
      : h(app.gen === "g2" ? "crm-create-entity" : "form", { id: "createEntityForm" }, grid)
  const close = () => {
    app.dirty = false
    hole.remove()
  }
  const save = saver("Events", undefined, model, form, (event) => {
    close()
    saved(event)
  })
  const modal = h(
    "div",
    { class: "lyteModal meetingModal", role: "dialog", "aria-label": "Créer une réunion" },
    h(
      "div",
      { class: "modalHead" },
      h("h2", {}, "Informations sur la réunion"),
      h("button", { type: "button", class: "closeBtn", "aria-label": "Fermer", onclick: close }, "×"),
    ),
    h("div", { class: "modalBody" }, form),
    h(
      "div",
      { class: "modalFoot lyteModalFooter" },
      more,
      h("span", { class: "grow" }),
      ...buttons("Events", save, close, "modal").filter(Boolean),
    ),
  )
  const hole = wormhole(
    h("lyte-modal", { id: "cruxCreateFormModal1" }, h("div", { class: "modalWrapper" }, modal)),
  )
  modal.querySelector("input")?.focus()
}
