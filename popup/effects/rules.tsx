import { useDeferredValue, useState } from "react"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { LeadView, RuleView } from "../../src/messages"
import type { Overview, RuleCounts, Span, Which } from "../../src/process/effects/types"
import { fold } from "../../src/process/text"
import { say } from "../../src/words"
import { useWords } from "../language"
import { Message } from "../parts"
import { BehindFigure } from "./behind"
import { Count } from "./figures"
import type { Source } from "./source"
import { titleOf, type Speech } from "./speech"

const columns = ["shown", "mended", "overridden", "ignored", "open", "observed", "would"] as const
const nothing = (rule: string): RuleCounts => ({
  rule,
  shown: 0,
  mended: 0,
  overridden: 0,
  ignored: 0,
  open: 0,
  observed: 0,
  would: 0,
  week: 0,
})
type Line = RuleCounts & { view: RuleView | undefined }
/** Whether a rule was passed over more often this week than the team finds normal. */
export const isOver = ({ week }: Pick<RuleCounts, "week">, view: RuleView | undefined): boolean =>
  typeof view?.budget === "number" && week > view.budget

/** Those passed over too often first, then the most shown. */
function linesOf({ rules }: Overview, lead: LeadView | null, every: boolean): Line[] {
  const views = new Map(lead?.rules.map((view) => [view.id, view]))
  const seen = new Set(rules.map(({ rule }) => rule))
  const rest = every ? [...views.keys()].filter((id) => !seen.has(id)).map(nothing) : []
  const lines = [...rules, ...rest].map((counts) => ({ ...counts, view: views.get(counts.rule) }))
  return lines.sort(
    (one, other) =>
      Number(isOver(other, other.view)) - Number(isOver(one, one.view)) ||
      other.shown - one.shown ||
      other.observed - one.observed,
  )
}

/** The same figures by rule; each leads to what it did and would do. */
export function RulesTable({
  view,
  lead,
  source,
  days,
  speech,
  choose,
}: {
  view: Overview
  lead: LeadView | null
  source: Source
  days: Span
  speech: Speech
  choose: (rule: string) => void
}) {
  const { words, settings } = speech
  const levels = useWords().rules.levels
  const [search, setSearch] = useState("")
  const wanted = fold(useDeferredValue(search)).trim()
  const [opened, setOpened] = useState<{ which: Which; title: string } | null>(null)
  const lines = linesOf(view, lead, wanted !== "").filter(({ rule }) => {
    const text = fold(`${rule} ${titleOf(settings, rule)}`)
    return wanted.split(/\s+/).every((part) => text.includes(part))
  })
  const named = (column: (typeof columns)[number]): string =>
    column === "shown" || column === "observed" || column === "would"
      ? words.rules[column]
      : words.figures[column]
  return (
    <section aria-label={words.rules.title} className="effect-part">
      <h3>{words.rules.title}</h3>
      <div className="find">
        <label>
          <span className="live">{words.rules.search}</span>
          <Search size={16} aria-hidden />
          <input
            type="search"
            value={search}
            placeholder={words.rules.search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      <p className="live" role="status">
        {lines.length === 1 ? words.rules.one : say(words.rules.count, { n: lines.length })}
      </p>
      {lines.length === 0 && wanted !== "" && <Message title={words.rules.noneFound} />}
      {lines.length > 0 && (
        <div className="scroll effect-rules" role="group" aria-label={words.rules.title} tabIndex={0}>
          <table className="effect-table">
            <thead>
              <tr>
                <th scope="col">{words.rules.rule}</th>
                <th scope="col">{words.rules.level}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {named(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.rule} data-rule={line.rule}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => choose(line.rule)}>
                      {titleOf(settings, line.rule)}
                    </button>
                    {isOver(line, line.view) && (
                      <small className="effect-over">
                        {say(words.rules.over, { n: line.week, budget: line.view?.budget ?? 0 })}
                      </small>
                    )}
                  </th>
                  <td>{line.view ? levels[line.view.level] : words.none}</td>
                  {columns.map((column) => (
                    <td key={column} data-column={column}>
                      <Count
                        n={line[column]}
                        what={`${named(column)}, ${titleOf(settings, line.rule)}`}
                        pressed={opened?.which.rule === line.rule && opened.which.figure === column}
                        open={() =>
                          setOpened({
                            which: { figure: column, rule: line.rule },
                            title: `${named(column)}, ${titleOf(settings, line.rule)}`,
                          })
                        }
                        words={words}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened && (
        <BehindFigure {...opened} source={source} days={days} speech={speech} leave={() => setOpened(null)} />
      )}
    </section>
  )
}
