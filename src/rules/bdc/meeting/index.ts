import agrees from "./agrees"
import branch from "./branch"
import category from "./category"
import confirmation from "./confirmation"
import datetime from "./datetime"
import deposit from "./deposit"
import description from "./description"
import docusign from "./docusign"
import fromOpportunity from "./from-opportunity"
import language from "./language"
import locationEmpty from "./location-empty"
import moved from "./moved"
import opportunityReady from "./opportunity-ready"
import participants from "./participants"
import priority from "./priority"
import relancesUntouched from "./relances-untouched"
import status from "./status"
import subject from "./subject"
import transfer from "./transfer"
import twoClients from "./two-clients"
import type from "./type"
import type { MeetingRule } from "../../rule"

/** In the order of the page. */
export const meetingRules: readonly MeetingRule[] = [
  fromOpportunity,
  opportunityReady,
  subject,
  locationEmpty,
  datetime,
  relancesUntouched,
  priority,
  category,
  type,
  branch,
  language,
  deposit,
  docusign,
  transfer,
  status,
  description,
  agrees,
  participants,
  moved,
  twoClients,
  confirmation,
]
