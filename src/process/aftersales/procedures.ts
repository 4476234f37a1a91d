import type { ClockKind } from "./clocks"

/** The procedures of after-sales reception (S1). */
export const procedures = [
  "outbound-phone",
  "outbound-email",
  "outbound-app",
  "no-answer",
  "inbound",
  "email-request",
  "accident",
  "breakdown",
  "diagnosis",
] as const
export type Procedure = (typeof procedures)[number]

/** Every item of every procedure; the same one has the same words wherever it is. */
export const procedureItems = [
  "vehicle-service",
  "service-offer",
  "two-mobility",
  "season-offers",
  "prices",
  "open-questions",
  "appointment-offered",
  "booked",
  "tour-10-min",
  "full-budget",
  "confirmation",
  "one-contact",
  "booking-link",
  "email-sent",
  "app-notice",
  "in-planning",
  "requests-kept",
  "reminded-again",
  "again-by-phone",
  "five-rings",
  "welcome-formula",
  "client-vehicle",
  "situation",
  "two-dates",
  "cost-time",
  "by-name",
  "thanked",
  "replied",
  "phone-or-link",
  "reassured",
  "where",
  "hurt",
  "tow",
  "courtesy-car",
  "insurer",
  "hospital",
  "next-steps",
  "documents",
  "maker-warranty",
  "brand-assistance",
  "diagnosis-prepared",
  "specialist",
  "diagnosis-date",
  "needs-solved",
] as const
export type ProcedureItemId = (typeof procedureItems)[number]

/** One thing to do in a procedure. Ticked by hand as well as by what follows. */
export type ProcedureItem = {
  id: ProcedureItemId
  /** The rule that asks for it, by id. */
  rule?: `aftersales.${string}`
  /** Steps of the procedure's script: any of them, once gone through, ticks it. None: by hand alone. */
  steps?: readonly string[]
  /** Ticking it starts this clock (confirm: from the end of the call). */
  starts?: ClockKind
  /** Ticking it ends these. */
  ends?: readonly ClockKind[]
  /** Where the case calls for it: never missing. */
  optional?: true
  /** Applies once that item is ticked; never missing before. */
  after?: ProcedureItemId
}
export type ProcedurePlan = { script: string | null; items: readonly ProcedureItem[] }

const byName: ProcedureItem = { id: "by-name" }
const confirmed: ProcedureItem = {
  id: "confirmation",
  rule: "aftersales.confirm",
  steps: ["confirm"],
  ends: ["confirm"],
  after: "booked",
}
const diagnosisDate: readonly ProcedureItem[] = [
  { id: "diagnosis-prepared", rule: "aftersales.diagnosis", steps: ["diagnosis"] },
  { id: "specialist", rule: "aftersales.diagnosis", steps: ["specialist"] },
  { id: "diagnosis-date", rule: "aftersales.diagnosis", steps: ["appointment"], ends: ["diagnosis"] },
]
const courtesyCar: ProcedureItem = { id: "courtesy-car", steps: ["courtesy-car"] }

/** What each procedure asks, in its order (S1). */
export const procedurePlans: Readonly<Record<Procedure, ProcedurePlan>> = {
  "outbound-phone": {
    script: "script.aftersales-outbound",
    items: [
      {
        id: "vehicle-service",
        rule: "aftersales.reminder",
        steps: ["vehicle"],
        ends: ["service", "service-again"],
      },
      { id: "service-offer", rule: "aftersales.reminder", steps: ["offer"] },
      { id: "two-mobility", rule: "aftersales.reminder", steps: ["mobility"] },
      { id: "season-offers", rule: "aftersales.reminder", steps: ["season"] },
      { id: "prices", rule: "aftersales.reminder", steps: ["prices"] },
      { id: "open-questions", rule: "aftersales.reminder", steps: ["needs"] },
      { id: "appointment-offered", rule: "aftersales.reminder", steps: ["ready"] },
      { id: "booked", steps: ["appointment"], starts: "confirm", optional: true },
      { id: "tour-10-min", rule: "aftersales.tour", steps: ["tour"], after: "booked" },
      { id: "full-budget", rule: "aftersales.estimate", steps: ["budget"], after: "booked" },
      confirmed,
    ],
  },
  "outbound-email": {
    script: null,
    items: [
      { id: "vehicle-service", rule: "aftersales.email-content" },
      { id: "service-offer", rule: "aftersales.email-content" },
      { id: "two-mobility", rule: "aftersales.email-content" },
      { id: "season-offers", rule: "aftersales.email-content" },
      { id: "prices", rule: "aftersales.email-content" },
      { id: "open-questions", rule: "aftersales.email-content" },
      { id: "one-contact", rule: "aftersales.email-content" },
      { id: "booking-link", rule: "aftersales.email-content" },
      { id: "email-sent", rule: "aftersales.reminder", ends: ["service"], starts: "service-again" },
    ],
  },
  "outbound-app": {
    script: null,
    items: [
      { id: "app-notice", rule: "aftersales.connected", ends: ["service"] },
      { id: "booked", optional: true },
      { id: "in-planning", rule: "aftersales.connected", after: "booked" },
      { id: "requests-kept", rule: "aftersales.connected", after: "booked" },
    ],
  },
  "no-answer": {
    script: "script.aftersales-outbound",
    items: [
      {
        id: "reminded-again",
        rule: "aftersales.reminder",
        steps: ["remind"],
        ends: ["service"],
        starts: "service-again",
      },
      { id: "again-by-phone", rule: "aftersales.reminder", ends: ["service-again"], after: "reminded-again" },
    ],
  },
  inbound: {
    script: "script.aftersales-inbound",
    items: [
      { id: "five-rings", rule: "aftersales.answer" },
      { id: "welcome-formula", rule: "aftersales.answer", steps: ["welcome"] },
      { id: "client-vehicle", steps: ["details"] },
      { id: "situation", steps: ["situation"] },
      { id: "two-dates", rule: "aftersales.two-proposals", steps: ["proposals"] },
      { id: "service-offer", steps: ["offers"] },
      { id: "two-mobility", rule: "aftersales.two-proposals", steps: ["mobility"] },
      { id: "prices", rule: "aftersales.estimate", steps: ["prices"] },
      { id: "tour-10-min", rule: "aftersales.tour", steps: ["tour"] },
      { id: "cost-time", rule: "aftersales.estimate", steps: ["estimate"] },
      byName,
      { id: "thanked", steps: ["thanks"] },
      { id: "booked", starts: "confirm", optional: true },
      confirmed,
    ],
  },
  "email-request": {
    script: null,
    items: [
      { id: "replied", rule: "aftersales.reply", ends: ["reply"] },
      { id: "phone-or-link", rule: "aftersales.reply" },
    ],
  },
  accident: {
    script: "script.aftersales-accident",
    items: [
      { id: "reassured", steps: ["reassure"] },
      { id: "where", steps: ["where"] },
      { id: "hurt", steps: ["hurt"] },
      { id: "tow", steps: ["tow"] },
      courtesyCar,
      { id: "insurer", steps: ["insurer"], optional: true },
      { id: "hospital", steps: ["hospital"], optional: true },
      { id: "next-steps", steps: ["next-steps"] },
      { id: "documents", steps: ["documents"] },
      byName,
    ],
  },
  breakdown: {
    script: "script.aftersales-breakdown",
    items: [
      { id: "reassured", steps: ["reassure"], starts: "diagnosis" },
      { id: "where", steps: ["where"] },
      { id: "tow", steps: ["tow"] },
      { id: "maker-warranty", steps: ["warranty"] },
      { id: "brand-assistance", steps: ["assistance"], optional: true },
      courtesyCar,
      ...diagnosisDate,
      { id: "needs-solved", steps: ["solve"] },
      byName,
      { id: "thanked", steps: ["thanks"] },
    ],
  },
  diagnosis: {
    script: "script.aftersales-breakdown",
    items: diagnosisDate,
  },
}
