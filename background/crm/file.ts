import browser from "webextension-polyfill"
import { asNow, minute, tokenOf, withCrm, type Apart, type CrmFile, type Sight } from "../../src/crm/facts"
import type { Crm } from "../../src/crm/types"
import type { PageFacts, PageQuestion } from "../../src/messages"
import { toWire } from "../../src/messages/wire"
import type { OpportunityFacts, OpportunityField } from "../../src/rules/facts"
import type { Row } from "../../src/rules/rule"
import { recordId } from "../../src/store/rows"
import { tell } from "../broadcast"
import type { Settings } from "../settings"
import { FileMemory } from "./file-memory"
import { askPart, waitOf, type Part } from "./file-parts"
import {
  fileFor,
  isLeft,
  look,
  needsOf,
  newView,
  oursOf,
  seek,
  withShown,
  type Earlier,
  type View,
} from "./file-view"

export type { Earlier } from "./file-view"

/** How long a save of the page may take to be in the CRM, ms. */
const landing = 1_500
/** A clock that is off by less may be the way the answer took, ms. */
const off = 30_000
/** The rounds of questions that one answer may lead to. */
const rounds = 3

type Told = { opportunity: OpportunityFacts | null; earlier: OpportunityFacts | null }
/** What is said of a page: its facts with the CRM's. */
export type Laid = Told & {
  /** Until when the CRM's may hold a Save. */
  until: Date | null
  /** The CRM's clock less this browser's, ms; 0 where they agree, or nobody knows. */
  ahead: number
}

/**
 * What the CRM says of the records in view. A page is answered with what is in memory; the CRM is asked beside, and the page told to
 * ask again only when its facts are no longer those that it was answered by.
 */
export class CrmFiles {
  readonly #memory = new FileMemory()
  readonly #views = new Map<number, View>()
  #standing: string

  constructor(private readonly settings: Settings) {
    const { connection } = settings.parts
    this.#standing = this.#stands()
    connection.onChange(() => this.#turn())
    browser.tabs.onRemoved.addListener((tab) => {
      this.#leave(tab)
      this.#memory.close(tab)
    })
    browser.tabs.onUpdated.addListener((tab, { url, status }) => {
      const view = this.#views.get(tab)
      if (view && (url !== undefined || status === "loading") && isLeft(view, url)) this.#leave(tab)
    })
  }

  get #now(): Date {
    return this.settings.parts.now()
  }

  get #ahead(): number {
    const ahead = this.settings.parts.connection.state().ahead ?? 0
    return Math.abs(ahead) < off ? 0 : ahead
  }

  /** The facts of a question with what is known of its record; the CRM is asked for the rest beside. Never rejects, no network. */
  async lay(
    { page, record }: Pick<PageQuestion, "page" | "record">,
    facts: PageFacts,
    earlier: Earlier | null,
    { tab, url }: { tab: number | null; url: string | null },
  ): Promise<Laid> {
    const own: Laid = {
      opportunity: facts.opportunity,
      earlier: earlier?.facts ?? null,
      until: null,
      ahead: 0,
    }
    if (tab === null) return own
    const of = facts.opportunity ? record : (earlier?.record ?? null)
    if (of?.module !== "Potentials" || facts.opportunity?.mode === "create" || url === null) {
      this.#leave(tab)
      return own
    }
    const before = this.#views.get(tab)
    const same = before?.page === page && recordId(before.record) === recordId(of)
    if (!same) this.#leave(tab)
    const view: View = same
      ? Object.assign(before, { facts, earlier, url })
      : newView({ tab, page, url, record: of, opened: this.#now, facts, earlier, theirs: {} })
    this.#views.set(tab, view)
    look(view, this.#now)
    if (!this.#crm(view)) return own
    view.theirs = oursOf(this.settings.theirs(url))
    const known = await this.#memory.recall(tab, recordId(of), page)
    // The worker was stopped while this page stood: it was not opened anew.
    if (known && !same && facts.opportunity?.mode === "detail") view.opened = new Date(0)
    const told = this.#told(view)
    const ahead = this.#ahead
    view.answered = summary(told, ahead)
    void this.#run(view, told)
    return { ...told, until: this.#until(view, told), ahead }
  }

  /** Notes what was said of a tab's page. */
  said(tab: number | null, rows: readonly Row[]): void {
    const view = tab === null ? undefined : this.#views.get(tab)
    if (view) view.waits = rows.some(({ softened }) => softened === "crm-old")
  }

  #crm({ record, url }: View): Crm | null {
    return this.settings.parts.connection.crmFor({ org: record.org, url })
  }

  #leave(tab: number): void {
    this.#views.get(tab)?.life.abort()
    this.#views.delete(tab)
  }

  #stands(): string {
    const { standing, org } = this.settings.parts.connection.state()
    return `${standing} ${org?.zgid ?? ""}`
  }

  /** Signed in: the pages in view may know more. Signed out: what was read is forgotten. */
  #turn(): void {
    const stands = this.#stands()
    if (stands === this.#standing) return
    this.#standing = stands
    this.#memory.goOn()
    const connected = stands.startsWith("connected")
    if (!connected) void this.#memory.clear()
    for (const view of this.#views.values())
      if (connected) void this.#run(view)
      else void this.#tell(view, this.#told(view))
  }

  #file({ record }: View): CrmFile {
    return this.#memory.get(recordId(record), this.#now)
  }

  #told(view: View): Told & { apart: Apart[] } {
    const { facts, earlier, sights, theirs } = view
    const now = this.#now
    if (!this.#crm(view))
      return { opportunity: facts.opportunity, earlier: earlier?.facts ?? null, apart: [] }
    const file = fileFor(view, this.#file(view))
    if (!facts.opportunity)
      return { opportunity: null, earlier: earlier && asNow(earlier.facts, file, earlier.at, now), apart: [] }
    const unseen: Sight = { since: now, changed: false, askedAgain: null }
    const sight = (name: OpportunityField): Sight => sights.get(name) ?? unseen
    const laid = withCrm(withShown(view, facts.opportunity, file), file, { now, theirs, sight })
    return { opportunity: laid.facts, earlier: null, apart: laid.apart }
  }

  #until(view: View, { opportunity, earlier }: Told): Date | null {
    if (!(opportunity ?? earlier)?.crm) return null
    const ends = Object.values(this.#file(view)).map(({ at }) => at.getTime() + minute)
    const coming = ends.filter((at) => at > this.#now.getTime())
    return coming.length > 0 ? new Date(Math.min(...coming)) : null
  }

  #needs(view: View, { opportunity, earlier }: Told): Part[] {
    const needs = needsOf(view, this.#file(view), opportunity ?? earlier, this.#now)
    return needs.filter((part) => !this.#isHeld(view, part))
  }

  #isHeld({ record }: View, part: Part): boolean {
    return this.#memory.isHeld(this.#now, "all", part, recordId(record))
  }

  /** Asks what is needed, then once more where the page and the CRM differ; the page is told after each. Never rejects. */
  async #run(view: View, known?: Told & { apart: Apart[] }): Promise<void> {
    view.again = view.busy
    if (view.busy) return
    view.busy = true
    let told = known ?? this.#told(view)
    try {
      for (let round = 0; round < rounds; round++) {
        const needs = this.#needs(view, told)
        if (needs.length === 0 || !(await this.#ask(view, needs))) break
        await this.#tell(view, (told = this.#told(view)))
      }
      for (let round = 0; round < rounds && told.apart.length > 0; round++) {
        await pause(landing, view.life.signal)
        told = this.#told(view)
        if (told.apart.length === 0 || this.#isHeld(view, "fields")) break
        if (!(await this.#ask(view, ["fields"]))) break
        this.#askedAgain(view, told.apart)
        await this.#tell(view, (told = this.#told(view)))
      }
    } finally {
      view.busy = false
    }
    if (view.again && !view.life.signal.aborted) void this.#run(view)
  }

  #askedAgain(view: View, apart: readonly Apart[]): void {
    const { fields } = this.#file(view)
    if (!fields || this.#isHeld(view, "fields")) return
    for (const { name } of apart) {
      const sight = view.sights.get(name)
      const field = fields.values[name]
      if (sight && field) sight.askedAgain = tokenOf(field)
    }
  }

  /** Asks some parts at once and takes in what came. False when nothing came, or nobody is there any more. */
  async #ask(view: View, parts: readonly Part[]): Promise<boolean> {
    const crm = this.#crm(view)
    const { signal } = view.life
    if (!crm || signal.aborted) return false
    const { record, theirs } = view
    const id = recordId(record)
    const { now } = this.settings.parts
    const asked = { crm, id: record.id, file: this.#file(view), theirs, signal, now }
    const refused = new Set<Part>()
    seek(view)
    const came = await Promise.all(
      parts.map(async (part): Promise<CrmFile | null> => {
        try {
          return await askPart[part](asked)
        } catch (error) {
          const wait = waitOf(error, part, now())
          if (wait) this.#memory.wait(wait.of === "record" ? id : wait.of, wait.until)
          if (wait?.forget) refused.add(part)
          return wait?.of === "record" ? null : {}
        }
      }),
    )
    if (view.life.signal.aborted || this.#crm(view) !== crm) return false
    const gone = came.includes(null)
    const fresh = came.reduce<CrmFile>((all, one) => ({ ...all, ...one }), {})
    this.#memory.take(view, gone ? null : fresh, refused)
    return gone || refused.size > 0 || Object.keys(fresh).length > 0
  }

  /** Tells a page to ask again, where its facts are no longer those it was answered by. */
  async #tell(view: View, told: Told): Promise<void> {
    if (view.life.signal.aborted) return
    const now = summary(told, this.#ahead)
    const isOld = Boolean((told.opportunity ?? told.earlier)?.crm?.old.length)
    if (now === view.answered && !(view.waits && !isOld)) return
    view.answered = now
    view.waits = false
    await tell(view.tab, { jalonPush: "ask" })
  }
}

/** What of the facts may change an answer; how long ago the CRM said so is not. */
function summary({ opportunity, earlier }: Told, ahead: number): string {
  const facts = opportunity ?? earlier
  return toWire([facts && { ...facts, crm: facts.crm?.of }, Math.round(ahead / minute)])
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      done()
    })
  })
