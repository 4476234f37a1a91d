import type { Script } from "../types"
import { closing, lost, opening } from "./parts"

/** Renewal, regular credit. */
export const renewalRegular: Script = {
  id: "script.renewal-regular",
  kind: "script",
  departments: ["renewal"],
  steps: [
    ...opening,
    {
      id: "owns",
      kind: "ask",
      answers: [
        { id: "yes", to: "praise" },
        { id: "no", to: "what-happened" },
      ],
    },
    { id: "praise", kind: "say" },
    {
      id: "buy-back",
      kind: "ask",
      notes: true,
      answers: [
        { id: "interested", to: "script.needs-analysis", back: "outcome" },
        { id: "hesitant", to: "script.needs-analysis", back: "outcome" },
        { id: "no", to: "outcome" },
      ],
    },
    ...lost,
    ...closing,
  ],
}
