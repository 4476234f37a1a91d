import { useEffect, useState } from "react"
import Back from "lucide-react/dist/esm/icons/arrow-left.mjs"
import type { KeptVerdict, PageSettings } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { useAsked } from "./asked"
import { clockTime } from "./language"
import { Failed, Loading, Message } from "./parts"
import { played } from "./replay-decide"
import { ReplayOne, verbOf } from "./replay-one"
import { useReplayWords } from "./replay-settings"
import { showDay } from "./roster-text"
import { recordTitles } from "./tabs"

/** The verdicts that were shown, the latest first; each opens on why, and on what other settings would have said. */
export function Replay({ settings }: { settings: PageSettings }) {
  const words = useReplayWords()
  const asked = useAsked("verdicts.list")
  const [open, setOpen] = useState<string | null>(null)
  const [titles, setTitles] = useState<Record<string, string>>({})
  const list = asked.value ?? []
  const ids = [...new Set(list.map(({ record }) => record.id))].join()
  useEffect(() => {
    if (ids !== "") void recordTitles(ids.split(",")).then(setTitles)
  }, [ids])
  if (!asked.value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const { language } = settings
  const nameOf = ({ record, stock }: KeptVerdict): string =>
    titles[record.id] ?? stock ?? say(words.record, { id: record.id })
  const timeOf = ({ at }: KeptVerdict): string => {
    const when = new Date(at)
    return `${showDay(dayOf(when), language, "short")}, ${clockTime(when, language)}`
  }
  const shown = list.find(({ id }) => id === open)
  if (shown)
    return (
      <div className="replay">
        <div className="acts">
          <button type="button" autoFocus onClick={() => setOpen(null)}>
            <Back size={14} aria-hidden />
            {words.back}
          </button>
        </div>
        <ReplayOne
          key={shown.id}
          kept={shown}
          name={nameOf(shown)}
          time={timeOf(shown)}
          settings={settings}
        />
      </div>
    )
  if (list.length === 0) return <Message title={words.empty} next={words.emptyNext} />
  return (
    <div className="replay">
      <p className="dim">{words.why}</p>
      <ul className="list">
        {list.map((kept) => {
          const one = played(kept)
          const verb = one ? verbOf(one.verdict, settings) : words.unreadable
          return (
            <li key={kept.id}>
              <button
                type="button"
                className="line"
                data-verdict={one?.verdict.verdict}
                data-record={kept.record.id}
                onClick={() => setOpen(kept.id)}
              >
                <span>
                  <strong>{nameOf(kept)}</strong>
                  <small className="dim">{[timeOf(kept), kept.stage].filter(Boolean).join(" · ")}</small>
                </span>
                <span>{verb}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
