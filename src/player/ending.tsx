/** @jsxImportSource preact */
import type { Player } from "./player"

/** The end: the note as it will be written, and where it may go. */
export function Ending({ player }: { player: Player }) {
  const { view, words, inserted } = player
  return (
    <div className="stack">
      <p className="say">{view.kind === "guide" ? words.guideDone : words.finished}</p>
      {(view.kind === "script" || view.note !== "") && (
        <div>
          <div className="count">{words.noteTitle}</div>
          <div className="exact" data-note-text tabIndex={view.note === "" ? undefined : 0}>
            {view.note === "" ? words.noNote : view.note}
          </div>
        </div>
      )}
      {view.note !== "" && (
        <div className="acts">
          {inserted ? (
            <button type="button" data-action="undo" onClick={() => player.takeOut()}>
              {words.undo}
            </button>
          ) : (
            player.atRecord && (
              <button type="button" className="main" data-action="carry" onClick={() => player.insert()}>
                {words.insert}
              </button>
            )
          )}
          <button type="button" data-action="copy" onClick={() => void player.copy("note")}>
            {player.said === "copied" ? words.copied : words.copy}
          </button>
        </div>
      )}
    </div>
  )
}
