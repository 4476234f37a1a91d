import type { HolidayId } from "../../process/holidays"

export const en: Readonly<Record<HolidayId, string>> = {
  "new-year": "New Year’s Day",
  "good-friday": "Good Friday",
  patriots: "National Patriots’ Day",
  "fete-nationale": "Québec’s national holiday",
  canada: "Canada Day",
  labour: "Labour Day",
  thanksgiving: "Thanksgiving",
  christmas: "Christmas Day",
}
