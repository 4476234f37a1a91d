import type { Script } from "../types"

/** After-sales: the call before a planned service. */
export const aftersalesOutbound: Script = {
  id: "script.aftersales-outbound",
  kind: "script",
  departments: ["aftersales"],
  at: ["aftersales", "aftersales-list"],
  steps: [
    {
      id: "greet",
      kind: "ask",
      answers: [
        { id: "client", to: "vehicle" },
        { id: "none", to: "remind" },
      ],
    },
    { id: "vehicle", kind: "say" },
    { id: "offer", kind: "say" },
    { id: "mobility", kind: "ask", notes: true },
    { id: "season", kind: "say" },
    { id: "prices", kind: "say" },
    { id: "needs", kind: "ask", notes: true },
    {
      id: "ready",
      kind: "ask",
      answers: [
        { id: "yes", to: "appointment" },
        { id: "no", to: "channel" },
      ],
    },
    { id: "channel", kind: "ask", notes: true, to: "thanks" },
    { id: "appointment", kind: "ask", notes: true },
    { id: "tour", kind: "say" },
    { id: "budget", kind: "say" },
    { id: "confirm", kind: "do" },
    { id: "thanks", kind: "say", to: "end" },
    { id: "remind", kind: "do" },
  ],
}
