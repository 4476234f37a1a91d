import type { LeadView, OverlaySettings, PageSettings, PanelPrefs, PlayerPrefs } from "../src/messages"
import { style } from "../src/overlay/style"
import { signMap } from "../src/pages/zoho/signs"
import type { CrmField } from "../src/crm/types"
import type { Modules } from "../src/pages/zoho/modules"
import type { SignMap } from "../src/pages/zoho/types"
import { leadView, merged, nextExpiry, pagePolicy, type Layers } from "../src/policy/layers"
import type { Registry } from "../src/policy/registry"
import type { Policy, PolicyConnection } from "../src/policy/types"
import type { Store } from "../src/store/database"
import type { RetentionDays } from "../src/process/privacy"
import type { AnswerRow } from "../src/store/rows"
import {
  keepSetting,
  readSettings,
  type Kept,
  type KeptDamage,
  type KeptLooks,
  type KeptPublication,
} from "../src/store/settings"
import type { Words } from "../src/words"
import type { Roster } from "../src/process/roster"
import { dayOf, montreal, shiftDay, type Day } from "../src/process/calendar"
import type { FieldKey } from "../src/rules/facts"
import { daily } from "../src/rules/followups/parts/settings"
import { broadcast } from "./broadcast"
import { isOfOrg, modulesOf, theirFields, toldBy, type Told } from "./crm/told"
import type { CrmDoor, CrmPage } from "./crm/connection"
import { Canary } from "./canary"
import { ClientPages } from "./crm/client-pages"
import { Clients } from "./crm/clients"
import { People } from "./crm/people"
import type { Keep } from "./keep"
import { keepTeam, type How, type What } from "./policy/history"
import { recovered } from "./policy/recover"
import { pausedPages } from "./session"

const standardPanel: PanelPrefs = { side: "right", top: 96, folded: false, hidden: false, openSections: [] }

const none: Kept["wordings"] = {}

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

/** What of the settings goes to a page of the CRM: with the signs that the CRM told where the page is of that organisation. */
export function overlaySettings(settings: PageSettings, url: string | null = null): OverlaySettings {
  const {
    packs: _p,
    rules: _r,
    ownRules: _w,
    roster: _o,
    myPresence: _m,
    presenceAnswers: _a,
    words,
    ...rest
  } = settings
  const { orgFields, ...plain } = rest
  const theirs = isOfOrg(url, orgFields?.org) ? orgFields : undefined
  return {
    ...plain,
    fields: theirs?.fields ?? settings.fields,
    ...(theirs && { modules: theirs.modules }),
    words: { fields: words.fields, overlay: words.overlay },
  }
}

type PagePolicy = ReturnType<typeof pagePolicy>
/** The policy by itself, and with what the CRM says of the team (`mark`). */
type Standing = { layers: Layers; mark: string; until: Date | null; own: PagePolicy; made: PagePolicy }

const sameLayers = (one: Layers, other: Layers): boolean =>
  one.published === other.published &&
  one.team === other.team &&
  one.managed === other.managed &&
  one.person === other.person

const isOver = ({ until }: Standing, now: Date): boolean => until !== null && until <= now

/** The same rules with these days among those that neither count nor break a run (process.md §4). */
function alsoClosed(rules: PagePolicy["rules"], days: readonly Day[]): PagePolicy["rules"] {
  const own = rules[daily.id]
  const before = own?.params?.closedDays
  const closedDays = [...new Set([...(Array.isArray(before) ? (before as readonly string[]) : []), ...days])]
  return { ...rules, [daily.id]: { ...own, params: { ...own?.params, closedDays } } }
}

/** The settings in force, made from the layers and the store, held in memory; pages are told when they change. */
export class Settings {
  #kept: Partial<Kept> = {}
  #answers: AnswerRow[] = []
  #loaded: Promise<void> | null = null
  #planned: number | null | undefined
  /** The settings as last made; null once something of them has changed. */
  #made: PageSettings | null = null
  #told: Told | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #alone: Promise<unknown> = Promise.resolve()
  /** Grows each time the store is read anew: what is held of it elsewhere is then old. */
  readings = 0
  /** Called when the next instant at which something here runs out has moved. */
  onNext: (at: Date | null) => Promise<void> = () => Promise.resolve()
  /** Called once another policy is in force. */
  onPolicy: () => void = () => undefined
  /** Called once something was planned that the worker is to wake for. */
  onPlanned: () => void = () => undefined

  /** The team as the CRM knows it. */
  readonly people: People
  /** What the CRM says of the clients in open pages. */
  readonly clients: ClientPages
  /** Whether the pages of the CRM are read as before. */
  readonly canary = new Canary(this)
  #policy: Standing | null = null
  #theirs: { layers: Layers; told: Told; fields: ReturnType<typeof theirFields> } | null = null

  constructor(readonly parts: SettingsParts) {
    this.people = new People(parts.connection, parts.now)
    this.clients = new ClientPages(this, new Clients(this))
    this.people.onTurn = () => {
      this.#made = null
      void this.refresh().catch(() => undefined)
    }
  }

  /** Reads the store once; when it fails, the defaults stand and the next call tries again. */
  load(): Promise<void> {
    // In this order: without the policy, what the last worker knew of the team would be of no connection, and be dropped.
    this.#loaded ??= this.#read()
      .finally(() => Promise.all([this.people.ready(), this.clients.ready()]))
      .catch(() => void (this.#loaded = null))
    return this.#loaded
  }

  async #read(): Promise<void> {
    const { store, keep, now } = this.parts
    const [kept, answers] = await keep.attempt(() =>
      Promise.all([
        readSettings(store).then((read) => recovered(store, read, now())),
        store.answers.toArray(),
      ]),
    )
    // What changed in memory while the store was silent is newer.
    this.#kept = { ...kept, ...this.#kept }
    this.#answers = [...answers, ...this.#answers]
  }

  get layers(): Layers {
    const { published, team = null, managed = null, agent = null } = this.#kept
    return { published: published?.policy ?? null, team, managed, person: agent }
  }
  /**
   * What the policy says, with the CRM's team over its roster and the CRM's holidays among its closed days. The same object as long
   * as both stand.
   */
  policy(): PagePolicy {
    return this.#standing().made
  }
  #standing(): Standing {
    const { layers, people } = this
    const { mark, closedDays } = people
    const now = this.parts.now()
    const stands = this.#policy && sameLayers(this.#policy.layers, layers) && !isOver(this.#policy, now)
    const before = stands ? this.#policy : null
    if (before?.mark === mark) return before
    const own = before?.own ?? pagePolicy(layers, this.parts.registry, now)
    const made = {
      ...own,
      roster: people.over(own.roster),
      rules: closedDays.length > 0 ? alsoClosed(own.rules, closedDays) : own.rules,
    }
    return (this.#policy = { layers, mark, until: nextExpiry(layers, now), own, made })
  }
  /** The roster for a page: what the CRM says of people is left out of a page of another organisation. */
  rosterFor(page: CrmPage): Roster {
    const { connection } = this.parts
    const known = connection.crm() !== null && connection.state().org !== null
    const ours = !known || connection.crmFor(page) !== null
    const { own, made } = this.#standing()
    return (ours ? made : own).roster
  }
  /** The person's own words in scripts and guides. */
  get wordings(): Kept["wordings"] {
    return this.#kept.wordings ?? none
  }
  /** What was last published and found good. */
  get publication(): KeptPublication | null {
    return this.#kept.published ?? null
  }
  /** A kept policy that was found damaged, as it was found. */
  get damaged(): KeptDamage | null {
    return this.#kept.damaged ?? null
  }
  get managed(): Policy | null {
    return this.layers.managed
  }
  get panel(): PanelPrefs {
    return { ...standardPanel, ...this.#kept.panel }
  }
  /** Where the player was put last; null: nowhere yet. */
  get player(): PlayerPrefs | null {
    return this.#kept.player ?? null
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
  /** The calls of the shift, as set by hand; null: not set today. */
  get target(): number | null {
    const { target } = this.#kept
    return target && target.expires > this.parts.now().getTime() ? target.calls : null
  }
  /** What this browser is called in what it hands over of its journal: made once, at random. */
  async browserName(): Promise<string> {
    await this.load()
    const { browser } = this.#kept
    if (browser !== undefined) return browser
    const made = crypto.randomUUID()
    this.#kept.browser = made
    await this.parts.keep.write(() => keepSetting(this.parts.store, "browser", made))
    return made
  }
  get signedIn(): boolean {
    return this.#kept.signedIn ?? false
  }
  /** How this browser may read the CRM. */
  get connection(): PolicyConnection {
    const { team, managed } = this.layers
    return { ...team?.connection, ...managed?.connection }
  }
  get retention(): RetentionDays {
    return merged(this.layers).retention ?? {}
  }
  /** What the CRM last told of the organisation's fields, here or before; null: never. */
  get told(): Told | null {
    const { orgFields = null } = this.#kept
    const named = this.aftersalesModule
    if (this.#told?.structure !== orgFields || this.#told.named !== named)
      this.#told = orgFields && toldBy(orgFields, named)
    return this.#told
  }
  /** What the policy calls the module of after-sales, by its name or its API name; undefined: nothing. */
  get aftersalesModule(): string | undefined {
    return merged(this.layers).aftersales?.module?.trim() || undefined
  }
  /** The same for a page whose CRM told nothing of its modules. */
  get #named(): Modules {
    const named = this.aftersalesModule
    return named === undefined ? {} : { named }
  }
  /** Their field for each of ours, in the organisation of an address; none where the CRM did not tell of it. */
  theirs(url: string | null): Partial<Record<FieldKey, CrmField>> {
    const { told, layers } = this
    if (!told || !isOfOrg(url, told.structure.org)) return {}
    const before = this.#theirs
    // Asked at every question of a page.
    if (before?.told === told && sameLayers(before.layers, layers)) return before.fields
    const fields = theirFields(told, merged(layers).fields)
    this.#theirs = { layers, told, fields }
    return fields
  }
  /** The signs for the page at an address. */
  signs(url: string | null): SignMap {
    const { told } = this
    return signMap(merged(this.layers).fields, isOfOrg(url, told?.structure.org) ? told?.fit.map : undefined)
  }
  /** The organisation's own modules that are ours, for the page at an address, where its CRM told; else the policy's name of one. */
  modules(url: string | null): Modules {
    const { told } = this
    return told && isOfOrg(url, told.structure.org) ? modulesOf(told) : this.#named
  }
  /** The published policy as it is kept, and how looking at its address went. */
  get publishing(): Pick<Kept, "published" | "publishedBefore"> & { looks: KeptLooks | null } {
    const { published = null, publishedBefore = null, looks = null } = this.#kept
    return { published, publishedBefore, looks }
  }
  lead(): LeadView {
    return leadView(this.layers, this.parts.registry, this.parts.now())
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

  /**
   * Does one such work after another: what makes the team's policy from what it is begins with what the one before left. Such work waits
   * for no other: neither for one of its own, nor for the jobs, of which one is.
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#alone.then(work)
    this.#alone = next.catch(() => undefined)
    return next
  }

  /**
   * A policy: what was in force stays unless the store took the new one. The team's is in the history with it, by how it came; `taken`:
   * with a publication, whose it is and what it took the place of. What is made of the policy in force is made in its turn (`alone`).
   */
  async govern(
    key: "team" | "managed",
    policy: Policy | null,
    what: What = "",
    taken?: Pick<How, "by" | "published">,
  ): Promise<void> {
    await this.load()
    const { store, keep } = this.parts
    const by = this.policy().agent?.name ?? ""
    await keep.write(() =>
      key === "team"
        ? keepTeam(this.parts, this.layers, policy, { by, what, ...taken })
        : keepSetting(store, key, policy),
    )
    this.#kept[key] = policy
    await this.refresh()
    this.onPolicy()
  }

  /** What was published, kept whole with what goes with it or not at all; then it is in force. */
  async publish(changes: Partial<Pick<Kept, "published" | "publishedBefore" | "looks">>): Promise<void> {
    await this.load()
    const { store, keep } = this.parts
    const rows = Object.entries(changes).map(([key, value]) => ({ key, value }))
    // One put of many rows: all of them stand, or none.
    await keep.write(() => store.transaction("rw", store.settings, () => store.settings.bulkPut(rows)))
    Object.assign(this.#kept, changes)
    await this.refresh()
    this.onPolicy()
  }

  /** How looking at the team's address went: it changes nothing that is in force. */
  async note(looks: KeptLooks): Promise<void> {
    this.#kept.looks = looks
    await this.parts.keep.attempt(() => keepSetting(this.parts.store, "looks", looks)).catch(() => undefined)
  }

  /** Browser policy when the store fails: it holds all the same. */
  async obey(policy: Policy | null): Promise<void> {
    this.#kept.managed = policy
    this.#made = null
    await this.refresh()
    this.onPolicy()
  }

  /** Reads the store anew: something of it was erased, which memory still holds. */
  async reread(): Promise<void> {
    await this.#queue
    this.#kept = {}
    this.#answers = []
    this.#made = this.#told = this.#policy = this.#theirs = this.#loaded = null
    this.#planned = undefined
    this.readings++
    this.clients.forget()
    await this.refresh()
    this.onPolicy()
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
    this.people.look()
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
    // What the CRM says of people stays out of the store: a mark of it tells whether it changed.
    const { roster } = this.#standing().own
    const crm = this.people.mark
    const text = JSON.stringify({ ...plain, roster, ...(crm !== "" && { crm }) })
    const { told } = this.#kept
    const made = (this.#made = { ...inForce, revision: told?.revision ?? 0 })
    if (told?.text !== text) {
      // Never below the clock, so that it grows even when the store forgot the last one.
      const revision = Math.max((told?.revision ?? 0) + 1, this.parts.now().getTime())
      const fresh = { revision, text }
      this.#kept.told = fresh
      made.revision = revision
      void broadcast({ jalonPush: "settings", settings: made }, (url) => ({
        jalonPush: "page",
        settings: overlaySettings(made, url),
      }))
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
    const { keep, words } = this.parts
    const now = this.parts.now().getTime()
    const { presence, pausedUntil = null } = this.#kept
    const told = this.told
    return {
      ...this.policy(),
      fields: signMap(merged(this.layers).fields),
      ...(this.aftersalesModule !== undefined && { modules: this.#named }),
      ...(told && {
        orgFields: {
          org: told.structure.org,
          fields: signMap(merged(this.layers).fields, told.fit.map),
          modules: modulesOf(told),
        },
      }),
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
    const level = nextExpiry(this.layers, new Date(now))?.getTime()
    const ends = [pausedUntil, presence?.expires, level, ...this.#answers.map(({ expires }) => expires)]
    // Weekly hours are laid out by the day.
    if (this.people.mark !== "") ends.push(montreal(shiftDay(dayOf(new Date(now)), 1), "00:00").getTime())
    const coming = ends.filter((end): end is number => typeof end === "number" && end > now)
    return coming.length > 0 ? Math.min(...coming) : null
  }
}
