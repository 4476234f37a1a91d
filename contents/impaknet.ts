import type { PlasmoCSConfig } from "plasmo"

import { startImpaknet } from "../src/impaknet"

// A host that cannot exist: the worker registers the built file on the customer's own hosts, once these are given and permitted.
export const config: PlasmoCSConfig = {
  matches: ["https://impaknet.jalon.invalid/*"],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) startImpaknet()
