import type { PlasmoCSConfig } from "plasmo"

import { startFit } from "../src/fit"

// A host that cannot exist: the script is part of the build, and runs only where the worker puts it when a lead asks.
export const config: PlasmoCSConfig = {
  matches: ["https://fit.jalon.invalid/*"],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) void startFit()
