/** @jsxImportSource preact */
import { render } from "preact"
import { Boundary } from "../overlay/boundary"
import type { ImpaknetStart, ImpaknetView } from "../messages"
import { ask, onPush, orphaned } from "../messages/client"
import { toWire } from "../messages/wire"
import { watchImpaknet, type SaveWindow } from "../pages/impaknet"
import { leaveAtTouch } from "../overlay/life"
import type { Mount } from "../overlay/mount"
import { hostUntil } from "./host"
import { Notice } from "./notice"
import { Panel } from "./panel"

const hostId = "jalon-impaknet"
const instance: unique symbol = Symbol.for("jalon.impaknet")
type World = typeof globalThis & { [instance]?: AbortController }

/** One page of Impaknet: what it shows is told to the worker, and what comes back is drawn in a corner. */
class Page {
  #host: Mount | null = null
  #view: ImpaknetView | null = null
  #asked: SaveWindow | null = null
  /** The appearance of the window that was answered or put away. */
  #passed: HTMLElement | null = null
  #failed = false
  #hidden = false
  #turn = 0
  readonly #watch

  constructor(
    private start: ImpaknetStart,
    readonly life: AbortController,
  ) {
    const { signal } = life
    this.#watch = watchImpaknet({
      labels: start.labels,
      signal,
      own: (node) => this.#host?.host.contains(node) === true,
      onFacts: (facts) => void this.#tell(toWire(facts)),
      onWindow: (asked) => this.#window(asked),
    })
    const follow = () => this.#asked && this.#draw()
    for (const type of ["scroll", "resize"])
      addEventListener(type, follow, { signal, capture: true, passive: true })
    addEventListener("pagehide", () => void ask("impaknet.leave"), { signal })
    addEventListener("pageshow", ({ persisted }) => persisted && this.#watch.tellAgain(), { signal })
    signal.addEventListener("abort", () => this.#host && render(null, this.#host.box))
  }

  again(start: ImpaknetStart): void {
    this.start = start
    this.#watch.setLabels(start.labels)
    this.#watch.tellAgain()
    this.#draw()
  }

  async #tell(facts: string): Promise<void> {
    const mine = ++this.#turn
    const answer = await ask("impaknet.read", { facts })
    if (!answer.ok) {
      // Withdrawn, or updated: this page is no longer ours to speak on.
      if (answer.error === "refused" || orphaned()) this.life.abort()
      return
    }
    if (mine !== this.#turn) return
    if (answer.value?.title !== this.#view?.title) this.#hidden = false
    this.#view = answer.value
    this.#failed = false
    this.#draw()
  }

  #window(asked: SaveWindow | null): void {
    if (!asked) this.#passed = null
    this.#asked = asked
    this.#draw()
  }

  async #carry(): Promise<void> {
    const answer = await ask("impaknet.keep")
    this.#failed = !answer.ok || answer.value === null
    if (answer.ok && answer.value) this.#view = answer.value
    this.#draw()
  }

  #draw(): void {
    const { life, start } = this
    if (life.signal.aborted) return
    const asked = start.warns && this.#asked?.box !== this.#passed ? this.#asked : null
    const view = start.carries && !this.#hidden ? this.#view : null
    const speaks = view && (view.lines.length > 0 || view.guide !== null || view.remark !== null || view.kept)
    if (!asked && !speaks && !this.#host) return
    if (!this.#host?.host.isConnected) this.#host = hostUntil(hostId, start.language, life.signal)
    render(
      <>
        <Boundary>
          {asked && (
            <Notice
              asked={asked}
              words={start.words}
              dismiss={() => {
                this.#passed = asked.box
                this.#draw()
              }}
            />
          )}
        </Boundary>
        <Boundary>
          {speaks && (
            <Panel
              key={view.title}
              start={start}
              view={view}
              failed={this.#failed}
              acts={{
                carry: () => void this.#carry(),
                guide: (script) => void ask("run.start", { script, record: null }),
                dismiss: () => {
                  this.#hidden = true
                  this.#draw()
                },
              }}
            />
          )}
        </Boundary>
      </>,
      this.#host.box,
    )
  }
}

/** Speaks on this page by the settings in force; a former instance leaves. Silent where the worker does not let it. */
export function startImpaknet(): void {
  const world = globalThis as World
  world[instance]?.abort()
  const life = new AbortController()
  world[instance] = life
  leaveAtTouch(life)
  let page: Page | null = null
  const begin = async () => {
    const answer = await ask("impaknet.start")
    if (life.signal.aborted) return
    if (!answer.ok) {
      if (answer.error === "refused" || orphaned()) life.abort()
      return
    }
    if (page) page.again(answer.value)
    else page = new Page(answer.value, life)
  }
  onPush((push) => {
    if (push.jalonPush === "impaknet") void begin()
    return undefined
  }, life.signal)
  void begin()
}
