import type { HolidayId } from "../../process/holidays"

/** Québec's public holidays. */
export const fr: Readonly<Record<HolidayId, string>> = {
  "new-year": "Jour de l’An",
  "good-friday": "Vendredi saint",
  patriots: "Journée nationale des patriotes",
  "fete-nationale": "Fête nationale du Québec",
  canada: "Fête du Canada",
  labour: "Fête du Travail",
  thanksgiving: "Action de grâces",
  christmas: "Noël",
}
