import type { Sign } from "../process/canary"
import type { FieldKey } from "../rules/facts"

/** A field that is no longer read as before. `what`: not found, or by its label alone; `by`: the sign that used to find it; `since`: ISO. */
export type LostField = { field: FieldKey; what: "field" | "sign"; by: Sign | null; since: string }
/**
 * A form or page that is no longer read as before. `area`: what it is of, and its mode ("meeting-quick-create"); `page`: the address of an
 * example: host, organisation, module and id, nothing else.
 */
export type ChangedPage = {
  key: string
  org: string
  area: string
  page: string | null
  since: string
  fields: LostField[]
}
/** `lead`: whether this person may correct a field, or say that it is not expected. */
export type CanaryView = { lead: boolean; pages: ChangedPage[] }

export type CanaryRequests = {
  "canary.get": [undefined, CanaryView]
  /** This field is no longer expected there; a lead's. */
  "canary.expect": [{ key: string; field: FieldKey }, CanaryView]
}
