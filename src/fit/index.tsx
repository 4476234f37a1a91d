/** @jsxImportSource preact */
import { render } from "preact"
import type { Fitting } from "../messages"
import { ask, orphaned } from "../messages/client"
import { textIn } from "../pages/zoho/dom"
import type { Reader } from "../pages/zoho/reader"
import { answerDiagnostics } from "./diagnosed"
import { hostUntil, type FitHost } from "./host"
import { Panel, type Step } from "./panel"
import { pickIn } from "./picker"
import { boxAround, candidates, pointedAt, type Pointed } from "./pointed"
import { readerNow, tryAgain, tryAll, type Tried } from "./trial"

/** One correction of a field in this page: pointing, the signs, what was kept. Nothing of ours stays when it ends. */
class Fit {
  #step: Step = { at: "pointing", name: null }
  #pointed: Pointed | null = null
  #up = false
  #walk: HTMLElement[] | null = null
  #reader: Reader
  readonly #host: FitHost
  readonly #before = document.activeElement

  constructor(
    readonly fitting: Fitting,
    readonly life: AbortController,
  ) {
    const { signal } = life
    this.#host = hostUntil(signal)
    this.#reader = readerNow(fitting.fields, fitting.modules)
    pickIn(
      this.#host,
      {
        over: (element, byKey) => this.#over(element, byKey),
        pick: () => this.#pick(),
        leave: () => this.#leave(),
        candidates: () => this.#candidates(),
        pointing: () => this.#step.at === "pointing",
      },
      signal,
    )
    const follow = () => this.#draw()
    for (const type of ["scroll", "resize"])
      window.addEventListener(type, follow, { signal, capture: true, passive: true })
    window.addEventListener("pagehide", () => this.#leave(), { signal })
    signal.addEventListener("abort", () => render(null, this.#host.box))
    this.#show(this.#step)
  }

  #over(element: HTMLElement, byKey: boolean): void {
    if (!element.isConnected) return
    this.#pointed = pointedAt(element, this.#reader.cells)
    const { top, height } = boxAround(this.#pointed)
    // The box makes way for what the keys came to, never for the pointer that may be coming to it.
    if (byKey) this.#up = top + height > innerHeight - 200
    this.#step = { at: "pointing", name: this.#name() }
    this.#draw()
  }

  /** Found once, and anew when the page has drawn some of them again. */
  #candidates(): HTMLElement[] {
    if (!this.#walk?.every(({ isConnected }) => isConnected)) {
      this.#reader = readerNow(this.fitting.fields, this.fitting.modules)
      this.#walk = candidates(this.#reader.cells)
    }
    return this.#walk
  }

  #name(): string {
    const { cell, element } = this.#pointed ?? {}
    return cell?.label ?? (element ? textIn(element) : "")
  }

  #pick(): void {
    const pointed = this.#pointed
    if (!pointed) return
    // The page may have drawn itself anew since.
    this.#reader = readerNow(this.fitting.fields, this.fitting.modules)
    this.#pointed = pointedAt(pointed.element, this.#reader.cells)
    const tried = tryAll(this.fitting.fields, this.fitting.field, this.#pointed, this.fitting.modules)
    this.#show({ at: "signs", name: this.#name(), tried, failed: null })
  }

  async #keep(tried: Tried): Promise<void> {
    const { field, fields, words } = this.fitting
    if (!this.#pointed) return
    const trial = tryAgain(fields, field, tried.proposal, this.#pointed, this.fitting.modules)
    const now = { ...tried, trial }
    if (!trial.keepable) {
      const step = this.#step
      if (step.at !== "signs") return
      const list = step.tried.map((one) => (one === tried ? now : one))
      this.#show({ ...step, tried: list, failed: words.moved })
      return
    }
    const kept = await ask("field.set", { field, signs: tried.proposal.signs })
    if (kept.ok) this.#show({ at: "kept", tried: now, undone: false, failed: null })
    else if (this.#step.at === "signs") this.#show({ ...this.#step, failed: words.refused })
  }

  async #undo(): Promise<void> {
    const { field, signs, words } = this.fitting
    const put = await ask("field.set", { field, signs })
    if (this.#step.at !== "kept") return
    this.#show({ ...this.#step, undone: put.ok, failed: put.ok ? null : words.refused })
  }

  #again(): void {
    this.#walk = null
    this.#reader = readerNow(this.fitting.fields, this.fitting.modules)
    this.#pointed = null
    this.#show({ at: "pointing", name: null })
  }

  #leave(): void {
    if (this.life.signal.aborted) return
    this.life.abort()
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true })
    if (!orphaned()) void ask("fit.end")
  }

  /** A new step takes the focus: keys are ours, and what stands there is read out. */
  #show(step: Step): void {
    this.#step = step
    if (step.at !== "pointing") this.#up = false
    this.#draw()
    const { box } = this.#host
    const next =
      box.querySelector<HTMLElement>("button.main,[data-action=undo]") ??
      box.querySelector<HTMLElement>(".panel")
    next?.focus({ preventScroll: true })
  }

  #draw(): void {
    if (this.life.signal.aborted) return
    const { left, top, width, height } = this.#pointed
      ? boxAround(this.#pointed)
      : { left: 0, top: 0, width: 0, height: 0 }
    const acts = {
      keep: (tried: Tried) => void this.#keep(tried),
      undo: () => void this.#undo(),
      again: () => this.#again(),
      leave: () => this.#leave(),
    }
    render(
      <>
        {this.#step.at === "pointing" && <div className="glass" />}
        {width > 0 && (
          <div
            className="light"
            style={{ left: left - 3, top: top - 3, width: width + 6, height: height + 6 }}
          />
        )}
        <Panel step={this.#step} fitting={this.fitting} acts={acts} up={this.#up} />
      </>,
      this.#host.box,
    )
  }
}

const instance: unique symbol = Symbol.for("jalon.fit")
type World = typeof globalThis & { [instance]?: AbortController }

/** Starts what the popup asked for in this tab; a former run leaves. Without a field to correct, only the diagnostic answers. */
export async function startFit(): Promise<void> {
  const world = globalThis as World
  world[instance]?.abort()
  const life = new AbortController()
  world[instance] = life
  answerDiagnostics(life.signal)
  const asked = await ask("fit.get")
  if (asked.ok && asked.value && !life.signal.aborted) new Fit(asked.value, life)
}
