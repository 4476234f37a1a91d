/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks"

import type { CallerCard } from "../messages"
import { Act } from "./act"
import { answerPresence, pin } from "./actions"
import { useSession } from "./boundary"
import { Ring } from "./icons"
import { timeLeft } from "./text"

/** The clock, each second while it counts and can be seen; the truth is the instant, never the ticks. */
function useNow(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!counting) return
    const tick = () => {
      if (document.visibilityState === "visible") setNow(Date.now())
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [counting])
  return now
}

function Clock({
  until,
  hours,
  shown,
  onEnd,
}: {
  until: Date
  hours: number
  shown: boolean
  onEnd: () => void
}) {
  const { words } = useSession()
  const end = until.getTime()
  const [over, setOver] = useState(() => end <= Date.now())
  const now = useNow(shown && !over)
  const left = end - now
  useEffect(() => {
    if (left > 0 || over) return
    setOver(true)
    onEnd()
  }, [left, over, onEnd])
  return (
    <span className="left-time">
      <Ring share={left / (hours * 3_600_000)} />
      {timeLeft(left, words.overlay.verdict)}
    </span>
  )
}

/** Whose caller this is: one verb, one name, the reason, the time left, two buttons at most. */
export function Verdict({ caller, shown }: { caller: CallerCard; shown: boolean }) {
  const session = useSession()
  const { verdict: words } = session.words.overlay
  const { verdict, said } = caller
  const { until } = verdict
  const asked = verdict.verdict === "ask" ? caller.personToAsk : null
  const pinned = session.model?.memory.pinnedUntil != null
  return (
    <div
      className={said.verb ? "card verdict" : "note"}
      role="group"
      aria-label={words.label}
      data-verdict={verdict.verdict}
      data-rule={verdict.rule}
      {...(until && { "data-until": until.toISOString() })}
    >
      {said.verb && <div className="verb">{said.verb}</div>}
      {until && (
        <Clock
          key={until.getTime()}
          until={until}
          hours={caller.vars.hours}
          shown={shown}
          onEnd={() => session.askAnew()}
        />
      )}
      {said.lines.map((line) => (
        <p className="why" key={line}>
          {line}
        </p>
      ))}
      <div className="acts" hidden={!said.verb}>
        {asked ? (
          <>
            <Act onClick={() => void answerPresence(asked.id, "on-shift")}>{words.present}</Act>
            <Act onClick={() => void answerPresence(asked.id, "busy")}>{words.busy}</Act>
            <Act onClick={() => void answerPresence(asked.id, "off")}>{words.absent}</Act>
          </>
        ) : (
          <>
            {until && (
              <Act aria-pressed={pinned} onClick={() => void pin(session, until)}>
                {pinned ? words.unpin : words.pin}
              </Act>
            )}
            <Act does="next" onClick={() => session.compose("note")}>
              {words.note}
            </Act>
          </>
        )}
      </div>
    </div>
  )
}
