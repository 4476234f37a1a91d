import { useState } from "react"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import { Confirm } from "./confirm"
import type { RosterView } from "../src/messages"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import { FileButton } from "./file-button"
import { clockTime, type Language } from "./language"
import { readRosterCsv, type CsvRead } from "./roster-csv"
import { Over } from "./over"
import { useRosterWords, type Shared } from "./roster-parts"
import { showDay } from "./roster-text"
import { dayOf } from "../src/process/calendar"

const names = (all: readonly string[]): string =>
  all.length > 12 ? `${all.slice(0, 12).join(", ")}…` : all.join(", ")

/** What a text would bring, and each line left aside with its number and the reason. */
function Preview({ read }: { read: CsvRead }) {
  const words = useRosterWords().import
  const { good, bad, newPeople, shifts, replaced, absences, ignored } = read
  return (
    <section aria-label={words.preview} className="preview">
      <p role="status">
        <strong>{good === 0 ? words.noLine : good === 1 ? words.line : say(words.lines, { n: good })}</strong>
      </p>
      <ul>
        {shifts > 0 && <li>{say(words.onlyShifts, { n: shifts, replaced })}</li>}
        {absences > 0 && <li>{say(words.absences, { n: absences })}</li>}
        {newPeople.length > 0 && (
          <li title={newPeople.join(", ")}>
            {say(words.people, { n: newPeople.length, names: names(newPeople) })}
          </li>
        )}
        {ignored.length > 0 && (
          <li className="changed">{say(words.ignored, { names: ignored.join(", ") })}</li>
        )}
      </ul>
      {bad.length > 0 && (
        <div className="refused">
          <strong>{bad.length === 1 ? words.badOne : say(words.bad, { n: bad.length })}</strong>
          <ul>
            {bad.map(({ line, why, cell }) => (
              <li key={line} data-line={line} data-why={why}>
                <strong>{say(words.number, { line })}</strong> {words.why[why]}{" "}
                {cell !== "" && <code>{cell}</code>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** A schedule pasted or read from a file: shown first, written only once confirmed. */
export function RosterImport({ roster, save, close }: Shared & { close: () => void }) {
  const words = useRosterWords().import
  const [text, setText] = useState("")
  const [read, setRead] = useState<CsvRead | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const change = (next: string) => {
    setText(next)
    setRead(null)
    setWrong(null)
  }
  const check = (given: string) => {
    const answer = readRosterCsv(given, roster)
    setRead("wrong" in answer ? null : answer)
    setWrong("wrong" in answer ? words.wrong[answer.wrong] : null)
  }
  const take = async (file: File) => {
    const given = await file.text().catch(() => null)
    change(given ?? "")
    if (given === null) setWrong(words.unreadable)
    else check(given)
  }
  const confirm = async () => {
    const failure = read && (await save(read.roster, true))
    setWrong(failure)
    if (failure === null) close()
  }
  return (
    <Over title={words.title} look="tall large" close={close}>
      <p className="dim">{words.help}</p>
      <label>
        <span className="live">{words.text}</span>
        <textarea
          rows={read ? 4 : 8}
          value={text}
          placeholder={words.example}
          spellCheck={false}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      {!read && <p className="dim">{words.known}</p>}
      {wrong !== null && (
        <p role="alert" className="bar">
          {wrong}
        </p>
      )}
      {read && <Preview read={read} />}
      <div className="acts">
        <FileButton
          label={words.file}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          screen="roster"
          take={(file) => void take(file)}
          className="aside"
        />
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
        {read && read.good > 0 ? (
          <button type="button" className="main" onClick={() => void confirm()}>
            {read.bad.length > 0 ? words.confirmSome : words.confirm}
          </button>
        ) : (
          <button type="button" className="main" disabled={text.trim() === ""} onClick={() => check(text)}>
            {words.read}
          </button>
        )}
      </div>
    </Over>
  )
}

/** The way back from the last import, as long as there is one. */
export function UndoImport({
  at,
  language,
  done,
  failed,
}: {
  at: string
  language: Language
  done: (view: RosterView) => void
  failed: () => void
}) {
  const words = useRosterWords()
  const when = new Date(at)
  const undo = async () => {
    const answer = await ask("roster.undo")
    if (answer.ok) done(answer.value)
    else failed()
  }
  return (
    <Confirm
      button={
        <>
          <Undo size={14} aria-hidden />
          {words.undoImport}
        </>
      }
      look={{
        title: say(words.imported, {
          when: `${showDay(dayOf(when), language, "date")}, ${clockTime(when, language)}`,
        }),
      }}
      title={words.undoSure}
      why={words.undoWhy}
      cancel={words.import.cancel}
      confirm={words.undoImport}
      act={() => void undo()}
    />
  )
}
