import { createRoot } from "react-dom/client"
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

/** A bar: what went well, and the rest on top of it. `month`: no two alike; `said`: what pointing at it shows. */
export type Point = { month: string; name: string; good: number; rest: number; said: string }
export type Bars = { points: readonly Point[]; pick: (index: number) => void }

function Said({ payload = [] }: { payload?: readonly { payload?: Point }[] }) {
  return <p className="chart-said">{payload[0]?.payload?.said}</p>
}

function Chart({ points, pick }: Bars) {
  const bar = { stackId: "all", isAnimationActive: false, onClick: (_bar: unknown, at: number) => pick(at) }
  return (
    <ResponsiveContainer width="100%" height={112}>
      <BarChart
        data={[...points]}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="month"
          tickFormatter={(_month, at) => points[at]?.name ?? ""}
          interval={0}
          tickLine={false}
          height={20}
        />
        <YAxis width={28} tickCount={3} allowDecimals={false} tickLine={false} axisLine={false} />
        <Tooltip content={Said} isAnimationActive={false} />
        {/* The whole height of a month is pressed, however small its bar. */}
        <Bar {...bar} dataKey="good" className="is-good" background={{ fill: "transparent" }} />
        <Bar {...bar} dataKey="rest" className="is-rest" />
      </BarChart>
    </ResponsiveContainer>
  )
}

/** Draws in a place, with the drawing library's own copy of all it needs: it is loaded apart, when first asked for. */
export function mount(place: Element): { draw: (bars: Bars) => void; leave: () => void } {
  const root = createRoot(place)
  return { draw: (bars) => root.render(<Chart {...bars} />), leave: () => root.unmount() }
}
