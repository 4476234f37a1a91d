import type { PlasmoCSConfig } from "plasmo"

import { startPlayer } from "../src/player"

// A host that cannot exist: the script is part of the build, and runs only where the worker puts it, in a tab where a script is played.
export const config: PlasmoCSConfig = {
  matches: ["https://player.jalon.invalid/*"],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) void startPlayer()
