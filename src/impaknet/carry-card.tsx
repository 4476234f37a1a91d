/** @jsxImportSource preact */
import { useState } from "preact/hooks"
import type { CarryLine, CarryView } from "../messages"
import { copy } from "../overlay/clipboard"
import { valueOf, type Field } from "../process/field"
import { say } from "../words"
import { Icon } from "./parts"

export type Line = {
  line: CarryLine
  stands: Field<string | number>
  may: boolean
  /** Chosen in a list of the page: it cannot be typed. */
  picked: boolean
  ticked: boolean
  written: boolean
  refused: boolean
}
type Acts = {
  tick: (name: string, on: boolean) => void
  write: () => void
  undo: () => void
  jump: (line: CarryLine) => void
  leave: () => void
}
type Words = CarryView["words"]

const counted = (words: { one: string; many: string }, n: number): string =>
  say(n === 1 ? words.one : words.many, { n })

function Copy({ text, words }: { text: string; words: Words }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="small"
      data-action="copy"
      title={text}
      onClick={() => void copy(text).then(setCopied)}
    >
      {copied ? words.copied : words.copy}
    </button>
  )
}

const standing = (stands: Line["stands"], words: Words): string =>
  stands.state === "unknown"
    ? words.unread
    : stands.state === "empty"
      ? words.blank
      : say(words.stands, { value: valueOf(stands) ?? "" })

function Fact({ fact, words, acts }: { fact: Line; words: Words; acts: Acts }) {
  const { line, stands, may, picked, ticked, written, refused } = fact
  return (
    <li data-name={line.name} data-taken={String(written)}>
      {may ? (
        <label>
          <input
            type="checkbox"
            checked={ticked}
            onChange={(event) => acts.tick(line.name, event.currentTarget.checked)}
          />
          <span>
            <b>{line.label}</b> {line.shown}
          </span>
          <span className="dim">{standing(stands, words)}</span>
        </label>
      ) : (
        <>
          <span className={written ? "good" : ""}>
            <b>{line.label}</b> {line.shown}
          </span>
          {!written && <span className="dim">{refused ? words.refused : standing(stands, words)}</span>}
          {!written && picked && !refused && <span className="dim">{words.byHand}</span>}
          {!written && (
            <div className="acts">
              <Copy text={line.value} words={words} />
              {stands.state !== "unknown" && (
                <button type="button" className="small" data-action="jump" onClick={() => acts.jump(line)}>
                  {words.jump}
                </button>
              )}
            </div>
          )}
        </>
      )}
    </li>
  )
}

/** What was read in Impaknet, beside what stands in the file: a tick each, one button that writes, one that puts back. */
export function CarryCard({
  view,
  lines,
  editing,
  said,
  busy,
  undoable,
  acts,
}: {
  view: CarryView
  lines: Line[]
  editing: boolean
  said: "done" | "undone" | null
  busy: boolean
  undoable: number
  acts: Acts
}) {
  const [open, setOpen] = useState(false)
  const { words, refusal } = view
  const left = lines.filter(({ written }) => !written).length
  const message = said === "done" ? counted(words.done, undoable) : said === "undone" ? words.undone : ""
  return (
    <section
      className={open ? "card low left wide" : "card low left"}
      aria-label={words.region}
      data-rule="impaknet.carry"
      data-refused={String(refusal !== null)}
    >
      <div className="head">
        <div>
          <h2>{words.title}</h2>
          <p className="dim">{view.from}</p>
        </div>
        <Icon sign="close" label={words.dismiss} does="dismiss" onClick={acts.leave} />
      </div>
      {refusal !== null && (
        <p role="status" className="warn">
          {refusal}
        </p>
      )}
      {refusal === null && !open && (
        <div className="acts">
          <button type="button" className="main" data-action="see" onClick={() => setOpen(true)}>
            {words.see}
          </button>
          <span>{counted(words.offer, left)}</span>
        </div>
      )}
      {refusal === null && open && (
        <>
          {!editing && <p className="dim">{words.edit}</p>}
          <ul>
            {lines.map((fact) => (
              <Fact key={fact.line.name} fact={fact} words={words} acts={acts} />
            ))}
          </ul>
          {editing && (
            <div className="acts">
              <button
                type="button"
                className="main"
                data-action="carry"
                disabled={busy || !lines.some(({ ticked }) => ticked)}
                onClick={acts.write}
              >
                {words.carry}
              </button>
              {undoable > 0 && (
                <button type="button" data-action="undo" disabled={busy} onClick={acts.undo}>
                  {words.cancel}
                </button>
              )}
            </div>
          )}
        </>
      )}
      <p role="status" className="dim" hidden={message === ""}>
        {message}
      </p>
    </section>
  )
}
