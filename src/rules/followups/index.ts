import daily from "./daily"
import credsiiNoPhone from "./credsii-no-phone"
import expiry from "./expiry"
import expiryVs90 from "./expiry-vs-90"
import invalidAllowed from "./invalid-allowed"
import longTerm from "./long-term"
import lostAllowed from "./lost-allowed"
import neverReached from "./never-reached"
import openElsewhere from "./open-elsewhere"
import queue from "./queue"
import reapply from "./reapply"
import reapplyApprovers from "./reapply-approvers"
import reapplyFni from "./reapply-fni"
import stageFits from "./stage-fits"
import stageMeaning from "./stage-meaning"
import type { OpportunityRule } from "../rule"

/** In the order of the process; all of the opportunity, outside a meeting's form. */
export const followUpRules: readonly OpportunityRule[] = [
  daily,
  lostAllowed,
  invalidAllowed,
  credsiiNoPhone,
  reapply,
  reapplyFni,
  reapplyApprovers,
  neverReached,
  expiry,
  expiryVs90,
  longTerm,
  stageMeaning,
  stageFits,
  queue,
  openElsewhere,
]
