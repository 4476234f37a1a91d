import type { Hold } from "../pages/guard"
import type { SaveTarget } from "../pages/zoho/types"
import type { SaidRow } from "../messages"

/** What a gesture would save or send: two of the same form, kind and stage are one. */
type Pressed = Pick<SaveTarget, "control" | "form" | "stagePressed"> & { of: string }

/** A Save that was held: what was pressed, the record it would save, and why. */
export type Held<T extends Pressed = SaveTarget, R = SaidRow> = {
  target: T
  record: string
  rows: readonly R[]
}

export type HoldDoors<T extends Pressed = SaveTarget, R = SaidRow> = {
  /** False once the extension is orphaned, paused or stopped: Save always passes then. */
  alive: () => boolean
  /** Events of our own elements never concern the page's Save. */
  ours: (event: Event) => boolean
  saveTarget: (event: Event) => T | null
  /** Whether a form is still the one in view. */
  standing: (target: T) => boolean
  record: () => string
  /** The rows that hold it, from facts read now. Answers from memory: never waits. */
  failing: (target: T) => readonly R[]
  onHeld: (held: Held<T, R>) => void
  onPassed: (target: T) => void
  /** The one pass was used: what was passed over holds again. */
  onSpent: () => void
}

type Gesture = { family: "key" | "pointer"; key: string; held: boolean; passing: boolean; at: number }
/** A gesture whose end was not seen (focus left for a frame) is over after this long, ms. */
const stale = 10_000

/** Whether two elements are one form: the reader's box of it may grow or shrink as its fields come. */
export const sameForm = (one: HTMLElement, other: HTMLElement | null): boolean =>
  other !== null && (one.contains(other) || other.contains(one))

/**
 * Decides for every pointer, key and submit event whether it is held. One decision for a whole gesture (pointerdown to
 * click, keydown to keyup, and what the page does synchronously within): a page never sees half of one.
 * `arm` gives one pass for one form and record; it is spent by the gesture that saves.
 */
export function makeHold<T extends Pressed = SaveTarget, R = SaidRow>(doors: HoldDoors<T, R>) {
  let gesture: Gesture | null = null
  let pass: Pick<Held<T, R>, "target" | "record"> | null = null

  const passes = ({ of, form, stagePressed }: T) =>
    pass !== null &&
    pass.target.of === of &&
    pass.target.stagePressed?.to === stagePressed?.to &&
    sameForm(pass.target.form, form) &&
    pass.record === doors.record()

  const endSoon = (ending: Gesture) =>
    setTimeout(() => {
      if (gesture === ending) gesture = null
      if (!ending.passing) return
      pass = null
      doors.onSpent()
    })

  function decide(event: Event, target: T, family: Gesture["family"]): Gesture {
    const at = event.timeStamp
    const key = "key" in event ? String(event.key) : ""
    const passed: Gesture = { family, key, held: false, passing: false, at }
    if (passes(target)) return passed
    const rows = doors.failing(target)
    if (rows.length === 0) return passed
    doors.onHeld({ target, record: doors.record(), rows })
    return { ...passed, held: true }
  }

  const hold: Hold = (event) => {
    const { type } = event
    const family = type.startsWith("key") ? "key" : "pointer"
    const over = type === "keyup" || type === "click" || type === "submit"
    if (!doors.alive()) return false
    // A held key stays held until it is released, even once focus has gone to the sheet.
    if (gesture?.held && gesture.family === "key" && "key" in event && event.key === gesture.key) {
      if (type === "keyup") endSoon(gesture)
      return true
    }
    if (doors.ours(event)) return false
    const opens = type === "pointerdown" || (type === "keydown" && !(event as KeyboardEvent).repeat)
    if (opens || (gesture && event.timeStamp - gesture.at > stale)) gesture = null
    const target = doors.saveTarget(event)
    if (!target) {
      if (gesture && over) endSoon(gesture)
      return false
    }
    // The release of a key pressed elsewhere (in the sheet, say) presses nothing here.
    if (!gesture && type === "keyup") return false
    gesture ??= decide(event, target, family)
    const commits = over || type === "keydown"
    if (commits && !gesture.held) {
      if (passes(target)) gesture.passing = true
      doors.onPassed(target)
    }
    if (over && (type !== "keyup" || gesture.family === "key")) endSoon(gesture)
    return gesture.held
  }

  return {
    hold,
    /** Lets the next Save of this form and record through, once. */
    arm: ({ target, record }: Pick<Held<T, R>, "target" | "record">) => {
      pass = { target, record }
    },
    /** Called when the form or the record changed: a pass for another form dies. */
    check: () => {
      if (pass && !(pass.record === doors.record() && doors.standing(pass.target))) {
        pass = null
        doors.onSpent()
      }
    },
    armed: () => pass !== null,
  }
}
