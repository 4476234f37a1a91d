export const reminderKinds = [
  "credit-check",
  "courtesy",
  "anniversary",
  "callback",
  // The after-sales clocks: the confirmation of a booking, the answer to an e-mail, the call before a service and the one after it, the
  // diagnosis of a breakdown.
  "confirm",
  "reply",
  "service",
  "service-again",
  "diagnosis",
] as const
/** What is to be done for a client between two instants. */
export type ReminderKind = (typeof reminderKinds)[number]
