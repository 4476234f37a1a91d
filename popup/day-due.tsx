import { useEffect, useState } from "react"
import type { Answered, DueView, PageSettings, ReminderView } from "../src/messages"
import { ask, onPush } from "../src/messages/client"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/loyalty"
import { fr } from "../src/words/fr/loyalty"
import { useNow, type Asked } from "./asked"
import { Reminder } from "./day-clock"
import { useIn } from "./language"
import { recordTitles } from "./tabs"

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
  useEffect(() => {
    const life = new AbortController()
    // Done or put off elsewhere: on a notification, in a page.
    onPush(({ jalonPush }) => {
      if (jalonPush === "ask") again()
    }, life.signal)
    return () => life.abort()
  }, [again])
  const now = useNow((view?.reminders.length ?? 0) > 0)
  if (!view || (view.reminders.length === 0 && !view.target && view.offers.length === 0)) return null
  const change = (changed: ReminderView, answer: Promise<Answered<DueView>>) =>
    void asked.change(
      { ...view, reminders: view.reminders.map((one) => (one.id === changed.id ? changed : one)) },
      answer,
    )
  const putOff = async (id: string, minutes: number): Promise<Answered<DueView>> => {
    const taken = await ask("clock.snooze", { id, minutes })
    return taken.ok ? ask("due.get") : taken
  }
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
            title={titles[one.record.id]}
            language={language}
            opening={Date.parse(view.opening)}
            now={now}
            finish={(done) => change({ ...one, done }, ask("due.done", { id: one.id, done }))}
            putOff={(minutes) => {
              const until = new Date(now + minutes * 60_000).toISOString()
              change({ ...one, snoozedUntil: until }, putOff(one.id, minutes))
            }}
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
