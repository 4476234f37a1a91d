import type { Script } from "../types"
import { aftersalesAccident } from "./aftersales-accident"
import { aftersalesBreakdown } from "./aftersales-breakdown"
import { aftersalesInbound } from "./aftersales-inbound"
import { aftersalesOutbound } from "./aftersales-outbound"
import { bdcTrack } from "./bdc-track"
import { needsAnalysis } from "./needs-analysis"
import { orphanFirstCall } from "./orphan-first-call"
import { renewalRegular } from "./renewal-regular"
import { renewalSpecialised } from "./renewal-specialised"
import { voiceMessage } from "./voice-message"

/** Every call script of this version (process.md §6). */
export const calls: readonly Script[] = [
  renewalRegular,
  renewalSpecialised,
  needsAnalysis,
  voiceMessage,
  bdcTrack,
  aftersalesOutbound,
  aftersalesInbound,
  aftersalesAccident,
  aftersalesBreakdown,
  orphanFirstCall,
]
