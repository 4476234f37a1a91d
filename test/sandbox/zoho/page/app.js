/** The router: the address changes at once, the page some time later, the old record's text lingering until then. */
import { app, ask, call, h, href, initials, link } from "./dom.js"
import { detailPage } from "./detail.js"
import { formPage } from "./form.js"
import { heavyPage } from "./heavy.js"
import { listPage } from "./list.js"
import { startRinging } from "./ring.js"

const tabs = [
  "Potentials",
  "CustomModule12",
  "CustomModule15",
  "CustomModule18",
  "Contacts",
  "Leads",
  "Events",
  "Tasks",
  "Calls",
]
/** Activities by the name that their page has in the black bar: the calls of the person signed in. */
const activities = "/tab/Activities/custom-view/5712000000090302/list"
const orgGen = app.gen
/** The task form is still the oldest one in the newest of orgs, unless the address asks for another. */
const genOf = (module, form) =>
  module === "Tasks" && form && !new URLSearchParams(location.search).has("gen") ? "g1" : orgGen
const main = h("main", { id: "crmMain" })

function route(url) {
  const entity = /EntityInfo\.do$/.test(url.pathname)
  if (entity) return { module: url.searchParams.get("module"), id: url.searchParams.get("id") }
  const rest = url.pathname.split("/tab/")[1]?.split("/") ?? []
  const activity = url.searchParams.get("sub_module") ?? "Events"
  const named = rest[0] === "Deals" ? "Potentials" : rest[0] === "Activities" ? activity : rest[0]
  const module = app.boot.modules[named] ? named : "Potentials"
  if (rest[1] === "create") return { module, create: true }
  if (rest[1] === "custom-view") return { module, view: rest[2] }
  if (!rest[1] || rest[1] === "list") return { module }
  return { module, id: rest[1], edit: rest[2] === "edit" }
}

let turn = 0
async function render(first) {
  const mine = ++turn
  const { module, id, create, edit, view } = route(new URL(location.href))
  const ready = new Promise((done) => setTimeout(done, first ? 0 : app.delay))
  app.gen = genOf(module, create || edit)
  const page = create
    ? await formPage(module)
    : !id
      ? await listPage(module, view)
      : edit
        ? await formPage(module, id)
        : module === "CustomModule9" || new URLSearchParams(location.search).has("heavy")
          ? await heavyPage(module, id)
          : await detailPage(module, id)
  await ready
  if (mine !== turn) return
  for (const hole of document.querySelectorAll("body > lyte-wormhole")) hole.remove()
  main.replaceChildren(page.node)
  app.dirty = false
  document.title = `${page.title} - Zoho CRM`
  for (const tab of document.querySelectorAll("[data-tab]"))
    tab.classList.toggle("tabOn", tab.dataset.tab === module)
  document.dispatchEvent(new CustomEvent("afterRouteTransition"))
}

async function leave() {
  if (!app.dirty) return true
  const yes = await ask(
    "Vous n’avez pas enregistré vos modifications.",
    "Les modifications seront perdues si vous quittez cette page.",
    "Oui, quitter la page",
    "Rester ici",
  )
  if (yes) app.dirty = false
  return yes
}

async function go(to) {
  if (!(await leave())) return
  document.dispatchEvent(new CustomEvent("beforeRouteTransition"))
  history.pushState({}, "", to)
  document.dispatchEvent(new CustomEvent("transitionStart"))
  frame?.contentDocument?.dispatchEvent(new CustomEvent("sandbox:go", { detail: to }))
  await render(false)
}

function topBar() {
  const names = app.boot.modules
  const items = tabs.map((name) =>
    link(href(`/tab/${name}/list`), { "data-tab": name, class: "tab" }, names[name].plural),
  )
  const inner = [
    h("span", { class: "brand" }, h("b", {}, "CRM")),
    h(
      "nav",
      { class: "tabs" },
      ...items,
      link(href(activities, { sub_module: "Calls" }), { class: "tab" }, "Activités"),
      link(href("/tab/CustomModule9/list"), { "data-tab": "CustomModule9", class: "tab" }, "Inventaire"),
    ),
    h("span", { class: "grow" }),
    h("input", {
      class: "globalSearch",
      placeholder: "Rechercher des fiches",
      "aria-label": "Rechercher des fiches",
    }),
    h("span", { class: "avatar small" }, initials(app.boot.me.name)),
  ]
  return app.gen === "g1"
    ? h("crm-menu", {}, h("div", { class: "crmMenuLeft topBar" }, ...inner))
    : h("header", { id: "crmNextGenTopMenu", class: "topBar" }, ...inner)
}

document.addEventListener("sandbox:go", (event) => void go(event.detail))
document.addEventListener("click", (event) => {
  const anchor = event.target.closest?.("a[data-route]")
  if (!anchor || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  void go(anchor.getAttribute("href"))
})
window.addEventListener("popstate", () => void render(false))
window.addEventListener("beforeunload", (event) => {
  if (app.dirty && !app.mirrored) event.preventDefault()
})

const params = new URLSearchParams(location.search)
if (params.get("theme") === "dark") document.documentElement.dataset.theme = "dark"
app.boot = await call("boot")
if (/EntityInfo/.test(location.pathname)) {
  const { module, id } = route(new URL(location.href))
  history.replaceState({}, "", href(`/tab/${module}/${id}`))
}
const chat = h(
  "div",
  { id: "chatBarIconList", class: "chatBar" },
  h("span", {}, "Clavardages"),
  h("span", {}, "Canaux"),
  h("span", {}, "Contacts"),
)
document.body.append(topBar(), main, chat)
/** The copy of the page that the CRM keeps in a frame of its own. */
const frame =
  app.mirrored || params.get("mirror") === "0" || /CustomModule9/.test(location.pathname)
    ? null
    : h("iframe", { src: location.href, class: "mirror", tabindex: "-1", "aria-hidden": "true" })
await render(true)
if (frame) document.body.append(frame)
if (!app.mirrored) startRinging(chat)
