import type { Hold } from "../pages/guard"
import type { SaidRow } from "../messages"

/** A Save that was held: the control pressed, the form and record it would save, and why. */
export type Held = { save: HTMLElement; form: HTMLElement; record: string; rows: readonly SaidRow[] }

export type HoldDoors = {
  /** False once the extension is orphaned, paused or stopped: Save always passes then. */
  alive: () => boolean
  /** Events of our own elements never concern the page's Save. */
  ours: (event: Event) => boolean
  saveTarget: (event: Event) => HTMLElement | null
  form: () => HTMLElement | null
  record: () => string
  /** The rows that hold, from facts read now. Answers from memory: never waits. */
  failing: () => readonly SaidRow[]
  onHeld: (held: Held) => void
  onPassed: (save: HTMLElement) => void
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
export function makeHold(doors: HoldDoors) {
  let gesture: Gesture | null = null
  let pass: { form: HTMLElement; record: string } | null = null

  const passes = () => pass !== null && sameForm(pass.form, doors.form()) && pass.record === doors.record()

  const endSoon = (ending: Gesture) =>
    setTimeout(() => {
      if (gesture === ending) gesture = null
      if (!ending.passing) return
      pass = null
      doors.onSpent()
    })

  function decide(event: Event, save: HTMLElement, family: Gesture["family"]): Gesture {
    const form = doors.form()
    const at = event.timeStamp
    const key = "key" in event ? String(event.key) : ""
    const passed: Gesture = { family, key, held: false, passing: false, at }
    if (form === null || passes()) return passed
    const rows = doors.failing()
    if (rows.length === 0) return passed
    doors.onHeld({ save, form, record: doors.record(), rows })
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
    const save = doors.saveTarget(event)
    if (!save) {
      if (gesture && over) endSoon(gesture)
      return false
    }
    // The release of a key pressed elsewhere (in the sheet, say) presses nothing here.
    if (!gesture && type === "keyup") return false
    gesture ??= decide(event, save, family)
    const commits = over || type === "keydown"
    if (commits && !gesture.held) {
      if (passes()) gesture.passing = true
      doors.onPassed(save)
    }
    if (over && (type !== "keyup" || gesture.family === "key")) endSoon(gesture)
    return gesture.held
  }

  return {
    hold,
    /** Lets the next Save of this form and record through, once. */
    arm: ({ form, record }: Pick<Held, "form" | "record">) => {
      pass = { form, record }
    },
    /** Called when the form or the record changed: a pass for another form dies. */
    check: () => {
      if (pass && !passes()) pass = null
    },
    armed: () => pass !== null,
  }
}
