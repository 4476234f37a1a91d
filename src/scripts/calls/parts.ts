import type { Step } from "../types"

/** Where a call-back leads. The script that goes on from `introduce` ends in `closing`. */
export const opening: readonly [Step, ...Step[]] = [
  {
    id: "greet",
    kind: "ask",
    answers: [
      { id: "client", to: "introduce" },
      { id: "later", to: "callback" },
      { id: "voicemail", to: "script.voice-message", back: "wrap-up" },
      { id: "wrong-number", to: "wrong-number" },
    ],
  },
  { id: "introduce", kind: "say" },
]

/** Whether the client still has the vehicle. */
export const owns: readonly Step[] = [
  {
    id: "owns",
    kind: "ask",
    answers: [
      { id: "yes", to: "praise" },
      { id: "no", to: "what-happened" },
    ],
  },
  { id: "praise", kind: "say" },
]

/** The client has the vehicle no more. */
export const lost: readonly Step[] = [
  { id: "what-happened", kind: "ask", notes: true },
  { id: "drives-now", kind: "ask", notes: true },
  {
    id: "still-fits",
    kind: "ask",
    notes: true,
    answers: [
      { id: "yes", to: "script.needs-analysis", back: "outcome" },
      { id: "no", to: "script.needs-analysis", back: "outcome" },
    ],
  },
]

/** What the call came to, and the file put in order. */
export const closing: readonly Step[] = [
  {
    id: "outcome",
    kind: "do",
    answers: [
      { id: "meeting", to: "book" },
      { id: "credit", to: "credit" },
      { id: "callback", to: "callback" },
      { id: "none", to: "thanks" },
    ],
  },
  { id: "book", kind: "do", to: "thanks" },
  { id: "credit", kind: "do", to: "thanks" },
  { id: "callback", kind: "ask", notes: true, to: "thanks" },
  { id: "wrong-number", kind: "do", to: "wrap-up" },
  { id: "thanks", kind: "say" },
  { id: "wrap-up", kind: "do" },
]
