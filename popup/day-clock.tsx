import { useId, useState } from "react"
import Check from "lucide-react/dist/esm/icons/check.mjs"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import Later from "lucide-react/dist/esm/icons/alarm-clock.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { ReminderView } from "../src/messages"
import { isDeadline } from "../src/process/reminders"
import { say } from "../src/words"
import { nearWords, spanWords } from "../src/words/clock"
import { en as enClocks } from "../src/words/en/clocks"
import { en } from "../src/words/en/loyalty"
import { fr as frClocks } from "../src/words/fr/clocks"
import { fr } from "../src/words/fr/loyalty"
import { DoNotCallMark } from "./do-not-call/mark"
import { useIn, type Language } from "./language"
import { openMail, openRecord } from "./tabs"

const MINUTE = 60_000

/** When it is due: what is left of a deadline, or how late it is, then its instant. */
function Time({ one, now, language }: { one: ReminderView; now: number; language: Language }) {
  const words = useIn({ fr, en }).due
  const clocks = useIn({ fr: frClocks, en: enClocks })
  const [from, until] = [Date.parse(one.from), Date.parse(one.until)]
  const late = until < now
  const coming = from > now
  const when = nearWords(new Date(coming ? from : until), new Date(now), language)
  const span = spanWords(Math.abs(until - now), language)
  const counts = isDeadline(one.kind)
  const put = one.snoozedUntil !== null && Date.parse(one.snoozedUntil) > now ? one.snoozedUntil : null
  return (
    <>
      {counts && (
        <span className={late ? "figure due" : "figure"}>
          {say(late ? clocks.over : clocks.left, { span })}
        </span>
      )}
      <span className={late && !counts ? "due" : "dim"}>
        {say(late ? words.late : coming ? words.from : words.until, { when })}
      </span>
      {put && (
        <span className="dim">
          {say(clocks.snoozed, { when: nearWords(new Date(put), new Date(now), language) })}
        </span>
      )}
    </>
  )
}

/** Something to do for a client: done, undone, put off, opened. `title`: of its page, where it is open. */
export function Reminder({
  one,
  title,
  language,
  opening,
  now,
  finish,
  putOff,
}: {
  one: ReminderView
  title: string | undefined
  language: Language
  opening: number
  now: number
  finish: (done: boolean) => void
  putOff: (minutes: number) => void
}) {
  const words = useIn({ fr, en }).due
  const clocks = useIn({ fr: frClocks, en: enClocks })
  const [choosing, setChoosing] = useState(false)
  const choices = useId()
  const mail = one.kind === "reply"
  const received = () =>
    say(clocks.received, { when: nearWords(new Date(one.from), new Date(now), language) })
  const name = mail ? received() : (title ?? one.number ?? say(words.record, { id: one.record.id }))
  const later = {
    quarter: 15,
    hour: 60,
    tomorrow: Math.max(1, Math.ceil((opening - now) / MINUTE)),
  }
  return (
    <li className={one.done ? "pin is-done" : "pin"} data-reminder={one.kind} data-done={one.done}>
      <div>
        <strong>{clocks.kinds[one.kind]}</strong>
        <span>{name}</span>
        <DoNotCallMark day={one.doNotCall} language={language} />
        {!one.done && <Time one={one} now={now} language={language} />}
      </div>
      <button
        type="button"
        className="icon"
        aria-label={say(words.open, { name })}
        title={say(words.open, { name })}
        onClick={() => void (mail ? openMail(one.url) : openRecord({ url: one.url, id: one.record.id }))}
      >
        <External size={16} />
      </button>
      {!one.done && (
        <button
          type="button"
          className="icon"
          aria-label={`${clocks.snooze}, ${name}`}
          title={clocks.snooze}
          aria-expanded={choosing}
          aria-controls={choices}
          onClick={() => setChoosing(!choosing)}
        >
          <Later size={16} />
        </button>
      )}
      <button
        type="button"
        aria-label={`${one.done ? words.undo : words.done}, ${name}`}
        onClick={() => finish(!one.done)}
      >
        {one.done ? <Undo size={14} aria-hidden /> : <Check size={14} aria-hidden />}
        {one.done ? words.undo : words.done}
      </button>
      <div
        id={choices}
        className="later"
        role="group"
        aria-label={`${clocks.snooze}, ${name}`}
        hidden={!choosing || one.done}
      >
        {(["quarter", "hour", "tomorrow"] as const).map((which) => (
          <button
            key={which}
            type="button"
            onClick={() => {
              setChoosing(false)
              putOff(later[which])
            }}
          >
            {clocks.snoozes[which]}
          </button>
        ))}
      </div>
    </li>
  )
}
