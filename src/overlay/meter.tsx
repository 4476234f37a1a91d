/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import type { MeterView } from "../messages"
import { useSession } from "./boundary"
import { CopyButton } from "./copy"

/** The days without contact: a cell a day, its rounds as a height, its channels as letters. Arrows walk the cells. */
export function Meter({ meter }: { meter: MeterView }) {
  const { words } = useSession()
  const [at, setAt] = useState(-1)
  const { days, target } = meter
  const today = days.findIndex((day) => day.today)
  const current = at >= 0 ? at : Math.max(today, 0)
  const said = days[at]?.label ?? meter.label
  return (
    <div className="meter">
      <div
        className="days"
        role="group"
        aria-label={meter.label}
        onMouseLeave={() => setAt(-1)}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          event.stopPropagation()
          const next = Math.max(0, Math.min(days.length - 1, current + step))
          event.currentTarget.querySelectorAll<HTMLElement>("[role=img]")[next]?.focus()
        }}
      >
        {days.map(({ number, rounds, channels, label, today: isToday }, index) => (
          <span
            key={number}
            role="img"
            aria-label={label}
            tabIndex={index === current ? 0 : -1}
            className={isToday ? "today" : ""}
            onFocus={() => setAt(index)}
            onMouseEnter={() => setAt(index)}
          >
            <i style={{ height: `${Math.min(1, rounds / target) * 100}%` }} />
            <b>{rounds > 0 ? channels || rounds : ""}</b>
          </span>
        ))}
      </div>
      <div className="why" aria-hidden>
        {said}
      </div>
      {meter.evidence && <CopyButton text={meter.evidence} label={words.overlay.meter.evidence} />}
    </div>
  )
}
