/** @jsxImportSource preact */
import type { RowState } from "../rules/rule"

const line = {
  width: 16,
  height: 16,
  viewBox: "0 0 16 16",
  fill: "none",
  stroke: "currentColor",
  "stroke-width": 1.75,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
  "aria-hidden": true,
} as const

const paths = {
  ok: "M3.5 8.5l3 3 6-7",
  overridden: "M10.5 3l2.5 2.5L6 12.5l-3 .5.5-3z",
  chevron: "M6 4l4 4-4 4",
  close: "M4 4l8 8M12 4l-8 8",
  fold: "M4 8h8",
} as const

export const Glyph = ({ name }: { name: keyof typeof paths }) => (
  <svg {...line}>
    <path d={paths[name]} />
  </svg>
)

/** A state told by its shape: check, open ring, filled triangle, dotted ring, pen. */
export function StateIcon({ state }: { state: RowState }) {
  if (state === "ok" || state === "overridden") return <Glyph name={state} />
  if (state === "invalid")
    return (
      <svg {...line} stroke-width={1}>
        <path d="M8 2L15 14H1z" fill="currentColor" />
        <path d="M8 6.5v3.5M8 12v.1" stroke="var(--bg)" stroke-width={1.75} />
      </svg>
    )
  return (
    <svg {...line}>
      <circle cx="8" cy="8" r="5.5" {...(state === "unknown" ? { "stroke-dasharray": "0.1 3.35" } : {})} />
    </svg>
  )
}

/** A ring filled to `share` (0 to 1). */
export function Ring({ share, size = 20 }: { share: number; size?: number }) {
  const turn = 2 * Math.PI * 8
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden>
      <circle cx="10" cy="10" r="8" stroke="var(--line)" stroke-width="3" />
      <circle
        cx="10"
        cy="10"
        r="8"
        stroke="var(--go)"
        stroke-width="3"
        stroke-dasharray={`${turn * Math.min(1, Math.max(0, share))} ${turn}`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  )
}
