// @vitest-environment jsdom
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readClock, readDay, readInstant, readPattern, writeDay } from "../../../src/pages/zoho/dates"
import { readRoute } from "../../../src/pages/zoho/route"

describe("a user's pattern", () => {
  it.each([
    ["DD/MM/YYYY", "dmy"],
    ["MM/DD/YYYY", "mdy"],
    ["M/d/yy", "mdy"],
    ["MMM d, yyyy", "mdy"],
    ["yyyy-MM-dd", "ymd"],
    ["JJ/MM/AAAA", "dmy"],
    ["dd.MM.yyyy", "dmy"],
    ["d MMM yyyy", "dmy"],
    ["DD/MM/YYYY hh:mm", "dmy"],
    ["Rechercher", null],
    ["", null],
    ["dd/dd/yyyy", null],
    ["Nom", null],
  ])("%s", (text, order) => {
    expect(readPattern(text)?.order.join("") ?? null).toBe(order)
  })
})

describe("a day", () => {
  it.each([
    ["03/04/2026", null, "ambiguous"],
    ["03/04/2026", "DD/MM/YYYY", "2026-04-03"],
    ["03/04/2026", "MM/DD/YYYY", "2026-03-04"],
    ["2026-04-03", null, "2026-04-03"],
    ["2026/04/03", "DD/MM/YYYY", "2026-04-03"],
    ["13/04/2026", null, "2026-04-13"],
    ["04/13/2026", null, "2026-04-13"],
    ["05/05/2026", null, "2026-05-05"],
    ["18/12/26", null, "ambiguous"],
    ["18/12/26", "dd/MM/yy", "2026-12-18"],
    ["Dec 18, 2026", null, "2026-12-18"],
    ["18 déc. 2026", null, "2026-12-18"],
    ["1er août 2026", null, "2026-08-01"],
    ["mar. 18 déc. 2026", null, "2026-12-18"],
    ["mardi 3 mars 2026", null, "2026-03-03"],
    ["Mar 3, 2026", null, "2026-03-03"],
    ["juil. 4, 2026", null, "2026-07-04"],
    ["4 juin 2026", null, "2026-06-04"],
    ["31/02/2026", null, "unreadable"],
    ["hier", null, "unreadable"],
    ["13/13/2026", "DD/MM/YYYY", "unreadable"],
  ])("%s in %s", (text, pattern, expected) => {
    const read = readDay(text, readPattern(pattern))
    expect(read.state === "known" ? read.value : read.state === "unknown" && read.why).toBe(expected)
  })
  it("is read back as it is written, in any pattern of figures", () => {
    const patterns = ["DD/MM/YYYY", "M/d/yy", "yyyy-MM-dd", "JJ-MM-AAAA", "d.M.yyyy"]
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2001-01-01"), max: new Date("2098-12-31"), noInvalidDate: true }),
        fc.constantFrom(...patterns),
        (date, text) => {
          const pattern = readPattern(text)
          const day = date.toISOString().slice(0, 10)
          if (!pattern) throw new Error("no pattern")
          expect(readDay(writeDay(day, pattern) ?? "", pattern)).toEqual({ state: "known", value: day })
        },
      ),
    )
  })
})

describe("a time", () => {
  it.each([
    ["14:05", "14:5"],
    ["2:05 PM", "14:5"],
    ["12:00 AM", "0:0"],
    ["12:30 PM", "12:30"],
    ["14 h 05", "14:5"],
    ["14h05", "14:5"],
    ["14\u00a0h", "14:0"],
    ["14:05:22", "14:5"],
    ["2 PM", "14:0"],
    ["9:00 a.m.", "9:0"],
    ["25:00", null],
    ["13:00 PM", null],
    ["midi", null],
  ])("%s", (text, expected) => {
    const clock = readClock(text)
    expect(clock && `${clock.hour}:${clock.minute}`).toBe(expected)
  })
  it.each([
    ["18 déc. 2026 à 14 h 05", "2026-12-18T19:05:00.000Z", "minute"],
    ["2026-07-02 14:05:22", "2026-07-02T18:05:22.000Z", "second"],
    ["Fri, Nov 20, 2026 02:05 PM", "2026-11-20T19:05:00.000Z", "minute"],
    ["20/11/2026 02:05 PM", "2026-11-20T19:05:00.000Z", "minute"],
    ["20/11/2026", "2026-11-20T05:00:00.000Z", "day"],
  ])("%s on Montréal's clock", (text, iso, precision) => {
    expect(readInstant(text, null)).toEqual({ state: "known", value: { at: new Date(iso), precision } })
  })
})

const id = "6000000000000000001"
describe("an address", () => {
  it.each([
    [`https://crm.zoho.com/crm/org70/tab/Potentials/${id}`, "opportunity-detail org70 Potentials"],
    [`https://crm.zoho.com/crm/tab/Potentials/${id}`, "opportunity-detail - Potentials"],
    [`https://crm.zohocloud.ca/crm/org70/tab/Deals/${id}/`, "opportunity-detail org70 Potentials"],
    [`https://crmsandbox.zoho.eu/crm/1234/tab/Potentials/${id}`, "opportunity-detail 1234 Potentials"],
    [
      `https://crmplus.zoho.com/portal/index.do/cxapp/crm/org70/tab/Potentials/${id}`,
      "opportunity-detail org70 Potentials",
    ],
    [
      `https://crm.zoho.com/crm/org70/EntityInfo.do?module=Potentials&id=${id}`,
      "opportunity-detail org70 Potentials",
    ],
    [`https://crm.zoho.com/crm/EntityInfo.do?module=Potentials&id=${id}`, "opportunity-detail - Potentials"],
    [
      "https://crm.zoho.com/crm/org70/tab/Potentials/create?layoutId=1&redirect=false",
      "opportunity-create org70 Potentials",
    ],
    [`https://crm.zoho.com/crm/org70/tab/Potentials/${id}/edit`, "opportunity-edit org70 Potentials"],
    [`https://crm.zoho.com/crm/org70/tab/Potentials/${id}/clone`, "opportunity-create org70 Potentials"],
    ["https://crm.zoho.com/crm/org70/tab/Events/create", "meeting-create org70 Events"],
    [
      `https://crm.zoho.com/crm/org70/tab/Activities/${id}/edit?sub_module=Events`,
      "meeting-edit org70 Events",
    ],
    [`https://crm.zoho.com/crm/org70/tab/Activities/${id}?sub_module=Events`, "other org70 Events"],
    [`https://crm.zoho.com/crm/org70/tab/Activities/${id}?sub_module=Calls`, "other org70 Calls"],
    ["https://crm.zoho.com/crm/org70/tab/Potentials/custom-view/12/list?page=1", "list org70 Potentials"],
    [`https://crm.zoho.com/crm/org70/tab/Potentials/custom-view/12/kanban`, "other org70 Potentials"],
    ["https://crm.zoho.com/crm/org70/tab/Contacts/list", "other org70 Contacts"],
    ["https://crm.zoho.com/crm/org70/tab/Leads", "other org70 Leads"],
    ["https://crm.zoho.com/crm/org70/tab/Calls/create", "activity-create org70 Calls"],
    ["https://crm.zoho.com/crm/org70/tab/Tasks/create?what=1", "activity-create org70 Tasks"],
    [`https://crm.zoho.com/crm/org70/tab/Tasks/${id}/edit`, "other org70 Tasks"],
    [`https://crm.zoho.com/crm/org70/tab/Contacts/${id}`, "contact-detail org70 Contacts"],
    [`https://crm.zoho.com/crm/org70/tab/Contacts/${id}/edit`, "other org70 Contacts"],
    ["https://crm.zoho.com/crm/org70/tab/Potentials", "list org70 Potentials"],
    [`https://crm.zoho.com/crm/org70/tab/Potentials/${id}/find-and-merge`, "other org70 Potentials"],
    ["https://crm.zoho.com/crm/org70/EntityInfo.do", "other org70 -"],
    [
      "https://crm.zoho.com/crm/org70/tab/Voice%20of%20the%20Customer/12",
      "other org70 Voice of the Customer",
    ],
    [`https://crm.zoho.com/bigin/org70/tab/Potentials/${id}`, "other - -"],
    ["https://crm.zoho.com/crm/org70/calendar?date=26-02-2026", "other - -"],
    ["https://crm.zoho.com/crm/%E0%A4%A/tab/Potentials/1", "other - -"],
    ["no address", "other - -"],
  ])("%s", (address, expected) => {
    const { kind, org, module } = readRoute(address)
    expect(`${kind} ${org ?? "-"} ${module ?? "-"}`).toBe(expected)
  })
})
