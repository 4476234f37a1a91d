import { unknown } from "../../process/field"
import type { Field } from "../../process/field"

export const notRendered = unknown("not-rendered")
export const unreadable = unknown("unreadable")
export const notFound = unknown("not-found")

/** What a known value makes; empty and unknown pass through. */
export const chain = <T, U>(field: Field<T>, make: (value: T) => Field<U>): Field<U> =>
  field.state === "known" ? make(field.value) : field
