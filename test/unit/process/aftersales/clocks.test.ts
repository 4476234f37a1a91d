import { describe, expect, it } from "vitest"
import {
  clockKinds,
  confirmClock,
  diagnosisClock,
  replyClock,
  serviceAgainClock,
  serviceClock,
} from "../../../../src/process/aftersales/clocks"
import { reminderKinds } from "../../../../src/process/reminders"
import afterSalesConfirm from "../../../../src/rules/aftersales/confirm"
import afterSalesDiagnosis from "../../../../src/rules/aftersales/diagnosis"
import afterSalesReminder from "../../../../src/rules/aftersales/reminder"
import afterSalesReply from "../../../../src/rules/aftersales/reply"
import type { WorkingHours } from "../../../../src/process/working-hours"

const at = (text: string): Date => new Date(text)
const never: WorkingHours = { hours: {} }
const [confirm, reply, reminder, diagnosis] = [
  { minutes: afterSalesConfirm.params.minutes.default },
  { hours: afterSalesReply.params.hours.default },
  {
    months: afterSalesReminder.params.months.default,
    again: afterSalesReminder.params.again.default,
  },
  {
    hours: afterSalesDiagnosis.params.hours.default,
    days: afterSalesDiagnosis.params.days.default,
  },
]

it("are all among the reminders", () =>
  expect(reminderKinds).toEqual(expect.arrayContaining([...clockKinds])))

describe("confirmation: half an hour from the end of the call", () => {
  it.each([
    ["2026-11-23T15:00:00.123Z", "2026-11-23T15:30:00.123Z"],
    ["2026-03-08T06:45:00Z", "2026-03-08T07:15:00Z"],
    ["2026-11-01T05:45:00Z", "2026-11-01T06:15:00Z"],
    ["2026-12-31T23:59:00Z", "2027-01-01T00:29:00Z"],
  ])("%s → %s", (end, until) =>
    expect(confirmClock(at(end), confirm)).toEqual({ from: at(end), until: at(until) }),
  )
  it("of no date is none", () => expect(confirmClock(new Date(NaN), confirm)).toBeNull())
})

describe("answer: two working hours from when the e-mail came", () => {
  it.each([
    ["2026-11-23T15:00:00Z", "2026-11-23T17:00:00Z"],
    ["2026-11-21T15:00:00Z", "2026-11-23T15:00:00Z"],
    ["2026-12-24T21:30:00Z", "2026-12-28T14:30:00Z"],
    ["2026-03-06T21:30:00Z", "2026-03-09T13:30:00Z"],
    ["2026-10-30T20:30:00Z", "2026-11-02T14:30:00Z"],
  ])("%s → %s", (received, until) =>
    expect(replyClock(at(received), reply, {})).toEqual({ from: at(received), until: at(until) }),
  )
  it("is not known of a department that never opens, or of no date", () => {
    expect(replyClock(at("2026-11-23T15:00:00Z"), reply, never)).toBeNull()
    expect(replyClock(new Date(NaN), reply, {})).toBeNull()
  })
})

describe("service: from the morning a month before, until the morning of it", () => {
  it.each([
    ["2026-12-18", "2026-11-18T05:00:00Z", "2026-12-18T05:00:00Z"],
    ["2026-03-31", "2026-02-28T05:00:00Z", "2026-03-31T04:00:00Z"],
    ["2028-03-31", "2028-02-29T05:00:00Z", "2028-03-31T04:00:00Z"],
    ["2028-03-29", "2028-02-29T05:00:00Z", "2028-03-29T04:00:00Z"],
    ["2028-02-29", "2028-01-29T05:00:00Z", "2028-02-29T05:00:00Z"],
    ["2026-07-31", "2026-06-30T04:00:00Z", "2026-07-31T04:00:00Z"],
    ["2027-01-05", "2026-12-05T05:00:00Z", "2027-01-05T05:00:00Z"],
    ["2026-11-15", "2026-10-15T04:00:00Z", "2026-11-15T05:00:00Z"],
    ["2026-03-08", "2026-02-08T05:00:00Z", "2026-03-08T05:00:00Z"],
    ["2026-11-01", "2026-10-01T04:00:00Z", "2026-11-01T04:00:00Z"],
  ])("%s: from %s until %s", (planned, from, until) =>
    expect(serviceClock(planned, reminder)).toEqual({ from: at(from), until: at(until) }),
  )
  it.each(["", "2026-02-30", "bientôt"])("of « %s » is none", (planned) =>
    expect(serviceClock(planned, reminder)).toBeNull(),
  )
})

describe("service again: the morning a week after, until the closing", () => {
  it.each<[string, string, string, string, WorkingHours]>([
    ["a Monday", "2026-11-23T15:00:00Z", "2026-11-30T05:00:00Z", "2026-11-30T22:00:00Z", {}],
    ["late in the evening", "2026-11-24T03:30:00Z", "2026-11-30T05:00:00Z", "2026-11-30T22:00:00Z", {}],
    ["a Saturday", "2026-11-21T15:00:00Z", "2026-11-28T05:00:00Z", "2026-11-30T22:00:00Z", {}],
    ["a week before Christmas", "2026-12-18T15:00:00Z", "2026-12-25T05:00:00Z", "2026-12-28T22:00:00Z", {}],
    ["over the spring change", "2026-03-05T15:00:00Z", "2026-03-12T04:00:00Z", "2026-03-12T21:00:00Z", {}],
    ["over the autumn change", "2026-10-29T15:00:00Z", "2026-11-05T05:00:00Z", "2026-11-05T22:00:00Z", {}],
    ["to a leap day", "2028-02-22T15:00:00Z", "2028-02-29T05:00:00Z", "2028-02-29T22:00:00Z", {}],
    ["never open", "2026-11-23T15:00:00Z", "2026-11-30T05:00:00Z", "2026-12-01T05:00:00Z", never],
  ])("%s: %s", (_, first, from, until, w) =>
    expect(serviceAgainClock(at(first), reminder, w)).toEqual({ from: at(from), until: at(until) }),
  )
  it("of no date is none", () => expect(serviceAgainClock(new Date(NaN), reminder, {})).toBeNull())
})

describe("diagnosis: 24 h, else the closing of the third working day", () => {
  it.each<[string, string, string, string, WorkingHours]>([
    ["a Monday", "2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z", "2026-11-26T22:00:00Z", {}],
    ["a Friday", "2026-11-20T15:00:00Z", "2026-11-21T15:00:00Z", "2026-11-25T22:00:00Z", {}],
    ["before Christmas", "2026-12-24T15:00:00Z", "2026-12-25T15:00:00Z", "2026-12-30T22:00:00Z", {}],
    [
      "24 h, not a day, in spring",
      "2026-03-07T15:00:00Z",
      "2026-03-08T15:00:00Z",
      "2026-03-11T21:00:00Z",
      {},
    ],
    ["and in autumn", "2026-10-31T14:00:00Z", "2026-11-01T14:00:00Z", "2026-11-04T22:00:00Z", {}],
    ["never open", "2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z", "2026-11-24T15:00:00Z", never],
  ])("%s: %s", (_, broke, aim, until, w) =>
    expect(diagnosisClock(at(broke), diagnosis, w)).toEqual({
      from: at(broke),
      aim: at(aim),
      until: at(until),
    }),
  )
  it("its deadline is never before what is aimed at", () => {
    const clock = diagnosisClock(at("2026-11-23T15:00:00Z"), { hours: 168, days: 1 }, {})
    expect(clock?.until).toEqual(clock?.aim)
  })
  it("of no date is none", () => expect(diagnosisClock(new Date(NaN), diagnosis, {})).toBeNull())
})
