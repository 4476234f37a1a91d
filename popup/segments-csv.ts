import Papa from "papaparse"
import { dayOf, type Day } from "../src/process/calendar"
import { empty, known, unknown, type Field } from "../src/process/field"
import {
  segmentsOf,
  type SegmentFacts,
  type SegmentKey,
  type SegmentOptions,
  type Segments,
} from "../src/process/renewal/segments"
import { nameKey } from "../src/process/roster"
import { fold } from "../src/process/text"
import { delimiterOf, headerKey, orderOf, plain, readDate, written, type DateOrder } from "./csv"

/** The headers that each column goes by, folded; French or English, in any order. The first is the one written out. */
const headers = {
  name: [
    "nom",
    "nom du client",
    "client",
    "nom complet",
    "nom de fiche client",
    "name",
    "full name",
    "client name",
  ],
  first: ["prenom", "first name"],
  last: ["nom de famille", "last name"],
  email: ["courriel", "adresse courriel", "email", "e mail", "mail"],
  phones: ["telephones", "telephone", "tel", "phone", "phones", "numero de telephone"],
  cell: ["cellulaire", "cell", "mobile", "autre telephone", "telephone 2", "cell phone"],
  address: ["adresse", "adresse civique", "rue", "address", "street"],
  city: ["ville", "city"],
  postal: ["code postal", "postal code", "zip", "zip code"],
  delivered: ["date de livraison", "livraison", "date de possession", "prise de possession", "delivery date"],
  make: ["marque", "make"],
  model: ["modele", "model"],
  year: ["annee", "annee du vehicule", "year"],
  term: ["terme mensuel", "terme", "terme (mois)", "duree", "monthly term", "term"],
  credit: ["type de credit", "credit", "type de financement", "kind of credit", "credit type"],
  end: ["date de fin de financement", "fin de financement", "fin du financement", "end of financing"],
  rate: ["taux", "taux d'interet", "rate", "interest rate"],
  equity: ["equite", "equity"],
  purchases: ["nombre d'achats", "achats", "purchases"],
  warranty: ["garantie nationale", "garantie", "national warranty", "warranty"],
} as const
export type Column = keyof typeof headers
const columns = Object.keys(headers) as Column[]
/** Those of a list given out, in their order: no figure is among them. */
export const givenOut = columns.filter(
  (column) => !["first", "last", "cell", "rate", "equity", "purchases", "warranty"].includes(column),
)

export type LineProblem = "cells" | "name" | "date" | "ambiguous" | "order" | "number"
export type BadLine = { line: number; why: LineProblem; cell: string; cells: readonly string[] }
export type Cells = Partial<Record<Column, string>>
export type Client = { line: number; cells: Cells; segments: Segments }
export type ClientList = {
  header: readonly string[]
  clients: readonly Client[]
  bad: readonly BadLine[]
  /** Headers that mean nothing here. */
  ignored: readonly string[]
}
export type ListAnswer = ClientList | { wrong: "empty" | "no-name" | "too-long" }

const longest = 20_000_000

function columnsOf(header: readonly string[]): (Column | null)[] {
  const once = new Set<Column>()
  return header.map((text) => {
    const found = columns.find((column) => (headers[column] as readonly string[]).includes(headerKey(text)))
    // A second column of phones is another phone.
    const column = found === "phones" && once.has("phones") ? "cell" : found
    if (column === undefined || once.has(column)) return null
    once.add(column)
    return column
  })
}

/** A number as people write it: "72 mois", "14,99 %". */
const readNumber = (text: string): number => {
  const [found] = /-?\d+(?:[.,]\d+)?/.exec(text.replace(/\s/g, "").replace("−", "-")) ?? []
  return found === undefined ? NaN : Number(found.replace(",", "."))
}

type Read = {
  line: number
  cells: Cells
  days: Partial<Record<"delivered" | "end", Day>>
  raw: readonly string[]
}

function takeLine(
  line: number,
  raw: readonly string[],
  cells: Cells,
  extra: boolean,
  order: DateOrder,
): Read | BadLine {
  const bad = (why: LineProblem, cell = ""): BadLine => ({ line, why, cell, cells: raw })
  if (extra) return bad("cells")
  const name = cells.name ?? [cells.first, cells.last].filter(Boolean).join(" ")
  if (!/\p{L}/u.test(name)) return bad("name", cells.name ?? "")
  const days: Read["days"] = {}
  for (const column of ["delivered", "end"] as const) {
    const text = cells[column]
    if (text === undefined) continue
    const day = readDate(text, order)
    if (typeof day !== "string") return bad(day.why, text)
    days[column] = day
  }
  if (days.delivered !== undefined && days.end !== undefined && days.end < days.delivered)
    return bad("order", cells.end)
  for (const column of ["term", "rate", "equity", "purchases", "warranty"] as const) {
    const text = cells[column]
    if (text !== undefined && Number.isNaN(readNumber(text))) return bad("number", text)
  }
  return { line, raw, days, cells: { ...cells, name } }
}

/** One client, whatever the line: the name with an e-mail or a phone. */
const marksOf = ({ cells: { name = "", email, phones, cell } }: Read): string[] =>
  [email && fold(email), ...[phones, cell].map((text) => text?.replace(/\D/g, "").slice(-10))].flatMap(
    (mark) => (mark ? [`${nameKey(name)} ${mark}`] : []),
  )

const given = (text: string | undefined): Field<number> =>
  text === undefined ? unknown("not-found") : known(readNumber(text))

function factsOf({ cells, days }: Read, seen: number): SegmentFacts {
  const { delivered, end } = days
  const purchases = given(cells.purchases)
  return {
    possessionDate: delivered === undefined ? unknown("not-found") : known(delivered),
    financingEnd: end === undefined ? unknown("not-found") : known(end),
    termMonths: given(cells.term),
    monthsLeft: unknown("not-found"),
    kind: cells.credit === undefined ? unknown("not-found") : known(cells.credit),
    chance: cells.credit === undefined ? unknown("not-found") : known(cells.credit),
    rate: given(cells.rate),
    // Listed several times, they bought several times; listed once, the list may not hold them all.
    purchases: purchases.state === "known" || seen < 2 ? purchases : known(seen),
    warrantyYears: given(cells.warranty),
    equity: cells.equity === undefined ? empty : known(readNumber(cells.equity)),
  }
}

/**
 * A list of clients as text (CSV of any delimiter, or copied from a sheet), each with their segments on a Montréal day
 * (renewal.segment-list). Every line is either taken or in `bad`, with its number in the text and the reason.
 */
export function readClients(text: string, now: Date, options: SegmentOptions): ListAnswer {
  if (text.trim() === "") return { wrong: "empty" }
  if (text.length > longest) return { wrong: "too-long" }
  const whole = text.replace(/^\uFEFF/, "")
  const { data } = Papa.parse<string[]>(whole, {
    header: false,
    skipEmptyLines: false,
    delimiter: delimiterOf(whole),
  })
  let number = 1
  const rows = data.flatMap((cells) => {
    const line = number
    number += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    return cells.some((cell) => cell.trim() !== "") ? [{ line, cells: cells.map(plain) }] : []
  })
  const [head, ...lines] = rows
  const header = head?.cells ?? []
  const named = columnsOf(header)
  if (!named.includes("name") && !named.includes("first") && !named.includes("last"))
    return { wrong: "no-name" }
  if (lines.length === 0) return { wrong: "empty" }
  const keyed = lines.map(({ line, cells }) => ({
    line,
    raw: cells,
    extra: cells.slice(header.length).some((cell) => cell !== ""),
    cells: Object.fromEntries(
      named.flatMap((column, at) => (column && cells[at] ? [[column, cells[at]] as const] : [])),
    ),
  }))
  const order = orderOf(keyed.flatMap(({ cells }) => [cells.delivered ?? "", cells.end ?? ""]))
  const read = keyed.map(({ line, raw, cells, extra }) => takeLine(line, raw, cells, extra, order))
  const good = read.filter((one): one is Read => !("why" in one))
  const counts = new Map<string, number>()
  for (const one of good)
    for (const mark of new Set(marksOf(one))) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const today = dayOf(now)
  return {
    header,
    bad: read.filter((one): one is BadLine => "why" in one),
    ignored: header.filter((name, at) => name !== "" && named[at] === null),
    clients: good.map((one) => {
      const seen = Math.max(1, ...marksOf(one).map((mark) => counts.get(mark) ?? 1))
      return { line: one.line, cells: one.cells, segments: segmentsOf(factsOf(one, seen), today, options) }
    }),
  }
}

export const isOf = ({ segments }: Client, key: SegmentKey, state: "in" | "unknown" = "in"): boolean =>
  segments.all.some((one) => one.key === key && one.state === state)

/** Clients as CSV, under the headers of their language; it reads back the same. */
export function writeClients(
  clients: readonly Client[],
  titles: Record<string, string>,
  delimiter: string,
): string {
  const cellsOf = ({ cells }: Client): string[] =>
    givenOut.map((column) =>
      column === "phones" ? [cells.phones, cells.cell].filter(Boolean).join(", ") : (cells[column] ?? ""),
    )
  return written([givenOut.map((column) => titles[column] ?? column), ...clients.map(cellsOf)], delimiter)
}

/** The lines left aside, as they came, to be mended. */
export const writeBad = ({ header, bad }: ClientList, delimiter: string): string =>
  written([[...header], ...bad.map(({ cells }) => cells)], delimiter)
