/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks"

import { Act } from "./act"
import { useSession } from "./boundary"
import { insertText } from "./insert"
import { CopyButton } from "./copy"

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
          <Act
            does="undo"
            onClick={() => {
              undoRef.current?.()
              setInserted(false)
            }}
          >
            {row.undo}
          </Act>
        ) : (
          editor && (
            <Act className="act main" does="carry" onClick={insert}>
              {note.insert}
            </Act>
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
