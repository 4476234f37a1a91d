/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import type { FieldKey } from "../rules/facts"
import type { SaidRow } from "../messages"
import { say } from "../words"
import { Act } from "./act"
import { carry, mend, tick, undo } from "./actions"
import { Beside } from "./beside"
import { useSession } from "./boundary"
import { CopyButton } from "./copy"
import { StateIcon } from "./icons"
import { Meter } from "./meter"
import { isFailing } from "../rules/rule"

/** Takes the agent to a field; says so when it is gone. */
function JumpButton({ field, label, plain }: { field: FieldKey; label?: string; plain?: boolean }) {
  const session = useSession()
  const [lost, setLost] = useState(false)
  const words = session.words.overlay.row
  return (
    <button
      className={plain ? "link" : "act"}
      data-action="jump"
      onClick={() => setLost(!session.reveal(field))}
    >
      {lost ? words.lost : (label ?? words.jump)}
    </button>
  )
}

/** The one button of a row: mend, copy with a jump, carry, compose, or jump. */
export function RowAction({ row, few = Infinity }: { row: SaidRow; few?: number }) {
  const session = useSession()
  const words = session.words.overlay.row
  const { answer } = row
  if (session.mended.has(row.id))
    return (
      <Act does="undo" onClick={() => void undo(session, row)}>
        {words.undo}
      </Act>
    )
  if (answer.state !== "missing" && answer.state !== "invalid") return null
  if (row.state === "overridden") return null
  if (row.id === "bdc.note.right-place")
    return (
      <Act does="carry" onClick={() => void carry(session)}>
        {words.carry}
      </Act>
    )
  if (row.id === "bdc.opp.appointment-note")
    return (
      <Act does="next" onClick={() => session.compose("appointment")}>
        {words.compose}
      </Act>
    )
  if (answer.items && answer.items.length > 0)
    return (
      <>
        {answer.items.slice(0, few).map((item) => (
          <JumpButton key={item} field={item} label={session.words.fields.labels[item]} plain />
        ))}
      </>
    )
  const refused = session.refused.has(row.id)
  const field = answer.field ?? row.field
  // A field shown but not open for edit takes no text: the value is offered to copy, with the jump.
  const open = answer.fix !== undefined && session.page.locate(answer.fix.field)?.control != null
  const value = answer.fix?.value ?? answer.offer
  if (answer.fix && open && !refused)
    return (
      <Act does="fix" onClick={() => void mend(session, row)}>
        {say(words.fix, { value: answer.fix.value })}
      </Act>
    )
  return (
    <>
      {value !== undefined && <CopyButton text={value} label={`${words.copy} «\u00a0${value}\u00a0»`} />}
      {field && <JumpButton field={field} />}
    </>
  )
}

/** A table that unfolds under its row. */
function Table({ table }: { table: NonNullable<SaidRow["said"]["table"]> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {table.title}
      </button>
      {open && (
        <dl className="why">
          {table.lines.map(([name, meaning]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** One line of the checklist. */
export function RowItem({ row, current }: { row: SaidRow; current: boolean }) {
  const session = useSession()
  const { words } = session
  const [open, setOpen] = useState(false)
  const text = row.said
  const { answer } = row
  const failing = isFailing(row)
  // What is missing of a list is said by the list, unless something more is wrong.
  const listed = failing && answer.checks && !(row.on === "aftersales" && "problem" in answer)
  const cellphone = answer.state === "ok" && answer.ask === "cellphone"
  const ticked = session.model?.memory.ticks.cellphone === true
  return (
    <li
      className={`row ${row.state}`}
      data-rule={row.id}
      data-state={row.state}
      data-level={row.level}
      tabIndex={current ? 0 : -1}
    >
      <StateIcon state={row.state} />
      <div>
        <div>
          <span className="live">{words.overlay.states[row.state]} </span>
          <span className="name">{text.title}</span>
        </div>
        {text.todo && !listed && <div className="todo">{text.todo}</div>}
        {session.refused.has(row.id) && <div className="todo">{words.overlay.row.refused}</div>}
        {row.id === "followups.daily" && session.model?.meter && <Meter meter={session.model.meter} />}
        {text.doubt && failing && <div className="why">{text.doubt}</div>}
        {(cellphone || (row.id === "bdc.opp.phone" && ticked)) && (
          <label className="tick">
            <input
              type="checkbox"
              checked={ticked}
              onChange={(event) => tick(session, { cellphone: event.currentTarget.checked })}
            />
            <span>{words.overlay.row.cellphone}</span>
          </label>
        )}
        {(failing || row.state === "overridden" || session.mended.has(row.id)) && (
          <div className="acts">
            <RowAction row={row} />
            <button className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {words.overlay.row.why}
            </button>
          </div>
        )}
        <Beside row={row} />
        {text.table && <Table table={text.table} />}
        {open && <p className="why">{text.why}</p>}
      </div>
    </li>
  )
}
