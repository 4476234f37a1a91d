import type { ComposerKind, OverlaySettings, PanelPrefs } from "../messages"
import { ask, orphaned } from "../messages/client"
import type { Snapshot, ZohoPage } from "../pages/zoho/types"
import { fileIn, type FieldKey } from "../rules/facts"
import type { AnyRuleId } from "../rules/rule"
import { closeSheet } from "./actions"
import { Answers, type Answered } from "./answers"
import { covers, dodgeOf } from "./dodge"
import { makeHold, sameForm, type Held } from "./hold"
import { holdingOf, modelOf, recordText, speaks, type Model } from "./model"
import { tell } from "./told"

export type Mended = { field: FieldKey; former: string }

export type Composer = Exclude<ComposerKind, "first"> | null

/** How long a page may take to show its first field, ms. */
const patience = 1_500

/** Which record a page is of; one that is being created is told by its address. */
const placeOf = ({ record, kind, url }: Snapshot): string =>
  record ? recordText(record) : `${kind} ${url.replace(/[?#].*$/, "")}`

/** One page under watch: its facts, what is answered, and what the agent did. Ends with the signal. */
export class Session {
  words: OverlaySettings["words"]
  snapshot: Snapshot
  model: Model | null = null
  held: Held | null = null
  composer: Composer = null
  /** The agent asked to see the list: it no longer folds for a dialog. */
  insist = false
  /** The focused field of the page that the panel would cover. */
  yielding: HTMLElement | null = null
  /** Rules passed over for the open form, and the form they belong to. */
  readonly overridden = new Set<string>()
  readonly mended = new Map<AnyRuleId, Mended>()
  readonly refused = new Set<AnyRuleId>()
  readonly holder
  readonly answers: Answers
  /** The last answer for this record, and the facts that it is about. */
  private answered: Answered | null = null
  private form: HTMLElement | null = null
  /** When this page was first in view, and the timer that waits for its fields. */
  private since = performance.now()
  private waiting: ReturnType<typeof setTimeout> | 0 = 0
  private savePressed = false
  /** Whether there is an answer, be it of rows that are never shown. */
  private told = false

  constructor(
    readonly page: ZohoPage,
    public settings: OverlaySettings,
    readonly signal: AbortSignal,
    readonly ours: (event: Event) => boolean,
    private readonly draw: () => void,
    /** Puts focus on the first row to do. */
    private readonly focusList: () => void,
  ) {
    this.snapshot = page.snapshot()
    this.words = settings.words
    this.answers = new Answers(
      (answered) => this.take(answered),
      () => this.askAnew(),
      signal,
    )
    this.holder = makeHold({
      alive: () => !signal.aborted && !orphaned() && this.told,
      ours,
      saveTarget: (event) => {
        this.notePress(event)
        return page.saveTarget(event)
      },
      standing: ({ of, form }) => (of === "meeting" ? sameForm(form, page.meetingForm()) : form.isConnected),
      record: () => recordText(this.snapshot.record),
      failing: (target) => {
        this.snapshot = page.refresh()
        const model = this.fits ? this.model : null
        return model ? holdingOf(model, target, this.overridden, this.snapshot.unsettled.length === 0) : []
      },
      onHeld: (held) => {
        this.held = held
        for (const row of held.rows) tell("held", this.snapshot.record, row)
        this.draw()
      },
      onPassed: ({ of, stagePressed }) => {
        this.savePressed = of === "meeting"
        if (this.fits) this.answers.saved(of, stagePressed?.to)
      },
      onSpent: () => {
        this.overridden.clear()
        this.show()
      },
    })
  }

  /** New facts from the page. What a hand did, and another record, show at once; what the page drew by itself may wait. */
  update(snapshot: Snapshot, byHand: boolean) {
    const moved = placeOf(snapshot) !== placeOf(this.snapshot)
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
    this.question(!byHand)
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
    this.since = performance.now()
    this.answered = null
    this.answers.own = {}
    this.answers.forget()
    if (!this.snapshot.record) this.answers.reopen()
    this.mended.clear()
    this.composer = null
    this.show()
  }

  setSettings(settings: OverlaySettings) {
    if (settings.revision < this.settings.revision) return
    const told = (of: OverlaySettings): string => JSON.stringify([of.fields, of.modules])
    const fieldsChanged = told(settings) !== told(this.settings)
    this.settings = settings
    this.words = settings.words
    if (fieldsChanged) this.page.setFields(settings.fields, settings.modules)
    this.question()
    this.show()
  }

  /** Whether the product may speak here and now. */
  private get speaks(): boolean {
    return speaks(this.settings, this.snapshot, new Date())
  }

  /** Asks the worker what to say, if that may have changed. `soon`: with what else changes in the next moment. */
  question(soon = false) {
    if (this.signal.aborted || this.snapshot.mark === "") return
    if (!this.drawn) return
    if (this.speaks) this.answers.want(this.snapshot, this.settings.revision, soon)
    else {
      this.answers.forget()
      this.show()
    }
  }

  /** A page that shows none of its fields yet has nothing to be told of; for a moment, in case it never does. */
  private get drawn(): boolean {
    const { meeting } = this.snapshot
    const fields = fileIn(this.snapshot)?.fields
    const blank = fields && Object.values(fields).every(({ state }) => state === "unknown")
    const left = this.since + patience - performance.now()
    if (!blank || meeting || left <= 0) return true
    this.waiting ||= setTimeout(() => {
      this.waiting = 0
      this.question()
    }, left)
    return false
  }

  /** The same, whatever it rests on: something that the page does not see has changed. */
  askAnew() {
    this.answers.forget()
    this.question()
  }

  private take(answered: Answered) {
    // The page has moved on since: what was said is not of this one.
    if (placeOf(answered.snapshot) !== placeOf(this.snapshot)) return
    this.answered = answered
    this.show()
  }

  /** An answer about other facts, or under other settings, than those of this instant holds nothing. */
  private get fits(): boolean {
    const { answered, snapshot, settings } = this
    return answered?.snapshot.mark === snapshot.mark && answered.revision === settings.revision
  }

  /** Makes the model of the last answer and draws it. */
  show() {
    if (this.signal.aborted) return
    const answer = this.speaks ? this.answered?.answer : undefined
    this.told = answer !== undefined
    const passedOver = this.words.overlay.states.overridden
    this.model = answer ? modelOf(answer, this.snapshot, this.overridden, passedOver) : null
    if (this.held && !this.holding(this.held).length) closeSheet(this)
    this.draw()
  }

  /** The rows that hold a Save still. */
  holding({ target }: Held) {
    return this.model ? holdingOf(this.model, target, this.overridden, true) : []
  }

  /** Notes what the agent did on this record: it counts at once, and is kept where it can be. */
  mark(marks: { meetingBooked?: true; composedNote?: true }) {
    const { record } = this.snapshot
    if (!record) return
    this.answers.own = { ...this.answers.own, ...marks }
    this.question()
    void ask("record.mark", { record, ...marks })
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
  reveal(field: FieldKey): boolean {
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
