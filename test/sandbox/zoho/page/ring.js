/**
 * An incoming call's banner, at the end of the body. The real one is not public: two likely ones stand here, both
 * ringing, then answered with a counter, then ended; or missed. They stay from one page to the next.
 */
import { call, h, href, link, titleOf } from "./dom.js"

const digits = (text) =>
  String(text ?? "")
    .replace(/\D/g, "")
    .replace(/^1(?=\d{10}$)/, "")
const local = (number) => number.replace(/^(\d{3})(\d{3})(\d{4})$/, "$1 $2-$3")
const counted = (seconds) =>
  [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, "0")).join(":")
const words = {
  ringing: "Appel entrant",
  answered: "En communication",
  ended: "Appel terminé",
  missed: "Appel manqué",
}

/** A card with classes for its states; the number as it is written here. */
function popup(view) {
  const { state, number, contact, name, seconds } = view
  const who = contact ? link(href(`/tab/Contacts/${contact}`), { class: "pbName" }, name) : name
  const upper = state[0].toUpperCase() + state.slice(1)
  const counter =
    state === "answered" || state === "ended" ? h("span", { class: "pbTimer" }, counted(seconds)) : null
  return h(
    "div",
    { class: `pbPopup pb${upper}`, id: "phoneBridgePopup", role: "alertdialog", "aria-label": words[state] },
    h("div", { class: "pbHead" }, h("span", { class: "pbState" }, words[state]), counter),
    who ? h("div", { class: "pbCaller" }, who) : null,
    h("div", { class: "pbNumber" }, local(number)),
    h("div", { class: "pbButtons" }, ...view.buttons),
  )
}

/** A live region with attributes for its states; the number as an international link. */
function notice(view) {
  const { state, number, name, seconds } = view
  const kinds = { ringing: "incoming", answered: "connected", ended: "completed", missed: "missed" }
  const timed = state === "answered" || state === "ended"
  return h(
    "section",
    {
      "data-telephony": "call",
      "data-call-state": kinds[state],
      "aria-live": "assertive",
      class: "telNotice",
    },
    h("header", {}, words[state]),
    h(
      "a",
      { href: `tel:+1${number}`, class: "telNumber" },
      `+1 (${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
    ),
    name ? h("b", { class: "telName" }, name) : null,
    timed ? h("time", { datetime: `PT${seconds}S` }, counted(seconds)) : null,
    h("footer", {}, ...view.buttons),
  )
}
const markups = { 1: popup, 2: notice }

let current = null
/** Rings; `name`: what to show, "" for nobody, undefined: whose number it is, where one contact alone has it. */
async function ring({ number, name, markup = "1", state = "ringing", contact = null }) {
  current?.end()
  const caller = digits(number)
  const view = { state, number: caller, name: name ?? "", contact, seconds: 0, buttons: [] }
  if (name === undefined) {
    const same = ({ values }) =>
      [values.PHONE, values.MOBILE, values.OTHERPHONE].some((one) => digits(one) === caller)
    const found = (await call("records/Contacts")).filter(same)
    if (found.length === 1) Object.assign(view, { name: titleOf(found[0]), contact: found[0].id })
  }
  const host = h("div", { class: "telephonyHost" })
  document.body.append(host)
  let timer
  const end = () => {
    clearInterval(timer)
    host.remove()
    if (current?.host === host) current = null
  }
  current = { host, end }
  const button = (label, press, kind = "") =>
    h("button", { type: "button", class: `zBtn ${kind}`, onclick: press }, label)
  const turn = (next) => {
    clearInterval(timer)
    view.state = next
    if (next === "answered") timer = setInterval(tick, 1000)
    draw()
  }
  const tick = () => {
    view.seconds += 1
    draw()
  }
  const draw = () => {
    view.buttons = {
      ringing: () => [
        button("Répondre", () => turn("answered"), "primaryBtn"),
        button("Refuser", () => turn("missed")),
      ],
      answered: () => [button("Raccrocher", () => turn("ended"))],
      ended: () => [button("Fermer", end)],
      missed: () => [button("Fermer", end)],
    }[view.state]()
    host.replaceChildren((markups[markup] ?? popup)(view))
  }
  turn(state)
}

/** Rings as the address asks, at the button, and at a `sandbox:ring` event. */
export function startRinging(bar) {
  const query = new URLSearchParams(location.search)
  const options = {
    markup: query.get("ringmarkup") ?? undefined,
    name: query.get("ringname") ?? undefined,
    state: query.get("ringstate") ?? undefined,
  }
  const start = h("button", { type: "button", class: "linkBtn", id: "simulateCall" }, "Simuler un appel")
  start.addEventListener("click", () => {
    const shown = document.querySelector("[id='subvalue_POTENTIALCF1'], .cxPhoneViewValue")?.textContent
    void ring({ ...options, state: undefined, number: digits(shown) || "5145550123" })
  })
  bar.append(h("span", { class: "grow" }), start)
  document.addEventListener("sandbox:ring", (event) => void ring({ ...options, ...event.detail }))
  if (query.get("ring")) void ring({ ...options, number: query.get("ring") })
}
