import { look, make, text } from "./dom.js"
import { writing } from "./compose.js"
import { popup } from "./popup.js"
import { listView } from "./list.js"
import { loadMail } from "./mail.js"
import { threadView } from "./thread.js"

const account = document.documentElement.dataset.account
const banner = make(
  "header",
  { role: "banner" },
  make("b", {}, "Gmail"),
  make(
    "a.gb_B",
    {
      href: "https://accounts.google.com/SignOutOptions?hl=fr&continue=https://mail.google.com/mail",
      "aria-label": `${text.account} : Camille Roy \n(${account})`,
      role: "button",
      tabindex: "0",
    },
    "CR",
  ),
)
const status = make("div.vh", { role: "alert", "aria-live": "assertive" })

/** A message in a window of its own. */
function popOut() {
  document.body.className = "xE xp"
  document.title = `${text.compose} - ${account} - Gmail`
  const main = make("div.nH", { role: "main" })
  document.body.append(main, status)
  const { root } = writing({ gone: () => main.replaceChildren("✓") })
  main.append(make("div.nH.aJl", {}, root))
}

function mailbox() {
  document.body.className = "aAU"
  const views = make("div.aeF")
  const button = (name) =>
    make("div.T-I.J-J5-Ji", { role: "button", tabindex: "0", "aria-label": name }, name)
  const bar = make(
    "div.aeH",
    {},
    make(
      "div.G-atb",
      { gh: "mtb" },
      make("div.iH", {}, ...["▢", "⟳", "⋮"].map(button)),
      make("div.Di", {}, "1–6", ...["‹", "›"].map(button)),
    ),
  )
  const main = make("div.nH", { role: "main" }, bar, make("div.Tm.aeJ", {}, views))
  const dock = make("div.no")
  const start = make(
    "div.T-I.T-I-KE.L3",
    { role: "button", tabindex: "0", gh: "cm", onclick: () => (look.broken ? broken(dock) : popup(dock)) },
    text.compose,
  )
  document.body.append(
    banner,
    make("nav", {}, start),
    main,
    make("div.dw", {}, make("div.nH", {}, make("div.nH", {}, dock))),
    status,
  )
  // Its own shortcuts: they must not hear what is typed elsewhere.
  document.addEventListener("keydown", (event) => {
    if (
      event.key === "c" &&
      !event.ctrlKey &&
      !/INPUT|TEXTAREA/.test(event.target.tagName) &&
      !event.target.isContentEditable
    )
      popup(dock)
  })
  const seen = new Map()
  const go = () => {
    const [, name = "inbox", thread] = location.hash.split(/[#/]/)
    const key = thread ? `${name}/${thread}` : name
    document.title = look.titleless ? "Gmail" : `${text.inbox} (3) - ${account} - Gmail`
    // Old views stay, hidden.
    for (const view of views.children) view.style.display = "none"
    const view = seen.get(key) ?? make("div.nH", {})
    if (!seen.has(key)) {
      seen.set(key, view)
      const kept = name === "label" ? thread : null
      view.append(thread && !kept ? threadView(thread) : listView((one) => !kept || one.label === kept))
      views.append(view)
    }
    view.style.display = ""
  }
  window.addEventListener("hashchange", go)
  go()
}

/** What a Gmail of another day may look like: an editor, and nothing around it that anyone knows. */
function broken(dock) {
  dock.append(
    make(
      "div.q1",
      { role: "dialog" },
      make(
        "div.q2",
        { g_editable: "true", role: "textbox", contenteditable: "true", style: "min-height:120px" },
        make("br"),
      ),
    ),
  )
}

if (new URLSearchParams(location.search).get("view") === "cm") popOut()
else {
  await loadMail()
  mailbox()
}
