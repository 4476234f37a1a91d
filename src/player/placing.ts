import type { PlayerPrefs } from "../messages"
import { ask } from "../messages/client"
import { foldedAt, stand, toAvoid, type Spot } from "./stand"

/** Where the player stands, and where the agent put it. */
export class Placing {
  spot: Spot
  /** It is being dragged: it stays under the hand. */
  dragged = false
  /** What stood in its way when the agent asked to see it all the same. */
  #insists: string | null = null
  #height = 240

  constructor(
    public prefs: PlayerPrefs,
    private readonly host: HTMLElement,
    private readonly box: HTMLElement,
  ) {
    this.spot = { side: "right", inset: 0, top: prefs.top, folded: prefs.folded }
  }

  fold(folded: boolean): void {
    this.#insists = folded ? null : this.#around()
    this.#keep({ folded })
  }
  drag(spot: { side: "left" | "right"; top: number }): void {
    this.dragged = true
    this.spot = { ...spot, inset: 0, folded: false }
  }
  put(spot: { side: "left" | "right"; top: number }): void {
    this.dragged = false
    this.#keep(spot)
  }
  #keep(change: Partial<PlayerPrefs>): void {
    this.prefs = { ...this.prefs, ...change }
    void ask("player.set", change)
  }

  #around = (): string =>
    JSON.stringify(
      toAvoid(this.host).map(({ left, top, width, height }) => [left, top, width, height].map(Math.round)),
    )

  /** Looks at the page again: it stands where it hides nothing that matters. */
  look(): void {
    if (this.dragged) return
    const { side, top, folded } = this.prefs
    const view = { width: innerWidth, height: innerHeight }
    const avoid = toAvoid(this.host)
    if (this.#insists !== null && this.#insists !== this.#around()) this.#insists = null
    // Folded, it is as high as it last was: else it would open and fold in turn.
    this.#height = this.box.querySelector(".player")?.clientHeight ?? this.#height
    this.spot = folded
      ? { ...foldedAt(side, top, view, avoid), folded }
      : stand({ side, top }, this.#height, view, this.#insists === null ? avoid : [])
  }
}
