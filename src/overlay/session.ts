import type { ComposerKind, PageSettings, PanelPrefs, RecordMemory } from "../messages"
import { ask, orphaned } from "../messages/client"
import type { Snapshot, ZohoPage } from "../pages/zoho/types"
import { inForce, type InForce } from "../rules/engine"
import type { FieldKey, OpportunityFacts } from "../rules/facts"
import type { RuleId } from "../words/rules"
import type { Words } from "../words"
import { closeSheet } from "./actions"
import { covers, dodgeOf } from "./dodge"
import { Asked } from "./asked"
import { Callers } from "./callers"
import { makeHold, sameForm, type Held } from "./hold"
import { modelOf, noMemory, recordText, type Model } from "./model"
import { Readings } from "./readings"
import { Seen } from "./seen"
import { fromWire, toWire } from "../messages/wire"

export type Mended = { field: FieldKey; former: string }
/** How long what comes by itself waits for the rest, ms. */
const together = 50
/** How long the first drawing waits for the worker's answers at most, ms. */
const patience = 300

export type Composer = Exclude<ComposerKind, "first"> | null

/** One page under watch: its facts, what is answered, and what the agent did. Ends with the signal. */
export class Session {
  words: Words
  force: InForce
  snapshot: Snapshot
  model: Model | null = null
  memory: RecordMemory = noMemory
  held: Held | null = null
  composer: Composer = null
  /** The agent asked to see the list: it no longer folds for a dialog. */
  insist = false
  /** The focused field of the page that the panel would cover. */
  yielding: HTMLElement | null = null
  /** Rules passed over for the open form, and the form they belong to. */
  readonly overridden = new Set<string>()
  readonly mended = new Map<RuleId, Mended>()
  readonly refused = new Set<RuleId>()
  readonly holder
  readonly seen: Seen
  private readonly phones = new Asked<string, boolean>(
    new Map(),
    async (numbers) => {
      const answer = await ask("phones.check", { numbers })
      return answer.ok ? answer.value.map(({ valid }) => valid) : null
    },
    () => this.soon(),
  )
  private readonly readings = new Readings(() => this.soon())
  private readonly callers = new Callers(() => this.soon())
  private carried: OpportunityFacts | null = null
  private asked = ""
  private form: HTMLElement | null = null
  private due: ReturnType<typeof setTimeout> | 0 = 0
  /** The first drawing waits for the worker's first answers, so that it need not change before the eyes; null once done. */
  private firstDue: ReturnType<typeof setTimeout> | 0 | null = 0
  private firstAt = 0
  private savePressed = false
  private carrying: ReturnType<typeof setTimeout> | undefined
  private carriedText = ""

  constructor(
    readonly page: ZohoPage,
    public settings: PageSettings,
    readonly signal: AbortSignal,
    readonly ours: (event: Event) => boolean,
    private readonly draw: () => void,
    /** Puts focus on the first row to do. */
    private readonly focusList: () => void,
  ) {
    this.snapshot = page.snapshot()
    this.words = settings.words
    this.force = inForce(settings)
    this.seen = new Seen(signal)
    this.holder = makeHold({
      alive: () => !signal.aborted && !orphaned() && this.model !== null,
      ours,
      saveTarget: (event) => {
        this.notePress(event)
        return page.saveTarget(event)
      },
      form: () => page.meetingForm(),
      record: () => recordText(this.snapshot.record),
      failing: () => {
        this.snapshot = page.refresh()
        this.model = this.read()
        return this.model?.holds ?? []
      },
      onHeld: (held) => {
        this.held = held
        for (const row of held.rows) this.seen.row("held", this.snapshot.record, row)
        this.draw()
      },
      onPassed: () => {
        this.savePressed = true
      },
      onSpent: () => {
        this.overridden.clear()
        this.compute()
      },
    })
    signal.addEventListener("abort", () => {
      clearTimeout(this.carrying)
      clearTimeout(this.due)
      clearTimeout(this.firstDue ?? 0)
    })
  }

  /** New facts from the page. What a hand did, and another record, show at once; what the page drew by itself may wait. */
  update(snapshot: Snapshot, byHand: boolean) {
    const moved = recordText(snapshot.record) !== recordText(this.snapshot.record)
    const form = this.page.meetingForm()
    if (this.form && !sameForm(this.form, form)) {
      // The form went away right after a Save that passed: a meeting now stands.
      if (!form && this.savePressed && !moved) this.mark({ meetingBooked: true })
      this.endForm()
    }
    this.form = form
    this.snapshot = snapshot
    if (moved) this.changeRecord()
    this.holder.check()
    if (moved || byHand) this.compute()
    else this.soon()
  }

  private endForm() {
    this.insist = false
    this.held = null
    this.savePressed = false
    this.overridden.clear()
    for (const [rule, { field }] of this.mended) if (field.startsWith("meeting.")) this.mended.delete(rule)
    this.refused.clear()
  }

  private changeRecord() {
    this.endForm()
    this.memory = noMemory
    this.mended.clear()
    this.composer = null
  }

  setSettings(settings: PageSettings) {
    if (settings.revision < this.settings.revision) return
    const fieldsChanged = JSON.stringify(settings.fields) !== JSON.stringify(this.settings.fields)
    this.settings = settings
    this.words = settings.words
    this.force = inForce(settings)
    if (fieldsChanged) this.page.setFields(settings.fields)
    this.compute()
  }

  private read(): Model | null {
    const now = new Date()
    return modelOf({
      snapshot: this.snapshot,
      settings: this.settings,
      force: this.force,
      memory: this.memory,
      carried: this.carried,
      phoneValid: this.phones.of,
      fill: (facts) => this.readings.fill(facts),
      caller: (facts) =>
        this.callers.of(this.recordKey, facts, this.settings.revision, now, this.readings.pending > 0),
      overridden: this.overridden,
      now,
    })
  }

  /** The page and the worker's answers come piece by piece: one drawing shows them all. */
  private soon() {
    this.due ||= setTimeout(() => this.compute(), together)
  }

  /** Answers every rule anew and draws. */
  compute() {
    clearTimeout(this.due)
    this.due = 0
    if (this.signal.aborted) return
    this.model = this.read()
    if (this.held && !this.model?.holds.length) closeSheet(this)
    this.recall()
    if (this.model) {
      this.seen.model(this.snapshot.record, this.model)
      this.carry()
      if (this.firstDue !== null && this.phones.pending + this.readings.pending + this.callers.pending > 0) {
        this.firstDue ||= setTimeout(() => this.compute(), patience)
        if (Date.now() < (this.firstAt ||= Date.now() + patience)) return
      }
      clearTimeout(this.firstDue ?? 0)
      this.firstDue = null
    }
    this.draw()
  }

  /** What the worker remembers of this record, asked once a record. */
  private recall() {
    const { record, meeting } = this.snapshot
    const key = `${recordText(record)} ${meeting?.mode ?? ""}`
    if (!this.model || key === this.asked) return
    this.asked = key
    if (record)
      void ask("record.get", { record }).then((answer) => {
        if (answer.ok && recordText(record) === recordText(this.snapshot.record)) this.remember(answer.value)
      })
    if (meeting?.mode === "create" && !this.snapshot.opportunity)
      void ask("facts.carried").then((answer) => {
        if (!answer.ok || !answer.value) return
        this.carried = fromWire(answer.value.facts) as OpportunityFacts | null
        this.soon()
      })
  }

  remember(memory: RecordMemory) {
    this.memory = memory
    this.soon()
  }

  mark(marks: { meetingBooked?: true; composedNote?: true }) {
    const { record } = this.snapshot
    if (!record) return
    this.memory = { ...this.memory, ...marks }
    void ask("record.mark", { record, ...marks })
  }

  /** The opportunity's facts, kept for a meeting page of its own opened from here. */
  private carry() {
    const { record } = this.snapshot
    const opportunity = this.model?.opportunity
    if (!record || !opportunity || opportunity.from === "earlier" || opportunity.mode === "create") return
    clearTimeout(this.carrying)
    this.carrying = setTimeout(() => {
      const facts = toWire(opportunity)
      if (facts === this.carriedText || recordText(record) !== recordText(this.snapshot.record)) return
      this.carriedText = facts
      void ask("facts.carry", { record, facts })
    }, 800)
  }

  private notePress(event: Event) {
    const starts = event.type === "pointerdown" || event.type === "keydown"
    if (starts && event.isTrusted && !this.ours(event)) this.savePressed = false
  }

  setPanel(panel: Partial<PanelPrefs>) {
    this.settings = { ...this.settings, panel: { ...this.settings.panel, ...panel } }
    this.draw()
    void ask("panel.set", panel)
  }

  redraw() {
    this.draw()
  }

  get recordKey(): string {
    return recordText(this.snapshot.record)
  }

  compose(composer: Composer) {
    this.composer = this.composer === composer ? null : composer
    this.draw()
  }

  /** The panel stands aside while the field it would cover has the focus. */
  yieldTo(element: HTMLElement | null) {
    if (this.yielding === element) return
    this.yielding = element
    this.draw()
  }

  /** Brings a field into view, with the panel off it, and outlines it for a moment. False when it is gone. */
  show(field: FieldKey): boolean {
    if (!this.page.jump(field)) return false
    const box = this.page.locate(field)?.box
    if (box) this.yieldTo(covers(this, box, true) ? box : null)
    const ring = { outline: "2px solid #1a5fc4", outlineOffset: "3px" }
    box?.animate([ring, ring], 2000)
    return true
  }

  openList() {
    this.insist = true
    this.yielding = null
    this.setPanel({ hidden: false, folded: false })
  }

  toggle(command: "toggle-panel" | "open-list") {
    const { hidden, folded } = this.settings.panel
    if (command === "toggle-panel")
      if (hidden || folded || dodgeOf(this)?.fold) this.openList()
      else this.setPanel({ hidden: true })
    else {
      this.openList()
      this.focusList()
    }
  }
}
