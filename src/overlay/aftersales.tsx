/** @jsxImportSource preact */
import type { TargetedKeyboardEvent } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"

import type { ProcedureChoice, SaidRow } from "../messages"
import { ask } from "../messages/client"
import { montreal } from "../process/calendar"
import type { RecordKey } from "../rules/facts"
import type { ClockAct } from "../rules/rule"
import { Act } from "./act"
import { openAftersales, tickAftersales } from "./actions"
import { useSession } from "./boundary"

type Given<K extends "clock" | "proposals"> = NonNullable<SaidRow["answer"][K]>

const arrows: Record<string, number | undefined> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }
/** Arrows go from one choice to the next; Enter or Space chooses. */
function rove(event: TargetedKeyboardEvent<HTMLElement>) {
  const step = arrows[event.key]
  if (!step) return
  const all = [...event.currentTarget.querySelectorAll("button")]
  all.at((all.indexOf(event.target as HTMLButtonElement) + step) % all.length)?.focus()
  event.preventDefault()
}

/** The procedure under way, said in one click: the file may point to one, the agent chooses. */
export function Chooser({ choices }: { choices: readonly ProcedureChoice[] }) {
  const session = useSession()
  const words = session.words.overlay.aftersales
  const [changing, change] = useState(false)
  const chosen = choices.find((choice) => choice.chosen)
  const againRef = useRef<HTMLButtonElement>(null)
  const saidRef = useRef(false)
  // The choices fold and unfold under the focus: it goes to what opens them again, or to the one chosen.
  useEffect(() => {
    if (saidRef.current) againRef.current?.focus()
    saidRef.current = false
  }, [chosen?.id, changing])
  const unfold = (open: boolean) => {
    saidRef.current = true
    change(open)
  }
  const choose = (procedure: ProcedureChoice["id"]) => {
    unfold(false)
    openAftersales(session, { procedure })
  }
  return chosen && !changing ? (
    <p className="note acts">
      <b>{chosen.name}</b>
      <button className="link" ref={againRef} onClick={() => unfold(true)}>
        {words.change}
      </button>
      <button className="link" onClick={() => openAftersales(session, { procedure: chosen.id }, true)}>
        {words.anew}
      </button>
    </p>
  ) : (
    <div className="card chips" role="radiogroup" aria-label={words.which} onKeyDown={rove}>
      <b className="wide">{words.which}</b>
      {choices.map(({ id, name, chosen: on, suggested }) => (
        <button
          key={id}
          role="radio"
          ref={on ? againRef : null}
          aria-checked={on}
          data-procedure={id}
          className={suggested ? "act" : ""}
          onClick={() => choose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

/** The two dates proposed to the client: what is wrong with them is said in the row. */
export function Proposals({ proposals }: { proposals: Given<"proposals"> }) {
  const session = useSession()
  const words = session.words.overlay.aftersales
  const [form, setForm] = useState(proposals)
  const set = (changed: Partial<typeof form>) => {
    const now = { ...form, ...changed }
    setForm(now)
    const instant = (text: string) => {
      const [day = "", time = ""] = text.split("T")
      // A year of five digits is of no date.
      return !/^\d{4}-/.test(text) ? null : montreal(day, time).toISOString()
    }
    const { first, second } = now
    tickAftersales(session, { proposals: { ...now, first: instant(first), second: instant(second) } })
  }
  return (
    <div className="stack proposals">
      {(["first", "second", "mobility", "urgent"] as const).map((name) => {
        const value = form[name]
        const day = typeof value === "string"
        const kept = day
          ? { type: "datetime-local", max: "9999-12-31T23:59", value }
          : { type: "checkbox", checked: value }
        return (
          <label key={name} className={day ? "" : "tick"}>
            <input
              {...kept}
              data-proposal={name}
              onChange={({ currentTarget: { value: text, checked } }) =>
                set({ [name]: day ? text : checked })
              }
            />
            <span>{words[name]}</span>
          </label>
        )
      })}
    </div>
  )
}

const started: Partial<Record<ClockAct, "confirm" | "diagnosis">> = {
  callEnded: "confirm",
  brokeDown: "diagnosis",
}
/** How long a clock that is put off is silent, in minutes. */
const minutes = 10

/** What may be said of a row's clock: it starts, it has ended, it is for later. */
export function Clock({ clock, record }: { clock: Given<"clock">; record: RecordKey }) {
  const session = useSession()
  const { id = "", item, procedure, may } = clock
  const tell = async (what: ClockAct) => {
    const kind = started[what]
    if (!kind && what !== "later") {
      const done = item && { [item]: what !== "undone" }
      const say = what === "noAnswer" ? openAftersales : tickAftersales
      say(session, { ...(procedure && { procedure }), ...(done && { done }) })
      return
    }
    const url = location.href.replace(/[?#].*$/, "")
    const { ok } = kind
      ? await ask("clock.start", { kind, record, url, at: new Date().toISOString() })
      : await ask("clock.snooze", { id, minutes })
    if (ok) session.askAnew()
  }
  return (
    <>
      {may.map((what) => (
        <Act key={what} does={what} onClick={() => void tell(what)}>
          {session.words.overlay.aftersales[what]}
        </Act>
      ))}
    </>
  )
}
