import { useMemo, useState } from "react"
import type { FigureView, IndicatorsView, PageSettings } from "../src/messages"
import { followThrough, unmeasured, type IndicatorId } from "../src/process/aftersales/indicators"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/indicators"
import { fr, type IndicatorWords } from "../src/words/fr/indicators"
import { useAsked } from "./asked"
import { Chart } from "./bars"
import type { Bars, Point } from "./chart"
import { Events } from "./indicator-events"
import { useIn, type Language } from "./language"
import { Failed, Loading, Message } from "./parts"

/** How an indicator is written: a count, a mean of days, else a share. */
const units: Partial<Record<IndicatorId, "count" | "days">> = {
  contacted: "count",
  "appointment-delay": "days",
}
function figureWords(id: IndicatorId, value: number, language: Language): string {
  const unit = units[id]
  const style = unit === "days" ? ({ style: "unit", unit: "day", unitDisplay: "long" } as const) : {}
  return new Intl.NumberFormat(`${language}-CA`, {
    maximumFractionDigits: unit === "days" ? 1 : 0,
    ...(unit === undefined ? { style: "percent" } : style),
  }).format(value)
}
const monthWords = (month: string, language: Language, style: "short" | "long"): string =>
  new Intl.DateTimeFormat(`${language}-CA`, {
    month: style,
    timeZone: "UTC",
    ...(style === "long" && { year: "numeric" }),
  }).format(new Date(`${month}-15T12:00:00Z`))

const isShare = (id: IndicatorId): boolean => units[id] === undefined
function counted(
  id: IndicatorId,
  { value, good, of }: FigureView,
  words: IndicatorWords,
  language: Language,
) {
  if (value === null) return words.none
  const figure = figureWords(id, value, language)
  return isShare(id) ? `${figure} (${say(words.among, { good, of })})` : figure
}
function pointOf(id: IndicatorId, one: FigureView, words: IndicatorWords, language: Language): Point {
  const { month, value, good, of } = one
  const figure = counted(id, one, words, language)
  return {
    month,
    name: monthWords(month, language, "short").slice(0, 1).toLocaleUpperCase(language),
    good: isShare(id) ? good : (value ?? 0),
    rest: isShare(id) ? of - good : 0,
    said: say(words.of, { month: monthWords(month, language, "long"), figure }),
  }
}

function Indicator({
  id,
  months,
  language,
}: {
  id: IndicatorId
  months: readonly FigureView[]
  language: Language
}) {
  const words = useIn({ fr, en })
  const said = words.indicators[id]
  const [chosen, choose] = useState<string | null>(null)
  const share = isShare(id)
  const bars = useMemo(
    (): Bars => ({
      points: months.map((one) => pointOf(id, one, words, language)),
      pick: (index) => {
        const at = months[index]
        if (at && at.events > 0) choose(at.month)
      },
    }),
    [id, months, words, language],
  )
  const last = months.at(-1)
  const told = months.filter(({ events }) => events > 0)
  return (
    <section
      className={chosen === null ? "indicator" : "indicator is-open"}
      aria-label={said.name}
      data-id={id}
    >
      <div className="pack-head">
        <h3>{said.name}</h3>
        <span className="dim">{words.now}</span>
        <strong className="figure" data-value={last?.value ?? ""}>
          {last && last.value !== null ? figureWords(id, last.value, language) : words.none}
        </strong>
      </div>
      <p className="dim">{say(said.what, { days: followThrough })}</p>
      {told.length === 0 ? (
        <p className="dim">{words.nothing}</p>
      ) : (
        <>
          <Chart {...bars} />
          {share && (
            <p className="legend dim" aria-hidden>
              <span className="is-good" /> {said.good} <span className="is-rest" /> {said.rest}
            </p>
          )}
          <details>
            <summary>{words.table}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.month}</th>
                  <th scope="col">{words.figure}</th>
                  <th scope="col">{words.behind}</th>
                </tr>
              </thead>
              <tbody>
                {[...told].reverse().map((one) => (
                  <tr key={one.month} data-month={one.month}>
                    <th scope="row">{monthWords(one.month, language, "long")}</th>
                    <td className="figure">{counted(id, one, words, language)}</td>
                    <td>
                      <button
                        type="button"
                        className="link"
                        aria-expanded={chosen === one.month}
                        onClick={() => choose(chosen === one.month ? null : one.month)}
                      >
                        {say(one.events === 1 ? words.event : words.eventsOf, { n: one.events })}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {chosen !== null && (
        <Events
          which={{ id, month: chosen }}
          title={say(words.behindOf, { month: monthWords(chosen, language, "long") })}
          language={language}
          leave={() => choose(null)}
        />
      )}
    </section>
  )
}

function Figures({ view, language }: { view: IndicatorsView; language: Language }) {
  const words = useIn({ fr, en })
  return (
    <>
      {view.since === null ? (
        <Message title={words.empty} next={words.emptyNext} />
      ) : (
        <p className="dim">{say(words.since, { day: dayWords(dayOf(new Date(view.since)), language) })}</p>
      )}
      <div className="indicator-cards">
        {view.indicators.map(({ id, months }) => (
          <Indicator key={id} id={id} months={months} language={language} />
        ))}
      </div>
      <section aria-label={words.unmeasured}>
        <h3>{words.unmeasured}</h3>
        <dl className="unmeasured">
          {unmeasured.map((id) => (
            <div key={id} data-unmeasured={id}>
              <dt>{words.others[id].name}</dt>
              <dd className="dim">{words.others[id].why}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

/** The indicators of after-sales (S1): those counted from what this browser saw, and those that are not measured here. */
export function Indicators({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const { value, failed, again } = useAsked("indicators.get")
  return (
    <div className="indicators">
      <p>{words.help}</p>
      {value ? <Figures view={value} language={language} /> : failed ? <Failed again={again} /> : <Loading />}
    </div>
  )
}
