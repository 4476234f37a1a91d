/** @jsxImportSource preact */
import { render } from "preact"
import type { CarryLine, CarryView, OverlaySettings } from "../messages"
import { ask, onPush, orphaned } from "../messages/client"
import { leaveAtTouch } from "../overlay/life"
import type { Mount } from "../overlay/mount"
import { pickers } from "../pages/zoho/dom"
import { watchZoho, type Snapshot, type ZohoPage } from "../pages/zoho"
import { valueOf, type Field } from "../process/field"
import { phonesOf, type Whose } from "../process/impaknet/same"
import { fold } from "../process/text"
import type { RenewalField } from "../rules/facts"
import { CarryCard, type Line } from "./carry-card"
import { hostUntil } from "./host"

const hostId = "jalon-carry"
const instance: unique symbol = Symbol.for("jalon.carry")
type World = typeof globalThis & { [instance]?: AbortController }

const days: readonly string[] = ["deliveryDate", "financingEnd"]

/** A page that is being drawn does not say whose it is yet: a refusal waits, ms. */
const patience = 1_500

/** Facts taken from Impaknet, offered to the file in view: previewed, written on the agent's click, put back on another. */
class Carry {
  #view: CarryView | null = null
  #host: Mount | null = null
  #whose = ""
  /** The file in view and how: shown, or being edited. */
  #place = ""
  #ticked = new Map<string, boolean>()
  #refused = new Set<string>()
  #written: { line: CarryLine; former: string }[] = []
  #said: "done" | "undone" | null = null
  #busy = false
  readonly #page: ZohoPage

  constructor(
    { fields, modules }: OverlaySettings,
    readonly life: AbortController,
  ) {
    const { signal } = life
    this.#page = watchZoho({ fields, modules, signal, onChange: () => void this.again(false) })
    signal.addEventListener("abort", () => this.#host && render(null, this.#host.box))
    void this.again(true)
  }

  get #facts(): Snapshot["renewal"] {
    return this.#page.snapshot().renewal
  }

  #placeNow(): string {
    const { record, renewal } = this.#page.snapshot()
    return JSON.stringify([record, renewal?.mode])
  }

  /** Whose file is in view, as far as the page says. */
  #whoseNow(): Whose | null {
    const facts = this.#facts
    if (!facts || facts.mode === "create") return null
    const { stock, branch, contact, name, phone } = facts.fields
    return {
      stock: valueOf(stock) ?? null,
      branch: valueOf(branch) ?? null,
      name: valueOf(contact) ?? valueOf(name) ?? null,
      phones: phonesOf(valueOf(phone)),
    }
  }

  /** Asks what is offered where the file in view, or what is known of whose it is, has changed. */
  async again(asked: boolean): Promise<void> {
    const whose = this.#whoseNow()
    const place = this.#placeNow()
    const moved = place !== this.#place
    if (moved) {
      // Another file, or the same after its edit: what was ticked and written is of the past.
      this.#place = place
      this.#view = null
      this.#forget()
    }
    const key = whose ? JSON.stringify(whose) : ""
    // A field that we wrote ourselves says nothing new of whose file this is.
    if (!asked && !moved && (key === this.#whose || this.#busy || this.#written.length > 0)) {
      this.#draw()
      return
    }
    this.#whose = key
    const answer = whose && (await ask("carry.get", { whose }))
    if (orphaned()) this.life.abort()
    const stale = (): boolean => this.life.signal.aborted || key !== this.#whose || place !== this.#place
    if (stale()) return
    const view = answer?.ok ? answer.value : null
    if (view && view.refusal !== null && view.refusal !== this.#view?.refusal) {
      await new Promise((done) => setTimeout(done, patience))
      if (stale()) return
    }
    if (view?.from !== this.#view?.from || !view) this.#forget()
    this.#view = view
    this.#draw()
  }

  #forget(): void {
    this.#ticked.clear()
    this.#refused.clear()
    this.#written = []
    this.#said = null
  }

  #field({ field }: CarryLine): Field<string | number> {
    const name = field.slice("renewal.".length) as RenewalField
    return this.#facts?.fields[name] ?? { state: "unknown", why: "not-found" }
  }

  /** Each fact with what stands in the file; those that already stand there are left out, but for what was just written. */
  #lines(): Line[] {
    const editing = this.#facts?.mode === "edit"
    return (this.#view?.lines ?? []).flatMap((line) => {
      const stands = this.#field(line)
      const value = valueOf(stands)
      const written = this.#written.some((one) => one.line.name === line.name)
      if (!written && value !== undefined && fold(String(value)) === fold(line.value)) return []
      const refused = this.#refused.has(line.name)
      // A day that cannot be read could not be put back.
      const control = this.#page.locate(line.field)?.control
      const typed = control?.matches("input,textarea") === true && control.closest(pickers) === null
      const picked = editing && !typed
      const may =
        editing &&
        !picked &&
        !written &&
        !refused &&
        (stands.state !== "unknown" || !days.includes(line.name))
      return [
        {
          line,
          stands,
          may,
          picked,
          written,
          refused,
          ticked: may && (this.#ticked.get(line.name) ?? stands.state === "empty"),
        },
      ]
    })
  }

  /** What stands in a field, as it is written back. */
  #former({ line, stands }: Line): string {
    const control = this.#page.locate(line.field)?.control
    if (days.includes(line.name)) return String(valueOf(stands) ?? "")
    return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.value : ""
  }

  async #write(): Promise<void> {
    const place = this.#place
    this.#busy = true
    this.#draw()
    for (const line of this.#lines().filter(({ ticked }) => ticked)) {
      if (place !== this.#placeNow()) break
      const former = this.#former(line)
      const taken = await this.#page.write(line.line.field, line.line.value)
      if (place !== this.#place) break
      if (taken === "taken") this.#written.push({ line: line.line, former })
      else this.#refused.add(line.line.name)
      if (this.life.signal.aborted) return
    }
    this.#busy = false
    if (place !== this.#place) {
      this.#draw()
      return
    }
    this.#said = this.#written.length > 0 ? "done" : null
    this.#draw()
  }

  async #undo(): Promise<void> {
    this.#busy = true
    this.#draw()
    const place = this.#place
    for (const { line, former } of [...this.#written].reverse()) {
      if (place !== this.#placeNow()) break
      await this.#page.write(line.field, former)
      this.#ticked.set(line.name, false)
    }
    this.#written = []
    this.#busy = false
    this.#said = place === this.#place ? "undone" : null
    this.#draw()
  }

  #leave(): void {
    this.life.abort()
    if (!orphaned()) void ask("carry.drop")
  }

  #draw(): void {
    const view = this.#view
    if (this.life.signal.aborted || (!view && !this.#host)) return
    const lines = this.#lines()
    const speaks = view && (view.refusal !== null || lines.length > 0)
    if (!this.#host?.host.isConnected && view) this.#host = hostUntil(hostId, view.language, this.life.signal)
    if (!this.#host) return
    render(
      speaks ? (
        <CarryCard
          view={view}
          lines={lines}
          editing={this.#facts?.mode === "edit"}
          said={this.#said}
          busy={this.#busy}
          undoable={this.#written.length}
          acts={{
            tick: (name, on) => {
              this.#ticked.set(name, on)
              this.#draw()
            },
            write: () => void this.#write(),
            undo: () => void this.#undo(),
            jump: (line) => this.#page.jump(line.field),
            leave: () => this.#leave(),
          }}
        />
      ) : null,
      this.#host.box,
    )
  }
}

/** Offers what was taken to the file in view; a former instance leaves. */
export function startCarry(): void {
  const world = globalThis as World
  world[instance]?.abort()
  const life = new AbortController()
  world[instance] = life
  leaveAtTouch(life)
  let carry: Carry | null = null
  onPush((push) => {
    if (push.jalonPush !== "carry") return undefined
    void carry?.again(true)
    return true
  }, life.signal)
  void ask("page.start").then((answer) => {
    if (answer.ok && !life.signal.aborted) carry = new Carry(answer.value, life)
    else life.abort()
  })
}
