import { useState } from "react"
import type { LeadView, PageSettings, RequestOf, RuleView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { spans } from "../../src/process/effects/types"
import { packOf, ruleOf } from "../../src/rules"
import type { Level } from "../../src/rules/rule"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { endOf, lastDay } from "../ends"
import { useWords } from "../language"
import type { Speech } from "./speech"

/** Whether a rule can hold a Save at all, were it at block: what the bdc's file lacks holds that of its meeting. */
export function canHold(id: string, { ownRules }: Pick<PageSettings, "ownRules">): boolean {
  const rule = ruleOf(id)
  if (!rule) return ownRules?.find((own) => own.id === id)?.field.startsWith("meeting.") === true
  if (rule.on === "opportunity") return rule.holdsOwnSave === true || packOf(rule.id) === "bdc"
  return rule.on === "meeting"
}

/** The end of the last day of a level given for so many days, today included. */
const endAfter = (days: number): string => endOf(shiftDay(dayOf(new Date()), days - 1))

/** The level of a rule now, and for a lead the way to block with it, for a while or for good, and back. */
export function Enforce({
  rule,
  lead,
  over,
  put,
  speech: { words, language, settings },
}: {
  rule: RuleView
  lead: LeadView
  /** How often it was passed over this week, when that is too often. */
  over: number | null
  put: (view: LeadView) => void
  speech: Speech
}) {
  const shared = useWords()
  const { levels } = shared.rules
  const [span, setSpan] = useState("")
  const [before, setBefore] = useState<Pick<RuleView, "level" | "until"> | null>(null)
  const [outcome, setOutcome] = useState<{ said: string } | { wrong: string } | null>(null)
  const { id, level, until, locked, silenced } = rule

  async function set(request: RequestOf<"rule.set">): Promise<boolean> {
    const answer = await ask("rule.set", request)
    if (!answer.ok) {
      setOutcome({ wrong: answer.error === "refused" ? shared.refused : shared.notTaken })
      return false
    }
    put(answer.value)
    const now = answer.value.rules.find((one) => one.id === id)
    setOutcome({ said: say(words.rule.done, { level: levels[now?.level ?? level] }) })
    return true
  }
  async function change(to: Level): Promise<void> {
    const stood = { level, until }
    const ends = span === "" ? null : endAfter(Number(span))
    if (await set({ id, level: to, until: ends })) setBefore(stood)
  }
  async function restore(): Promise<void> {
    if (!before) return
    if (await set({ id, ...before })) setBefore(null)
  }
  const may = !lead.readOnly && !locked && !silenced
  return (
    <div className="effect-enforce">
      <p>
        <strong>{say(words.rule.level, { level: levels[level] })}</strong>
        {until !== null && (
          <span className="dim">
            {" "}
            {say(words.rule.until, {
              day: dayWords(lastDay(until), language),
            })}
          </span>
        )}
      </p>
      {silenced && <p className="bar quiet">{words.rule.hushed}</p>}
      {level === "off" && <p className="bar quiet">{words.rule.off}</p>}
      {lead.readOnly && <p className="dim">{words.rule.lead}</p>}
      {!lead.readOnly && locked && <p className="dim">{words.rule.locked}</p>}
      {may && (
        <div className="acts">
          {level !== "block" && canHold(id, settings) && (
            <>
              <label>
                <span>{words.rule.span}</span>
                <select value={span} onChange={({ currentTarget }) => setSpan(currentTarget.value)}>
                  <option value="">{words.rule.forever}</option>
                  {spans.map((days) => (
                    <option key={days} value={days}>
                      {words.spans[days]}
                    </option>
                  ))}
                </select>
              </label>
              <button type="button" className="main" onClick={() => void change("block")}>
                {words.rule.enforce}
              </button>
            </>
          )}
          {over !== null && level === "block" && (
            <button type="button" onClick={() => void set({ id, level: "warn", until: null })}>
              {words.rule.soften}
            </button>
          )}
          {before && (
            <button type="button" onClick={() => void restore()}>
              {say(words.rule.restore, { level: levels[before.level] })}
            </button>
          )}
        </div>
      )}
      {outcome && "wrong" in outcome && (
        <p role="alert" className="bar">
          {outcome.wrong}
        </p>
      )}
      <p role="status" className={outcome && "said" in outcome ? "bar quiet" : "live"}>
        {outcome && "said" in outcome ? outcome.said : ""}
      </p>
    </div>
  )
}
