import { startWorker } from "../../background/worker"
import type { Answered, PageAnswer } from "../../src/messages"
import type { FindAnswer } from "../../src/messages/find"
import { fromWire, toWire } from "../../src/messages/wire"
import { known } from "../../src/process/field"
import type { OpportunityField } from "../../src/rules/facts"
import { packs, rules } from "../../src/rules"
import { Store } from "../../src/store/database"
import { en } from "../../src/words/en"
import { fr } from "../../src/words/fr"
import { pick, typedReached, typedTry, type Random } from "../sandbox/typed"
import type { CrmRecord, Ref } from "../sandbox/world"
import { FakeBrowser, runIn } from "./browser"
import type { SimClock } from "./clock"
import { meetingOf, questionOf, type PageShown } from "./facts"

const second = 1_000
const minute = 60 * second
/** A worker that nobody calls is stopped by the browser after this. */
const idle = 30 * second
const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }

/** What agents share: the team's CRM, and what they may do to it. */
export type Office = {
  clock: SimClock
  org: string
  host: string
  hosts: readonly string[]
  policy: object
  /** Signs somebody in at the accounts server, as its pages would: the address that it ends at. */
  approve: (person: Ref, address: string) => Promise<string>
  open: readonly CrmRecord[]
  write: (record: CrmRecord, by: Ref, text: string) => void
  save: (record: CrmRecord, values: Record<string, string>) => void
}

/** One person at work for some hours, in their own browser. Everything is the worker's own code but the page that is read. */
export class Agent {
  readonly #browser: FakeBrowser
  #store: Store | null = null
  #life: object | null = null
  #calledAt = -Infinity
  #shown: PageShown | null = null
  #page = ""
  #asking = false
  #wanted = false
  #again: { dead: boolean } | null = null
  readonly #recent: { record: CrmRecord; at: number }[] = []
  /** How often the browser stopped the worker, and what was opened. */
  stops = 0
  opened = 0
  answers = 0

  constructor(
    readonly person: Ref,
    private readonly office: Office,
    private readonly next: Random,
    private readonly mine: readonly CrmRecord[],
  ) {
    this.#browser = new FakeBrowser({ ...office.policy }, office.hosts)
    this.#browser.flow = (address) => office.approve(person, address)
    this.#browser.onPush = ({ jalonPush }) => {
      if (jalonPush === "ask" || jalonPush === "page") this.#soon(() => this.#ask())
    }
  }

  /** Puts the day of this agent on the clock. `board`: the hours in which the team's board is open. */
  plan(start: number, end: number, board: readonly [from: number, to: number] | null): void {
    this.#do(start, () => this.#arrive())
    const each = (perHour: number, first: number, what: () => unknown): void => {
      for (let at = first; at < end; at += (60 * minute * (0.4 + 1.2 * this.next())) / perHour)
        this.#do(at, what)
    }
    each(12 + 8 * this.next(), start + minute, () => this.#visit())
    each(6, start + 4 * minute, () => this.#lookUp())
    each(1.5, start + 9 * minute, () => this.#list())
    each(1.5, start + 17 * minute, () => this.#incoming())
    each(1, start + 23 * minute, () => this.#contact())
    each(0.75, start + 20 * minute, () => this.#meet())
    if (board)
      for (let at = board[0]; at < board[1]; at += 10 * second) this.#do(at, () => this.#popup("team.get"))
    this.#do(end, () => this.#leave())
  }

  #do(at: number, what: () => unknown): void {
    this.office.clock.at(at, () => this.#awake().then(what), this)
  }
  #soon(what: () => unknown, ms = 1): void {
    this.#do(this.office.clock.now + ms, what)
  }
  /** This agent's browser is the one in which things happen; timers set from here are of its worker. */
  enter(): void {
    runIn(this.#browser)
    this.office.clock.owner = this.#life
  }

  /** The worker, started again if the browser stopped it meanwhile. */
  async #awake(): Promise<void> {
    const { clock } = this.office
    if (this.#life && clock.now - this.#calledAt > idle) this.#stop()
    this.#calledAt = clock.now
    if (this.#life) return
    this.#life = { of: this }
    clock.owner = this.#life
    this.#store = new Store(`jalon-${this.person.id}`)
    const now = (): Date => new Date(clock.now)
    await startWorker({ registry, words: { fr, en }, now, store: this.#store }).ready
  }
  #stop(): void {
    this.stops++
    if (this.#life) this.office.clock.kill(this.#life)
    this.#life = null
    this.#browser.deaf()
    this.#store?.close()
  }

  async #arrive(): Promise<void> {
    await this.#popup("agent.set", { name: this.person.name, department: "bdc", branch: "Laval" })
    await this.#popup("crm.sign-in")
  }
  #leave(): void {
    this.#shown = null
    this.#go("")
  }
  #popup(jalon: string, payload?: unknown): Promise<unknown> {
    return this.#browser.send(jalon, payload, "popup")
  }
  /** The tab goes to an address, within the page that stands. */
  #go(path: string): void {
    const { host, org } = this.office
    this.#browser.url = path === "" ? "" : `https://${host}/crm/${org}/tab/${path}`
    if (path !== "") this.#browser.updated.emit(1, { url: this.#browser.url })
    if (this.#again) this.#again.dead = true
  }

  #visit(): void {
    const { clock, open } = this.office
    const late = clock.now - 10 * minute
    const again = this.#recent.filter(({ at }) => at > late)
    const chance = this.next()
    const record =
      chance < 1 / 3 && again.length > 0
        ? pick(this.next, again).record
        : pick(this.next, chance < 0.85 ? this.mine : open)
    this.#recent.push({ record, at: clock.now })
    this.opened++
    this.#page ||= `page-${this.person.id}`
    this.#show({ record, mode: "detail", typed: {} })
    const stay = 20 * second + this.next() * 2 * minute
    const what = this.next()
    if (what < 0.4) this.#during(record, stay, () => this.#note(record))
    else if (what < 0.65) this.#during(record, stay / 2, () => this.#edit(record))
  }
  /** Something done on a record's page, if it is still the one in view. */
  #during(record: CrmRecord, ms: number, what: () => unknown): void {
    this.#soon(() => (this.#shown?.record === record ? what() : undefined), ms)
  }
  #show(shown: PageShown): void {
    this.#shown = shown
    this.#go(`Potentials/${shown.record.id}${shown.mode === "edit" ? "/edit" : ""}`)
    // The page is drawn, and read twice alike.
    this.#during(shown.record, 600, () => this.#ask())
  }
  #note(record: CrmRecord): void {
    const day = 1 + Math.floor(this.next() * 7)
    const text = this.next() < 0.75 ? typedTry(this.next, day, 1) : typedReached(this.next)
    this.office.write(record, this.person, text)
    this.#during(record, 400, () => this.#ask())
  }
  #edit(record: CrmRecord): void {
    this.#show({ record, mode: "edit", typed: {} })
    const keys = 4 + Math.floor(this.next() * 8)
    let text = "V"
    for (let key = 1; key <= keys; key++)
      this.#during(record, key * 6 * second, () => {
        text += "u"
        this.#shown = {
          record,
          mode: "edit",
          typed: { vehicleNotes: text } satisfies Partial<Record<OpportunityField, string>>,
        }
        return this.#ask()
      })
    this.#during(record, (keys + 1) * 6 * second, () => {
      this.office.save(record, { POTENTIALCF15: text })
      this.#show({ record, mode: "detail", typed: {} })
    })
  }

  async #ask(): Promise<void> {
    if (!this.#shown) return
    if (this.#asking) return void (this.#wanted = true)
    this.#asking = true
    this.answers++
    const question = questionOf(this.#page, this.office.org, this.#shown)
    const said = (await this.#browser.send("page.answer", question, "page")) as Answered<string>
    this.#asking = false
    if (!said.ok) throw new Error(`No answer to a page: ${said.error}`)
    const { again } = fromWire(said.value) as PageAnswer
    if (this.#again) this.#again.dead = true
    const { clock } = this.office
    if (again !== null)
      this.#again = clock.at(Date.parse(again), () => this.#awake().then(() => this.#ask()), this)
    if (this.#wanted) {
      this.#wanted = false
      await this.#ask()
    }
  }

  /** A page that is not a file's. */
  async #elsewhere(path: string, kind: string, facts: object): Promise<void> {
    this.#shown = null
    this.#go(path)
    const question = {
      page: `page-${this.person.id}`,
      record: null,
      facts: toWire({ kind, opportunity: null, meeting: null, ...facts }),
      notes: null,
      unsettled: [],
      own: {},
    }
    const said = (await this.#browser.send("page.answer", question, "page")) as Answered<string>
    if (!said.ok) throw new Error(`No answer to a page: ${said.error}`)
  }
  #someone(): string {
    const phone = pick(this.next, this.office.open).values["POTENTIALCF1"]
    return typeof phone === "string" ? phone : ""
  }
  /** A number, now and then typed in two breaths; where that says that the CRM may know more, it is asked a moment later. */
  async #lookUp(): Promise<void> {
    const number = this.#someone()
    const half = this.next() < 0.3
    await this.#search(half ? number.slice(0, 7) : number)
    if (half) this.#soon(() => this.#search(number), 1_500)
  }
  async #search(query: string): Promise<void> {
    const said = (await this.#popup("callers.find", { query })) as Answered<FindAnswer>
    if (said.ok && said.value.more) this.#soon(() => this.#popup("callers.more", { query }), 350)
  }
  /** A meeting is made on a page of its own, from the record in view, in about two minutes; then the record again. */
  #meet(): void {
    const record = this.#shown?.record ?? pick(this.next, this.mine)
    if (this.#shown?.mode !== "detail") this.#show({ record, mode: "detail", typed: {} })
    const pages = 8
    for (let page = 1; page <= pages; page++)
      this.#soon(
        () => this.#elsewhere("Events/create", "meeting-create", { meeting: meetingOf("V".repeat(page)) }),
        page * 15 * second,
      )
    this.#soon(() => this.#show({ record, mode: "detail", typed: {} }), (pages + 1) * 15 * second)
  }
  #list(): Promise<void> {
    const rows = Array.from({ length: 20 }, () => pick(this.next, this.office.open))
    const list = rows.map(({ id }) => ({ org: this.office.org, module: "Potentials", id }))
    return this.#elsewhere("Potentials/list", "list", { list })
  }
  #incoming(): Promise<void> {
    const incoming = { number: this.#someone(), state: "ringing" }
    return this.#elsewhere("Home", "other", { incoming })
  }
  #contact(): Promise<void> {
    const { id } = pick(this.next, this.mine)
    const contact = {
      record: null,
      name: known("Client"),
      phones: known([this.#someone()]),
      email: known(""),
    }
    return this.#elsewhere(`Contacts/${id}`, "contact-detail", { contact })
  }
}
