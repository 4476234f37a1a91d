import { createRoot } from "react-dom/client"
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

/** A bar: what went well, and the rest on top of it. `said`: what pointing at it shows. */
export type Point = { name: string; good: number; rest: number; said: string }
export type Bars = { points: readonly Point[]; pick: (index: number) => void }

function Said({ payload = [] }: { payload?: readonly { payload?: Point }[] }) {
  return <p className="chart-said">{payload[0]?.payload?.said}</p>
}

function Chart({ points, pick }: Bars) {
  return (
    <ResponsiveContainer width="100%" height={112}>
      <BarChart
        data={[...points]}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex: at }) => {
          if (at !== undefined && at !== null) pick(Number(at))
        }}
      >
        <XAxis dataKey="name" interval={0} tickLine={false} height={20} />
        <YAxis width={28} tickCount={3} allowDecimals={false} tickLine={false} axisLine={false} />
        <Tooltip content={Said} isAnimationActive={false} />
        <Bar dataKey="good" stackId="all" className="is-good" isAnimationActive={false} />
        <Bar dataKey="rest" stackId="all" className="is-rest" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}

/** Draws in a place, with the drawing library's own copy of all it needs: it is loaded apart, when first asked for. */
export function mount(place: Element): { draw: (bars: Bars) => void; leave: () => void } {
  const root = createRoot(place)
  return { draw: (bars) => root.render(<Chart {...bars} />), leave: () => root.unmount() }
}
