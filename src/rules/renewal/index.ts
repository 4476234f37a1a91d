import call from "./call"
import creditRequest from "./credit-request"
import dailyTarget from "./daily-target"
import dossierReady from "./dossier-ready"
import filters from "./filters"
import segment from "./segment"
import segmentList from "./segment-list"
import shiftStart from "./shift-start"
import type { Rule } from "../rule"

/** In the order of the process. */
export const renewalRules: readonly Rule[] = [
  shiftStart,
  dailyTarget,
  dossierReady,
  segment,
  segmentList,
  call,
  creditRequest,
  filters,
]
