import { ask, orphaned } from "../messages/client"
import { Player, playerId } from "./player"

/** A newer player in this page says that it takes over; one left by an update hears it and leaves. */
const handover = "jalon:player"
const instance: unique symbol = Symbol.for("jalon.player")
type Standing = { life: AbortController; player: Player | null }
type World = typeof globalThis & { [instance]?: Standing }

/** Shows the run of this tab beside its page. One that stands there already shows it. */
export async function startPlayer(): Promise<void> {
  const world = globalThis as World
  const former = world[instance]
  if (former && !former.life.signal.aborted) {
    await former.player?.again()
    return
  }
  document.dispatchEvent(new CustomEvent(handover))
  document.getElementById(playerId)?.remove()
  const life = new AbortController()
  const standing: Standing = (world[instance] = { life, player: null })
  document.addEventListener(handover, () => orphaned() && life.abort(), { signal: life.signal })
  const answer = await ask("run.open")
  if (!answer.ok || !answer.value) life.abort()
  else standing.player = new Player(answer.value, life)
}
