import type { Script } from "../types"

/** The BDC's own track. The sources show it as a picture. */
export const bdcTrack: Script = {
  id: "script.bdc-track",
  kind: "script",
  departments: ["bdc"],
  steps: [
    { id: "greet", kind: "say", draft: true },
    { id: "track", kind: "do", draft: true },
    {
      id: "outcome",
      kind: "do",
      draft: true,
      answers: [
        { id: "meeting", to: "book" },
        { id: "needs", to: "script.needs-analysis", back: "book" },
        { id: "none", to: "thanks" },
      ],
    },
    { id: "book", kind: "do", notes: true, draft: true },
    { id: "thanks", kind: "say", draft: true },
  ],
}
