import answer from "./answer"
import bacs from "./bacs"
import brandDesk from "./brand-desk"
import confirm from "./confirm"
import connected from "./connected"
import diagnosis from "./diagnosis"
import emailContent from "./email-content"
import estimate from "./estimate"
import reminder from "./reminder"
import reply from "./reply"
import roadsideDaily from "./roadside-daily"
import tour from "./tour"
import twoProposals from "./two-proposals"
import type { Rule } from "../rule"

/** In the order of the process. */
export const afterSalesRules: readonly Rule[] = [
  bacs,
  reminder,
  emailContent,
  connected,
  answer,
  twoProposals,
  tour,
  estimate,
  confirm,
  reply,
  diagnosis,
  roadsideDaily,
  brandDesk,
]
