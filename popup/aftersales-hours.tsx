import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import Trash from "lucide-react/dist/esm/icons/trash-2.mjs"
import type { AftersalesProblem } from "../src/policy/aftersales"
import { weekdays, type OpenSpan, type Weekday } from "../src/process/working-hours"
import { say } from "../src/words"
import { en } from "../src/words/en/aftersales-settings"
import { fr } from "../src/words/fr/aftersales-settings"
import type { Draft } from "./aftersales-draft"
import { useIn } from "./language"

const most = 8

/** The spans of the week, each day its own; none: closed. `onLeave`: a day was left, and may be judged. */
export function Hours({
  hours,
  problems,
  change,
  onLeave,
}: {
  hours: Draft["hours"]
  problems: readonly AftersalesProblem[]
  change: (hours: Draft["hours"]) => void
  onLeave: (day: Weekday) => void
}) {
  const words = useIn({ fr, en }).settings
  const put = (day: Weekday, spans: OpenSpan[]) => change({ ...hours, [day]: spans })
  return (
    <ul className="week-hours">
      {weekdays.map((day) => {
        const spans = hours[day]
        const name = words.days[day]
        const wrong = problems.filter((one) => one.field === day)
        return (
          <li key={day} data-day={day} onBlur={() => onLeave(day)}>
            <strong>{name}</strong>
            <div>
              {spans.length === 0 && <span className="dim">{words.closed}</span>}
              {spans.map((span, at) => (
                <div key={at} className="span">
                  {(["start", "end"] as const).map((edge) => (
                    <input
                      key={edge}
                      type="time"
                      value={span[edge]}
                      aria-label={say(words.spanOf, {
                        what: edge === "start" ? words.open : words.close,
                        day: name,
                        n: at + 1,
                      })}
                      aria-invalid={wrong.some((one) => "at" in one && one.at === at)}
                      onInput={(event) => {
                        const { value } = event.currentTarget
                        put(
                          day,
                          spans.map((one, index) => (index === at ? { ...one, [edge]: value } : one)),
                        )
                      }}
                    />
                  ))}
                  <button
                    type="button"
                    className="icon"
                    aria-label={say(words.removeSpan, { n: at + 1, day: name })}
                    title={say(words.removeSpan, { n: at + 1, day: name })}
                    onClick={() =>
                      put(
                        day,
                        spans.filter((_one, index) => index !== at),
                      )
                    }
                  >
                    <Trash size={14} />
                  </button>
                </div>
              ))}
              {wrong.map(({ kind }, at) => (
                <small key={at} role="alert" className="changed">
                  {words.problems[kind]}
                </small>
              ))}
            </div>
            <button
              type="button"
              className="icon"
              disabled={spans.length >= most}
              aria-label={say(words.addSpan, { day: name })}
              title={say(words.addSpan, { day: name })}
              onClick={() =>
                put(day, [
                  ...spans,
                  spans.length === 0 ? { start: "08:00", end: "17:00" } : { start: "", end: "" },
                ])
              }
            >
              <Plus size={14} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
