import { useEffect, useState } from "react"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import PinOff from "lucide-react/dist/esm/icons/pin-off.mjs"
import type { PageSettings, ReplyOf } from "../src/messages"
import { ask } from "../src/messages/client"
import { timeLeft } from "../src/overlay/text"
import { say } from "../src/words"
import { useNow, type Asked } from "./asked"
import { Failed, Loading, Message } from "./parts"
import { openRecord, recordTitles } from "./tabs"
import { clockTime, useWords } from "./language"

type Pin = ReplyOf<"callbacks.list">[number]

/** The callback clocks that the agent pinned, the first due on top. */
export function Callbacks({ settings, asked: pins }: { settings: PageSettings; asked: Asked<Pin[]> }) {
  const words = useWords()
  const [titles, setTitles] = useState<Record<string, string>>({})
  const list = [...(pins.value ?? [])].sort((a, b) => a.until.localeCompare(b.until))
  const now = useNow(list.length > 0)
  const ids = list.map(({ record }) => record.id).join()
  useEffect(() => {
    if (ids !== "") void recordTitles(ids.split(",")).then(setTitles)
  }, [ids])

  const { verdict } = settings.words.overlay
  const unpin = (gone: Pin) => {
    const rest = list.filter((pin) => pin !== gone)
    const answer = ask("callback.unpin", { record: gone.record })
    void pins.change(
      rest,
      answer.then((taken) => (taken.ok ? { ok: true, value: rest } : taken)),
    )
  }
  return (
    <section aria-label={words.callbacks.title}>
      <h3>{words.callbacks.title}</h3>
      {pins.failed &&
        (pins.value ? (
          <p role="alert" className="bar">
            {words.notTaken}
          </p>
        ) : (
          <Failed again={pins.again} />
        ))}
      {!pins.value && !pins.failed && <Loading />}
      {pins.value?.length === 0 && <Message title={words.callbacks.empty} next={words.callbacks.emptyNext} />}
      <ul className="list">
        {list.map((pin) => {
          const { record, until } = pin
          const name = titles[record.id] ?? say(words.callbacks.record, { id: record.id })
          const left = Date.parse(until) - now
          return (
            <li key={`${record.org}/${record.module}/${record.id}`} className="pin">
              <div>
                <strong>{name}</strong>
                <span className={left > 0 ? "figure" : "figure due"}>{timeLeft(left, verdict)}</span>
                <span className="dim">
                  {say(words.callbacks.until, { time: clockTime(new Date(until), settings.language) })}
                </span>
              </div>
              <button
                type="button"
                className="icon"
                aria-label={`${words.callbacks.open}, ${name}`}
                title={words.callbacks.open}
                onClick={() => void openRecord({ url: pin.url, id: record.id })}
              >
                <External size={16} />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={`${words.callbacks.unpin}, ${name}`}
                title={words.callbacks.unpin}
                onClick={() => unpin(pin)}
              >
                <PinOff size={16} />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
