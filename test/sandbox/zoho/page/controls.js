/** The inputs of the forms, in the three generations of markup. Each answers its element and calls `change(value)`. */
import { app, box, call, h, isoOf, readDate, showDate, shown, titleOf, wallOf } from "./dom.js"

const none = "-Aucun-"

/** The list of a dropdown, at the end of the body. */
function openList(anchor, field, items, pick, search) {
  const old = app.gen === "g1"
  const body = h(old ? "ul" : "lyte-drop-body", {
    id: field.api,
    class: old ? "select2-results__options" : "lyteDropBody",
    role: "listbox",
  })
  const choose = (item) => (event) => {
    if (!event.isTrusted || (event.type === "keydown" && event.key !== "Enter")) return
    event.preventDefault()
    close()
    pick(item)
  }
  const fill = (words) => {
    const wanted = words.toLocaleLowerCase("fr")
    const found = items.filter((item) => item.name.toLocaleLowerCase("fr").includes(wanted)).slice(0, 60)
    body.replaceChildren(
      ...found.map((item) =>
        h(
          old ? "li" : "lyte-drop-item",
          {
            class: old ? "select2-results__option" : "picklist_values",
            role: "option",
            "data-value": item.value,
            "data-zcqa": `${field.label}_${item.name}`,
            tabindex: "-1",
            onclick: choose(item),
            onkeydown: choose(item),
          },
          item.name,
        ),
      ),
    )
    if (!found.length) body.append(h("div", { class: "dropEmpty" }, "Aucun résultat"))
  }
  const input = h("input", {
    class: "dropSearch",
    placeholder: "Rechercher",
    oninput: (event) => fill(event.target.value),
  })
  fill("")
  const shell = old
    ? h("span", { class: "select2-container select2-container--open dropBox" }, search ? input : null, body)
    : h("lyte-drop-box", { class: "lyteDropdownBox dropBox" }, search ? input : null, body)
  const close = box(anchor, shell)
  if (search) input.focus()
}

function dropdown(field, ids, options, value, change) {
  const items = [{ value: none, name: none }, ...options.map((name) => ({ value: name, name }))]
  const set = (next) => {
    if (app.gen === "g1") {
      const [select, box] = host.children
      select.replaceChildren(h("option", { value: next ?? "", selected: true }, next ?? none))
      box.querySelector(".select2-selection__rendered").textContent = next ?? none
      box.querySelector(".select2-selection__rendered").title = next ?? none
    } else {
      host.setAttribute("lt-prop-selected", next ?? none)
      const label = host.querySelector(".lyteDropdownLabel")
      label.textContent = next ?? none
      label.classList.toggle("lyteDropPlaceholderNormal", !next)
    }
  }
  const pick = (item) => {
    const next = item.value === none ? null : item.value
    set(next)
    change(next)
  }
  const open = (event) => {
    if (event.isTrusted) openList(host, field, items, pick, options.length > 8)
  }
  const keys = (event) => {
    if (["ArrowDown", "Enter", " "].includes(event.key)) {
      event.preventDefault()
      open(event)
    }
  }
  const host =
    app.gen === "g1"
      ? h(
          "div",
          { class: "select2Wrap" },
          h("select", {
            id: ids.base,
            class: "select2-hidden-accessible",
            tabindex: "-1",
            "aria-hidden": "true",
          }),
          h(
            "span",
            { class: "select2 select2-container", onclick: open },
            h(
              "span",
              { class: "select2-selection", role: "combobox", tabindex: "0", onkeydown: keys },
              h("span", { class: "select2-selection__rendered", id: `select2-${ids.base}-container` }),
            ),
          ),
        )
      : h(
          "lyte-dropdown",
          { id: app.gen === "g2" ? ids.base : undefined, class: "lyteDropdown" },
          h(
            "div",
            {
              class: "lyteDummyEventContainer",
              role: "combobox",
              "aria-label": field.label,
              tabindex: "0",
              onclick: open,
              onkeydown: keys,
            },
            h("span", { class: "lyteDropdownLabel" }),
          ),
        )
  set(value ?? null)
  return host
}

const input = (ids, attributes) =>
  h("input", { id: ids.input, class: "zInput", autocomplete: "off", ...attributes })
/** The wrapping that Lyte puts round an input; nothing in the first generation. */
const wrap = (element, type = "text") =>
  app.gen === "g1"
    ? element
    : h("lyte-input", { "lt-prop-type": type }, h("div", { class: "lyteField" }, element))

function calendar(anchor, iso, pick) {
  const first = new Date(`${iso ?? wallOf(new Date()).slice(0, 10)}T12:00`)
  const grid = h("div", { class: "calGrid" })
  const title = h("b", {})
  const draw = () => {
    title.textContent = first.toLocaleDateString("fr-CA", { month: "long", year: "numeric" })
    const start = new Date(first.getFullYear(), first.getMonth(), 1, 12)
    start.setDate(1 - start.getDay())
    const days = Array.from(
      { length: 42 },
      (_, n) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + n),
    )
    const cell = (day) =>
      h(
        "button",
        {
          type: "button",
          "data-date": isoOf(day),
          class: `${day.getMonth() === first.getMonth() ? "" : "calOut"} ${isoOf(day) === iso ? "calOn" : ""}`,
          onclick: () => {
            close()
            pick(isoOf(day))
          },
        },
        String(day.getDate()),
      )
    grid.replaceChildren(...[..."DLMMJVS"].map((day) => h("i", {}, day)), ...days.map(cell))
  }
  const step = (by) => () => {
    first.setMonth(first.getMonth() + by, 1)
    draw()
  }
  const arrow = (label, by) =>
    h("button", { type: "button", "aria-label": label, onclick: step(by) }, by < 0 ? "‹" : "›")
  const head = h("div", { class: "calHead" }, arrow("Mois précédent", -1), title, arrow("Mois suivant", 1))
  draw()
  const close = box(
    anchor,
    h("div", { id: "lyteCalendar", class: "dropBox" }, h("lyte-calendar", {}, head, grid)),
  )
}

const patternShown = () => app.pattern.replace("yyyy", "AAAA").replace("dd", "JJ")
function dateInput(ids, iso, change) {
  const element = input(ids, {
    placeholder: patternShown(),
    "data-date-format": app.pattern,
    onclick: () =>
      calendar(element, readDate(element.value), (day) => {
        element.value = showDate(day)
        element.dispatchEvent(new Event("change", { bubbles: true }))
      }),
    onchange: () => {
      const day = readDate(element.value)
      element.classList.toggle("badDate", element.value !== "" && !day)
      change(element.value === "" ? null : day)
    },
  })
  element.value = iso ? showDate(iso) : ""
  return element
}

const times = Array.from(
  { length: 48 },
  (_, n) => `${String(n >> 1).padStart(2, "0")}:${n % 2 ? "30" : "00"}`,
)
function dateTime(field, ids, value, change) {
  let [day, time] = value ? [value.slice(0, 10), value.slice(11)] : [null, wallOf(new Date()).slice(11)]
  const tell = () => change(day ? `${day}T${time}` : null)
  const date = dateInput(ids, day, (next) => {
    day = next
    tell()
  })
  const clock = dropdown(
    { ...field, api: `${field.api}_time` },
    { base: `${ids.base}_time` },
    times,
    time,
    (next) => {
      time = next ?? "00:00"
      tell()
    },
  )
  clock.classList.add("timeDrop")
  const both = h("div", { class: "lyteField dateTimePair" }, date, clock)
  return app.gen === "g1" ? both : h("lyte-input", { "lt-prop-type": "datetime" }, both)
}

function lookup(field, ids, value, change) {
  const text = h("input", {
    id: app.gen === "g2" ? "inputId" : ids.input,
    class: "zInput",
    readonly: true,
    placeholder: field.type === "user" ? "Choisir un utilisateur" : "Rechercher une fiche",
    onclick: () => void open(),
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === "ArrowDown") void open()
    },
  })
  text.value = value?.name ?? ""
  const open = async () => {
    const list =
      field.type === "user"
        ? app.boot.users
        : (await call(`records/${field.module}`)).map((record) => ({ id: record.id, name: titleOf(record) }))
    const items = [{ value: "", name: none }, ...list.map((one) => ({ value: one.id, name: one.name }))]
    openList(
      host,
      field,
      items,
      (item) => {
        text.value = item.value ? item.name : ""
        host.setAttribute("cx-prop-value", item.value ? item.name : "")
        change(item.value ? { id: item.value, name: item.name, module: field.module } : null)
      },
      true,
    )
  }
  const icon = h(
    "span",
    { id: `${ids.base}_img`, class: "lookupIcon", "aria-hidden": "true", onclick: () => void open() },
    "⌕",
  )
  const host =
    app.gen === "g2"
      ? h("lyte-autocomplete", { id: ids.base, class: "lookupWrap" }, text, icon)
      : h("div", { class: "lookupWrap" }, text, icon)
  return host
}

/** The control of a field: what stands to the right of its label. */
export function control(module, field, value, change) {
  const base = `Crm_${module}_${field.col}`
  const ids = {
    base,
    input: app.gen === "g3" ? `${field.id}_FValue` : app.gen === "g2" ? `${base}_LInput` : base,
  }
  if (field.readonly) return h("span", { class: "readOnlyValue" }, shown(field, value) || "—")
  if (field.type === "picklist") return dropdown(field, ids, field.options, value, change)
  if (field.type === "lookup" || field.type === "user") return lookup(field, ids, value, change)
  if (field.type === "datetime") return dateTime(field, ids, value, change)
  if (field.type === "date") return wrap(dateInput(ids, value, change), "date")
  if (field.type === "boolean") {
    const tick = h("input", { type: "checkbox", id: ids.input, onchange: () => change(tick.checked) })
    tick.checked = value === true
    return app.gen === "g1" ? tick : h("lyte-checkbox", {}, h("label", { class: "lyteCheckbox" }, tick))
  }
  const long = field.type === "textarea"
  const element = h(long ? "textarea" : "input", {
    id: ids.input,
    class: "zInput",
    autocomplete: "off",
    maxlength: long ? "32000" : "255",
    placeholder: field.placeholder,
    oninput: () => change(element.value),
  })
  element.value = value ?? ""
  return wrap(element, long ? "textarea" : "text")
}
