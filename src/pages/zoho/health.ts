import type { PageHealth } from "../../messages"
import type { Field } from "../../process/field"
import { fieldKeys, fileIn } from "../../rules/facts"
import { nowhere } from "./match"
import { factOf } from "./reader"
import type { Read, Reader } from "./reader"

const said = (field: Field<unknown> | undefined): string =>
  !field ? "absent" : field.state === "unknown" ? `unknown: ${field.why}` : field.state

/** What was found on the open page, by which sign, in which state: never a value. */
export function healthOf(reader: Reader, read: Read): PageHealth {
  const { kind, route, opportunity, meeting } = read
  const generations = [...reader.found.values()].flatMap(({ cells }) =>
    cells.map(({ generation }) => generation),
  )
  const pattern = reader.pattern()
  return {
    kind,
    org: route.org,
    generation: [...new Set(generations)].sort().join(" + ") || null,
    fields: fieldKeys.flatMap((field) => {
      const value = factOf(read, field)
      const { sign, match, cells } = reader.found.get(field) ?? nowhere
      const why = value?.state === "unknown" ? value.why : null
      return value ? [{ field, found: cells.length > 0, sign, match, state: value.state, why }] : []
    }),
    notes: said(fileIn(read)?.notes),
    attachments: said(opportunity?.attachments),
    participants: said(meeting?.fields.participants),
    datePattern: pattern && (pattern.text || pattern.order.join("")),
  }
}
