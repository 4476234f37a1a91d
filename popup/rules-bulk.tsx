import { useState } from "react"
import type { Answered, LeadView, ReplyOf, RequestOf } from "../src/messages"
import { ask } from "../src/messages/client"
import { levels, type Level } from "../src/rules/rule"
import { say } from "../src/words"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { useIn, useWords } from "./language"
import { endDays, endOf } from "./ends"

type Props = { ids: readonly string[]; put: (view: LeadView) => void; clear: () => void }
type Change = Omit<RequestOf<"rules.set">, "ids">

/** What is done to the rules chosen, in one change. */
export function RulesBulk({ ids, put, clear }: Props) {
  const words = useIn({ fr, en })
  const popup = useWords()
  const [level, setLevel] = useState<Level | "">("")
  const [day, setDay] = useState("")
  const [outcome, setOutcome] = useState<{ said: string } | { wrong: string } | null>(null)
  const days = endDays()
  const good = day === "" || (day >= days.min && day <= days.max)
  const told = ({ changed, passed }: ReplyOf<"rules.set">): string =>
    [
      changed === 0 ? words.doneNone : changed === 1 ? words.doneOne : say(words.done, { n: changed }),
      passed === 0 ? "" : passed === 1 ? words.passedOne : say(words.passed, { n: passed }),
    ]
      .join(" ")
      .trim()
  const change = async (what: Change) => {
    const answer: Answered<ReplyOf<"rules.set">> = await ask("rules.set", { ids: [...ids], ...what })
    if (!answer.ok) {
      setOutcome({ wrong: answer.error === "refused" ? popup.refused : popup.notTaken })
      return
    }
    put(answer.value.view)
    setOutcome({ said: told(answer.value) })
    setLevel("")
    setDay("")
  }
  const nothing = level === "" && day === ""
  return (
    <section aria-label={words.bulk} className="bulk">
      <strong>{ids.length === 1 ? words.chosenOne : say(words.chosen, { n: ids.length })}</strong>
      <select
        aria-label={words.newLevel}
        value={level}
        onChange={({ currentTarget }) => setLevel(currentTarget.value as Level | "")}
      >
        <option value="">{words.keepLevel}</option>
        {levels.map((one) => (
          <option key={one} value={one}>
            {popup.rules.levels[one]}
          </option>
        ))}
      </select>
      <label>
        <span>{words.until}</span>
        <input
          type="date"
          {...days}
          value={day}
          aria-invalid={!good}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        className="main"
        disabled={nothing || !good}
        onClick={() => void change({ ...(level && { level }), ...(day && { until: endOf(day) }) })}
      >
        {words.apply}
      </button>
      <button type="button" onClick={() => void change({ reset: true })}>
        {words.back}
      </button>
      <button type="button" className="quiet" onClick={clear}>
        {words.none}
      </button>
      {outcome && "wrong" in outcome && (
        <p role="alert" className="changed">
          {outcome.wrong}
        </p>
      )}
      <p role="status" className={outcome && "said" in outcome ? "dim" : "live"}>
        {outcome && "said" in outcome ? outcome.said : ""}
      </p>
    </section>
  )
}
