/** Why a fact could not be read. The words for each stand in `src/words`. */
export type UnknownReason =
  | "not-found" // no sign of the field on this page
  | "not-rendered" // a placeholder stands where the value will come
  | "masked" // shown as stars, or hidden by a permission
  | "conflict" // two signs disagree, or a label stands twice
  | "sources-differ" // the page and the CRM do not say the same
  | "ambiguous" // readable in two ways (03/04/2026 with no pattern known)
  | "unreadable" // found, but in a form that this reader does not know
  | "not-settled" // read once; not yet read twice alike
  | "no-agent" // the person at the keyboard has not said who they are
  | "no-roster" // the roster does not say
  | "not-asked" // the worker has not answered yet

/**
 * A fact with its state. Nothing in the product turns `unknown` into `empty`:
 * a rule that needs an unknown answers unknown, never "missing".
 */
export type Field<T = string> =
  | { readonly state: "known"; readonly value: T }
  | { readonly state: "empty" }
  | { readonly state: "unknown"; readonly why: UnknownReason }

export const known = <T>(value: T): Field<T> => ({ state: "known", value })
export const empty: Field<never> = { state: "empty" }
export const unknown = (why: UnknownReason): Field<never> => ({ state: "unknown", why })

/** The value when known, else undefined (empty and unknown alike: only for use where both end the same). */
export const valueOf = <T>(field: Field<T>): T | undefined =>
  field.state === "known" ? field.value : undefined

/** The same field with its value changed; empty and unknown pass through. */
export const mapField = <T, U>(field: Field<T>, change: (value: T) => U): Field<U> =>
  field.state === "known" ? known(change(field.value)) : field
