import { useEffect, useState } from "react"
import Check from "lucide-react/dist/esm/icons/check.mjs"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { DueView, PageSettings, ReminderView } from "../src/messages"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import { dayWords, momentWords } from "../src/words/clock"
import { en } from "../src/words/en/loyalty"
import { fr } from "../src/words/fr/loyalty"
import type { Asked } from "./asked"
import { useIn, type Language } from "./language"
import { openRecord, recordTitles } from "./tabs"

const nameOf = (
  { record, number }: ReminderView,
  titles: Readonly<Record<string, string>>,
  record_: string,
): string => titles[record.id] ?? number ?? say(record_, { id: record.id })

function Reminder({
  one,
  name,
  language,
  finish,
}: {
  one: ReminderView
  name: string
  language: Language
  finish: (done: boolean) => void
}) {
  const words = useIn({ fr, en }).due
  const [now] = useState(() => Date.now())
  const late = Date.parse(one.until) < now
  const coming = Date.parse(one.from) > now
  const when = momentWords(new Date(coming ? one.from : one.until), language)
  return (
    <li className={one.done ? "pin is-done" : "pin"} data-reminder={one.kind} data-done={one.done}>
      <div>
        <strong>{words.kinds[one.kind]}</strong>
        <span>{name}</span>
        {!one.done && (
          <span className={late ? "due" : "dim"}>
            {say(late ? words.late : coming ? words.from : words.until, { when })}
          </span>
        )}
      </div>
      <button
        type="button"
        className="icon"
        aria-label={say(words.open, { name })}
        title={say(words.open, { name })}
        onClick={() => void openRecord({ url: one.url, id: one.record.id })}
      >
        <External size={16} />
      </button>
      <button
        type="button"
        aria-label={`${one.done ? words.undo : words.done}, ${name}`}
        onClick={() => finish(!one.done)}
      >
        {one.done ? <Undo size={14} aria-hidden /> : <Check size={14} aria-hidden />}
        {one.done ? words.undo : words.done}
      </button>
    </li>
  )
}

/** The out-bound calls of the shift: the target is set by hand, what is done is counted (renewal.daily-target). */
function Target({
  target: { calls, done },
  put,
}: {
  target: NonNullable<DueView["target"]>
  put: (view: DueView) => void
}) {
  const words = useIn({ fr, en }).due
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? (calls === null ? "" : String(calls))
  const number = Number(text)
  const good = text === "" || (Number.isInteger(number) && number >= 1 && number <= 999)
  const set = async () => {
    if (!good || draft === null) return
    const answer = await ask("target.set", { calls: text === "" ? null : number })
    if (answer.ok) put(answer.value)
    setDraft(null)
  }
  const left = Math.max((calls ?? 0) - done, 0)
  return (
    <form
      className="target"
      onSubmit={(event) => {
        event.preventDefault()
        void set()
      }}
    >
      <label>
        <strong>{words.target}</strong>
        <input
          type="number"
          min={1}
          max={999}
          aria-label={words.targetLabel}
          aria-invalid={!good}
          value={text}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!good || draft === null}>
        {words.set}
      </button>
      {calls !== null && <progress aria-label={words.target} max={calls} value={Math.min(done, calls)} />}
      <p data-done={done} data-left={calls === null ? undefined : left}>
        {say(calls === null ? words.targetNone : words.targetOf, { done, calls: calls ?? 0, left })}
      </p>
      <p className="dim">{words.targetSeen}</p>
    </form>
  )
}

/** What is due for clients by hand, the calls of the shift and the offers of the day. Nothing where nothing is. */
export function Due({ settings, asked }: { settings: PageSettings; asked: Asked<DueView> }) {
  const words = useIn({ fr, en }).due
  const [titles, setTitles] = useState<Record<string, string>>({})
  const { value: view, again, put } = asked
  const { language, revision } = settings
  const ids = (view?.reminders ?? []).map(({ record }) => record.id).join()
  useEffect(() => {
    if (ids !== "") void recordTitles(ids.split(",")).then(setTitles)
  }, [ids])
  useEffect(again, [again, revision])
  if (!view || (view.reminders.length === 0 && !view.target && view.offers.length === 0)) return null
  const finish = (id: string, done: boolean) =>
    void asked.change(
      { ...view, reminders: view.reminders.map((one) => (one.id === id ? { ...one, done } : one)) },
      ask("due.done", { id, done }),
    )
  return (
    <section className="dues" aria-label={words.title}>
      <h3>{words.title}</h3>
      {view.target && <Target target={view.target} put={put} />}
      {view.reminders.length === 0 && <p className="dim">{words.none}</p>}
      <ul className="list">
        {view.reminders.map((one) => (
          <Reminder
            key={one.id}
            one={one}
            name={nameOf(one, titles, words.record)}
            language={language}
            finish={(done) => finish(one.id, done)}
          />
        ))}
      </ul>
      {view.offers.length > 0 && (
        <section aria-label={words.offers}>
          <h4>{words.offers}</h4>
          <ul className="list">
            {view.offers.map(({ partner, season, advantage, condition, to }) => (
              <li key={`${partner} ${advantage} ${to}`} className="pin" data-offer={partner}>
                <div>
                  <strong>{[partner, season].filter(Boolean).join(", ")}</strong>
                  <span>{[advantage, condition].filter(Boolean).join(" · ")}</span>
                  <span className="dim">{say(words.offerUntil, { day: dayWords(to, language) })}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
