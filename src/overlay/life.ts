import { orphaned } from "../messages/client"
import { hostId } from "./mount"

/** A newer instance in this page says that it takes over; an orphaned one hears it and leaves. */
const handover = "jalon:handover"
type World = typeof globalThis & Record<symbol, AbortController | undefined>

/** Nothing tells a page that the extension is gone: a life ends at the first touch of the page after that. */
export function leaveAtTouch(life: AbortController): void {
  for (const touch of ["pointerover", "keydown", "focus"])
    addEventListener(touch, () => orphaned() && life.abort(), {
      capture: true,
      passive: true,
      signal: life.signal,
    })
}

/** The life of our script in this page; a former instance of it ends, and its host with it. */
export function takeOver(script: string): AbortController {
  const world = globalThis as World
  const instance = Symbol.for(`jalon.${script}`)
  world[instance]?.abort()
  document.dispatchEvent(new CustomEvent(handover))
  document.getElementById(hostId)?.remove()
  const life = new AbortController()
  world[instance] = life
  document.addEventListener(handover, () => orphaned() && life.abort(), { signal: life.signal })
  leaveAtTouch(life)
  return life
}

/** Whether it is still the one that speaks here. */
export const isCurrent = (script: string, life: AbortController): boolean =>
  (globalThis as World)[Symbol.for(`jalon.${script}`)] === life
