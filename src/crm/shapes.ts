import "../policy/zod"
import * as z from "zod"
import { shift, zone } from "./shapes-hours"
import type { CrmChoice, CrmField, CrmPerson } from "./types"

// Only what is used is looked at. What the CRM may leave out is nullish; any other type makes the whole answer malformed.

const id = z.string().min(1)
const text = z.string().nullish()
const said = text.transform((value) => value ?? "")
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))
const maybeInstant = instant.nullish().transform((value) => value ?? null)
/** Of people a query gives the id alone: their name is then "". */
const person = z
  .object({ id: text, name: text })
  .nullish()
  .transform((one): CrmPerson | null => (one?.id ? { id: one.id, name: one.name ?? "" } : null))
const named = z
  .object({ name: text })
  .nullish()
  .transform((one) => one?.name ?? null)

const info = z
  .object({ more_records: z.boolean().nullish(), next_page_token: text })
  .nullish()
  .transform((said) => ({ more: said?.more_records === true, token: said?.next_page_token ?? null }))

/** An answer: its rows, under the name of what was asked, and whether there are more. */
const page = <Row extends z.ZodType>(key: string, row: Row) => {
  const rows = z.array(row)
  return z.looseObject({ info }).transform((said, context) => {
    const read = rows.safeParse(said[key])
    if (read.success) return { rows: read.data, info: said.info }
    context.addIssue({ code: "custom", message: key })
    return z.NEVER
  })
}

const marks = z.object({
  id,
  Owner: person,
  Created_Time: maybeInstant,
  Modified_Time: maybeInstant,
  Created_By: person,
  Modified_By: person,
})
const record = z.record(z.string(), z.unknown()).transform((values, context) => {
  const marked = marks.safeParse(values)
  if (!marked.success) {
    context.addIssue({ code: "custom", message: "record" })
    return z.NEVER
  }
  const { id, Owner, Created_Time, Modified_Time, Created_By, Modified_By } = marked.data
  return {
    id,
    values,
    owner: Owner,
    createdAt: Created_Time,
    modifiedAt: Modified_Time,
    createdBy: Created_By,
    modifiedBy: Modified_By,
  }
})

const note = z
  .object({
    id,
    Parent_Id: z.object({ id, module: z.object({ api_name: text }).nullish() }).nullish(),
    Note_Title: said,
    Note_Content: said,
    Created_By: person,
    Created_Time: instant,
    Modified_By: person,
    Modified_Time: maybeInstant,
  })
  .transform((one) => ({
    id: one.id,
    parent: one.Parent_Id ? { id: one.Parent_Id.id, module: one.Parent_Id.module?.api_name ?? null } : null,
    title: one.Note_Title,
    text: one.Note_Content,
    createdBy: one.Created_By,
    createdAt: one.Created_Time,
    modifiedBy: one.Modified_By,
    modifiedAt: one.Modified_Time,
  }))

const user = z
  .object({
    id,
    full_name: text,
    first_name: text,
    last_name: text,
    email: text,
    status: text,
    role: named,
    profile: named,
    time_zone: zone,
  })
  .transform((one) => ({
    id: one.id,
    name: one.full_name ?? [one.first_name, one.last_name].filter(Boolean).join(" "),
    email: one.email ?? null,
    active: one.status === "active",
    role: one.role,
    profile: one.profile,
    timeZone: one.time_zone,
  }))

const org = z
  .object({ id, zgid: id, company_name: z.string(), time_zone: zone, domain_name: text })
  .transform((one) => ({
    id: one.id,
    zgid: one.zgid,
    name: one.company_name,
    timeZone: one.time_zone,
    ...(one.domain_name && one.domain_name !== `org${one.zgid}` && { domain: one.domain_name }),
  }))

const module = z
  .object({
    id,
    api_name: text,
    singular_label: text,
    plural_label: text,
    module_name: text,
    generated_type: text,
    api_supported: z.boolean(),
    viewable: z.boolean(),
  })
  .transform((one) => ({
    id: one.id,
    apiName: one.api_name ?? "",
    singular: one.singular_label ?? "",
    plural: one.plural_label ?? "",
    moduleName: one.module_name ?? one.api_name ?? "",
    custom: one.generated_type === "custom",
    readable: one.api_supported && one.viewable,
  }))

const choice = z
  .object({ display_value: z.string(), actual_value: z.string() })
  .transform((one): CrmChoice => ({ shown: one.display_value, actual: one.actual_value }))
const field = z
  .object({
    id,
    api_name: z.string().min(1),
    field_label: text,
    display_label: text,
    column_name: text,
    data_type: z.string(),
    custom_field: z.boolean().nullish(),
    visible: z.boolean().nullish(),
    pick_list_values: z.array(choice).nullish(),
  })
  .transform((one): CrmField => ({
    id: one.id,
    apiName: one.api_name,
    label: one.display_label ?? one.field_label ?? one.api_name,
    ...(one.display_label && one.field_label && one.display_label !== one.field_label
      ? { ownLabel: one.field_label }
      : {}),
    column: one.column_name ?? null,
    type: one.data_type,
    custom: one.custom_field === true,
    visible: one.visible !== false,
    choices: one.pick_list_values ?? [],
  }))

const layoutField = z
  .object({
    api_name: z.string().min(1),
    required: z.boolean().nullish(),
    system_mandatory: z.boolean().nullish(),
  })
  .transform((one) => ({
    apiName: one.api_name,
    required: one.required === true || one.system_mandatory === true,
  }))
const layout = z
  .object({
    id,
    name: text,
    display_label: text,
    sections: z.array(z.object({ fields: z.array(layoutField).nullish() })).nullish(),
  })
  .transform((one) => ({
    id: one.id,
    name: one.display_label ?? one.name ?? "",
    fields: (one.sections ?? []).flatMap(({ fields }) => fields ?? []),
  }))

const unavailability = z
  .object({ id: said, user: z.object({ id, name: said }), from: instant, to: instant })
  .transform(({ user, ...one }) => ({ ...one, person: user }))

const holiday = z
  .object({ id: said, name: said, date: z.iso.date() })
  .transform(({ date, ...one }) => ({ ...one, day: date }))

const event = z
  .object({
    id: said,
    action: said,
    audited_time: instant,
    done_by: person,
    field_history: z.array(z.object({ api_name: text })).nullish(),
  })
  .transform((one) => ({
    id: one.id,
    action: one.action,
    at: one.audited_time,
    by: one.done_by,
    fields: (one.field_history ?? []).flatMap(({ api_name }) => api_name ?? []),
  }))

const attachment = z
  .object({ id, File_Name: said, Created_By: person, Created_Time: instant })
  .transform((one) => ({
    id: one.id,
    name: one.File_Name,
    createdBy: one.Created_By,
    createdAt: one.Created_Time,
  }))

/** A stage that was entered: `Modified_Time` is when it was. */
const stage = z
  .object({ Stage: text, Modified_Time: instant, Modified_By: person })
  .transform((one) => ({ stage: one.Stage ?? "", at: one.Modified_Time, by: one.Modified_By }))

/** Answers by what was asked: rows, and whether there are more. */
export const shapes = {
  org: page("org", org),
  users: page("users", user),
  modules: page("modules", module),
  fields: page("fields", field),
  layouts: page("layouts", layout),
  shifts: page("shift_hours", shift),
  unavailability: page("users_unavailability", unavailability),
  holidays: page("holidays", holiday),
  records: page("data", record),
  notes: page("data", note),
  events: page("__timeline", event),
  attachments: page("data", attachment),
  stages: page("data", stage),
}
export type Page<Row> = { rows: Row[]; info: { more: boolean; token: string | null } }
