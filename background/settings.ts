import type { LeadView, OverlaySettings, PageSettings, PanelPrefs } from "../src/messages"
import { style } from "../src/overlay/style"
import { signMap } from "../src/pages/zoho/signs"
import { leadView, merged, pagePolicy, type Layers } from "../src/policy/layers"
import type { Registry } from "../src/policy/registry"
import type { Policy } from "../src/policy/types"
import type { Store } from "../src/store/database"
import type { RetentionDays } from "../src/store/retention"
import type { AnswerRow } from "../src/store/rows"
import { keepSetting, readSettings, type Kept } from "../src/store/settings"
import type { Words } from "../src/words"
import { broadcast } from "./broadcast"
import type { CrmDoor } from "./crm/connection"
import type { Keep } from "./keep"
import { pausedPages } from "./session"

const standardPanel: PanelPrefs = { side: "right", top: 96, folded: false, hidden: false, openSections: [] }

export type SettingsParts = {
  store: Store
  keep: Keep
  registry: Registry
  /** What the overlay says, by language; the one in force goes to the pages. */
  words: Record<"fr" | "en", Words>
  now: () => Date
  /** The connection to the CRM; `connection.crm()` is null without one. */
  connection: CrmDoor
}

/** What of the settings goes to a page of the CRM. */
export function overlaySettings(settings: PageSettings): OverlaySettings {
  const { packs: _p, rules: _r, roster: _o, myPresence: _m, presenceAnswers: _a, words, ...plain } = settings
  return { ...plain, words: { fields: words.fields, overlay: words.overlay } }
}

/** The settings in force, made from the layers and the store, held in memory; pages are told when they change. */
export class Settings {
  #kept: Partial<Kept> = {}
  #answers: AnswerRow[] = []
  #loaded: Promise<void> | null = null
  #planned: number | null | undefined
  /** The settings as last made; null once something of them has changed. */
  #made: PageSettings | null = null
  #queue: Promise<unknown> = Promise.resolve()
  /** Called when the next instant at which something here runs out has moved. */
  onNext: (at: Date | null) => Promise<void> = () => Promise.resolve()

  constructor(readonly parts: SettingsParts) {}

  /** Reads the store once; when it fails, the defaults stand and the next call tries again. */
  load(): Promise<void> {
    this.#loaded ??= Promise.all([this.#read(), this.parts.connection.ready()]).then(
      () => undefined,
      () => void (this.#loaded = null),
    )
    return this.#loaded
  }

  async #read(): Promise<void> {
    const { store, keep } = this.parts
    const [kept, answers] = await keep.attempt(() =>
      Promise.all([readSettings(store), store.answers.toArray()]),
    )
    // What changed in memory while the store was silent is newer.
    this.#kept = { ...kept, ...this.#kept }
    this.#answers = [...answers, ...this.#answers]
  }

  get layers(): Layers {
    const { team = null, managed = null, agent = null } = this.#kept
    return { team, managed, person: agent }
  }
  get managed(): Policy | null {
    return this.layers.managed
  }
  get panel(): PanelPrefs {
    return { ...standardPanel, ...this.#kept.panel }
  }
  get language(): "fr" | "en" {
    return this.#kept.language ?? "fr"
  }
  /** Answers about presence still good, by person. */
  get presences(): PageSettings["presenceAnswers"] {
    const now = this.parts.now().getTime()
    const good = this.#answers.filter(({ expires }) => expires > now)
    return Object.fromEntries(good.map(({ person, presence }) => [person, presence]))
  }
  get retention(): RetentionDays {
    return merged(this.layers).retention ?? {}
  }
  lead(): LeadView {
    return leadView(this.layers, this.parts.registry)
  }

  /** A person's own choice: it holds at once, even when the store cannot keep it. */
  async choose<K extends keyof Kept>(key: K, value: Kept[K]): Promise<PageSettings> {
    await this.load()
    this.#kept[key] = value
    this.#made = null
    try {
      await this.parts.keep.write(() => keepSetting(this.parts.store, key, value))
    } finally {
      await this.refresh()
    }
    return this.page()
  }

  /** A policy: what was in force stays unless the store took the new one. */
  async govern(key: "team" | "managed", policy: Policy | null): Promise<void> {
    await this.load()
    await this.parts.keep.write(() => keepSetting(this.parts.store, key, policy))
    this.#kept[key] = policy
    await this.refresh()
  }

  /** Browser policy when the store fails: it holds all the same. */
  async obey(policy: Policy | null): Promise<void> {
    this.#kept.managed = policy
    this.#made = null
    await this.refresh()
  }

  async answer(row: AnswerRow): Promise<PageSettings> {
    await this.load()
    this.#answers = [...this.#answers.filter(({ person }) => person !== row.person), row]
    this.#made = null
    try {
      await this.parts.keep.write(() => this.parts.store.answers.put(row))
    } finally {
      await this.refresh()
    }
    return this.page()
  }

  /** The settings in force. A page asks at every key: they are made anew only where something here ran out, or the store was not read. */
  async page(): Promise<PageSettings> {
    const over = typeof this.#planned === "number" && this.#planned <= this.parts.now().getTime()
    const fits = this.#loaded && this.#made?.keeping === this.parts.keep.keeping && !over
    return fits && this.#made ? this.#made : this.refresh()
  }

  /** Makes the settings anew; when they differ from what was told, raises the revision and tells every page. */
  refresh(): Promise<PageSettings> {
    const next = this.#queue.then(() => this.#refresh())
    this.#queue = next.catch(() => undefined)
    return next
  }

  async #refresh(): Promise<PageSettings> {
    await this.load()
    const inForce = await this.#inForce()
    const { words: _words, css: _css, ...plain } = inForce
    const text = JSON.stringify(plain)
    const { told } = this.#kept
    const made = (this.#made = { ...inForce, revision: told?.revision ?? 0 })
    if (told?.text !== text) {
      // Never below the clock, so that it grows even when the store forgot the last one.
      const revision = Math.max((told?.revision ?? 0) + 1, this.parts.now().getTime())
      const fresh = { revision, text }
      this.#kept.told = fresh
      made.revision = revision
      void broadcast(
        { jalonPush: "settings", settings: made },
        { jalonPush: "page", settings: overlaySettings(made) },
      )
      await this.parts.keep.attempt(() => keepSetting(this.parts.store, "told", fresh)).catch(() => undefined)
    }
    const next = this.#next()
    if (next !== this.#planned) {
      this.#planned = next
      await this.onNext(next === null ? null : new Date(next))
    }
    return made
  }

  async #inForce(): Promise<Omit<PageSettings, "revision">> {
    const { keep, registry, words } = this.parts
    const now = this.parts.now().getTime()
    const { presence, pausedUntil = null } = this.#kept
    return {
      ...pagePolicy(this.layers, registry),
      fields: signMap(merged(this.layers).fields),
      language: this.language,
      myPresence: presence && presence.expires > now ? presence.presence : "unknown",
      presenceAnswers: this.presences,
      pausedUntil: pausedUntil !== null && pausedUntil > now ? new Date(pausedUntil).toISOString() : null,
      pausedPages: await pausedPages().catch(() => []),
      panel: this.panel,
      keeping: keep.keeping,
      words: words[this.language],
      css: style,
    }
  }

  #next(): number | null {
    const { presence, pausedUntil } = this.#kept
    const now = this.parts.now().getTime()
    const ends = [pausedUntil, presence?.expires, ...this.#answers.map(({ expires }) => expires)]
    const coming = ends.filter((end): end is number => typeof end === "number" && end > now)
    return coming.length > 0 ? Math.min(...coming) : null
  }
}
