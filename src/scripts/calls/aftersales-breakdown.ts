import type { Script } from "../types"

/** After-sales: a client calls after a breakdown. */
export const aftersalesBreakdown: Script = {
  id: "script.aftersales-breakdown",
  kind: "script",
  departments: ["aftersales"],
  at: ["aftersales", "aftersales-list"],
  steps: [
    { id: "reassure", kind: "say" },
    { id: "where", kind: "ask", notes: true },
    {
      id: "tow",
      kind: "ask",
      answers: [
        { id: "yes", to: "warranty" },
        { id: "no", to: "warranty" },
      ],
    },
    {
      id: "warranty",
      kind: "ask",
      notes: true,
      answers: [
        { id: "yes", to: "assistance" },
        { id: "no", to: "courtesy-car" },
        { id: "unknown", to: "courtesy-car" },
      ],
    },
    { id: "assistance", kind: "do" },
    {
      id: "courtesy-car",
      kind: "ask",
      answers: [
        { id: "yes", to: "diagnosis" },
        { id: "no", to: "diagnosis" },
      ],
    },
    { id: "diagnosis", kind: "ask", notes: true },
    {
      id: "specialist",
      kind: "do",
      answers: [
        { id: "yes", to: "appointment" },
        { id: "no", to: "appointment" },
      ],
    },
    { id: "appointment", kind: "ask", notes: true },
    { id: "solve", kind: "ask", notes: true },
    { id: "thanks", kind: "say" },
  ],
}
