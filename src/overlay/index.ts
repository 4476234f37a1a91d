import type { OverlaySettings, Push } from "../messages"
import { ask, onPush, orphaned } from "../messages/client"
import { guardSlot, type GuardedGlobal } from "../pages/guard"
import { watchZoho } from "../pages/zoho"
import { isCurrent, takeOver } from "./life"
import { Session } from "./session"
import { View } from "./view"

/** How long the worker may take before it is asked again: at first and at most, ms. */
const patience = { first: 3000, most: 30_000 }

/** Starts the overlay on this page; a former instance ends. Whatever fails, the page goes on and Save passes. */
export function start(): void {
  const life = takeOver("overlay")
  void run(life).catch(() => life.abort())
}

async function run(life: AbortController) {
  const { signal } = life
  const view = new View()
  let session: Session | undefined
  signal.addEventListener("abort", () => {
    if (isCurrent("overlay", life)) (globalThis as GuardedGlobal)[guardSlot] = undefined
    view.clear()
  })
  const take = (settings: OverlaySettings) => {
    if (signal.aborted) return
    if (session) session.setSettings(settings)
    else session = begin(settings, view, life)
  }
  onPush((push: Push) => {
    if (push.jalonPush === "page") take(push.settings)
    else if (push.jalonPush === "command") session?.toggle(push.command)
    else if (push.jalonPush === "ask") session?.askAnew()
    else if (push.jalonPush === "health") return session?.page.health()
    return undefined
  }, signal)
  // Silent until the worker says what is in force: the policy may have switched off what would be said.
  for (let wait = patience.first; !session && !signal.aborted; wait = Math.min(2 * wait, patience.most)) {
    const late = new Promise<null>((done) => setTimeout(() => done(null), wait))
    const answer = await Promise.race([ask("page.start"), late])
    if (answer?.ok) take(answer.value)
    else if (orphaned()) life.abort()
    else await late
  }
}

/** Watches the page and speaks on it, by the settings in force. */
function begin(settings: OverlaySettings, view: View, life: AbortController): Session {
  const { signal } = life
  const shown: { session?: Session } = {}
  const draw = () => {
    if (orphaned()) life.abort()
    else if (shown.session) view.draw(shown.session)
  }
  let address = location.pathname
  const page = watchZoho({
    fields: settings.fields,
    modules: settings.modules,
    signal,
    onChange: (snapshot, byHand) => {
      if (orphaned()) {
        life.abort()
        return
      }
      if (location.pathname !== address) {
        address = location.pathname
        view.restyle()
      }
      view.shade()
      shown.session?.update(snapshot, byHand)
    },
  })
  if (page.snapshot().kind !== "other") view.shade()
  const ours = (event: Event) => view.host !== null && event.composedPath().includes(view.host)
  const session = new Session(page, settings, signal, ours, draw, () => view.focusList())
  shown.session = session
  ;(globalThis as GuardedGlobal)[guardSlot] = session.holder.hold
  session.question(true)
  listen(session, view, signal)
  return session
}

function listen(session: Session, view: View, signal: AbortSignal) {
  const refresh = async () => {
    const answer = await ask("page.start")
    if (answer.ok) session.setSettings(answer.value)
    else session.question()
  }
  // A page back from the back/forward cache heard nothing meanwhile.
  addEventListener("pageshow", (event) => event.persisted && void refresh(), { signal })
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && session.question(),
    { signal },
  )
  addEventListener(
    "keydown",
    (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyJ" || event.repeat) return
      if (!session.model) return
      event.preventDefault()
      session.toggle("toggle-panel")
    },
    { signal, capture: true },
  )
  const themes = new MutationObserver(() => {
    view.restyle()
    session.redraw()
  })
  for (const element of [document.documentElement, document.body])
    themes.observe(element, { attributes: true, attributeFilter: ["class", "data-theme", "style"] })
  signal.addEventListener("abort", () => themes.disconnect())
}
