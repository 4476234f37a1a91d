import type { Push } from "../messages"
import { onPush, orphaned } from "../messages/client"
import { isCurrent, takeOver } from "../overlay/life"
import { guardSlot, type GuardedGlobal } from "../pages/guard"
import { watchGmail } from "../pages/gmail"
import { Desk } from "./desk"
import { View } from "./view"

/** Starts on this page of Gmail; a former instance ends. Whatever fails, the page goes on and Send passes. */
export function start(): void {
  const world = globalThis as GuardedGlobal
  const life = takeOver("gmail")
  const { signal } = life
  const view = new View()
  const shown: { desk?: Desk } = {}
  const draw = () => {
    if (orphaned()) life.abort()
    else if (shown.desk) view.draw(shown.desk)
  }
  const page = watchGmail(() => (orphaned() ? life.abort() : shown.desk?.update()), signal)
  const ours = (event: Event) => view.host !== null && event.composedPath().includes(view.host)
  const desk = (shown.desk = new Desk(page, signal, ours, draw))
  world[guardSlot] = desk.holder.hold
  signal.addEventListener("abort", () => {
    if (isCurrent("gmail", life)) world[guardSlot] = undefined
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
