import { isTable } from "../process/table"
import type { Policy } from "./types"
import { policyKeys } from "./schema"
import type { KeptLooks, KeptPublication } from "../store/settings"

const isShift = (shift: unknown): boolean =>
  isTable(shift) &&
  [shift["person"], shift["day"], shift["start"], shift["end"]].every((text) => typeof text === "string") &&
  (shift["breaks"] === undefined || Array.isArray(shift["breaks"]))

function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value)) as unknown
  } catch {
    return undefined
  }
}

/** A key that was given, and of which this version knows the shape. A roster may hold a year of shifts: these are looked at quickly. */
function isGood(key: string, value: unknown): boolean {
  const shape = policyKeys[key as keyof typeof policyKeys] as (typeof policyKeys)["rules"] | undefined
  if (!shape || value === undefined) return true
  const fits = (one: unknown): boolean => {
    try {
      return shape.safeParse(one).success
    } catch {
      // Wrong at more lines than zod can list.
      return false
    }
  }
  const shifts = key === "roster" && isTable(value) ? value["shifts"] : undefined
  const rest: unknown = Array.isArray(shifts) ? { ...(value as object), shifts: [] } : value
  if (Array.isArray(shifts) && !shifts.every(isShift)) return false
  // The store keeps what is undefined, which a file cannot say.
  return fits(rest) || fits(plain(rest))
}

/**
 * Whether what was kept is still a policy: one of this version, and each key that it knows of its shape. A key that it does not know
 * harms nothing. For a start of the worker: a few ms at most, whatever the roster.
 */
export const isPolicy = (value: unknown): value is Policy =>
  isTable(value) && value["version"] === 1 && Object.entries(value).every(([key, one]) => isGood(key, one))

/** What can still be read of a damaged policy, key by key; null: nothing. */
export function partsOf(value: unknown): Policy | null {
  if (!isTable(value) || (typeof value["version"] === "number" && value["version"] > 1)) return null
  const good = Object.entries(value).filter(
    ([key, one]) => key in policyKeys && key !== "version" && isGood(key, one),
  )
  return good.length > 0 ? { ...Object.fromEntries(good), version: 1 } : null
}

/** The same for a kept publication. */
export const isPublication = (value: unknown): value is KeptPublication =>
  isTable(value) &&
  ["serial", "at", "expires"].every((key) => Number.isFinite(value[key])) &&
  ["by", "note", "kid", "digest"].every((key) => typeof value[key] === "string") &&
  isPolicy(value["policy"])

const isNumbered = (value: unknown): boolean =>
  isTable(value) && Number.isFinite(value["serial"]) && typeof value["digest"] === "string"

/** The same for how looking at its address went. */
export const isLooks = (value: unknown): value is KeptLooks =>
  isTable(value) &&
  isTable(value["serials"]) &&
  Object.values(value["serials"]).every(isNumbered) &&
  ["lookedAt", "goodAt", "silentSince"].every((key) => value[key] === null || Number.isFinite(value[key])) &&
  (value["refusal"] === null || (isTable(value["refusal"]) && Number.isFinite(value["refusal"]["at"])))
