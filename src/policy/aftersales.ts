import { validEmail } from "../process/opportunity"
import { weekdays, type OpenSpan, type Weekday } from "../process/working-hours"
import type { PolicyAftersales } from "./types"

/** What is wrong in the settings of after-sales; `at`: which span of the day, `value`: what was written. */
export type AftersalesProblem =
  | { field: "bookingLink"; kind: "link" }
  | { field: "mailboxes"; kind: "mailbox"; value: string }
  | { field: Weekday; kind: "order" | "overlap"; at: number }

const isSecure = (link: string): boolean =>
  /^https:\/\/\S+$/i.test(link) && URL.canParse(link) && new URL(link).hostname.includes(".")

/** Midnight, as an end, comes after every start. */
const endOf = (end: string): string => (end === "00:00" ? "24:00" : end)

const dayProblems = (field: Weekday, spans: readonly OpenSpan[]): AftersalesProblem[] =>
  spans.flatMap(({ start, end }, at): AftersalesProblem[] => {
    if (start === "" || end === "" || !(start < endOf(end))) return [{ field, kind: "order", at }]
    // Two that begin together overlap too: the later written is the one to mend.
    const crossed = spans.some((one, index) => index < at && one.start < endOf(end) && start < endOf(one.end))
    return crossed ? [{ field, kind: "overlap", at }] : []
  })

/** All that is wrong in the settings of after-sales; empty where they may be kept. */
export function problemsIn({
  bookingLink,
  mailboxes = [],
  hours = {},
}: PolicyAftersales): AftersalesProblem[] {
  return [
    ...(bookingLink === undefined || isSecure(bookingLink)
      ? []
      : [{ field: "bookingLink", kind: "link" } as const]),
    ...mailboxes
      .filter((value) => !validEmail(value))
      .map((value) => ({ field: "mailboxes", kind: "mailbox", value }) as const),
    ...weekdays.flatMap((day) => dayProblems(day, hours[day] ?? [])),
  ]
}
