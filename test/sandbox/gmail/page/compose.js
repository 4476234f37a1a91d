import { id, look, make, text } from "./dom.js"
import { recipients } from "./recipients.js"

let count = 0
const post = (door, value) =>
  fetch(`/__sandbox/gmail/${door}`, { method: "POST", body: JSON.stringify(value), keepalive: true })

/** A dialog of Gmail's own: it says what it does not take. */
function refuse(why) {
  const dialog = make(
    "div.Kj-JD",
    { role: "alertdialog", tabindex: "0" },
    make("div.Kj-JD-Jz", {}, why),
    make("button", { name: "ok", onclick: () => dialog.remove() }, "OK"),
  )
  document.body.append(dialog)
  dialog.querySelector("button").focus()
}

/** A control that acts when the mouse is let go over it, or at Enter and Space. */
function control(element, act) {
  let down = false
  element.addEventListener("mousedown", (event) => {
    down = event.button === 0
  })
  element.addEventListener("mouseup", () => {
    if (down) act()
    down = false
  })
  element.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      act()
    }
  })
  return element
}

/**
 * One message being written: `root` (`.M9`), and what it knows. `reply`: what it answers ({ message, thread, to, quote }).
 * `sent` is called with what
 * went, `gone` once it was sent or thrown away.
 */
export function writing({ reply = null, gone, sent = () => undefined, popOut = null }) {
  const number = ++count
  const state = { subject: reply ? `Re: ${reply.subject}` : "" }
  const people = recipients(() => save())
  const signature = make(
    "div.gmail_signature",
    { dir: "ltr", "data-smartmail": "gmail_signature" },
    "Camille Roy",
    make("br"),
    "Renouvellement et fidélisation",
  )
  const body = make(
    "div.Am.aiL.Al.editable.LW-avf.tS-tW",
    {
      id: id(),
      hidefocus: "true",
      "aria-label": text.body,
      g_editable: "true",
      role: "textbox",
      "aria-multiline": "true",
      contenteditable: "true",
      tabindex: "1",
      style: "direction:ltr;min-height:180px",
    },
    make("div", {}, make("br")),
    reply
      ? make(
          "div.gmail_quote",
          {},
          make("div.gmail_attr", { dir: "ltr" }, "Le 20 nov. 2026, une cliente a écrit :"),
          make("blockquote.gmail_quote", {}, reply.quote),
        )
      : make("div", {}, make("span.gmail_signature_prefix", {}, "-- "), signature),
  )
  const subject = make("input.aoT", {
    name: "subjectbox",
    id: id(),
    autocomplete: "off",
    spellcheck: "true",
    tabindex: "1",
    placeholder: text.subject,
    "aria-label": text.subject,
  })
  subject.value = state.subject
  const hidden = (name, value) => make("input", { type: "hidden", name, value })
  const draft = `#msg-a:r-${String(7_000_000_000 + number * 7919 + Math.floor(performance.timeOrigin % 1e9))}`
  const form = make(
    "form.bAs",
    { method: "POST", enctype: "multipart/form-data" },
    people.open,
    people.closed,
    make("div.aoD.az6", reply ? { style: "display:none" } : {}, make("div", {}, subject)),
    hidden("composeid", String(number)),
    hidden("from", ""),
    hidden("subject", ""),
    hidden("draft", draft),
    hidden("rt", reply?.thread ?? ""),
    hidden("rm", reply?.message ?? ""),
  )
  form.addEventListener("submit", (event) => event.preventDefault())

  const read = () => ({
    ...people.addresses(),
    subject: state.subject,
    body: body.innerText.replace(/\u00a0/g, " ").trim(),
    reply: reply !== null,
  })
  let timer
  function save() {
    clearTimeout(timer)
    timer = setTimeout(() => void post("drafts", { ...read(), draft }), 40)
  }
  subject.addEventListener("input", () => {
    state.subject = subject.value
    save()
  })
  body.addEventListener("input", save)

  const root = make("div.M9", { jsaction: "taiVP:.CLIENT" })
  let over = false
  const leave = () => {
    over = true
    clearTimeout(timer)
    gone()
  }
  const send = (how = {}) => {
    if (over) return
    const mail = read()
    if ([...mail.to, ...mail.cc, ...mail.bcc].length === 0) return refuse(text.none)
    if (!people.looksRight()) return refuse(text.bad)
    void post("sent", { ...mail, ...how }).then(() => {
      leave()
      sent(mail)
      document.querySelector(".vh")?.replaceChildren(text.sent)
    })
  }
  const label = { "aria-label": text.send, "data-tooltip": text.send, "data-tooltip-delay": "800" }
  const sendButton = control(
    make(
      "div.T-I.J-J5-Ji.aoO.v7.T-I-atl.L3",
      { id: id(), role: "button", tabindex: "1", ...label, style: "user-select:none" },
      text.sendShort,
    ),
    () => send(),
  )
  const archive = control(
    make(
      "div.T-I.J-J5-Ji.Uo.v7.T-I-atl.L3",
      { role: "button", tabindex: "1", "aria-label": text.archive },
      text.archive,
    ),
    () => send({ archived: true }),
  )
  const menu = make("div.J-M.jQjAxd", { role: "menu", style: "display:none" })
  const scheduled = make(
    "div.J-N.yr",
    { selector: "scheduledSend", role: "menuitem", tabindex: "0" },
    text.schedule,
  )
  let pressed = false
  scheduled.addEventListener("mousedown", (event) => {
    pressed = event.isTrusted
  })
  scheduled.addEventListener("mouseup", (event) => {
    if (!pressed || !event.isTrusted) return
    pressed = false
    menu.style.display = "none"
    send({ scheduled: true })
  })
  menu.append(scheduled)
  const more = control(
    make(
      "div.T-I.J-J5-Ji.hG.T-I-atl.L3",
      {
        role: "button",
        tabindex: "1",
        "aria-label": text.more,
        "aria-haspopup": "true",
        "aria-expanded": "false",
      },
      "▾",
    ),
    () => {
      const { left, top } = more.getBoundingClientRect()
      menu.style.cssText = `display:block;left:${String(left)}px;top:${String(top - 40)}px`
    },
  )
  const discard = control(
    make("div.oh.J-Z-I.J-J5-Ji.T-I-ax7", { role: "button", tabindex: "1", "aria-label": text.discard }, "🗑"),
    leave,
  )
  const bar = make(
    "table.IZ",
    { role: "group" },
    make(
      "tbody",
      {},
      make(
        "tr.btC",
        {},
        make(
          "td.gU.Up",
          {},
          make(
            "div.J-J5-Ji.btA",
            {},
            ...(reply ? [make("div", {}, archive)] : []),
            make("div.dC", {}, sendButton, more),
          ),
        ),
        make("td.gU.az5", {}, discard),
      ),
    ),
  )
  const place = make("td.Ap")
  root.append(
    make(
      "div.aoI",
      { role: "region", "aria-label": text.compose },
      make(
        "table.aoP.aoC",
        {},
        make(
          "tbody",
          {},
          make(
            "tr",
            {},
            make(
              "td.I5",
              {},
              form,
              make(
                "table.iN",
                {},
                make("tbody", {}, make("tr", {}, place), make("tr", {}, make("td.HE", {}, bar))),
              ),
            ),
          ),
        ),
      ),
    ),
  )
  document.body.append(menu)
  // The body comes after the rest.
  const fill = () => {
    place.append(make("div.Ar.Au", {}, body))
    if (reply) {
      for (const address of reply.to) {
        people.enter()
        const field = people.open.querySelector(
          look.recipients === "old" ? "textarea" : "input[role=combobox]",
        )
        field.value = address
      }
      body.focus()
    } else people.enter()
  }
  setTimeout(fill, 60)
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
  })
  return { root, form, body, leave, popOut }
}
