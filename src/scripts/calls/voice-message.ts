import type { Script } from "../types"

/** A message left for the client, with a number to call back. The sources show its words as a picture. */
export const voiceMessage: Script = {
  id: "script.voice-message",
  kind: "script",
  departments: ["renewal", "bdc"],
  steps: [
    { id: "message", kind: "say", draft: true },
    { id: "left", kind: "do", notes: true, draft: true },
  ],
}
