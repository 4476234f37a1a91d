import type { Script } from "../types"

/** After-sales: a client calls in. */
export const aftersalesInbound: Script = {
  id: "script.aftersales-inbound",
  kind: "script",
  departments: ["aftersales"],
  at: ["aftersales", "aftersales-list"],
  steps: [
    { id: "welcome", kind: "say" },
    { id: "details", kind: "ask", notes: true },
    {
      id: "situation",
      kind: "ask",
      notes: true,
      answers: [
        { id: "service", to: "proposals" },
        { id: "accident", to: "script.aftersales-accident" },
        { id: "breakdown", to: "script.aftersales-breakdown" },
      ],
    },
    { id: "proposals", kind: "ask", notes: true },
    { id: "offers", kind: "say" },
    { id: "mobility", kind: "ask", notes: true },
    { id: "prices", kind: "say" },
    { id: "tour", kind: "say" },
    { id: "estimate", kind: "say" },
    { id: "thanks", kind: "say" },
    { id: "confirm", kind: "do" },
  ],
}
