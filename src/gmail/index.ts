import type { Push } from "../messages"
import { onPush, orphaned } from "../messages/client"
import { hostId } from "../overlay/mount"
import { guardSlot, type GuardedGlobal } from "../pages/guard"
import { watchGmail } from "../pages/gmail"
import { Desk } from "./desk"
import { View } from "./view"

/** A newer instance in this page says that it takes over; an orphaned one hears it and leaves. */
const handover = "jalon:handover"
const instance: unique symbol = Symbol.for("jalon.gmail")
type World = GuardedGlobal & { [instance]?: AbortController | undefined }

/** Starts on this page of Gmail; a former instance ends. Whatever fails, the page goes on and Send passes. */
export function start(): void {
  const world = globalThis as World
  world[instance]?.abort()
  document.dispatchEvent(new CustomEvent(handover))
  document.getElementById(hostId)?.remove()
  const life = new AbortController()
  world[instance] = life
  const { signal } = life
  document.addEventListener(handover, () => orphaned() && life.abort(), { signal })

  const view = new View()
  const shown: { desk?: Desk } = {}
  const draw = () => {
    if (orphaned()) life.abort()
    else if (shown.desk) view.draw(shown.desk)
  }
  const page = watchGmail(() => shown.desk?.update(), signal)
  const ours = (event: Event) => view.host !== null && event.composedPath().includes(view.host)
  const desk = (shown.desk = new Desk(page, signal, ours, draw))
  world[guardSlot] = desk.holder.hold
  signal.addEventListener("abort", () => {
    if (world[instance] === life) world[guardSlot] = undefined
    view.clear()
  })
  onPush((push: Push) => {
    if (push.jalonPush === "ask") void desk.ask()
    return push.jalonPush === "mailbox" ? page.account() : undefined
  }, signal)
  // What was decided elsewhere while nobody looked: a pause, a draft, a policy.
  document.addEventListener("visibilitychange", () => document.hidden || void desk.ask(), { signal })
  void desk.ask()
}
