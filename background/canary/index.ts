import browser from "webextension-polyfill"
import type { CanaryRequests, CanaryView, ChangedPage, PageFacts, PageQuestion } from "../../src/messages"
import { readRoute } from "../../src/pages/zoho/route"
import type { SignMap } from "../../src/pages/zoho/types"
import { mayLead } from "../../src/policy/layers"
import { forgotten, lostIn, witness, type Health, type Lost, type Opening } from "../../src/process/canary"
import type { FieldKey } from "../../src/rules/facts"
import { changedPages, changeHealth } from "../../src/store/health"
import { recordId, type HealthRow } from "../../src/store/rows"
import { addToJournal } from "../../src/store/seen"
import { isOfOrg } from "../crm/told"
import { Later } from "../later"
import { Refusal, type From, type Handlers } from "../router"
import type { Settings } from "../settings"
import { sayChanged, tellPages } from "./badge"
import { areasOf, exampleOf, looksOf, markOf, placeOf, type Look } from "./look"
import { digest } from "../../src/process/text"

/** How long a page must stand to be one opening, ms: its last parts are drawn by then. */
const moment = 3_000

const sameAddress = (one: string, other: string): boolean =>
  one === other || JSON.stringify(readRoute(one)) === JSON.stringify(readRoute(other))
const fieldsOf = (row: HealthRow): [FieldKey, Lost][] => lostIn(row) as [FieldKey, Lost][]

function whereOf({ key }: HealthRow): { org: string; area: string } {
  const [org = "", area = ""] = key.split("/")
  return { org: org.replace(/^sandbox\./, ""), area }
}

function pageOf(row: HealthRow): ChangedPage {
  const { org, area } = whereOf(row)
  const fields = fieldsOf(row).map(([field, { what, by, since }]) => ({ field, what, by, at: since }))
  const since = Math.min(...fields.map(({ at }) => at))
  return {
    key: row.key,
    org,
    area,
    page: row.page,
    since: new Date(since).toISOString(),
    fields: fields.map(({ at, ...field }) => ({ ...field, since: new Date(at).toISOString() })),
  }
}

/**
 * Whether the pages of the CRM are still read as before. While one is not, nothing of it holds a Save: pages are told to ask again, a badge
 * says so, and the lead has the page and its fields. A store that fails means no alarm.
 */
export class Canary {
  readonly #later = new Later(moment)
  #known: Promise<Map<string, HealthRow>> | null = null

  constructor(private readonly settings: Settings) {}

  /** The forms and pages of which something is lost, by key. Never rejects. */
  #alarms(): Promise<Map<string, HealthRow>> {
    const { store, keep } = this.settings.parts
    this.#known ??= keep
      .attempt(() => changedPages(store))
      .then((rows) => new Map(rows.map((row) => [row.key, row])))
      .catch(() => {
        this.#known = null
        return new Map<string, HealthRow>()
      })
    return this.#known
  }

  /** Whether what a page's answer rests on is no longer read as before; `before`: the facts carried from the page before. */
  async softens(url: string | null, facts: PageFacts, before: { mode: string } | null): Promise<boolean> {
    const alarms = await this.#alarms()
    if (alarms.size === 0 || url === null) return false
    const areas = areasOf(facts, before).map((area) => `${placeOf(url)}/${area}/`)
    return [...alarms.keys()].some((key) => areas.some((area) => key.startsWith(area)))
  }

  /** The same for what rests on a page of this area elsewhere, whatever the organisation. */
  async softensArea(area: string): Promise<boolean> {
    return [...(await this.#alarms()).keys()].some((key) => key.split("/")[1] === area)
  }

  /** Takes note of a page's question; once it has stood, it is one opening. */
  hear(question: PageQuestion, facts: PageFacts, { tab, url }: Pick<From, "tab" | "url">): void {
    if (tab === null || url === null) return
    this.#later.after(question.page, async () => {
      // Left meanwhile: it may have been half drawn.
      const now = (await browser.tabs.get(tab)).url
      if (now !== undefined && sameAddress(now, url)) await this.#keep(question, facts, url)
    })
  }

  async #keep(question: PageQuestion, facts: PageFacts, url: string): Promise<void> {
    const seen = looksOf(question, facts)
    if (!seen) return
    const map = await this.#signs(url)
    for (const look of seen.looks) {
      const key = [placeOf(url), look.area, seen.language].join("/")
      await this.#take(key, (before) => this.#witness(before, question, look, map), exampleOf(url))
    }
  }

  #witness(
    before: Health,
    { page, record }: PageQuestion,
    { area, stage, blank, read }: Look,
    map: SignMap,
  ): Health {
    const own = record && !/-create$/.test(area) ? digest(recordId(record)) : ""
    const opening: Opening = {
      id: digest([page, record && recordId(record), area].join(" ")),
      record: own,
      at: this.settings.parts.now().getTime(),
      ...(stage !== null && { stage: digest(stage) }),
      ...(blank && { blank }),
    }
    const marks = Object.fromEntries(
      Object.keys(read).map((key) => [key, markOf(map, key as FieldKey)] as const),
    )
    return witness(before, opening, read, marks)
  }

  async #signs(url: string): Promise<SignMap> {
    const { fields, orgFields } = await this.settings.page()
    return orgFields && isOfOrg(url, orgFields.org) ? orgFields.fields : fields
  }

  /** Changes what is kept of a form or page; what became lost, or was found again, is told at once. */
  async #take(key: string, change: (before: Health) => Health, page: string | null): Promise<void> {
    const { store, keep, now } = this.settings.parts
    const { before, after } = await keep.attempt(() => changeHealth(store, key, change, page, now()))
    const alarms = await this.#alarms()
    const lost = fieldsOf(after)
    if (lost.length > 0) alarms.set(key, after)
    else alarms.delete(key)
    const had = new Map(fieldsOf(before))
    const has = new Map(lost)
    const begun = lost.filter(([field, { what }]) => had.get(field)?.what !== what)
    const ended = fieldsOf(before).filter(([field]) => !has.has(field))
    if (begun.length + ended.length === 0) return
    await this.dress()
    await tellPages()
    const where = whereOf(after)
    const events = [
      ...begun.map(([field, { what, by }]) => ({ event: "begun", field, what, by })),
      ...ended.map(([field]) => ({ event: "ended", field })),
    ]
    for (const details of events)
      await keep.attempt(() =>
        addToJournal(
          store,
          `canary:${crypto.randomUUID()}`,
          { kind: "canary", details: { ...details, ...where } },
          now(),
        ),
      )
  }

  /** The badge and its title, from what is kept now, in the language in force. Never rejects. */
  async dress(language = this.settings.language): Promise<void> {
    this.#known = null
    await sayChanged((await this.#alarms()).size > 0, language)
  }

  /** Fields now looked for by other signs begin anew: a lead corrected them, or the product did. */
  async recheck(): Promise<void> {
    for (const [key, row] of await this.#alarms()) {
      const map = row.page === null ? null : await this.#signs(row.page)
      const others = fieldsOf(row).flatMap(([field]) =>
        map && row.fields[field]?.mark !== markOf(map, field) ? [field] : [],
      )
      if (others.length > 0) await this.#take(key, (before) => forgotten(before, others), row.page)
    }
  }

  /** As it is kept now: some of it may have been erased. */
  async view(): Promise<CanaryView> {
    await this.settings.load()
    await this.dress()
    const pages = [...(await this.#alarms()).values()].map(pageOf)
    return { lead: mayLead(this.settings.layers), pages }
  }

  /** A field is no longer expected on a form or page: it begins anew there. */
  async expect(key: string, field: FieldKey): Promise<CanaryView> {
    await this.settings.load()
    if (!mayLead(this.settings.layers)) throw new Refusal("refused")
    const row = (await this.#alarms()).get(key)
    if (row) await this.#take(key, (before) => forgotten(before, [field]), row.page)
    return this.view()
  }
}

export function canaryHandlers({ canary }: Settings): Pick<Handlers, keyof CanaryRequests> {
  return {
    "canary.get": () => canary.view(),
    "canary.expect": ({ key, field }) => canary.expect(key, field),
  }
}
