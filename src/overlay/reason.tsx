/** @jsxImportSource preact */
import type { TargetedKeyboardEvent } from "preact"
import { useState } from "preact/hooks"
import { Act } from "./act"

type Words = Readonly<Record<"why" | "type" | "needed" | "note" | "confirm" | "back", string>>

/** Tab stays in a sheet while it is open; Escape closes it. */
export function sheetKeys(event: TargetedKeyboardEvent<HTMLElement>, close: () => void) {
  if (event.key === "Escape") {
    event.preventDefault()
    close()
    return
  }
  if (event.key !== "Tab") return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button,input")]
  const at = stops.indexOf(event.target as HTMLElement)
  const next = at + (event.shiftKey ? -1 : 1)
  if (at >= 0 && next >= 0 && next < stops.length) return
  event.preventDefault()
  stops.at(event.shiftKey ? -1 : 0)?.focus()
}

/** Why one goes on all the same, picked or typed: the journal keeps it. */
export function Reason({
  words,
  reasons = [],
  pass,
  back,
}: {
  words: Words
  reasons?: readonly string[]
  pass: (reason: string) => void
  back: () => void
}) {
  const [picked, pick] = useState("")
  const [typed, type] = useState("")
  const [needed, need] = useState(false)
  const reason = typed.trim() || picked
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === "") need(true)
        else pass(reason)
      }}
    >
      <h2>{words.why}</h2>
      {reasons.length > 0 && (
        <div className="chips" role="group" aria-label={words.why}>
          {reasons.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={picked === one}
              onClick={() => pick(picked === one ? "" : one)}
            >
              {one}
            </button>
          ))}
        </div>
      )}
      <label>
        <span>{words.type}</span>
        <input value={typed} maxLength={200} onInput={(event) => type(event.currentTarget.value)} />
      </label>
      <p className="count" role={needed && reason === "" ? "alert" : undefined}>
        {needed && reason === "" ? words.needed : words.note}
      </p>
      <div className="acts">
        <Act className="act main" type="submit" does="override">
          {words.confirm}
        </Act>
        <Act type="button" does="back" onClick={back}>
          {words.back}
        </Act>
      </div>
    </form>
  )
}
