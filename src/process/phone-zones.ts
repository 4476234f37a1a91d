import { areaCodes, exchanges } from "./phone-zones-data"

/** `514` → its zones, made once. */
let byArea: ReadonlyMap<string, readonly string[]> | null = null

function zonesByArea(): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>()
  for (const [zone, codes] of Object.entries(areaCodes))
    for (const code of codes.split(" ")) made.set(code, [...(made.get(code) ?? []), zone])
  return made
}

/**
 * The time zones (IANA) where a North American number is from, by its area code, or its exchange where a few of them lie elsewhere; several
 * where the code spans them. `digits`: ten, without the country's. Empty: not known. Where its bearer is, no number tells.
 */
export function zonesOfPhone(digits: string): readonly string[] {
  if (!/^\d{10}$/.test(digits)) return []
  const exchange = exchanges[digits.slice(0, 6)]
  byArea ??= zonesByArea()
  return exchange === undefined ? (byArea.get(digits.slice(0, 3)) ?? []) : [exchange]
}
