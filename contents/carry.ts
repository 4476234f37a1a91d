import type { PlasmoCSConfig } from "plasmo"

import { startCarry } from "../src/impaknet/carry"

// A host that cannot exist: the worker puts the script in the file of a client whose facts the agent took from Impaknet.
export const config: PlasmoCSConfig = {
  matches: ["https://carry.jalon.invalid/*"],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) startCarry()
