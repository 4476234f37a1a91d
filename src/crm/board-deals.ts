import { stageOf, stages } from "../process/stages"
import { fold } from "../process/text"
import { instantText, queryText } from "./ask-text"
import type { BoardFile } from "./board"
import type { CrmField, CrmRecord } from "./types"

/** The fields of an opportunity that the board reads, as the organisation names them. */
export type BoardFields = {
  stage: string
  branch: string | null
  /** The values of open stages as the CRM keeps them, and the name of the process for each. */
  open: Readonly<Record<string, string>>
}

export const standardFields: BoardFields = {
  stage: "Stage",
  branch: null,
  open: Object.fromEntries(
    stages.flatMap(({ open, name, aliases }) =>
      open ? [name, ...aliases].map((value) => [value, name] as const) : [],
    ),
  ),
}

/** Fewer of the process's stages than this do not make a list of stages. */
const enough = 5

/** The board's fields among those of the organisation: its stage under whatever name and values; the standard ones where none is told. */
export function boardFields(fields: readonly CrmField[]): BoardFields {
  const stageNames = ({ choices }: CrmField) =>
    choices.flatMap(({ shown, actual }) => {
      const stage = stageOf(shown) ?? stageOf(actual)
      return stage ? [{ actual, stage }] : []
    })
  const staged = fields.filter((field) => stageNames(field).length >= enough)
  const field =
    staged.find(({ apiName }) => apiName === "Stage") ?? (staged.length === 1 ? staged[0] : undefined)
  const branches = fields.filter(
    ({ visible, label }) => visible && ["succursale", "branch"].includes(fold(label)),
  )
  return {
    stage: field?.apiName ?? standardFields.stage,
    branch: branches.length === 1 ? (branches[0]?.apiName ?? null) : null,
    open: field
      ? Object.fromEntries(
          stageNames(field).flatMap(({ actual, stage }) =>
            stage.open ? [[actual, stage.name] as const] : [],
          ),
        )
      : standardFields.open,
  }
}

/** Rows asked for at once: one credit. */
export const pageSize = 200
/** The longest list of values that a query takes. */
export const mostValues = 50

const list = (values: readonly string[]): string => values.slice(0, mostValues).map(queryText).join(", ")
/**
 * One page of the team's files, by id: an offset would skip a file when one before it leaves.
 * @param changed only those changed at this instant (ms) or later, open or not; null: every open one
 * @param after the last id of the page before; null: from the first
 */
export function filesQuery(fields: BoardFields, changed: number | null, after: string | null): string {
  const columns = ["Owner", fields.stage, "Created_Time", "Modified_Time", fields.branch].filter(
    (name) => name !== null,
  )
  const which =
    changed === null
      ? `${fields.stage} in (${list(Object.keys(fields.open))})`
      : `Modified_Time >= '${instantText(changed)}'`
  const where = after === null ? which : `(${which} and id > ${queryText(after)})`
  return `select ${columns.join(", ")} from Deals where ${where} order by id asc limit ${pageSize}`
}

/** The names of some files, for the screen. */
export const namesQuery = (ids: readonly string[]): string =>
  `select Deal_Name from Deals where id in (${list(ids)}) limit ${pageSize}`

/** An opportunity as the board keeps it; null: it is not open. */
export function fileOf(
  record: CrmRecord,
  fields: BoardFields,
): Omit<BoardFile, "notes" | "readSince"> | null {
  const { id, values, owner, createdAt } = record
  const value = values[fields.stage]
  const stage = typeof value === "string" ? (fields.open[value] ?? null) : null
  if (stage === null) return null
  const branch = fields.branch === null ? null : values[fields.branch]
  return {
    id,
    owner: owner?.id ?? null,
    stage,
    branch: typeof branch === "string" && branch !== "" ? branch : null,
    createdAt: createdAt?.getTime() ?? null,
  }
}
