import type { FieldMap } from "../../policy/types"
import { fieldKeys, placeKeys } from "../../rules/facts"
import { signsOf } from "./field-map"
import type { SignMap } from "./types"

/**
 * The signs of every field: the built-in guesses, what the CRM told over them, what the policy gives over both. For the worker: the
 * guesses stay out of the page.
 */
export const signMap = (policy: FieldMap = {}, told: SignMap = {}): SignMap =>
  Object.fromEntries([...fieldKeys, ...placeKeys].map((key) => [key, signsOf(key, policy, told)]))
