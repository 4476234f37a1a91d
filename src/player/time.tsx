/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks"

const two = (count: number): string => String(count).padStart(2, "0")

/** A length of time as a clock shows it: "4:07", "1:04:07". */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const tail = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${tail}` : `${minutes}:${tail}`
}

/** How long the call has lasted: a step a second, none while it stands or the page is out of sight. */
export function Time({
  since,
  pausedMs,
  at,
  stands,
  label,
}: {
  since: string
  /** How long it stood paused before `at`, ms. */
  pausedMs: number
  at: number
  stands: boolean
  label: string
}) {
  const box = useRef<HTMLTimeElement>(null)
  useEffect(() => {
    const from = Date.parse(since) + pausedMs
    const draw = () => {
      if (box.current && !document.hidden)
        box.current.textContent = clockOf((stands ? at : Date.now()) - from)
    }
    draw()
    if (stands) return
    const timer = setInterval(draw, 1000)
    return () => clearInterval(timer)
  }, [since, pausedMs, at, stands])
  return <time ref={box} title={label} role="timer" aria-label={label} aria-live="off" />
}
