import type { Script } from "../types"

/** After-sales: a client calls after an accident. */
export const aftersalesAccident: Script = {
  id: "script.aftersales-accident",
  kind: "script",
  departments: ["aftersales"],
  at: ["aftersales", "aftersales-list"],
  steps: [
    { id: "reassure", kind: "say" },
    { id: "where", kind: "ask", notes: true },
    {
      id: "hurt",
      kind: "ask",
      notes: true,
      answers: [
        { id: "no", to: "tow" },
        { id: "yes", to: "help" },
      ],
    },
    { id: "help", kind: "do" },
    {
      id: "tow",
      kind: "ask",
      answers: [
        { id: "yes", to: "send-tow" },
        { id: "no", to: "courtesy-car" },
      ],
    },
    { id: "send-tow", kind: "do" },
    {
      id: "courtesy-car",
      kind: "ask",
      answers: [
        { id: "yes", to: "insurer" },
        { id: "no", to: "insurer" },
      ],
    },
    { id: "insurer", kind: "do", notes: true },
    { id: "hospital", kind: "do" },
    { id: "next-steps", kind: "say" },
    { id: "documents", kind: "say" },
    { id: "goodbye", kind: "say" },
  ],
}
