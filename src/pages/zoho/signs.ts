import type { FieldMap } from "../../policy/types"
import { fieldKeys, placeKeys } from "../../rules/facts"
import { signsOf } from "./field-map"
import type { SignMap } from "./types"

/** The signs of every field, the policy's over the built-in guesses. For the worker: the guesses stay out of the page. */
export const signMap = (policy: FieldMap = {}): SignMap =>
  Object.fromEntries([...fieldKeys, ...placeKeys].map((key) => [key, signsOf(key, policy)]))
