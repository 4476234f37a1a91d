// @vitest-environment jsdom
import { expect, test } from "vitest"
import { isDate } from "../../../../src/pages/zoho/reader"
import { momentExample, ownFields, textsOf } from "../../../../src/rules/own/fields"

test.each(ownFields)("%s: told as a date exactly where the page reads one", (key) => {
  expect(momentExample(key) !== null).toBe(isDate(key))
})

test("a date is told as it is compared", () => {
  expect(momentExample("credit.createdAt")).toBe("2026-12-18")
  expect(textsOf(new Date("2026-12-18T19:00:00Z"))[0]).toBe(momentExample("meeting.start"))
  expect(momentExample("meeting.createdAt")).toBeNull()
})
