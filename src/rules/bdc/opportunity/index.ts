import appointmentNote from "./appointment-note"
import branch from "./branch"
import contactLinked from "./contact-linked"
import contactMatchesName from "./contact-matches-name"
import depositReceipt from "./deposit-receipt"
import dv from "./dv"
import email from "./email"
import followUpDate from "./follow-up-date"
import fullName from "./full-name"
import language from "./language"
import module from "./module"
import notExpired from "./not-expired"
import owner from "./owner"
import phone from "./phone"
import redLine from "./red-line"
import rightPlace from "./right-place"
import spex from "./spex"
import stageBooked from "./stage-booked"
import statusNew from "./status-new"
import stockOrNotes from "./stock-or-notes"
import tradeIn from "./trade-in"
import type from "./type"
import vehicle from "./vehicle"
import type { OpportunityRule } from "../../rule"

/** In the order of the page. */
export const opportunityRules: readonly OpportunityRule[] = [
  module,
  owner,
  statusNew,
  contactLinked,
  type,
  redLine,
  contactMatchesName,
  fullName,
  phone,
  email,
  branch,
  language,
  spex,
  dv,
  notExpired,
  stageBooked,
  vehicle,
  stockOrNotes,
  tradeIn,
  followUpDate,
  appointmentNote,
  depositReceipt,
  rightPlace,
]
