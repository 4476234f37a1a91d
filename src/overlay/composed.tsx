/** @jsxImportSource preact */
import { type ComponentChildren } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"

import { useSession } from "./boundary"
import { Glyph } from "./icons"
import { insertText } from "./insert"
import { CopyButton } from "./row"

/** The exact text of a note, with its two ways into the page: copy, or put in the editor (undoable). */
export function Composed({ text, onDone }: { text: string; onDone?: () => void }) {
  const session = useSession()
  const { note, row } = session.words.overlay
  const undoRef = useRef<(() => void) | null>(null)
  const [inserted, setInserted] = useState(false)
  const editor = session.page.noteEditor()
  const insert = () => {
    undoRef.current = editor && insertText(editor, text)
    setInserted(undoRef.current !== null)
    if (undoRef.current) onDone?.()
  }
  return (
    <div className="stack">
      <div>
        <div className="count">{note.exact}</div>
        <div className="exact">{text}</div>
      </div>
      <div
        className="acts"
        onClick={(event) => (event.target as HTMLElement).dataset.action === "copy" && onDone?.()}
      >
        {inserted ? (
          <button
            className="act"
            data-action="undo"
            onClick={() => {
              undoRef.current?.()
              setInserted(false)
            }}
          >
            {row.undo}
          </button>
        ) : (
          editor && (
            <button className="act main" data-action="carry" onClick={insert}>
              {note.insert}
            </button>
          )
        )}
        <CopyButton text={text} />
      </div>
      {inserted && (
        <p className="count" role="status">
          {note.inserted}
        </p>
      )}
    </div>
  )
}

/** A composer's card: comes into view when it opens, and closes. */
export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  const session = useSession()
  const cardRef = useRef<HTMLDivElement>(null)
  useEffect(() => cardRef.current?.scrollIntoView({ block: "nearest" }), [])
  return (
    <div className="card stack" ref={cardRef} role="group" aria-label={title}>
      <div className="top">
        <h3>{title}</h3>
        <button
          className="icon"
          onClick={() => session.compose(null)}
          aria-label={session.words.overlay.note.close}
        >
          <Glyph name="close" />
        </button>
      </div>
      {children}
    </div>
  )
}

type Choice<T> = { value: T; label: string }
/** A few choices side by side; one at most is pressed. */
export function Choose<T extends string | boolean>(props: {
  label: string
  value: T | null
  choices: Choice<T>[]
  onChoose: (value: T) => void
}) {
  return (
    <fieldset className="chips">
      <legend>{props.label}</legend>
      {props.choices.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          aria-pressed={props.value === value}
          onClick={() => props.onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
