import Papa from "papaparse"
import type { DoNotCallLine, DoNotCallShown } from "../../src/messages"
import type { DoNotCallWords } from "../../src/words/fr/do-not-call"
import { delimiterOf, headerKey, orderOf, plain, readDate, written } from "../csv"
import { decode } from "../orphans-sheet"

/** The headers that each column goes by, folded; French or English. */
const headers = {
  phone: [
    "numero",
    "numero de telephone",
    "telephone",
    "tel",
    "cellulaire",
    "number",
    "phone",
    "phone number",
  ],
  asked: ["demande le", "demande", "date de la demande", "date", "asked on", "asked", "request date"],
  entered: ["inscrit le", "inscrit", "entered on", "entered"],
  removed: ["retire le", "retire", "taken out on", "taken out", "removed on"],
  reason: ["raison", "reason"],
} as const
type Column = keyof typeof headers
const columns = Object.keys(headers) as Column[]

export type BadLine = { line: number; why: "number" | "date" | "ambiguous" | "future"; cell: string }
export type DoNotCallFile =
  { lines: DoNotCallLine[]; bad: BadLine[] } | { wrong: "empty" | "columns" | "long" }

const most = 100_000
/** What the worker takes of a reason, characters. */
const longest = 200

/** Reads a list from a file: its columns in any order, its dates in any form that reads one way. */
export function readDoNotCall(bytes: Uint8Array): DoNotCallFile {
  const text = decode(bytes).text.replace(/^\uFEFF/, "")
  const rows = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) }).data.map((cells) =>
    cells.map(plain),
  )
  const [header = [], ...rest] = rows
  const at = Object.fromEntries(
    columns.map((column) => [
      column,
      header.findIndex((name) => (headers[column] as readonly string[]).includes(headerKey(name))),
    ]),
  ) as Record<Column, number>
  const filled = rest.flatMap((cells, index) => (cells.some(Boolean) ? [{ line: index + 2, cells }] : []))
  if (header.every((cell) => cell === "")) return { wrong: "empty" }
  if (at.phone < 0 || at.asked < 0) return { wrong: "columns" }
  if (filled.length === 0) return { wrong: "empty" }
  if (filled.length > most) return { wrong: "long" }
  const dated = ["asked", "entered", "removed"] as const
  const order = orderOf(filled.flatMap(({ cells }) => dated.map((column) => cells[at[column]] ?? "")))
  const bad: BadLine[] = []
  const lines = filled.flatMap(({ line, cells }): DoNotCallLine[] => {
    const cell = (column: Column): string => cells[at[column]] ?? ""
    const days = dated.map((column) => {
      const said = cell(column)
      // Only the day of the request has to be there.
      return said === "" && column !== "asked" ? null : readDate(said, order)
    })
    const wrong = days.findIndex((day) => typeof day === "object" && day !== null)
    const [asked, entered, removed] = days
    if (wrong >= 0 || typeof asked !== "string") {
      const day = days[wrong]
      const why = typeof day === "object" && day !== null ? day.why : "date"
      bad.push({ line, why, cell: cell(dated[wrong] ?? "asked") })
      return []
    }
    return [
      {
        line,
        phone: cell("phone").slice(0, longest),
        asked,
        entered: typeof entered === "string" ? entered : null,
        removed: typeof removed === "string" ? removed : null,
        reason: cell("reason").slice(0, longest),
      },
    ]
  })
  return { lines, bad }
}

/** The list as a file that a sheet opens, and that another browser reads. */
export const writeDoNotCall = (
  rows: readonly DoNotCallShown[],
  words: DoNotCallWords["file"]["columns"],
  delimiter: string,
): string =>
  written(
    [
      [words.phone, words.asked, words.entered, words.keptUntil, words.removed, words.reason],
      ...rows.map(({ phone, asked, entered, keptUntil, removed, reason }) => [
        phone,
        asked,
        entered,
        keptUntil,
        removed ?? "",
        reason,
      ]),
    ],
    delimiter,
  )
