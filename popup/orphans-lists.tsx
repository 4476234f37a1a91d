import { useContext, useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { OrphansView, SellerView } from "../src/messages"
import { ask } from "../src/messages/client"
import { minuteOfDay, type Day } from "../src/process/calendar"
import type { DealsFile } from "../src/process/orphans/types"
import { fold } from "../src/process/text"
import { say } from "../src/words"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { download } from "./download"
import { Speech, useIn, useWords } from "./language"
import { meetingFile } from "./orphans-ics"
import { showDay } from "./roster-text"

const pad = (n: number): string => String(n).padStart(2, "0")

/** When a meeting of these minutes begins for it to end with the first shift that does; at four where no shift is known. */
export function meetingTime(sellers: readonly Pick<SellerView, "until">[], minutes: number): string {
  const ends = sellers.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]))
  if (ends.length === 0) return "16:00"
  const start = minuteOfDay(new Date(Math.min(...ends) - minutes * 60_000))
  return `${pad(Math.floor(start / 60))}:${pad(start % 60)}`
}

function Debrief({
  day,
  sellers,
  minutes: usual,
}: {
  day: Day
  sellers: readonly SellerView[]
  minutes: number
}) {
  const words = useIn({ fr, en }).deal
  const [time, setTime] = useState<string | null>(null)
  const [minutes, setMinutes] = useState(String(usual))
  const length = Number(minutes)
  const good = Number.isInteger(length) && length >= 15 && length <= 240
  const at = time ?? meetingTime(sellers, good ? length : usual)
  const give = async () => {
    const names = sellers.map(({ name }) => name).join(", ")
    const text = await meetingFile({
      id: `orphans-${day}`,
      day,
      time: at,
      minutes: length,
      title: words.debriefTitle,
      text: say(words.debriefText, { sellers: names }),
    })
    if (text !== null) download(`rencontre-${day}.ics`, text, "text/calendar")
  }
  return (
    <section className="orphan-debrief" data-rule="orphans.debrief">
      <h3>{words.debrief}</h3>
      <p className="dim">
        {words.debriefWhy} {words.debriefAfter}
      </p>
      <div className="acts orphan-terms">
        <label>
          <span>{words.debriefAt}</span>
          <input type="time" value={at} onInput={(event) => setTime(event.currentTarget.value || null)} />
        </label>
        <label>
          <span>{words.minutes}</span>
          <input
            type="number"
            min={15}
            max={240}
            value={minutes}
            aria-invalid={!good}
            onInput={(event) => setMinutes(event.currentTarget.value)}
          />
        </label>
        <button type="button" disabled={!good} onClick={() => void give()}>
          <Download size={14} aria-hidden />
          {words.debriefFile}
        </button>
      </div>
    </section>
  )
}

/** The lists of a day as they were given: out as files or in the policy, back while they are here, and the meeting that closes it. */
export function DayLists({
  view,
  day,
  sellers,
  changed,
}: {
  view: OrphansView
  day: Day
  sellers: readonly SellerView[]
  changed: () => void
}) {
  const words = useIn({ fr, en }).deal
  const shared = useWords()
  const language = useContext(Speech)
  const [said, tell] = useState<string | null>(null)
  const open = sellers.reduce((sum, seller) => sum + seller.open, 0)
  const past = sellers.some((seller) => seller.open > seller.has - seller.out)

  const out = async (seller: string | null) => {
    const answer = await ask("orphans.out", { day, seller })
    if (!answer.ok) {
      tell(shared.notTaken)
      return
    }
    const file: DealsFile = { jalon: "orphans", version: 1, deals: answer.value }
    const name = ["orphelins", day, ...(seller === null ? [] : [fold(seller).replace(/[^a-z0-9]+/g, "-")])]
    download(`${name.join("-")}.json`, JSON.stringify(file, null, 2), "application/json")
    tell(null)
    changed()
  }
  const publish = async () => {
    const answer = await ask("orphans.publish", { day })
    tell(!answer.ok ? shared.refused : answer.value.changed ? words.published : words.publishedSame)
    changed()
  }
  const undo = async (seller: string | null) => {
    const answer = await ask("orphans.undo", { day, seller })
    tell(answer.ok ? say(words.back, { n: answer.value.back }) : shared.notTaken)
    changed()
  }
  return (
    <section className="orphan-lists">
      <h3>{say(words.lists, { day: showDay(day, language, "date") })}</h3>
      {said !== null && (
        <p role="status" className="bar quiet">
          {said}
        </p>
      )}
      {sellers.length === 0 ? (
        <p className="dim">{words.noLists}</p>
      ) : (
        <>
          <ul>
            {sellers.map(({ name, branch, has, out: gone, open: left }) => (
              <li key={name} data-seller={name} data-has={has} data-out={gone}>
                <strong>{name}</strong>
                <span className="dim">{branch || words.noBranch}</span>
                <span>{say(words.count, { n: has })}</span>
                <span className="dim">
                  {gone === has
                    ? words.out
                    : gone === 0
                      ? words.notOut
                      : say(words.partly, { n: has - gone })}
                </span>
                <button
                  type="button"
                  aria-label={say(words.file, { seller: name })}
                  onClick={() => void out(name)}
                >
                  <Download size={14} aria-hidden />
                  {words.fileOne}
                </button>
                <button
                  type="button"
                  aria-label={say(words.undoOf, { seller: name })}
                  disabled={left === 0}
                  onClick={() => void undo(name)}
                >
                  <Undo size={14} aria-hidden />
                  {words.undo}
                </button>
              </li>
            ))}
          </ul>
          <div className="acts">
            <button type="button" className="main" onClick={() => void out(null)}>
              <Download size={14} aria-hidden />
              {words.fileAll}
            </button>
            {!view.unpublished && (
              <button type="button" onClick={() => void publish()}>
                {words.publish}
              </button>
            )}
            {open > 0 && (
              <button type="button" onClick={() => void undo(null)}>
                <Undo size={14} aria-hidden />
                {past ? say(words.undoPast, { n: open }) : words.undoAll}
              </button>
            )}
          </div>
          {view.minutes !== null && <Debrief day={day} sellers={sellers} minutes={view.minutes} />}
        </>
      )}
    </section>
  )
}
