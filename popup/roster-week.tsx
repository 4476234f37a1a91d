import { useState, type KeyboardEvent } from "react"
import Left from "lucide-react/dist/esm/icons/chevron-left.mjs"
import Right from "lucide-react/dist/esm/icons/chevron-right.mjs"
import { shiftDay, type Day } from "../src/process/calendar"
import type { Person, Shift } from "../src/process/roster"
import { say } from "../src/words"
import { useWide } from "./asked"
import type { Language } from "./language"
import { ShiftDialog } from "./roster-shift"
import type { atlas } from "./roster-edit"
import { useRosterWords, type Shared } from "./roster-parts"
import { daysFrom, showBreaks, showDay, showSpan, today, weekOf } from "./roster-text"

type Map = ReturnType<typeof atlas>
type Cell = { person: Person; day: Day }

/** One person's day, as text: shifts with their breaks, or away. */
function Hours({ shifts, away, language }: { shifts: readonly Shift[]; away: boolean; language: Language }) {
  const words = useRosterWords().week
  if (away) return <span className="away">{words.absent}</span>
  return (
    <>
      {shifts.map((shift) => (
        <span key={shift.start} className="span">
          {showSpan(shift, language)}
          {shift.breaks && shift.breaks.length > 0 && (
            <small>{say(words.pause, { times: showBreaks(shift.breaks, language) })}</small>
          )}
        </span>
      ))}
    </>
  )
}

/** The days that are looked at: a week in a tab, one day in the popup. */
export function Week({ map, ...common }: Shared & { map: Map }) {
  const words = useRosterWords().week
  const wide = useWide()
  const [day, setDay] = useState(today)
  const [cell, setCell] = useState<Cell | null>(null)
  const step = wide ? 7 : 1
  const { language } = common
  const days = wide ? daysFrom(weekOf(day)) : [day]
  const [first = day] = days
  return (
    <section className="week" aria-label={words.grid}>
      <div className="walk">
        <button
          type="button"
          className="icon"
          aria-label={wide ? words.previous : words.dayBefore}
          title={wide ? words.previous : words.dayBefore}
          onClick={() => setDay(shiftDay(day, -step))}
        >
          <Left size={16} />
        </button>
        <h3 aria-live="polite">
          {wide ? say(words.of, { day: showDay(first, language, "date") }) : showDay(day, language)}
        </h3>
        <button
          type="button"
          className="icon"
          aria-label={wide ? words.next : words.dayAfter}
          title={wide ? words.next : words.dayAfter}
          onClick={() => setDay(shiftDay(day, step))}
        >
          <Right size={16} />
        </button>
        <button type="button" className="quiet" onClick={() => setDay(today())}>
          {words.today}
        </button>
      </div>
      {wide ? (
        <Grid {...common} map={map} days={days} open={setCell} />
      ) : (
        <OneDay {...common} map={map} day={day} open={setCell} />
      )}
      {cell && <ShiftDialog {...common} {...cell} map={map} close={() => setCell(null)} />}
    </section>
  )
}

const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -7],
  End: [0, 7],
}

function Grid({
  people,
  map,
  days,
  may,
  mayChange,
  language,
  open,
}: Shared & { map: Map; days: readonly Day[]; open: (cell: Cell) => void }) {
  const words = useRosterWords().week
  // One stop for Tab in the whole grid; the arrows do the rest.
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const row = Math.min(at[0], people.length - 1)
  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const move = moves[event.key]
    if (!move || !may) return
    event.preventDefault()
    const to = [
      Math.max(0, Math.min(people.length - 1, row + move[0])),
      Math.max(0, Math.min(6, at[1] + move[1])),
    ] as const
    setAt(to)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${to.join()}"]`)?.focus()
  }
  const now = today()
  return (
    <>
      <table className="grid" onKeyDown={walk} {...(may && { role: "grid" })}>
        <caption className="live">
          {words.grid}. {may ? words.hint : ""}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === now ? "now" : ""}>
                {showDay(day, language, "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, index) => (
            <tr key={person.id} data-person={person.id}>
              <th scope="row">
                {person.name}
                {person.branch !== undefined && <small className="dim">{person.branch}</small>}
              </th>
              {days.map((day, column) => {
                const hours = (
                  <Hours
                    shifts={map.shifts(person.id, day)}
                    away={map.absence(person.id, day) !== undefined}
                    language={language}
                  />
                )
                return (
                  <td key={day} className={day === now ? "now" : ""}>
                    {may ? (
                      <button
                        type="button"
                        aria-disabled={!mayChange(person.id)}
                        data-at={`${String(index)},${String(column)}`}
                        tabIndex={index === row && column === at[1] ? 0 : -1}
                        onFocus={() => setAt([index, column])}
                        onClick={() => mayChange(person.id) && open({ person, day })}
                      >
                        <span className="live">
                          {say(words.cell, { name: person.name, day: showDay(day, language) })}
                        </span>
                        {hours}
                      </button>
                    ) : (
                      hours
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function OneDay({
  people,
  map,
  day,
  may,
  mayChange,
  language,
  open,
}: Shared & { map: Map; day: Day; open: (cell: Cell) => void }) {
  const words = useRosterWords().week
  const rows = people.map((person) => ({
    person,
    shifts: map.shifts(person.id, day),
    away: map.absence(person.id, day) !== undefined,
  }))
  const there = rows
    .filter(({ shifts, away }) => shifts.length > 0 && !away)
    .sort((one, other) => ((one.shifts[0]?.start ?? "") < (other.shifts[0]?.start ?? "") ? -1 : 1))
  const away = rows.filter((row) => row.away)
  const free = rows.filter((row) => !row.away && row.shifts.length === 0)
  const list = (some: typeof rows) => (
    <ul className="list">
      {some.map(({ person, shifts, away: absent }) => {
        const said = (
          <>
            <span>
              <strong>{person.name}</strong>
              {person.branch !== undefined && <small className="dim">{person.branch}</small>}
            </span>
            <span className="hours">
              <Hours shifts={shifts} away={absent} language={language} />
            </span>
          </>
        )
        return (
          <li key={person.id} data-person={person.id}>
            {mayChange(person.id) ? (
              <button type="button" className="line" onClick={() => open({ person, day })}>
                {said}
              </button>
            ) : (
              <div className="line">{said}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <>
      {there.length === 0 && <p className="dim">{words.nobody}</p>}
      {list(there)}
      {away.length > 0 && list(away)}
      {free.length > 0 && (
        <details open={there.length === 0 && may}>
          <summary>
            {words.off} ({free.length})
          </summary>
          {list(free)}
        </details>
      )}
    </>
  )
}
