import { useEffect, useState, type ReactNode } from "react"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import type { DayRow, DayView, PageSettings } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { en } from "../src/words/en/day"
import { fr } from "../src/words/fr/day"
import { useWide, type Asked } from "./asked"
import { DoNotCallMark } from "./do-not-call/mark"
import { clockTime, useIn, type Language } from "./language"
import { Failed, Loading } from "./parts"
import { showDay } from "./roster-text"
import { openRecord, recordTitles } from "./tabs"

type RowProps = { row: DayRow; name: string; target: number; language: Language }

function Row({ row, name, target, language }: RowProps) {
  const words = useIn({ fr, en })
  const { record, url, stock, stage, priority, owner, day, rounds, heldUntil, followUpDate } = row
  const said = [stock !== name && stock, priority, stage].filter(Boolean).join(" · ")
  const now = dayOf(new Date())
  return (
    <li className="pin" data-record={record.id}>
      <div>
        <strong>{name}</strong>
        {said !== "" && <span className="dim">{said}</span>}
        <DoNotCallMark day={row.doNotCall} language={language} />
        {heldUntil !== null && (
          <span className="due">
            {owner}
            {", "}
            {say(words.until, { time: clockTime(new Date(heldUntil), language) })}
          </span>
        )}
        {followUpDate !== null && followUpDate <= now && (
          <span className={followUpDate < now ? "due" : "dim"}>
            {followUpDate < now ? say(words.since, { day: showDay(followUpDate, language) }) : words.today}
          </span>
        )}
      </div>
      <span className="meter figure" title={say(words.roundsLong, { day, n: rounds, target })}>
        <span aria-hidden>
          {say(words.day, { n: day })} · {say(words.rounds, { n: rounds, target })}
        </span>
        <span className="live">{say(words.roundsLong, { day, n: rounds, target })}</span>
      </span>
      <button
        type="button"
        className="icon"
        aria-label={say(words.open, { name })}
        title={say(words.open, { name })}
        onClick={() => void openRecord({ url, id: record.id })}
      >
        <External size={16} />
      </button>
    </li>
  )
}

/** A few files under one heading, as many as are read at a glance. */
function Group({
  title,
  why,
  rows,
  children,
}: {
  title: string
  why?: string
  rows: readonly DayRow[]
  children: (row: DayRow) => ReactNode
}) {
  const words = useIn({ fr, en })
  const wide = useWide()
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  // As many as are read at a glance; the others on demand.
  const shown = all ? rows : rows.slice(0, wide ? 25 : 6)
  return (
    <section className="group" aria-label={title}>
      <div className="pack-head">
        <h4>{title}</h4>
        <span className="dim">{rows.length}</span>
      </div>
      {why !== undefined && <p className="dim">{why}</p>}
      <ul className="list">{shown.map(children)}</ul>
      {shown.length < rows.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {say(words.more, { n: rows.length - shown.length })}
        </button>
      )}
    </section>
  )
}

const allRows = ({ due, rounds, cover, held }: DayView): DayRow[] => [
  ...due,
  ...rounds.flatMap(({ files }) => files),
  ...cover,
  ...held,
]

/** My files still to be called today, and what waits: as this browser has seen them. */
export function DayPlan({ settings, asked }: { settings: PageSettings; asked: Asked<DayView> }) {
  const words = useIn({ fr, en })
  const [titles, setTitles] = useState<Record<string, string>>({})
  const view = asked.value
  const ids = view
    ? allRows(view)
        .map(({ record }) => record.id)
        .join()
    : ""
  useEffect(() => {
    if (ids !== "") void recordTitles(ids.split(",")).then(setTitles)
  }, [ids])
  const { again } = asked
  const { revision } = settings
  useEffect(again, [again, revision])
  if (!view) return asked.failed ? <Failed again={again} /> : <Loading />
  const row = (one: DayRow) => (
    <Row
      key={`${one.record.org}/${one.record.module}/${one.record.id}`}
      row={one}
      name={titles[one.record.id] ?? one.stock ?? say(words.record, { id: one.record.id })}
      target={view.target}
      language={settings.language}
    />
  )
  const empty = view.due.length + view.rounds.length === 0
  return (
    <section className="plan" aria-label={words.title}>
      <h3>{words.title}</h3>
      {!view.named && <p>{words.unnamed}</p>}
      {view.named && empty && <p>{words.empty}</p>}
      <p className="dim">{view.named && empty ? `${words.emptyNext} ${words.seen}` : words.seen}</p>
      <Group title={words.due} rows={view.due}>
        {row}
      </Group>
      {view.rounds.map(({ round, files }) => (
        <Group
          key={round}
          title={say(words.round, { n: round })}
          why={view.queue ? words.order : words.oldest}
          rows={files}
        >
          {row}
        </Group>
      ))}
      <Group title={words.cover} why={words.coverWhy} rows={view.cover}>
        {row}
      </Group>
      <Group title={words.held} why={say(words.heldWhy, { hours: view.hours })} rows={view.held}>
        {row}
      </Group>
      {view.done + view.later > 0 && (
        <p className="dim">
          {[
            ...(view.done > 0 ? [say(words.done, { n: view.done })] : []),
            ...(view.later > 0 ? [say(words.later, { n: view.later })] : []),
          ].join(" · ")}
        </p>
      )}
    </section>
  )
}
