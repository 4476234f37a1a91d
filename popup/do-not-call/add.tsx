import { useState, type FormEvent } from "react"
import type { DoNotCallView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { useIn, useWords } from "../language"

type Said = { text: string; wrong: boolean; undo?: { ids: string[]; phone: string } } | null

/** Enters a number: in one press the one of the open file, else one that is typed, with the day of the request. */
export function AddNumber({ view, again }: { view: DoNotCallView; again: () => void }) {
  const words = useIn({ fr, en }).add
  const shared = useWords()
  const [phone, setPhone] = useState("")
  const [asked, setAsked] = useState<string | null>(null)
  const [said, setSaid] = useState<Said>(null)
  const { here, today } = view
  const day = asked ?? today

  const enter = async (text: string, on: string): Promise<void> => {
    const answer = await ask("doNotCall.add", { phone: text, asked: on })
    if (!answer.ok) setSaid({ text: shared.notTaken, wrong: true })
    else if (!answer.value.ok) setSaid({ text: words.wrong[answer.value.why], wrong: true })
    else {
      const { ids, phone: number, fresh } = answer.value
      setSaid({
        text: say(fresh ? words.done : words.kept, { phone: number }),
        wrong: false,
        ...(fresh && { undo: { ids, phone: number } }),
      })
      setPhone("")
      setAsked(null)
      again()
    }
  }
  const undo = async ({ ids, phone: number }: { ids: string[]; phone: string }) => {
    const answers = await Promise.all(ids.map((id) => ask("doNotCall.undo", { id })))
    setSaid(
      answers.every(({ ok }) => ok)
        ? { text: say(words.undone, { phone: number }), wrong: false }
        : { text: shared.notTaken, wrong: true },
    )
    again()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(phone, day)
  }
  return (
    <form className="do-not-call-add" aria-label={words.title} onSubmit={submit}>
      {here && (
        <p className="here" data-here={here.listed ? "listed" : "open"}>
          <span className="figure">
            {say(here.listed ? words.hereListed : words.hereNumber, { phone: here.phone })}
          </span>
          {!here.listed && (
            <button
              type="button"
              className="main"
              title={words.hereOf}
              onClick={() => void enter(here.phone, today)}
            >
              {words.here}
            </button>
          )}
        </p>
      )}
      <div className="terms">
        <label>
          <span>{words.phone}</span>
          <input
            type="tel"
            autoComplete="off"
            maxLength={60}
            value={phone}
            aria-invalid={said?.wrong === true}
            onInput={(event) => {
              setPhone(event.currentTarget.value)
              setSaid(null)
            }}
          />
        </label>
        <label>
          <span>{words.day}</span>
          <input
            type="date"
            required
            max={today}
            value={day}
            onInput={(event) => setAsked(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={phone.trim() === "" || day === ""}>
          {words.do}
        </button>
      </div>
      <p
        role={said?.wrong === true ? "alert" : "status"}
        className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}
      >
        {said?.text}
        {said?.undo && (
          <button type="button" className="quiet" onClick={() => said.undo && void undo(said.undo)}>
            {words.undo}
          </button>
        )}
      </p>
    </form>
  )
}
