/** "Remarques": the list of notes of a record, its editor, and the box that follows a call. */
import { app, call, h, href, initials, titleOf, toast, wormhole } from "./dom.js"

const zone = { timeZone: "America/Toronto" }
function stamp(iso) {
  const at = new Date(iso)
  const day = at.toLocaleDateString("sv-SE", zone)
  const time = at.toLocaleTimeString("fr-CA", {
    ...zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const [year, month, date] = day.split("-")
  const shown = app.pattern.replace("yyyy", year).replace("MM", month).replace("dd", date)
  return `${shown} ${time.replace(/\s*h\s*/, ":")}`
}
function ago(iso) {
  const minutes = Math.round((Date.now() - Date.parse(iso)) / 60_000)
  if (minutes < 1) return "à l’instant"
  if (minutes < 60) return `il y a ${minutes} minute(s)`
  if (minutes < 1440) return `il y a ${Math.floor(minutes / 60)} heure(s)`
  return stamp(iso)
}

const shortLength = 400
function content(note) {
  const holder = h("div", { class: "cxNotesAddedContent", "data-zcqa": "cruxNoteContent" })
  if (note.content.length <= shortLength) holder.append(h("pre", { class: "cxNonRTF" }, note.content))
  else {
    const full = h("pre", { class: "cxNonRTF showFullContent", style: "display:none" }, note.content)
    const short = h("pre", { class: "cxNonRTF" }, `${note.content.slice(0, shortLength)}…`)
    const toggle = h("span", { class: "cruxNoteSeeMore" }, "Afficher plus")
    toggle.addEventListener("click", () => {
      const open = full.style.display !== "none"
      full.style.display = open ? "none" : ""
      short.style.display = open ? "" : "none"
      toggle.textContent = open ? "Afficher plus" : "Afficher moins"
    })
    holder.append(short, full, toggle)
  }
  return holder
}

const button = (zcqa, label, press, primary = false) =>
  h(
    "lyte-button",
    { "data-zcqa": zcqa },
    h("button", { type: "button", class: `zBtn ${primary ? "primaryBtn" : ""}`, onclick: press }, label),
  )

let serial = 0
/** The open editor: a title, the text, Save and Cancel. */
function editor(old, save, cancel) {
  const n = ++serial
  const title = h("input", {
    id: `noteTextTitle${n}`,
    class: "zInput noteTitle",
    maxlength: "120",
    placeholder: "Ajouter un titre",
  })
  const text = h("textarea", {
    class: "zInput",
    "data-zcqa": "notesContentTxt",
    placeholder: "Ajouter une remarque",
  })
  title.value = old?.title ?? ""
  text.value = old?.content ?? ""
  let busy = false
  const press = async (event) => {
    if (!event.isTrusted || busy || !text.value.trim()) return
    busy = true
    await save({ title: title.value, content: text.value })
  }
  const foot = h(
    "div",
    { class: "noteButtons" },
    h("span", { "data-zcqa": "notesAttachFile", class: "linkBtn" }, "Joindre un fichier"),
    h("span", { class: "grow" }),
    button("notesCancelComment", "Annuler", cancel),
    button("notesSaveComment", "Enregistrer", press, true),
  )
  const node = h("div", { class: "cxNotesTextInputBoxWrap cxNoteTextareaOpen" }, title, text, foot)
  return { node, text }
}

const few = 6
export function notes(record) {
  let all = record.notes
  let shownCount = few
  const base = `records/${record.module}/${record.id}/notes`
  const list = h("ul", { class: "cruxNotesList cxNoteRecentFirst", "data-zcqa": "cruxNotesListHolder" })
  const total = h("span", { class: "cxTotalNotesCount badge" })
  const more = h("div", { class: "cxShowMoreNotes linkBtn" }, "Afficher les remarques précédentes")
  const refresh = (saved) => {
    all = saved.notes
    draw()
    toast("success", "Remarque enregistrée")
  }
  const item = (note) => {
    const row = h("li", { class: `cxNotesLi cx_${note.id}` })
    const edit = h(
      "button",
      { type: "button", class: "linkBtn noteEdit", "aria-label": "Modifier la remarque" },
      "✎",
    )
    edit.addEventListener("click", () => {
      const save = async (sent) => refresh(await call(`${base}/${note.id}`, "PUT", sent))
      row.replaceChildren(editor(note, save, draw).node)
    })
    const parent = `${app.base.replace(/\/[^/]+$/, "")}/EntityInfo.do?module=${note.parent.module}&id=${note.parent.id}`
    row.append(
      h("span", { class: "avatar small" }, initials(note.modifiedBy)),
      h(
        "div",
        { class: "noteBody" },
        note.title
          ? h("lyte-text", { class: "cxNoteTitleSpan", "lt-prop-value": note.title }, note.title)
          : null,
        content(note),
        h(
          "div",
          { class: "noteFoot" },
          h("span", {}, `${app.boot.modules[note.parent.module]?.singular ?? "Fiche"} · `),
          h("a", { class: "cxNotesModuleRecordName", href: parent }, note.parent.name || "Fiche"),
          h(
            "span",
            { class: "cxNotesModifiedTimeInfo", "data-title": stamp(note.modifiedAt) },
            ` · ${ago(note.modifiedAt)}`,
          ),
          h("span", {}, " par "),
          h("span", { class: "cxNotesModifiedName", "data-title": note.modifiedBy }, note.modifiedBy),
        ),
      ),
      edit,
    )
    return row
  }
  const draw = () => {
    list.replaceChildren(...all.slice(0, shownCount).map(item))
    total.textContent = String(all.length)
    more.style.display = all.length > shownCount ? "" : "none"
  }
  more.addEventListener("click", () => {
    shownCount += shownCount
    draw()
  })
  const place = h("div", { class: "noteEditor" })
  const closed = () => {
    const collapsed = h("input", { class: "zInput", placeholder: "Ajouter une remarque", readonly: true })
    collapsed.addEventListener("click", opened)
    place.replaceChildren(h("lyte-input", { "data-zcqa": "notesProcess", class: "notesProcess" }, collapsed))
  }
  const opened = () => {
    const save = async (sent) => {
      const saved = await call(base, "POST", sent)
      closed()
      refresh(saved)
    }
    const made = editor(null, save, closed)
    place.replaceChildren(made.node)
    made.text.focus()
  }
  closed()
  draw()
  return h(
    "section",
    { id: "relatedListNotes", class: "card relatedList" },
    h("h2", {}, "Remarques ", total),
    place,
    list,
    more,
  )
}

/** The box of the telephone that appears after a call: what is typed there is lost to the opportunity. */
export function afterCall(record, number) {
  const text = h("textarea", {
    id: "Crm_Calls_DESCRIPTION",
    class: "zInput",
    placeholder: "Ajouter une description de l’appel",
  })
  const close = () => hole.remove()
  const hole = wormhole(
    h(
      "div",
      { class: "callBox", id: "phoneBridgeCallEnd", role: "dialog", "aria-label": "Appel terminé" },
      h(
        "div",
        { class: "callHead" },
        h("b", {}, "Appel terminé"),
        h("span", { class: "quiet" }, ` ${number} · 0 min 42 s`),
      ),
      h("a", { href: href(`/tab/${record.module}/${record.id}`) }, titleOf(record)),
      h("label", { class: "zLabel" }, "Description de l’appel"),
      text,
      h(
        "div",
        { class: "noteButtons" },
        h("span", { class: "grow" }),
        h("button", { type: "button", class: "zBtn", onclick: close }, "Fermer"),
        h("button", { type: "button", class: "zBtn primaryBtn", onclick: close }, "Enregistrer l’appel"),
      ),
    ),
  )
}
