import { createElement, render } from "preact"

import type { PlayerStart, RunAct, RunTurn } from "../messages"
import { ask, onPush, orphaned } from "../messages/client"
import { copy } from "../overlay/clipboard"
import { followPage } from "../overlay/follow"
import { insertText } from "../overlay/insert"
import { mount, pageIsDark } from "../overlay/mount"
import { watchSigns } from "../pages/seen"
import { noteEditor } from "../pages/zoho/notes"
import { readRoute, recordOf } from "../pages/zoho/route"
import type { Site, Variable } from "../scripts/types"
import type { PlayerWords } from "../words/fr/player"
import { listenKeys } from "./keys"
import { Placing } from "./placing"
import { css } from "./style"
import { watchedSteps } from "./watched"
import { PlayerView } from "./view"

export const playerId = "jalon-player"

/** A pause in typing after which what is typed is kept, ms. */
const pause = 600
/** How long after its start a run still takes the focus, ms. */
const fresh = 10_000

const moving: ReadonlySet<RunAct["act"]> = new Set(["answer", "next", "back", "end", "restart", "tick", "go"])

const siteHere = (): Site =>
  location.hostname === "mail.google.com"
    ? "gmail"
    : /(^|\.)zoho/.test(location.hostname)
      ? "zoho"
      : "impaknet"

type Said = "copied" | "handed" | "not-copied" | "inserted" | "not-inserted" | "failed" | "orphaned" | "over"

/** One run beside one page: what it shows, what the agent does. Ends with `life`. */
export class Player {
  view: RunTurn
  words: PlayerWords
  /** When this view came, ms. */
  at = Date.now()
  /** Raised when another step comes. */
  moves = 0
  /** Which piece of the step's words is being filled. */
  filling: number | null = null
  said: Said | null = null
  inserted = false
  readonly placing: Placing
  readonly #mounted = mount(css, playerId)
  #start: PlayerStart
  #typed: string | null = null
  #timer: ReturnType<typeof setTimeout> | 0 = 0
  #queue: Promise<unknown> = Promise.resolve()
  #moving = false
  #before: Element | null = null
  #undo: (() => void) | null = null
  #watch: AbortController | null = null
  /** The run and the steps that are watched. */
  #watched = ""
  /** Steps whose tick the agent took off: the page does not put it back. */
  readonly #byHand = new Set<string>()

  constructor(
    start: PlayerStart,
    readonly life: AbortController,
  ) {
    const { signal } = life
    this.#start = start
    this.view = start.view
    this.words = start.words
    const { host, root, box } = this.#mounted
    this.placing = new Placing(start.prefs, host, box)
    const own = (event: Event) => event.composedPath().includes(host)
    listenKeys(this, own, root, signal)
    const { moved, end } = followPage(() => this.place())
    // What may have come or gone in the page: a dialog with its Save, the panel, a field.
    const late = () => {
      moved()
      setTimeout(moved, 300)
    }
    for (const type of ["focusin", "click", "keyup"])
      addEventListener(type, late, { signal, capture: true, passive: true })
    const watch = new MutationObserver(late)
    watch.observe(document.documentElement, { childList: true })
    watch.observe(document.body, { childList: true, attributes: true, attributeFilter: ["class", "style"] })
    // More is known of the client, or the words have changed.
    onPush(({ jalonPush }) => {
      if (jalonPush === "run" || jalonPush === "page") void this.again()
    }, signal)
    addEventListener("pagehide", () => void this.flush(), { signal })
    addEventListener("pageshow", (event) => event.persisted && void this.again(), { signal })
    signal.addEventListener("abort", () => {
      end()
      watch.disconnect()
      clearTimeout(this.#timer)
      this.#watch?.abort()
      render(null, this.#mounted.box)
      host.remove()
    })
    this.draw()
    this.#follow()
    if (this.view.turn === 0 && Date.now() - Date.parse(this.view.since) < fresh) this.focus()
  }

  get spoken(): string {
    return this.view.language === "en" ? "en-CA" : "fr-CA"
  }
  get speaksEnglish(): boolean {
    return this.#start.client === "en"
  }
  /** Whether the page in view is of the record that the run is about: its note goes nowhere else. */
  get atRecord(): boolean {
    const { record } = this.#start
    const here = recordOf(readRoute(location.href))
    return (
      record !== null && here?.id === record.id && here.module === record.module && here.org === record.org
    )
  }

  /** The same player after its run was started anew, or its page came back. */
  async again(): Promise<void> {
    await this.flush()
    const answer = await ask("run.open")
    if (this.life.signal.aborted || !answer.ok) return
    if (!answer.value) {
      this.leave()
      return
    }
    const { view, words, prefs } = answer.value
    const other = view.run !== this.view.run
    this.#start = answer.value
    this.words = words
    if (!other) {
      this.#take(view)
      return
    }
    this.placing.prefs = prefs
    this.#moved()
    this.#take(view)
    this.focus()
  }

  /** Does something in the run. One that moves on is not taken while another does. */
  async act(doing: RunAct): Promise<void> {
    if (doing.act === "tick" && !doing.on) this.#byHand.add(doing.step)
    if (doing.act === "restart") this.#byHand.clear()
    const moves = moving.has(doing.act)
    if (moves && this.#moving) return
    if (moves) this.#moving = true
    try {
      await this.flush()
      await this.#send(doing)
    } finally {
      if (moves) this.#moving = false
    }
  }

  /** Passes to the next step; a step of a guide is ticked with it. */
  async next(): Promise<void> {
    const { step, kind, canNext } = this.view
    if (!step) return
    if (kind === "guide" && !step.ticked) await this.act({ act: "tick", step: step.id, on: true })
    else if (canNext) await this.act({ act: "next" })
  }

  #send(doing: RunAct): Promise<void> {
    const done = this.#queue.then(async () => {
      const { run, turn, step } = this.view
      const answer = await ask("run.act", { run, turn, do: doing })
      if (this.life.signal.aborted) return
      if (!answer.ok) this.say(orphaned() ? "orphaned" : "failed")
      else if (answer.value !== null) this.#came(doing, answer.value)
      else if (doing.act === "end" && step === null) this.leave()
      else this.say("over")
    })
    this.#queue = done.catch(() => undefined)
    return done
  }

  #came({ act }: RunAct, view: RunTurn): void {
    this.said = null
    // A step ticked ahead leaves the one in view as it stands.
    const moves = moving.has(act) && (act !== "tick" || view.step?.id !== this.view.step?.id)
    if (moves) this.#moved()
    this.#take(view, moves || act === "language")
  }

  #moved(): void {
    this.moves++
    this.filling = null
    this.inserted = false
    this.#undo = null
  }

  /** Shows what came; `anew`: other words, which the keyboard comes back to. */
  #take(view: RunTurn, anew = false): void {
    this.view = view
    this.at = Date.now()
    const { body, root, had } = this.#focus()
    this.draw()
    // A step that comes starts at its beginning, and keeps the focus that the last one had.
    if (anew) {
      this.#body?.scrollTo(0, 0)
      this.#mounted.box.querySelector("[aria-current=step]")?.scrollIntoView({ block: "nearest" })
    }
    if (body && had && (anew || !root.activeElement)) this.#body?.focus({ preventScroll: true })
    this.#follow()
  }

  #focus() {
    const { root } = this.#mounted
    return { root, body: this.#body, had: root.activeElement !== null }
  }
  get #body(): HTMLElement | null {
    return this.#mounted.box.querySelector<HTMLElement>(".body,.tab")
  }

  /** The step in view ticks itself once the page shows it done, and those after it that the page already shows. */
  #follow(): void {
    const watched = watchedSteps(this.view, this.#byHand)
    const key = [this.view.run, ...watched.map(({ id }) => id)].join(" ")
    // What was pressed since still counts.
    if (key === this.#watched) return
    this.#watched = key
    this.#watch?.abort()
    const watch = (this.#watch = new AbortController())
    const ticked = (index: number) => {
      const step = watched[index]
      if (step) void this.flush().then(() => this.#send({ act: "tick", step: step.id, on: true }))
    }
    watchSigns(
      watched.map(({ sign }) => sign),
      siteHere(),
      ticked,
      watch.signal,
    )
  }

  /** What is typed of the client's words; kept a moment later. */
  type(text: string): void {
    this.#typed = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pause)
  }
  /** Keeps what is typed, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    const text = this.#typed
    if (text === null) return
    this.#typed = null
    await this.#send({ act: "note", text })
  }

  open(piece: number): void {
    this.filling = piece
    this.draw()
    this.#mounted.box.querySelector<HTMLElement>("[data-fill]")?.focus()
  }
  fill(blank: Variable, value: string): void {
    if (this.filling === null) return
    this.filling = null
    void this.act({ act: "fill", blank, value })
  }
  /** Leaves a field by a key: what stands in a blank is kept or not, what is typed of the client always is. */
  leaveField(field: HTMLInputElement | HTMLTextAreaElement, keep: boolean): void {
    if (field instanceof HTMLTextAreaElement) {
      void this.flush()
      if (keep) void this.next()
    } else if (!keep) this.filling = null
    this.#body?.focus({ preventScroll: true })
    if (!keep) this.draw()
  }

  async copy(what: "note" | "handover"): Promise<void> {
    await this.flush()
    const copied = await copy(this.view[what])
    this.say(copied ? (what === "note" ? "copied" : "handed") : "not-copied")
  }
  /** Puts the note in the editor of the record's own page; what is typed there stays. */
  insert(): void {
    const editor = this.atRecord ? noteEditor() : null
    this.#undo = editor && insertText(editor, this.view.note)
    this.inserted = this.#undo !== null
    this.say(this.inserted ? "inserted" : "not-inserted")
  }
  takeOut(): void {
    this.#undo?.()
    this.#undo = null
    this.inserted = false
    this.said = null
    this.draw()
  }
  say(said: Said): void {
    this.said = said
    this.draw()
  }

  /** Opens it and brings the keyboard to it. */
  focus(): void {
    const { root, box } = this.#mounted
    if (!root.activeElement) this.#before = document.activeElement
    if (this.spot.folded) this.fold(false)
    if (!root.activeElement || root.activeElement.matches(".tab")) this.#body?.focus({ preventScroll: true })
    if (!root.activeElement) box.querySelector<HTMLElement>("button")?.focus()
  }
  backToPage(): void {
    const { root } = this.#mounted
    const { activeElement: here } = root
    if (here instanceof HTMLElement) here.blur()
    if (this.#before instanceof HTMLElement && this.#before.isConnected)
      this.#before.focus({ preventScroll: true })
  }
  leave(): void {
    const had = this.#mounted.root.activeElement !== null
    this.life.abort()
    if (had && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true })
  }

  fold(folded: boolean): void {
    this.placing.fold(folded)
    this.draw()
    if (folded) this.#body?.focus({ preventScroll: true })
  }
  get spot(): Placing["spot"] {
    return this.placing.spot
  }

  /** Puts it where it hides nothing that matters; draws when that has changed. */
  place(): void {
    const { host, box, root } = this.#mounted
    if (this.life.signal.aborted) return
    if (!host.isConnected) document.documentElement.append(host)
    const mark = () => JSON.stringify([this.spot, box.className, this.said])
    const before = mark()
    // Updated or removed: nothing more can be asked, and what was noted is still here to copy.
    if (orphaned() && this.said === null) this.said = "orphaned"
    box.classList.toggle("dark", pageIsDark())
    this.placing.look()
    if (before === mark()) return
    const holds = () => root.activeElement !== null
    const had = holds()
    this.#render()
    if (had && !holds()) this.#body?.focus({ preventScroll: true })
  }

  draw(): void {
    if (this.life.signal.aborted) return
    this.#mounted.box.lang = this.#start.language === "en" ? "en-CA" : "fr-CA"
    this.#render()
    this.place()
  }
  #render(): void {
    render(createElement(PlayerView, { player: this }), this.#mounted.box)
  }
}
