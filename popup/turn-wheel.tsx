import type { BranchTurn } from "../src/messages"

/** First letters of a name, two at most. */
const initials = (name: string): string => {
  const [first = "", ...others] = name.split(/[\s-]+/).map((part) => part.slice(0, 1))
  return (first + (others.at(-1) ?? "")).toUpperCase()
}

const middle = 100
const radius = 62
const at = (turns: number, distance: number): [x: number, y: number] => {
  const angle = (turns - 0.25) * 2 * Math.PI
  return [middle + distance * Math.cos(angle), middle + distance * Math.sin(angle)]
}

/** One sector a specialist, clockwise from the top in roster order; hatched when passed over, pointed at when next. `word`: what is said of the next; `label` says it all. */
export function Wheel({
  turn: { line, next },
  word,
  label,
}: {
  turn: BranchTurn
  word: string
  label: string
}) {
  const size = line.length
  const gap = size > 1 ? 0.03 * Math.min(1, size / 6) : 0
  const step = 1 / size
  return (
    <svg className="wheel" viewBox="0 0 200 200" role="img" aria-label={label}>
      <defs>
        <pattern id="passed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="ground" width="6" height="6" />
          <rect className="hatch" width="1.5" height="6" />
        </pattern>
      </defs>
      {next !== null && (
        <text className="hub" x={middle} y={middle}>
          {word}
        </text>
      )}
      {line.map(({ id, name, skipped }, seat) => {
        const centre = (seat + 0.5) * step
        const [x, y] = at(centre, radius)
        const state = id === next ? "next" : skipped ? "skipped" : "waiting"
        return (
          <g key={id} className={`seat ${state}`} data-seat={id} data-state={state}>
            <title>{name}</title>
            <circle
              cx={middle}
              cy={middle}
              r={radius}
              pathLength={size}
              strokeDasharray={`${String(1 - gap)} ${String(size - 1 + gap)}`}
              strokeDashoffset={-seat - gap / 2}
              transform={`rotate(-90 ${String(middle)} ${String(middle)})`}
            />
            {size <= 12 && (
              <text x={x} y={y}>
                {initials(name)}
              </text>
            )}
            {state === "next" && (
              <path
                d="M100 18 l-9 -14 h18 z"
                transform={`rotate(${String(centre * 360)} ${String(middle)} ${String(middle)})`}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
