import { id, look, make, text } from "./dom.js"

const looksRight = (address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
const split = (typed) =>
  typed
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")

/**
 * The three rows of addresses of a compose window, in the markup of after 2021 (chips) or of before (hidden inputs). `changed` is
 * called at each change; `addresses()` is what would be sent, `typed()` what was typed and not confirmed.
 */
export function recipients(changed) {
  const rows = ["to", "cc", "bcc"].map((name) =>
    (look.recipients === "old" ? oldRow : peopleRow)(name, changed),
  )
  const table = make("table.GS", { tabindex: "-1" }, make("tbody.bze", {}, ...rows.map(({ row }) => row)))
  const open = make("div.fX.aXjCH", {}, table)
  const names = make("div.oL.aDm", {}, text.recipients)
  const closed = make("div.aoD.hl", { tabindex: "1" }, names, make("div.bgW"))
  const show = (opened) => {
    open.style.display = opened ? "" : "none"
    closed.style.display = opened ? "none" : ""
    names.textContent = rows.flatMap((row) => row.chips()).join(", ") || text.recipients
  }
  const enter = () => {
    show(true)
    rows[0].field.focus()
  }
  closed.addEventListener("focus", enter)
  closed.addEventListener("click", enter)
  open.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && open.contains(event.relatedTarget)) return
    for (const row of rows) row.commit()
    show(false)
  })
  show(false)
  return {
    open,
    closed,
    enter,
    addresses: () =>
      Object.fromEntries(rows.map((row) => [row.name, [...row.chips(), ...split(row.field.value)]])),
    looksRight: () => rows.every((row) => [...row.chips(), ...split(row.field.value)].every(looksRight)),
  }
}

const tr = (name, cell) =>
  make(
    "tr.bzf",
    name === "to" ? {} : { style: "display:none" },
    make("td.ok", {}, make("span.gO.aQY", { role: "link", tabindex: "1" }, text[name])),
    make("td.eV", {}, cell),
  )

/** On a compose window just opened, the first addresses set otherwise than by hand are wiped once. */
const wipe = 50

function peopleRow(name, changed) {
  const list = make("div.afx", { role: "listbox", "aria-orientation": "horizontal" })
  const field = make("input.agP.aFw", {
    id: id(),
    "peoplekit-id": "BbVjBd",
    autocomplete: "off",
    "aria-label": text.toLong,
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    size: "0",
    type: "text",
    role: "combobox",
  })
  const holder = make(
    `div.anm`,
    { name, "aria-label": text[name], style: "width:408px" },
    list,
    make("div.aH9", { role: "presentation" }, field, make("span.aIa.aFw")),
  )
  let fresh = true
  const add = (address) => {
    const chip = make(
      "div.agh",
      { "peoplekit-id": "Svajxe", draggable: "true" },
      make(
        "div.afV",
        {
          role: "option",
          "peoplekit-id": "XPtOyb",
          "data-hovercard-id": address,
          "data-name": address,
          "aria-selected": "false",
        },
        make("div.akl", { translate: "no" }, address),
        make("div.afX", {
          "aria-label": "×",
          "peoplekit-id": "bxvLg",
          onclick: () => (chip.remove(), changed()),
        }),
      ),
    )
    list.append(chip)
    changed()
    return chip
  }
  const commit = () => {
    for (const address of split(field.value)) add(address)
    field.value = ""
  }
  field.addEventListener("keydown", (event) => {
    fresh = false
    if (["Enter", "Tab", ",", ";"].includes(event.key) && !event.ctrlKey && field.value.trim() !== "") {
      if (event.key !== "Tab") event.preventDefault()
      commit()
    }
    if (event.key === "Backspace" && field.value === "" && list.lastChild) {
      list.lastChild.remove()
      changed()
    }
  })
  field.addEventListener("paste", (event) => {
    const pasted = split(event.clipboardData?.getData("text/plain") ?? "").filter(looksRight)
    if (pasted.length === 0) return
    event.preventDefault()
    const chips = pasted.map(add)
    if (!fresh) return
    fresh = false
    setTimeout(() => {
      for (const chip of chips) chip.remove()
      changed()
    }, wipe)
  })
  field.addEventListener("input", changed)
  const wide = make("div.oj", {}, make("div.wO.nr.l1", {}, holder))
  return {
    name,
    field,
    row: tr(name, wide),
    commit,
    chips: () =>
      [...list.querySelectorAll("[role=option]")].map((chip) => chip.getAttribute("data-hovercard-id")),
  }
}

function oldRow(name, changed) {
  const field = make("textarea.vO", {
    rows: "1",
    name,
    id: id(),
    dir: "ltr",
    "aria-label": text[name],
    role: "combobox",
    spellcheck: "false",
  })
  const box = make("div.wO.nr", {}, make("input.wA", { tabindex: "-1", "aria-hidden": "true" }), field)
  const add = (address) => {
    const chip = make(
      "div.vR",
      {},
      make("span.vN", { email: address }, address),
      make("input", { type: "hidden", name, value: `<${address}>` }),
    )
    chip.querySelector(".vN").addEventListener("click", () => (chip.remove(), changed()))
    box.insertBefore(chip, field)
    changed()
  }
  const commit = () => {
    for (const address of split(field.value)) add(address)
    field.value = ""
  }
  field.addEventListener("keydown", (event) => {
    if (["Enter", "Tab", ","].includes(event.key) && !event.ctrlKey && field.value.trim() !== "") {
      if (event.key !== "Tab") event.preventDefault()
      commit()
    }
    if (event.key === "Backspace" && field.value === "") box.querySelector(".vR:last-of-type")?.remove()
  })
  field.addEventListener("paste", (event) => {
    const pasted = split(event.clipboardData?.getData("text/plain") ?? "").filter(looksRight)
    if (pasted.length === 0) return
    event.preventDefault()
    pasted.forEach(add)
  })
  field.addEventListener("input", changed)
  return {
    name,
    field,
    row: tr(name, make("div.oj", {}, box)),
    commit,
    chips: () => [...box.querySelectorAll(".vR .vN")].map((chip) => chip.getAttribute("email")),
  }
}
