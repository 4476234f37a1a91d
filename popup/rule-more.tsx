import { useState } from "react"
import type { RuleView } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { endDays, endOf, lastDay } from "./ends"
import { useIn, type Language } from "./language"
import type { SetRule } from "./rules"

/** What holds of a rule beside its level, where something does, and who changed it last. */
export function RuleSigns({ rule, wide }: { rule: RuleView; wide: boolean }) {
  const words = useIn({ fr, en })
  const language = useIn<Language>({ fr: "fr", en: "en" })
  const { until, silencedFrom, budget, changed, locked, levelFrom, here } = rule
  const from = locked
    ? words.fromManaged
    : here
      ? words.fromHere
      : levelFrom === "published"
        ? words.fromPublished
        : null
  const day = changed && dayWords(dayOf(new Date(changed.at)), language)
  return (
    <>
      {until !== null && (
        <span className="ends">{say(words.holds, { day: dayWords(lastDay(until), language) })}</span>
      )}
      {silencedFrom !== null && <span className="hushed">{words.silence}</span>}
      {wide && budget !== null && (
        <span>{budget === 1 ? words.budgetOne : say(words.budgetMany, { n: budget })}</span>
      )}
      {wide && from !== null && <span>{from}</span>}
      {wide && changed && day !== null && !locked && (
        <span className="author" title={say(words.changedTitle, { who: changed.by || words.someone, day })}>
          {say(words.changedBy, { who: changed.by || words.someone, day })}
        </span>
      )}
    </>
  )
}

type Props = {
  rule: RuleView
  title: string
  readOnly: boolean
  set: SetRule
  silence: (id: string, on: boolean) => void
}

/** How long the level holds, how many overrides are normal, and whether the rule speaks at all. */
export function RuleMore({ rule, title, readOnly, set, silence }: Props) {
  const words = useIn({ fr, en })
  const { id, until, budget, silenced, silencedFrom } = rule
  const days = endDays()
  const [typed, setTyped] = useState<string | null>(null)
  /** Once it is left or by Enter: what is typed on the way is no change. */
  const takeBudget = ({ value, validity }: HTMLInputElement) => {
    setTyped(null)
    const next = value === "" ? null : Math.round(Number(value))
    if (validity.valid && next !== budget) set({ id, budget: next })
  }
  return (
    <div className="rule-more">
      <label>
        <span>{words.until}</span>
        <input
          type="date"
          {...days}
          aria-label={say(words.untilOf, { title })}
          value={until === null ? "" : lastDay(until)}
          disabled={readOnly || rule.levelFrom !== "team"}
          onChange={({ currentTarget: { value } }) => {
            if (value === "") set({ id, until: null })
            else if (value >= days.min && value <= days.max) set({ id, until: endOf(value) })
          }}
        />
        <small className="dim">
          {until !== null
            ? words.afterwards
            : rule.levelFrom === "team" || readOnly || rule.locked
              ? words.forGood
              : words.levelFirst}
        </small>
      </label>
      <label>
        <span>{words.budget}</span>
        <input
          type="number"
          min={0}
          max={1000}
          aria-label={say(words.budgetOf, { title })}
          placeholder={words.budgetNone}
          value={typed ?? budget ?? ""}
          disabled={readOnly}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={({ currentTarget }) => takeBudget(currentTarget)}
          onKeyDown={({ key, currentTarget }) => key === "Enter" && takeBudget(currentTarget)}
        />
      </label>
      <label className="tick">
        <input
          type="checkbox"
          aria-label={say(words.silenceOf, { title })}
          checked={silenced}
          disabled={readOnly || silencedFrom === "managed"}
          onChange={({ currentTarget: { checked } }) => silence(id, checked)}
        />
        <span>{words.silence}</span>
        <small className="dim">
          {silencedFrom === null || silencedFrom === "built-in" || silencedFrom === "person"
            ? words.silenceWhy
            : words.silencedBy[silencedFrom]}
        </small>
      </label>
    </div>
  )
}
