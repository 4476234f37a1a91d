export const branches = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"]
export const languages = ["Français", "Anglais"]

/** What a field of the stand-in is. */
type FieldType =
  | "text"
  | "phone"
  | "email"
  | "number"
  | "textarea"
  | "picklist"
  | "date"
  | "datetime"
  | "boolean"
  | "lookup"
  | "user"
  | "participants"

type FieldInfo = {
  col: string
  api: string
  label: string
  type: FieldType
  id: string
  mandatory?: boolean
  readonly?: boolean
  options?: string[]
  module?: string
  placeholder?: string
}
type Section = { api: string; name: string; fields: FieldInfo[]; more?: boolean }
export type ModuleInfo = {
  api: string
  singular: string
  plural: string
  /** What the button that makes one says, and that which saves it, where they are not the usual words. */
  createLabel?: string
  saveLabel?: string
  sections: Section[]
}

let nextField = 0
type Extra = Partial<Omit<FieldInfo, "col" | "api" | "label" | "type" | "id">>
export const field = (
  col: string,
  api: string,
  label: string,
  type: FieldType = "text",
  extra: Extra = {},
): FieldInfo => ({
  col,
  api,
  label,
  type,
  id: `5712000000${String(100_000 + ++nextField)}`,
  ...extra,
})
