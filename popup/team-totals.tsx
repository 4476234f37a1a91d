import { boardFilters, type BoardFilter, type Tally } from "../src/crm/board"
import { say } from "../src/words"
import type { TeamBoardWords } from "../src/words/fr/team-board"

/** A few counts side by side, each with its bar; read as a list. */
function Spread({
  title,
  counts,
  label,
}: {
  title: string
  counts: readonly number[]
  label: (at: number) => string
}) {
  const most = Math.max(1, ...counts)
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ol className="spread figure">
        {counts.map((count, at) => (
          <li key={at}>
            <span className="bar-of" aria-hidden>
              <span style={{ height: `${String((100 * count) / most)}%` }} />
            </span>
            <strong>{count}</strong>
            <span className="dim">{label(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is counted in all, or for one agent; each figure shows its files when pressed. */
export function TeamTotals({
  title,
  tally,
  kind,
  choose,
  brief,
  words,
}: {
  title: string
  tally: Tally
  kind: BoardFilter | null
  choose: (kind: BoardFilter | null) => void
  /** Without how they are spread. */
  brief: boolean
  words: TeamBoardWords
}) {
  const counts: Record<BoardFilter, number> = {
    ...tally,
    left: tally.left + tally.atRisk,
    waiting: tally.open - tally.daily,
  }
  const days = tally.runs.length - 1
  const target = tally.rounds.length - 1
  return (
    <section className="board-totals" aria-label={title}>
      <div className="pack-head">
        <h3>{title}</h3>
        <span className="dim">{tally.open === 1 ? words.openOne : say(words.open, { n: tally.open })}</span>
      </div>
      <div className="counts" role="group" aria-label={words.filterKind}>
        {boardFilters.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            title={say(words.kindWhy[one], { days })}
            data-kind={one}
            onClick={() => choose(kind === one ? null : one)}
          >
            <strong className="figure">{counts[one]}</strong>
            <span>{words.kinds[one]}</span>
          </button>
        ))}
      </div>
      {!brief && (
        <div className="spreads">
          <Spread title={words.rounds} counts={tally.rounds} label={(n) => say(words.short, { n, target })} />
          <Spread
            title={words.runs}
            counts={tally.runs}
            label={(n) => (n === days ? `${String(n)}+` : String(n))}
          />
        </div>
      )}
    </section>
  )
}
