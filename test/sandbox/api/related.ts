import type { CrmRecord, Value } from "../world"
import type { Book } from "./book"
import { refuse } from "./http"
import { choices } from "./metadata"
import { moduleByName, type ApiModule } from "./modules"
import { noteRow, person, rowOf, type Row } from "./shapes"
import { stamp } from "./time"

/** A value as the timeline writes it. */
const said = (value: Value): string | null =>
  value === null ? null : typeof value === "object" ? JSON.stringify(value) : String(value)
const sizeOf = (text: string): string => String((Number.parseInt(text, 10) || 1) * 1024)

/** The rows of a related list by its API name; undefined: this module has no such list. */
export function relatedRows(
  book: Book,
  module: ApiModule,
  record: CrmRecord,
  list: string,
): Row[] | undefined {
  if (list === "Notes") return book.notesOf(record.id).map((note) => noteRow(book, note))
  if (list === "Attachments")
    return record.attachments.map(({ id, name, by, at, size }) => {
      const author = person(book.person(by))
      return {
        id,
        File_Name: name,
        Size: sizeOf(size),
        Owner: author,
        Created_By: author,
        Created_Time: stamp(Date.parse(at)),
        Modified_By: author,
        Modified_Time: stamp(Date.parse(at)),
        Parent_Id: { id: record.id, name: book.name(record) },
        $attachment_type: 0,
        $editable: true,
        $file_id: `f${id}`,
        $type: "Attachment",
        $se_module: module.api,
        $state: "save",
        $link_url: null,
      }
    })
  if (list === "Stage_History" && module.api === "Deals") {
    const changes = book.stages(record)
    return changes.map(({ id, stage, at, by }, index) => ({
      id,
      Stage: stage,
      Moved_To__s: changes[index + 1]?.stage ?? null,
      Modified_Time: stamp(at),
      Modified_By: person(by),
      Last_Modified_Time: stamp(at),
      Duration_Days: changes[index + 1]
        ? Math.floor(((changes[index + 1]?.at ?? at) - at) / 86_400_000)
        : null,
      Closing_Date: record.values["CLOSINGDATE"] ?? null,
      Amount: null,
      Probability: null,
      Expected_Revenue: null,
    }))
  }
  const target = { Events: "Events", Tasks: "Tasks", Calls: "Calls", Deals: "Potentials" }[list]
  const related = target === undefined ? undefined : moduleByName(target)
  if (!related) return undefined
  const column = module.name === "Contacts" ? "CONTACTID" : "SEID"
  return book
    .records(related)
    .filter(
      ({ values: { [column]: link } }) =>
        !!link && typeof link === "object" && "id" in link && link.id === record.id,
    )
    .map((one) => rowOf(book, related, one))
}

/** What happened to a record, as `__timeline` tells it, newest first. `Modified_Time` serves to sort. */
export function timelineRows(
  book: Book,
  module: ApiModule,
  record: CrmRecord,
  filters: string | null,
): Row[] {
  const record_ = { name: book.name(record), id: record.id, module: { api_name: module.api, id: module.id } }
  if (filters !== null && !/^\s*[[{]/.test(filters))
    throw refuse(400, "INVALID_DATA", "the relation name given seems to be invalid", {
      param_name: "filters",
    })
  return book.timeline(record).map(({ id, action, at, by, fields }) => ({
    id,
    audited_time: stamp(at),
    action,
    source: "crm_ui",
    type: "record",
    done_by: { name: by.name, id: by.id },
    record: record_,
    related_record: null,
    automation_details: null,
    field_history: fields.flatMap(({ col, old, now }) => {
      const field = module.fields.find((one) => one.col === col)
      if (!field) return []
      return [
        {
          id: field.id,
          api_name: field.api,
          field_label: field.label,
          data_type: field.type === "user" ? "ownerlookup" : field.type,
          enable_colour_code: false,
          pick_list_values: choices(field).map(({ reference_value: _, ...choice }) => choice),
          _value: { new: said(now), old: said(old) },
        },
      ]
    }),
  }))
}
