import type { PrivacyRows } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import { written } from "../csv"
import { download } from "../download"
import type { Language } from "../language"

/** What a sheet opens in columns, by the language it is likely in. */
const delimiterOf = (language: Language): string => (language === "fr" ? ";" : ",")
const named = (name: string, kind: string): string => `jalon-${name}-${dayOf(new Date())}.${kind}`

/** A value as a cell: an instant of our tables is a number of ms. */
const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)

export function giveJson(name: string, value: unknown): void {
  download(named(name, "json"), `${JSON.stringify(value, null, 2)}\n`, "application/json")
}

export function giveRows(name: string, rows: readonly (readonly string[])[], language: Language): void {
  download(named(name, "csv"), written(rows, delimiterOf(language)), "text/csv")
}

/** Rows as kept, one line a field, so that every table fits the same sheet. */
export function giveKept(name: string, kept: PrivacyRows, language: Language): void {
  const lines = kept.flatMap(({ file, table, rows }) =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [file, table, String(index + 1), field, cell(value)]),
    ),
  )
  giveRows(name, [["file", "table", "row", "field", "value"], ...lines], language)
}

/** All that is kept of someone, as data or as a sheet. */
export function giveWhole(
  kind: "json" | "csv",
  { name, jalon }: { name: string; jalon: string },
  kept: PrivacyRows,
  language: Language,
): void {
  if (kind === "csv") giveKept(name, kept, language)
  else giveJson(name, { jalon, version: 1, at: new Date().toISOString(), kept })
}

/** The same of a list of things: a column a field. */
export function giveList(name: string, list: readonly object[], language: Language): void {
  const fields = [...new Set(list.flatMap((one) => Object.keys(one)))]
  const rows = list.map((one) => fields.map((field) => cell((one as Record<string, unknown>)[field])))
  giveRows(name, [fields, ...rows], language)
}
