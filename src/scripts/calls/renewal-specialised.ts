import type { Script } from "../types"
import { closing, lost, opening, owns } from "./parts"

/** Renewal, specialised credit. */
export const renewalSpecialised: Script = {
  id: "script.renewal-specialised",
  kind: "script",
  departments: ["renewal"],
  steps: [
    ...opening,
    ...owns,
    { id: "vehicle", kind: "ask", notes: true },
    {
      id: "experience",
      kind: "ask",
      notes: true,
      answers: [
        { id: "excellent", to: "reason" },
        { id: "other", to: "vehicle-again" },
      ],
    },
    { id: "reason", kind: "say" },
    { id: "payments-since", kind: "ask", notes: true, to: "chance" },
    { id: "vehicle-again", kind: "ask", notes: true },
    { id: "payments", kind: "ask", notes: true },
    { id: "chance", kind: "say" },
    { id: "exclusive", kind: "say" },
    {
      id: "best-price",
      kind: "ask",
      notes: true,
      answers: [
        { id: "review", to: "credit" },
        { id: "change", to: "script.needs-analysis", back: "outcome" },
        { id: "no", to: "outcome" },
      ],
    },
    ...lost,
    ...closing,
  ],
}
