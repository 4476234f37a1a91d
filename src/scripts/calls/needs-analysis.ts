import type { Script } from "../types"

/** The questions that bring out what the client needs. The sources show the branches' own sheet as a picture. */
export const needsAnalysis: Script = {
  id: "script.needs-analysis",
  kind: "script",
  departments: ["renewal", "bdc", "sales"],
  steps: [
    { id: "use", kind: "ask", notes: true, draft: true },
    { id: "likes", kind: "ask", notes: true, draft: true },
    { id: "wishes", kind: "ask", notes: true, draft: true },
    { id: "when", kind: "ask", notes: true, draft: true },
  ],
}
