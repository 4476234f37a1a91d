import type { Script } from "../types"
import { closing, lost, opening, owns } from "./parts"

/** Renewal, regular credit. */
export const renewalRegular: Script = {
  id: "script.renewal-regular",
  kind: "script",
  departments: ["renewal"],
  steps: [
    ...opening,
    ...owns,
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
