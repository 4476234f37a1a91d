import { ask } from "../messages/client"
import { dayOf } from "../process/calendar"
import { valueOf, type Field } from "../process/field"
import type { Presence } from "../process/roster"
import type { FieldKey } from "../rules/facts"
import type { SaidRow } from "../messages"
import type { AftersalesTicks, Ticks } from "../rules/rule"
import { copy } from "./clipboard"
import { insertText } from "./insert"
import { hostId } from "./mount"
import type { Session } from "./session"
import { tell } from "./told"

/** The text that stands in a field now, as the page shows it. */
function standing(session: Session, field: FieldKey): string {
  const control = session.page.locate(field)?.control
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) return control.value
  const [on, name] = field.split(".") as ["opportunity", string]
  const fields: Record<string, Field<unknown>> | undefined = session.snapshot[on]?.fields
  const value = fields?.[name] && valueOf(fields[name])
  return typeof value === "string" ? value : ""
}

/** Writes the right value on the agent's click; kept undoable, or offered to copy when the page refuses it. */
export async function mend(session: Session, row: SaidRow) {
  const fix = "fix" in row.answer ? row.answer.fix : undefined
  if (!fix) return
  const former = standing(session, fix.field)
  const result = await session.page.write(fix.field, fix.value)
  if (result === "taken") {
    session.mended.set(row.id, { field: fix.field, former })
    session.refused.delete(row.id)
    tell("mended", session.snapshot.record, row)
  } else session.refused.add(row.id)
  session.update(session.page.refresh(), true)
  session.show()
}

/** Puts back what stood before. */
export async function undo(session: Session, row: SaidRow) {
  const mended = session.mended.get(row.id)
  if (!mended) return
  if ((await session.page.write(mended.field, mended.former)) === "taken") {
    session.mended.delete(row.id)
    tell("undone", session.snapshot.record, row)
  }
  session.update(session.page.refresh(), true)
  session.show()
}

/** Carries what was typed in the box after a call to the record's note editor. False: copied instead. */
export async function carry(session: Session): Promise<boolean> {
  const text = valueOf(session.snapshot.opportunity?.callBox ?? { state: "empty" })
  if (text === undefined) return false
  const editor = session.page.noteEditor()
  if (editor && insertText(editor, text)) return true
  await copy(text)
  return false
}

/** The percentage that the agent entered for this opening of the page; it is kept nowhere. */
export function enterEquity(session: Session, value: number) {
  session.answers.own = { ...session.answers.own, equity: Number.isFinite(value) ? value : null }
  session.question()
}

/** Ticks on this record, with those made before. */
export function tick(session: Session, changed: Ticks) {
  const { record } = session.snapshot
  const before = session.model?.memory.ticks
  const ticks = { ...before, ...changed }
  if (changed.dossier) ticks.dossier = { ...before?.dossier, ...changed.dossier }
  session.answers.own = { ...session.answers.own, ticks }
  session.question()
  if (record) void ask("ticks.set", { record, ticks })
}

/** The same on a file of after-sales: what changed alone, since a script under way ticks there too. */
export function tickAftersales(session: Session, said: AftersalesTicks) {
  const { record } = session.snapshot
  const { own } = session.answers
  const since = said.since ?? openedAt(session)
  const changed = { ...said, ...(since && { since }) }
  const before = own.ticks?.aftersales
  const aftersales =
    before?.since === since ? { ...before, ...changed, done: { ...before?.done, ...said.done } } : changed
  session.answers.own = { ...own, ticks: { ...own.ticks, aftersales } }
  session.question()
  if (!record) return
  void ask("ticks.set", { record, ticks: { aftersales: changed } }).then(({ ok }) => {
    const { own: now } = session.answers
    // Once kept, the store says it: another tab may change it.
    if (ok && now.ticks?.aftersales === aftersales) {
      const { aftersales: _kept, ...ticks } = now.ticks
      session.answers.own = { ...now, ticks }
    }
    // What follows from it, in its clocks, is known now.
    session.askAnew()
  })
}

const openedAt = ({ model }: Session) => model?.memory.ticks.aftersales?.since

/** Says the procedure under way: on another day than it was opened, or `anew`, nothing of it is done yet. */
export function openAftersales(session: Session, said: AftersalesTicks, anew = false) {
  const [now, before] = [new Date(), openedAt(session)]
  const going = !anew && before && dayOf(new Date(before)) === dayOf(now)
  tickAftersales(session, going ? said : { ...said, since: now.toISOString() })
}

/** The answer comes back with the settings that it changes. */
export const answerPresence = (person: string, presence: Exclude<Presence, "unknown">) =>
  ask("presence.answer", { person, presence })

export async function pin(session: Session, until: Date) {
  const { record } = session.snapshot
  if (!record) return
  const wanted = session.model?.memory.pinnedUntil == null
  const reply = wanted
    ? await ask("callback.pin", { record, until: until.toISOString(), url: location.href })
    : await ask("callback.unpin", { record })
  if (reply.ok) session.askAnew()
}

/** One pass for this form, with the reason in the journal; focus goes back to Save, which the agent presses again. */
export function passOver(session: Session, reason: string) {
  const { held } = session
  if (!held) return
  for (const row of held.rows) {
    session.overridden.add(row.id)
    tell("overridden", session.snapshot.record, { ...row, state: "overridden" }, reason)
  }
  session.holder.arm(held)
  closeSheet(session)
  session.show()
}

/** Closes the sheet; focus goes back to the Save that was held. */
export function closeSheet(session: Session) {
  const save = session.held?.target.control
  const inside = document.activeElement?.id === hostId
  session.held = null
  session.redraw()
  // Where the agent has gone on to a field of the page, focus stays there.
  if (!save || !inside) return
  save.focus()
  if (document.activeElement !== save) save.querySelector<HTMLElement>("button,input")?.focus()
}
