import { useState } from "react"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import Trash from "lucide-react/dist/esm/icons/trash-2.mjs"
import { dayOf, type Day } from "../src/process/calendar"
import { holidaysOf } from "../src/process/holidays"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/aftersales-settings"
import { en as enHolidays } from "../src/words/en/holidays"
import { fr } from "../src/words/fr/aftersales-settings"
import { fr as frHolidays } from "../src/words/fr/holidays"
import { useIn, type Language } from "./language"

type Days = { days: readonly Day[]; change: (days: Day[]) => void; language: Language }

/** Québec's public holidays of this year and the next; one that is ticked is worked. */
export function Holidays({ days, change, language }: Days) {
  const words = useIn({ fr, en }).settings
  const names = useIn({ fr: frHolidays, en: enHolidays })
  const [year] = useState(() => Number(dayOf(new Date()).slice(0, 4)))
  return (
    <div className="two-years">
      {[year, year + 1].map((one) => (
        <section key={one} aria-label={`${words.holidays}, ${String(one)}`}>
          <h4>{one}</h4>
          <ul className="list">
            {holidaysOf(one).map(({ id, day }) => (
              <li key={id} data-holiday={day}>
                <span>
                  {names[id]} <span className="dim">{dayWords(day, language)}</span>
                </span>
                <label>
                  <input
                    type="checkbox"
                    aria-label={say(words.workedOf, { holiday: names[id], day: dayWords(day, language) })}
                    checked={days.includes(day)}
                    onChange={(event) =>
                      change(
                        event.currentTarget.checked ? [...days, day] : days.filter((other) => other !== day),
                      )
                    }
                  />
                  {words.worked}
                </label>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** Days on which the department is closed beside the public holidays. */
export function ClosedDays({ days, change, language, fixed }: Days & { fixed: boolean }) {
  const words = useIn({ fr, en }).settings
  const [day, setDay] = useState("")
  const add = () => {
    if (day !== "" && !days.includes(day)) change([...days, day].sort())
    setDay("")
  }
  return (
    <>
      {days.length === 0 && <p className="dim">{words.closedNone}</p>}
      <ul className="day-chips">
        {[...days].sort().map((one) => (
          <li key={one} data-closed={one}>
            {dayWords(one, language)}
            {!fixed && (
              <button
                type="button"
                className="icon"
                aria-label={say(words.removeDay, { day: dayWords(one, language) })}
                title={say(words.removeDay, { day: dayWords(one, language) })}
                onClick={() => change(days.filter((other) => other !== one))}
              >
                <Trash size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!fixed && (
        <div className="acts">
          <input
            type="date"
            aria-label={words.closedDay}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return
              event.preventDefault()
              add()
            }}
          />
          <button type="button" disabled={day === ""} onClick={add}>
            <Plus size={14} aria-hidden />
            {words.addDay}
          </button>
        </div>
      )}
    </>
  )
}
