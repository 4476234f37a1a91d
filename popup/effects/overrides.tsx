import type { LeadView, RuleEffects, RuleView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { reasonsOf } from "../../src/process/effects/backtest"
import { say } from "../../src/words"
import type { Speech } from "./speech"

/** How often a rule was passed over, against what the team finds normal, and why. */
export function Overrides({
  test,
  week,
  rule,
  lead,
  put,
  speech: { words, settings },
}: {
  test: RuleEffects
  /** Overrides of the last 7 days. */
  week: number
  rule: RuleView | undefined
  lead: LeadView | null
  put: (view: LeadView) => void
  speech: Speech
}) {
  const budget = rule?.budget ?? null
  const reasons = reasonsOf(test.overrides, settings.words.overlay.hold.reasons)
  const set = async (value: string) => {
    const n = Number(value)
    const to = value === "" ? null : n
    if (!rule || to === budget || (to !== null && !(Number.isInteger(to) && to >= 0))) return
    const answer = await ask("rule.set", { id: rule.id, budget: to })
    if (answer.ok) put(answer.value)
  }
  return (
    <section aria-label={words.overrides.title} className="effect-part">
      <div className="pack-head">
        <h3>{words.overrides.title}</h3>
        <span className="dim" data-week={week}>
          {budget === null
            ? say(words.overrides.weekOnly, { n: week })
            : say(words.overrides.week, { n: week, budget })}
        </span>
      </div>
      {budget !== null && week > budget && (
        <p className="bar">{say(words.overrides.over, { n: week, budget })}</p>
      )}
      {rule && lead && !lead.readOnly && (
        <label className="effect-budget">
          <span>{words.overrides.budget}</span>
          <input
            type="number"
            min={0}
            max={1000}
            key={String(budget)}
            defaultValue={budget ?? ""}
            onBlur={({ currentTarget }) => void set(currentTarget.value)}
            onKeyDown={({ key, currentTarget }) => key === "Enter" && void set(currentTarget.value)}
          />
        </label>
      )}
      {reasons.length === 0 ? (
        <p className="dim">{words.overrides.none}</p>
      ) : (
        <table className="effect-table">
          <thead>
            <tr>
              <th scope="col">{words.overrides.reason}</th>
              <th scope="col">{words.overrides.times}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ reason, times, typed }) => (
              <tr key={reason} data-typed={typed}>
                <th scope="row">
                  {reason === "" ? <span className="dim">{words.overrides.unsaid}</span> : reason}
                  {typed && <small className="dim"> {words.overrides.typed}</small>}
                </th>
                <td className="figure">{times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
