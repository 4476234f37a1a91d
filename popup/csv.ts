import Papa from "papaparse"
import type { Day } from "../src/process/calendar"
import { isDay } from "../src/process/roster-hours"
import { fold } from "../src/process/text"

/** A header as it is compared. */
export const headerKey = (header: string): string => fold(header.replace(/[.:*]/g, " "))

/** What a sheet wrote so that a text is no formula is taken off again. */
export const plain = (cell: string): string =>
  cell
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "")

export type DateOrder = "dmy" | "mdy" | null
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/

/** Whether days or months come first in these dates, where one of them tells and none says otherwise. */
export function orderOf(dates: readonly string[]): DateOrder {
  const seen = new Set(
    dates.flatMap((text): DateOrder[] => {
      const [, one, two] = slashed.exec(text) ?? []
      if (one === undefined) return []
      return Number(one) > 12 ? ["dmy"] : Number(two) > 12 ? ["mdy"] : []
    }),
  )
  const [order = null] = seen
  return seen.size === 1 ? order : null
}

type Unread = { why: "date" | "ambiguous" }
export function readDate(text: string, order: DateOrder): Day | Unread {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(text)
  const pad = (part: string | undefined): string => (part ?? "").padStart(2, "0")
  const made = (y?: string, m?: string, d?: string): Day | Unread => {
    const day = `${y ?? ""}-${pad(m)}-${pad(d)}`
    return isDay(day) ? day : { why: "date" }
  }
  if (iso) return made(iso[1], iso[2], iso[3])
  const [, one, two, year] = slashed.exec(text) ?? []
  if (one === undefined) return { why: "date" }
  const either = Number(one) <= 12 && Number(two) <= 12 && Number(one) !== Number(two)
  if (either && order === null) return { why: "ambiguous" }
  const first = order ?? (Number(one) > 12 ? "dmy" : "mdy")
  return first === "dmy" ? made(year, two, one) : made(year, one, two)
}

/** What parts the cells: what parts most of the headers, as lines may be short. */
export function delimiterOf(text: string): string {
  const [first = ""] = text.trimStart().split(/\r?\n|\r/, 1)
  const counts = [";", ",", "\t", "|", "^", "~"].map((one) => ({
    one,
    count: Papa.parse<string[]>(first, { delimiter: one }).data[0]?.length ?? 0,
  }))
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).one
}

/** What a sheet may take for a formula; the library's own pattern lets a text of several lines through. */
export const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

const bom = "\uFEFF"
/** Rows as a file that a sheet opens: no cell is a formula there. */
export const written = (rows: readonly (readonly string[])[], delimiter: string): string =>
  bom + Papa.unparse(rows as string[][], { delimiter, newline: "\r\n", escapeFormulae: formula })
