import { useCallback } from "react"
import Back from "lucide-react/dist/esm/icons/arrow-left.mjs"
import type { LeadView, RuleEffects } from "../../src/messages"
import type { Happened } from "../../src/process/effects/backtest"
import type { EffectEvent, Span } from "../../src/process/effects/types"
import { say } from "../../src/words"
import type { EffectWords } from "../../src/words/fr/effects"
import { useWords } from "../language"
import { Failed, Loading, Message } from "../parts"
import { Place, usePlaces } from "./behind"
import { canHold, Enforce } from "./enforce"
import { Overrides } from "./overrides"
import { isOver } from "./rules"
import { useGiven, type Source } from "./source"
import { time, titleOf, type Speech } from "./speech"

const many = (n: number, none: string, one: string, more: string): string =>
  n === 0 ? none : n === 1 ? one : say(more, { n })

/** What the rule would have held at block, and how often it was not met, in a sentence each. */
function Sentences({ test, speech: { words, settings } }: { test: RuleEffects; speech: Speech }) {
  const { rule } = words
  const { would, opened, span, stood, held } = test
  return (
    <>
      <p className="effect-sentence" data-would={would} data-opened={opened}>
        {canHold(test.rule, settings)
          ? say(rule.would, {
              saves: many(would, rule.savesNone, rule.savesOne, rule.saves),
              days: span,
              files: many(opened, rule.filesNone, rule.filesOne, rule.files),
            })
          : rule.never}
      </p>
      <p className="dim">
        {many(stood, rule.stoodNone, rule.stoodOne, rule.stood)}
        {held > 0 && ` ${say(rule.held, { n: held })}`}
      </p>
    </>
  )
}

/** What happened, with the state then, or the reason that was given. */
function lineOf(what: Happened, { state, reason }: EffectEvent, { behind }: EffectWords): string {
  const said = behind.happened[what]
  const more = what === "shown" || what === "observed" ? behind.states[state ?? ""] : reason
  return more === undefined || more === null ? said : say(behind.because, { what: said, reason: more })
}

function Lines({ test, speech }: { test: RuleEffects; speech: Speech }) {
  const { words, language } = speech
  const { levels } = useWords().rules
  const places = usePlaces(test.lines.map(({ event }) => event))
  if (test.lines.length === 0) return <Message title={words.rule.noEvents} next={words.rule.eventsNext} />
  return (
    <section aria-label={words.rule.events} className="effect-part">
      <h3>{words.rule.events}</h3>
      <div className="scroll" role="group" aria-label={words.rule.events} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.behind.when}</th>
              <th scope="col">{words.behind.what}</th>
              <th scope="col">{words.rules.level}</th>
              <th scope="col">{words.behind.where}</th>
            </tr>
          </thead>
          <tbody>
            {test.lines.map(({ what, event }) => (
              <tr key={`${event.browser} ${event.key}`} data-what={what}>
                <td className="figure">{time(event.at, language)}</td>
                <td>{lineOf(what, event, words)}</td>
                <td className="level">
                  {event.level !== null && event.level in levels ? levels[event.level as "warn"] : words.none}
                </td>
                <td>
                  <Place event={event} places={places} words={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {test.lines.length < test.total && (
        <p className="dim">{say(words.behind.first, { n: test.lines.length, total: test.total })}</p>
      )}
    </section>
  )
}

/** One rule looked back on: what it would have done at block, its overrides, and for a lead its level. */
export function RuleDetail({
  id,
  source,
  days,
  lead,
  put,
  week,
  speech,
  leave,
}: {
  id: string
  source: Source
  days: Span
  lead: LeadView | null
  put: (view: LeadView) => void
  week: number
  speech: Speech
  leave: () => void
}) {
  const { words, settings } = speech
  const load = useCallback(() => source.rule(days, id), [source, days, id])
  const { value, failed, again } = useGiven(load)
  const rule = lead?.rules.find((one) => one.id === id)
  return (
    <div className="effect-rule" data-rule={id}>
      <div className="acts">
        <button type="button" onClick={leave}>
          <Back size={14} aria-hidden />
          {words.rule.back}
        </button>
      </div>
      <section aria-label={words.rule.test} className="effect-part">
        <h3>{titleOf(settings, id)}</h3>
        {!value && (failed ? <Failed again={again} /> : <Loading />)}
        {value && <Sentences test={value} speech={speech} />}
        {rule && lead && (
          <Enforce
            rule={rule}
            lead={lead}
            over={isOver({ week }, rule) ? week : null}
            put={put}
            speech={speech}
          />
        )}
      </section>
      {value && (
        <>
          <Overrides test={value} week={week} rule={rule} lead={lead} put={put} speech={speech} />
          <Lines test={value} speech={speech} />
        </>
      )}
    </div>
  )
}
