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
