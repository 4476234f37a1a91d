import { useEffect, useRef, useState } from "react"
import type { Bars } from "./chart"

/** Bars drawn once their library is there; the table beside them stands without. */
export function Chart(bars: Bars) {
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<ReturnType<typeof import("./chart").mount> | null>(null)
  useEffect(() => {
    let leave = (): void => undefined
    let gone = false
    void import("./chart").then(
      ({ mount }) => {
        if (gone || !place.current) return
        const mounted = mount(place.current)
        leave = mounted.leave
        setChart(mounted)
      },
      () => undefined,
    )
    return () => {
      gone = true
      leave()
    }
  }, [])
  useEffect(() => chart?.draw(bars), [chart, bars])
  return <div ref={place} className="chart" aria-hidden />
}
