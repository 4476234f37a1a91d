/** What was read, told by its shape: a check, an open ring, a dotted ring. */
export const StateShape = ({ state }: { state: "known" | "empty" | "unknown" }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" className="shape" aria-hidden>
    {state === "known" ? (
      <path d="M3.5 8.5l3 3 6-7" />
    ) : (
      <circle cx="8" cy="8" r="5.5" {...(state === "unknown" && { strokeDasharray: "0.1 3.35" })} />
    )}
  </svg>
)
