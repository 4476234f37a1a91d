import type { CrmRecord, Note, Ref, Value } from "../world"
import type { Book } from "./book"
import { moduleByName, type ApiField, type ApiModule } from "./modules"
import { instantOf, stamp } from "./time"

export type Row = Record<string, unknown> & { id: string }

/** A value as one text: a reference by its name, nothing as "". */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  return typeof value === "object" && value !== null && "name" in value ? textOf(value.name) : ""
}

export const mailOf = ({ name, id }: Ref): string =>
  `${name
    .normalize("NFD")
    .replace(/[^a-zA-Z]+/g, ".")
    .toLowerCase()}${id.slice(-2)}@exemple.ca`
export const person = (user: Ref) => ({ name: user.name, id: user.id, email: mailOf(user) })
const thing = ({ name, id }: Ref) => ({ name, id })

/** What a page keeps in a field → what the API gives for it. */
function given(field: ApiField, value: Value | undefined): unknown {
  if (field.type === "boolean") return value === true
  if (value === undefined || value === null || value === "") return field.type === "participants" ? [] : null
  if (Array.isArray(value))
    return value.map((one) => ({
      ...(one.module === "Contacts" ? {} : { Email: mailOf(one) }),
      name: one.name,
      invited: false,
      type: one.module === "Contacts" ? "contact" : "user",
      participant: one.id,
      status: "not_known",
      id: `${one.id}1`,
    }))
  if (typeof value === "object") return field.type === "user" ? person(value) : thing(value)
  if (typeof value === "boolean") return value
  if (field.type === "number") return Number.isNaN(Number(value)) ? null : Number(value)
  return field.type === "datetime" ? stamp(instantOf(value)) : value
}

/** A record as the API gives it, every field. */
export function rowOf(book: Book, module: ApiModule, record: CrmRecord): Row {
  const life = book.life(record)
  const row: Row = { id: record.id }
  for (const field of module.fields) row[field.api] = given(field, record.values[field.col])
  if (module.name === "Contacts")
    row["Full_Name"] = [row["First_Name"], row["Last_Name"]].filter(Boolean).join(" ") || null
  const about = record.values["SEID"]
  if (about && typeof about === "object" && !Array.isArray(about) && module.api !== "Notes" && !module.custom)
    row["$se_module"] = moduleByName(about.module ?? "Potentials")?.api ?? "Deals"
  return {
    ...row,
    Created_Time: stamp(life.createdAt),
    Created_By: person(life.createdBy),
    Modified_Time: stamp(life.modifiedAt),
    Modified_By: person(life.modifiedBy),
    Tag: [],
  }
}

/** A note as the API gives it: who wrote it first, which its page does not tell. */
export function noteRow(book: Book, note: Note): Row {
  const module = moduleByName(note.parent.module)
  const author = person(book.person(note.createdBy))
  return {
    id: note.id,
    Note_Title: note.title ?? null,
    Note_Content: note.content,
    Parent_Id: {
      module: { api_name: module?.api ?? note.parent.module, id: module?.id ?? "" },
      name: note.parent.name,
      id: note.parent.id,
    },
    Owner: author,
    Created_By: author,
    Created_Time: stamp(Date.parse(note.createdAt)),
    Modified_By: person(book.person(note.modifiedBy)),
    Modified_Time: stamp(Date.parse(note.modifiedAt)),
    $attachments: null,
    $editable: true,
    $is_shared_to_client: false,
    $sharing_permission: "full_access",
    $size: null,
    $state: "save",
    $voice_note: false,
  }
}

/** Only what was asked for; `id` always comes. Notes keep what is theirs by nature. */
export function only(row: Row, fields: readonly string[] | null): Row {
  if (!fields) return row
  const out: Row = { id: row.id }
  for (const name of fields) if (name in row) out[name] = row[name]
  for (const name of ["$se_module"]) if (name in row) out[name] = row[name]
  return out
}
