/** What every page shares: elements, the boot data, routes, boxes at the end of the body, messages. */
const query = new URLSearchParams(location.search)
const generations = { org700000002: "g2", org700000003: "g1" }
const place = /^(.*?\/crm\/)(?:([^/]+)\/)?(?:tab|EntityInfo)/.exec(location.pathname) ?? []
export const app = {
  base: `${place[1] ?? "/crm/"}${place[2] ?? "org700000001"}`,
  gen: query.get("gen") ?? generations[place[2]] ?? "g3",
  pattern: query.get("pattern") ?? "yyyy-MM-dd",
  delay: Number(query.get("delay") ?? document.documentElement.dataset.delay),
  mirrored: window !== window.top,
  /** Set while a form holds changes that were not saved. */
  dirty: false,
  boot: /** @type {any} */ ({}),
}
/** Query parameters that stay from one page to the next. */
const kept = ["gen", "pattern", "delay", "theme", "mirror", "stagebar"].filter((name) => query.has(name))

/**
 * An element; children that are strings become text, never markup. `on*` keys are listeners.
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== null && value !== false)
      element.setAttribute(name, value === true ? "" : String(value))
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  )
  return element
}

/** The address of a page of the CRM, with what must stay of the query. */
export function href(tail, extra = {}) {
  const params = new URLSearchParams(extra)
  for (const name of kept) params.set(name, query.get(name) ?? "")
  const text = params.toString()
  return `${app.base}${tail}${text ? `?${text}` : ""}`
}
/** A link that the router follows. */
export const link = (to, attributes, ...children) =>
  h("a", { href: to, "data-route": true, ...attributes }, ...children)
export const go = (to) => document.dispatchEvent(new CustomEvent("sandbox:go", { detail: to }))

export async function call(path, method = "GET", body = undefined) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(`/__sandbox/${path}`, { method, ...init })
  return answer.ok ? answer.json() : null
}

/** Moves content into a wormhole at the end of the body, as Lyte does; answers the wormhole. */
export function wormhole(...content) {
  const hole = h("lyte-wormhole", { class: "lyteWormhole" }, ...content)
  document.body.append(hole)
  return hole
}

/** A box below (or above) its field, closed by Escape or by a press elsewhere. */
export function box(anchor, element) {
  const hole = wormhole(element)
  const rect = anchor.getBoundingClientRect()
  const below = window.innerHeight - rect.bottom
  element.style.left = `${Math.min(rect.left, window.innerWidth - 320)}px`
  element.style.minWidth = `${rect.width}px`
  if (below < 280 && rect.top > below) element.style.bottom = `${window.innerHeight - rect.top + 2}px`
  else element.style.top = `${rect.bottom + 2}px`
  const close = () => {
    hole.remove()
    document.removeEventListener("mousedown", away, true)
    document.removeEventListener("keydown", escape, true)
  }
  const away = (event) => {
    if (!hole.contains(event.target)) close()
  }
  const escape = (event) => {
    if (event.key === "Escape") close()
  }
  document.addEventListener("mousedown", away, true)
  document.addEventListener("keydown", escape, true)
  return close
}

export function toast(type, text) {
  const message = h(
    "div",
    { class: `${type}MessageIcon lyteMessageBox` },
    h("div", { class: "lyteMessageBoxContent", role: "status" }, text),
  )
  document.querySelector("body > .lyteMessageBox")?.remove()
  document.body.append(message)
  setTimeout(() => message.remove(), 2000)
}

/** A question over the page; resolves to true for the primary button. */
export function ask(primary, secondary, yes, no) {
  return new Promise((resolve) => {
    const end = (answer) => () => {
      hole.remove()
      resolve(answer)
    }
    const button = (kind, label, answer) =>
      h("lyte-button", { class: "lyteAlertBtn" }, h("button", { class: kind, onclick: end(answer) }, label))
    const popup = h(
      "div",
      { class: "alertPopup", role: "alertdialog" },
      h("div", { class: "alertPrimaryMsg" }, primary),
      h("div", { class: "alertSecondaryMsg" }, secondary),
      h("div", { class: "alertButtons" }, button("lyteFailure", yes, true), button("", no, false)),
    )
    const hole = wormhole(h("div", { class: "alertWrapper" }, popup))
  })
}

const pad = (number) => String(number).padStart(2, "0")
/** `yyyy-mm-dd` in the person's own pattern. */
export function showDate(iso, pattern = app.pattern) {
  const [year, month, day] = iso.split("-")
  return pattern.replace("yyyy", year).replace("MM", month).replace("dd", day)
}
/** What was typed in the person's pattern, as `yyyy-mm-dd`; null when it does not fit. */
export function readDate(text, pattern = app.pattern) {
  const order = pattern.match(/yyyy|MM|dd/g) ?? []
  const found = text.trim().match(/^(\d+)\D(\d+)\D(\d+)$/)
  if (!found) return null
  const at = (name) => Number(found[order.indexOf(name) + 1])
  if (at("MM") < 1 || at("MM") > 12 || at("dd") < 1 || at("dd") > 31 || at("yyyy") < 1900) return null
  return `${at("yyyy")}-${pad(at("MM"))}-${pad(at("dd"))}`
}
export const isoOf = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`

/** A value as the CRM shows it; empty: "". */
export function shown(field, value) {
  if (value === null || value === undefined || value === "") return ""
  if (field.type === "date") return showDate(value)
  if (field.type === "datetime") return `${showDate(value.slice(0, 10))} ${value.slice(11)}`
  if (Array.isArray(value)) return value.map((one) => one.name).join(", ")
  return typeof value === "object" ? value.name : String(value)
}
export const titleOf = (record) => {
  const values = record.values
  return (
    values.NAME ??
    values.POTENTIALNAME ??
    values.SUBJECT ??
    [values.FIRSTNAME, values.LASTNAME].filter(Boolean).join(" ")
  )
}
export const fieldsOf = (module) => app.boot.modules[module].sections.flatMap((section) => section.fields)
/** The wall clock of the dealership at an instant, whatever the machine says. */
export const wallOf = (date) =>
  date.toLocaleString("sv-SE", { timeZone: "America/Toronto" }).slice(0, 16).replace(" ", "T")
export const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase()
