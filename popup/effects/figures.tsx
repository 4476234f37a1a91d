import { useContext, useMemo, useState } from "react"
import { fates, verdictKinds, type Overview, type Span, type Which } from "../../src/process/effects/types"
import { say } from "../../src/words"
import { dayWords, spanWords } from "../../src/words/clock"
import { Chart } from "../bars"
import type { Bars } from "../chart"
import { Speech as Spoken, type Language } from "../language"
import { BehindFigure } from "./behind"
import type { Source } from "./source"
import type { Speech } from "./speech"

type Opened = { which: Which; title: string } | null
type Props = { view: Overview; source: Source; days: Span; speech: Speech }

const sameWhich = (one: Opened, which: Which): boolean =>
  one !== null && JSON.stringify(one.which) === JSON.stringify(which)

const counted = (n: number, language: Language): string => new Intl.NumberFormat(`${language}-CA`).format(n)

/** A number that opens what is behind it; none does not. */
export function Count({
  n,
  what,
  open,
  pressed,
  words,
}: {
  n: number
  what: string
  open: () => void
  pressed: boolean
  words: Speech["words"]
}) {
  const language = useContext(Spoken)
  if (n === 0) return <span className="dim">0</span>
  return (
    <button
      type="button"
      className="link figure"
      aria-expanded={pressed}
      aria-label={say(words.behind.number, { n, what })}
      onClick={open}
    >
      {counted(n, language)}
    </button>
  )
}

/** What was shown and what became of it, files completed, verdicts; each opens what is behind it. */
export function Figures({ view, source, days, speech }: Props) {
  const { words, language } = speech
  const [opened, setOpened] = useState<Opened>(null)
  const { totals, complete, verdicts } = view
  const toggle = (which: Which, title: string) =>
    setOpened(sameWhich(opened, which) ? null : { which, title })
  const card = (figure: "shown" | (typeof fates)[number], why: string) => (
    <button
      key={figure}
      type="button"
      data-figure={figure}
      aria-pressed={sameWhich(opened, { figure })}
      disabled={totals[figure] === 0}
      onClick={() => toggle({ figure }, words.figures[figure])}
    >
      <strong className="figure">{counted(totals[figure], language)}</strong>
      <span>{words.figures[figure]}</span>
      <small className="dim">{why}</small>
    </button>
  )
  const whys: Record<(typeof fates)[number], string> = {
    mended: say(words.figures.mendedWhy, { n: totals.byButton }),
    overridden: words.figures.overriddenWhy,
    ignored: words.figures.ignoredWhy,
    open: words.figures.openWhy,
  }
  const { files, median } = complete
  const completed =
    median !== null
      ? say(words.complete.median, { span: spanWords(median, language), n: files })
      : files === 0
        ? words.complete.none
        : files === 1
          ? words.complete.fewOne
          : say(words.complete.few, { n: files })
  return (
    <section aria-label={words.figures.title} className="effect-part">
      <div className="pack-head">
        <h3>{words.figures.title}</h3>
        {view.opened > 0 && (
          <button
            type="button"
            className="link"
            data-opened={view.opened}
            title={words.figures.openedWhy}
            aria-expanded={sameWhich(opened, { figure: "opened" })}
            onClick={() => toggle({ figure: "opened" }, words.figures.opened)}
          >
            {say(words.behind.of, { what: words.figures.opened, figure: view.opened })}
          </button>
        )}
      </div>
      <div className="effect-figures" role="group" aria-label={words.figures.title}>
        {card("shown", words.figures.shownWhy)}
        {fates.map((fate) => card(fate, whys[fate]))}
      </div>
      <dl className="effect-asides">
        <div>
          <dt>{words.complete.title}</dt>
          <dd data-complete={files}>
            {files === 0 ? (
              completed
            ) : (
              <button
                type="button"
                className="link"
                aria-expanded={sameWhich(opened, { figure: "complete" })}
                onClick={() => toggle({ figure: "complete" }, words.complete.title)}
              >
                {completed}
              </button>
            )}
          </dd>
          <dd className="dim">{words.complete.why}</dd>
        </div>
        <div>
          <dt>{words.verdicts.title}</dt>
          <dd>
            <ul className="effect-verdicts">
              {verdictKinds.map((verdict) => (
                <li key={verdict} data-verdict={verdict}>
                  <Count
                    n={verdicts[verdict]}
                    what={words.verdicts.kinds[verdict]}
                    pressed={sameWhich(opened, { figure: "verdict", verdict })}
                    open={() => toggle({ figure: "verdict", verdict }, words.verdicts.kinds[verdict])}
                    words={words}
                  />{" "}
                  {words.verdicts.kinds[verdict]}
                </li>
              ))}
            </ul>
          </dd>
          <dd className="dim">{words.verdicts.why}</dd>
        </div>
      </dl>
      {opened && (
        <BehindFigure {...opened} source={source} days={days} speech={speech} leave={() => setOpened(null)} />
      )}
    </section>
  )
}

const titleOn = ({ figure, day }: Which & { day: string }, { words, language }: Speech): string =>
  say(words.behind.ofDay, {
    what: figure in words.figures ? words.figures[figure as "shown"] : "",
    day: dayWords(day, language),
  })

/** The same by day: bars and their table. */
export function ByDay({ view, source, days, speech }: Props) {
  const { words, language } = speech
  const [opened, setOpened] = useState<Opened>(null)
  const step = days === 7 ? 1 : days === 30 ? 5 : 15
  const bars = useMemo(
    (): Bars => ({
      points: view.days.map(({ day, shown, mended }, index) => ({
        month: day,
        name: (view.days.length - 1 - index) % step === 0 ? String(Number(day.slice(8))) : "",
        good: mended,
        rest: shown - mended,
        said: say(words.chart.said, { day: dayWords(day, language), shown, mended }),
      })),
      pick: (index) => {
        const at = view.days[index]
        const which = { figure: "shown", day: at?.day ?? "" } as const
        if (at && at.shown > 0) setOpened({ which, title: titleOn(which, speech) })
      },
    }),
    [view, step, speech, words, language],
  )
  const show = (which: Which & { day: string }) => setOpened({ which, title: titleOn(which, speech) })
  const told = [...view.days].reverse().filter(({ shown }) => shown > 0)
  if (told.length === 0) return null
  return (
    <section aria-label={words.chart.title} className="effect-part">
      <h3>{words.chart.title}</h3>
      <Chart {...bars} />
      <p className="legend dim" aria-hidden>
        <span className="is-good" /> {words.figures.mended} <span className="is-rest" /> {words.chart.rest}
      </p>
      <details>
        <summary>{words.chart.table}</summary>
        <div className="scroll" role="group" aria-label={words.chart.table} tabIndex={0}>
          <table className="effect-table">
            <thead>
              <tr>
                <th scope="col">{words.chart.day}</th>
                {(["shown", ...fates] as const).map((figure) => (
                  <th key={figure} scope="col">
                    {words.figures[figure]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.map((one) => (
                <tr key={one.day} data-day={one.day}>
                  <th scope="row">{dayWords(one.day, language)}</th>
                  {(["shown", ...fates] as const).map((figure) => (
                    <td key={figure}>
                      <Count
                        n={one[figure]}
                        what={titleOn({ figure, day: one.day }, speech)}
                        pressed={sameWhich(opened, { figure, day: one.day })}
                        open={() => show({ figure, day: one.day })}
                        words={words}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {opened && (
        <BehindFigure {...opened} source={source} days={days} speech={speech} leave={() => setOpened(null)} />
      )}
    </section>
  )
}
