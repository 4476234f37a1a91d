import { useState } from "react"
import type { HistoryEntry, PageSettings } from "../../src/messages"
import { dayOf, type Day } from "../../src/process/calendar"
import { say } from "../../src/words"
import { clockTime, dayWords } from "../../src/words/clock"
import { en } from "../../src/words/en/history"
import { fr } from "../../src/words/fr/history"
import { useAgain, useAsked } from "../asked"
import { Differences } from "../differences"
import { useIn, type Language } from "../language"
import { Failed, Loading, Message } from "../parts"
import { Restore } from "./restore"

/** How many changes are shown at first, and more of at a time; and how many differences of each. */
const atOnce = 40
const fewDifferences = 4

function byDay(entries: readonly HistoryEntry[]): Map<Day, HistoryEntry[]> {
  const days = new Map<Day, HistoryEntry[]>()
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at))
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}

/** What one change made otherwise: its first differences, and the rest on demand. */
function Changes({ entry, settings }: { entry: HistoryEntry; settings: PageSettings }) {
  const words = useIn({ fr, en })
  const [whole, setWhole] = useState(false)
  const hidden = entry.changes.length - fewDifferences
  const more = (n: number) => (n === 1 ? words.moreOne : say(words.more, { n }))
  if (entry.changes.length === 0) return entry.what === "start" ? null : <p className="dim">{words.unseen}</p>
  return (
    <>
      <Differences of={whole ? entry.changes : entry.changes.slice(0, fewDifferences)} settings={settings} />
      {hidden > 0 && (
        <button type="button" className="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.less : more(hidden)}
        </button>
      )}
      {(whole || hidden <= 0) && entry.more > 0 && <p className="dim">{more(entry.more)}</p>}
    </>
  )
}

/** The changes of the team's policy made in this browser, the newest first, each with the way back to it. */
export function History({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const language = useIn<Language>({ fr: "fr", en: "en" })
  const history = useAsked("history.get")
  useAgain(history.again, settings)
  const [shown, setShown] = useState(atOnce)
  const [done, setDone] = useState(false)
  if (history.failed === "refused") return <Message title={words.notLead} />
  if (!history.value) return history.failed ? <Failed again={history.again} /> : <Loading />
  const { entries, readOnly } = history.value
  const days = byDay(entries.slice(0, shown))
  return (
    <div className="history">
      <p className="dim">{words.help}</p>
      <p role="status" className={done ? "bar quiet" : "live"}>
        {done ? words.returned : ""}
      </p>
      {entries.length === 0 && <Message title={words.empty} next={words.emptyNext} />}
      {[...days].map(([day, list]) => (
        <section key={day} aria-label={dayWords(day, language)}>
          <h3>{dayWords(day, language)}</h3>
          <ul className="list">
            {list.map((entry) => {
              const time = clockTime(new Date(entry.at), language)
              return (
                <li key={entry.id} className="change" data-entry={entry.id}>
                  <div className="change-head">
                    <time dateTime={entry.at}>{time}</time>
                    <p>
                      {entry.what !== "start" && <strong>{entry.by || words.someone}</strong>}{" "}
                      {words.what[entry.what]}
                    </p>
                    {entry.current ? (
                      <span className="in-force">{words.current}</span>
                    ) : (
                      !readOnly && (
                        <Restore
                          entry={entry}
                          when={`${dayWords(day, language)}, ${time}`}
                          settings={settings}
                          put={(view) => {
                            history.put(view)
                            setDone(true)
                          }}
                        />
                      )
                    )}
                  </div>
                  <Changes entry={entry} settings={settings} />
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {entries.length > shown && (
        <button type="button" onClick={() => setShown(shown + atOnce)}>
          {words.older}
        </button>
      )}
    </div>
  )
}
