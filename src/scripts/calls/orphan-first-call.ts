import type { Script } from "../types"

/** The first call to a client whose seller has left. */
export const orphanFirstCall: Script = {
  id: "script.orphan-first-call",
  kind: "script",
  departments: ["sales"],
  steps: [
    {
      id: "greet",
      kind: "ask",
      answers: [
        { id: "client", to: "seller-left" },
        { id: "none", to: "note-only" },
      ],
    },
    { id: "seller-left", kind: "say" },
    { id: "introduce", kind: "say" },
    { id: "from-now-on", kind: "say" },
    { id: "questions", kind: "ask", notes: true },
    { id: "thanks", kind: "say" },
    { id: "wrap-up", kind: "do", to: "end" },
    { id: "note-only", kind: "do" },
  ],
}
