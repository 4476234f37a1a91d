import { expect, test } from "vitest"
import { day, kinds } from "../../agents/day"
import { defaultAllowance } from "../../../src/crm/budget"

/** What an agent's browser asks of the CRM in a first hour, when this was last looked at. It may grow by a fifth, and by one. */
const usual = { record: 23, notes: 41.5, search: 3.5, coql: 41.5, settings: 25, token: 3.5, other: 0 }
/** What it may cost: a whole team's busiest first hours come to a third more than these two do. */
const most = defaultAllowance * 0.8

test("an hour of a few agents stays under the usual allowance, and asks no more than it did", async () => {
  const { hours, by, stops, opened, statuses } = await day({ agents: 2, hours: 1 })
  // The agents did work, and the CRM answered them.
  expect(opened).toBeGreaterThan(20)
  expect(stops).toBeGreaterThan(20)
  expect(Object.keys(statuses).filter((status) => Number(status) >= 400)).toEqual([])
  for (const { credits } of hours) expect(credits).toBeLessThanOrEqual(most)
  for (const kind of kinds) expect(by[kind] / hours.length, kind).toBeLessThanOrEqual(usual[kind] * 1.2 + 1)
}, 180_000)
