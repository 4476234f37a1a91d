import type { PageHealth } from "../../messages"
import type { Field } from "../../process/field"
import { fieldKeys } from "./field-map"
import type { Read, Reader } from "./reader"

const said = (field: Field<unknown> | undefined): string =>
  !field ? "absent" : field.state === "unknown" ? `unknown: ${field.why}` : field.state

/** What was found on the open page, by which sign, in which state: never a value. */
export function healthOf(reader: Reader, read: Read): PageHealth {
  const generations = new Set(
    [...reader.found.values()].flatMap(({ cells }) => cells.map(({ generation }) => generation)),
  )
  const fields = fieldKeys.flatMap((field) => {
    const [part, name] = field.split(".") as ["opportunity" | "meeting", string]
    const value = (read[part]?.fields as Record<string, Field<unknown>> | undefined)?.[name]
    if (!value) return []
    const { sign, match, cells } = reader.foundAt(field)
    return [
      {
        field,
        found: cells.length > 0,
        sign,
        match,
        state: value.state,
        why: value.state === "unknown" ? value.why : null,
      },
    ]
  })
  return {
    kind: read.kind,
    org: read.route.org,
    generation: generations.size > 0 ? [...generations].sort().join(" + ") : null,
    fields,
    notes: said(read.opportunity?.notes),
    attachments: said(read.opportunity?.attachments),
    participants: said(read.meeting?.fields.participants),
    datePattern: reader.pattern()?.text ?? null,
  }
}
