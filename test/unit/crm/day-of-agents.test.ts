import { expect, test } from "vitest"
import { day, kinds } from "../../agents/day"
import { defaultAllowance } from "../../../src/crm/budget"

/** What an agent's browser asks of the CRM in an hour, when this was last looked at. It may grow by a third. */
const usual = { record: 20, notes: 30, search: 0, coql: 62, settings: 25, token: 4, other: 3 }

test("an hour of a few agents stays under the usual allowance, and asks no more than it did", async () => {
  const { hours, by, stops, opened, statuses } = await day({ agents: 2, hours: 1 })
  // The agents did work, and the CRM answered them.
  expect(opened).toBeGreaterThan(20)
  expect(stops).toBeGreaterThan(20)
  expect(Object.keys(statuses).filter((status) => Number(status) >= 400)).toEqual([])
  for (const { credits } of hours) expect(credits).toBeLessThanOrEqual(defaultAllowance)
  for (const kind of kinds) expect(by[kind] / hours.length, kind).toBeLessThanOrEqual((usual[kind] * 4) / 3)
}, 60_000)
