import type { PlasmoCSConfig } from "plasmo"

import { start } from "../src/gmail"

export const config: PlasmoCSConfig = {
  matches: ["https://mail.google.com/*"],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) start()
