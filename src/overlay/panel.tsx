/** @jsxImportSource preact */
import { type TargetedKeyboardEvent, type TargetedPointerEvent } from "preact"
import { useRef, useState } from "preact/hooks"

import type { SaidRow } from "../messages"
import { say } from "../words"
import { Act } from "./act"
import { Chooser } from "./aftersales"
import { Calls } from "./calls"
import { Composer } from "./composer"
import { Boundary, useSession } from "./boundary"
import { Glyph, Ring } from "./icons"
import { Guides } from "./guides"
import type { Model } from "./model"
import { RowItem } from "./row"
import { isFailing, type Section } from "../rules/rule"
import { Verdict } from "./verdict"

/** The rows of one section. Its fold follows the work to do, but never closes under the agent's eyes. */
function SectionRows({
  section,
  rows,
  current,
}: {
  section: Section
  rows: SaidRow[]
  current: string | null
}) {
  const session = useSession()
  const { words } = session
  const toDo = rows.filter(isFailing).length
  const unread = rows.filter(({ state }) => state === "unknown")
  const [showUnread, setShowUnread] = useState(false)
  const [had, setHad] = useState(toDo > 0)
  if (toDo > 0 && !had) setHad(true)
  const [chosen, choose] = useState<boolean | null>(null)
  const { openSections } = session.settings.panel
  // Folded, the only section would leave nothing said.
  const alone = session.model?.rows.length === rows.length
  const open = chosen ?? (had || alone || openSections.includes(section))
  const toggle = () => {
    choose(!open)
    const others = openSections.filter((one) => one !== section)
    session.setPanel({ openSections: open ? others : [...others, section] })
  }
  const { panel } = words.overlay
  const list = (some: SaidRow[]) =>
    some.length > 0 && (
      <ul role="list" aria-label={words.fields.sections[section]}>
        {some.map((row) => (
          <Boundary key={row.id}>
            <RowItem row={row} current={row.id === current} />
          </Boundary>
        ))}
      </ul>
    )
  return (
    <div>
      <button className="head" aria-expanded={open} onClick={toggle}>
        <Glyph name="chevron" />
        <b>{words.fields.sections[section]}</b>
        <span className="count">
          {toDo > 0
            ? say(panel.toDo, { n: toDo })
            : unread.length > 0
              ? say(panel.unread, { n: unread.length })
              : panel.sectionDone}
        </span>
      </button>
      <div hidden={!open}>
        {list(rows.filter(({ state }) => state !== "unknown"))}
        {/* Beside work to do, what could not be read waits behind one line. */}
        {toDo > 0 && unread.length > 0 && (
          <button className="more link" aria-expanded={showUnread} onClick={() => setShowUnread(!showUnread)}>
            {say(panel.unread, { n: unread.length })}
          </button>
        )}
        <div hidden={toDo > 0 && !showUnread}>{list(unread)}</div>
      </div>
    </div>
  )
}

/** Arrows walk the rows, Enter acts, Escape leaves. */
function walk(event: TargetedKeyboardEvent<HTMLElement>) {
  const target = event.target as HTMLElement
  if (event.key === "Escape") {
    target.blur()
    return
  }
  if (target.tagName !== "LI") return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("li.row")].filter(
    (row) => row.closest("[hidden]") === null,
  )
  const at = rows.indexOf(target)
  // What is ticked stays so: it is taken back by its own box.
  if (event.key === "Enter")
    target.querySelector<HTMLElement>("button.act, input:enabled:not(:checked)")?.click()
  else if (event.key === "ArrowDown") rows[Math.min(at + 1, rows.length - 1)]?.focus()
  else if (event.key === "ArrowUp") rows[Math.max(at - 1, 0)]?.focus()
  else return
  event.preventDefault()
}

/** Dragging the head moves the panel up and down, and from one side to the other. */
function useDrag() {
  const session = useSession()
  const [at, setAt] = useState<{ side: "left" | "right"; top: number } | null>(null)
  const fromRef = useRef<{ y: number; top: number } | null>(null)
  const spot = (event: PointerEvent) => ({
    side: event.clientX < innerWidth / 2 ? ("left" as const) : ("right" as const),
    top: Math.max(
      0,
      Math.min(innerHeight - 80, (fromRef.current?.top ?? 0) + event.clientY - (fromRef.current?.y ?? 0)),
    ),
  })
  return {
    at,
    handlers: {
      onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => {
        if ((event.target as HTMLElement).closest("button")) return
        fromRef.current = { y: event.clientY, top: session.settings.panel.top }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => {
        if (fromRef.current) setAt(spot(event))
      },
      onPointerUp: (event: TargetedPointerEvent<HTMLElement>) => {
        if (fromRef.current && at) session.setPanel(spot(event))
        fromRef.current = null
        setAt(null)
      },
    },
  }
}

/** The panel: what is to be done before the meeting. `dodge`: where it stands aside for a dialog or a field. */
export function Panel({
  model,
  dodge,
}: {
  model: Model
  dodge: { side: "left" | "right"; fold: boolean } | null
}) {
  const session = useSession()
  const { words, settings } = session
  const { panel: text, note, appointment } = words.overlay
  const { at, handlers } = useDrag()
  const prefs = settings.panel
  const side = at?.side ?? dodge?.side ?? prefs.side
  const top = Math.min(at?.top ?? prefs.top, Math.max(0, innerHeight - 160))
  const folded = prefs.folded || dodge?.fold === true
  const { ok, total } = model.progress
  const progress = say(text.progress, { ok, total })
  const { opportunity, renewal, credit } = session.snapshot
  const other = model.procedures.length > 0 ? text.aftersales : text.list
  const file = opportunity ? text.title : renewal ? text.renewal : credit ? text.credit : other
  const title = model.pack === null ? text.call : model.about === "meeting" ? text.meeting : file
  const sections = [...new Set(model.rows.map(({ section }) => section))]
  const current = model.rows.find(isFailing)?.id ?? model.rows[0]?.id ?? null
  return (
    <div hidden={prefs.hidden}>
      <button
        className={`tab ${side}`}
        style={{ top }}
        hidden={!folded}
        onClick={() => session.openList()}
        aria-label={`${text.open}, ${progress}`}
        title={`${text.open} (Alt + J)`}
      >
        <Ring share={total > 0 ? ok / total : 1} />
      </button>
      <section
        className={`panel ${side}`}
        style={{ top, maxHeight: `calc(100vh - ${top + 12}px)` }}
        hidden={folded}
        aria-label={text.region}
        data-pack={model.pack ?? "callbacks"}
        data-progress={`${ok}/${total}`}
        onKeyDown={walk}
      >
        <header {...handlers}>
          <Ring share={total > 0 ? ok / total : 1} />
          <div>
            <h2>{title}</h2>
            {model.client && <small>{model.client}</small>}
          </div>
          {total > 0 && (
            <span className="count" title={progress} aria-label={progress} role="img">
              {ok}/{total}
            </span>
          )}
          <button
            className="icon"
            onClick={() => session.setPanel({ folded: true })}
            aria-label={text.fold}
            title={text.fold}
          >
            <Glyph name="fold" />
          </button>
          <button
            className="icon"
            onClick={() => session.setPanel({ hidden: true })}
            aria-label={text.hide}
            title={text.hide}
          >
            <Glyph name="close" />
          </button>
        </header>
        <div className="body">
          {!settings.keeping && <p className="note">{text.notKept}</p>}
          {model.earlier && <p className="note">{text.earlier}</p>}
          {model.source && <p className="note">{model.source}</p>}
          <Boundary>{model.calls && <Calls calls={model.calls} />}</Boundary>
          <Boundary>
            {model.caller && !model.calls && (
              <Verdict caller={model.caller} shown={!folded && !prefs.hidden} />
            )}
          </Boundary>
          <Boundary>
            {session.composer && (
              <Composer key={`${session.composer} ${session.recordKey}`} kind={session.composer} />
            )}
          </Boundary>
          <Boundary>{!settings.agent && <Composer kind="first" />}</Boundary>
          <div key={session.recordKey}>
            <Boundary>{model.procedures.length > 0 && <Chooser choices={model.procedures} />}</Boundary>
            {sections.map((section) => (
              <SectionRows
                key={section}
                section={section}
                rows={model.rows.filter((row) => row.section === section)}
                current={current}
              />
            ))}
          </div>
        </div>
        <footer>
          {opportunity && (
            <>
              <Act onClick={() => session.compose("note")}>{note.open}</Act>
              <Act onClick={() => session.compose("appointment")}>{appointment.open}</Act>
            </>
          )}
          <Boundary>
            <Guides key={session.recordKey} />
          </Boundary>
        </footer>
      </section>
    </div>
  )
}
