import type { Day } from "../src/process/calendar"
import { marksOf, orphanId, phoneDigits, recordDigits } from "../src/process/orphans/identity"
import type { Orphan } from "../src/process/orphans/types"
import { validEmail } from "../src/process/opportunity"
import { nameKey } from "../src/process/roster"
import { headerKey, orderOf, readDate, written, type DateOrder } from "./csv"
import { breather, type Sheet, type SheetLine, type Watch } from "./orphans-sheet"

/** The headers that each of our fields goes by, folded; French or English. */
const headers = {
  name: [
    "nom",
    "nom du client",
    "client",
    "nom complet",
    "nom de fiche client",
    "nom du fiche client",
    "name",
    "full name",
    "client name",
    "customer",
    "customer name",
    "contact name",
  ],
  first: ["prenom", "first name", "firstname", "given name"],
  last: ["nom de famille", "last name", "lastname", "surname"],
  phone: [
    "telephone",
    "telephones",
    "tel",
    "phone",
    "phones",
    "numero de telephone",
    "telephone 1",
    "telephone residence",
    "tel residence",
    "phone number",
    "home phone",
    "cellulaire",
    "cell",
    "mobile",
  ],
  phone2: [
    "cellulaire",
    "cell",
    "mobile",
    "autre telephone",
    "telephone 2",
    "tel 2",
    "cell phone",
    "mobile phone",
    "telephone bureau",
    "other phone",
    "telephone",
    "tel",
    "phone",
    "work phone",
  ],
  email: ["courriel", "adresse courriel", "email", "e mail", "mail", "email address"],
  url: [
    "crm",
    "adresse crm",
    "lien crm",
    "url",
    "lien",
    "fiche",
    "adresse de la fiche",
    "crm address",
    "crm link",
    "crm url",
    "link",
    "record url",
  ],
  make: ["marque", "make", "fabricant"],
  model: ["modele", "model", "vehicule", "vehicle"],
  year: ["annee", "annee du vehicule", "annee modele", "year", "model year"],
  area: [
    "secteur",
    "ville",
    "municipalite",
    "region",
    "code postal",
    "area",
    "city",
    "town",
    "postal code",
    "zip",
    "zip code",
  ],
  branch: ["succursale", "concession", "concessionnaire", "branch", "location", "dealership", "store"],
  seller: [
    "vendeur",
    "ancien vendeur",
    "representant",
    "conseiller",
    "specialiste",
    "specialiste experience client",
    "seller",
    "former seller",
    "salesperson",
    "sales rep",
  ],
  purchased: [
    "date d'achat",
    "achat",
    "date de livraison",
    "livraison",
    "date de vente",
    "vendu le",
    "purchase date",
    "purchased",
    "delivery date",
    "sale date",
    "date sold",
  ],
} as const
export type OrphanField = keyof typeof headers
export const orphanFields = Object.keys(headers) as OrphanField[]
/** Our field ← the number of a column of theirs. */
export type Mapping = Partial<Record<OrphanField, number>>

/** Why a line is not taken, or (the last three) what of a taken line was left aside. */
export type OrphanProblem =
  | "quote"
  | "cells"
  | "long"
  | "name"
  | "reach"
  | "date"
  | "ambiguous"
  | "year"
  | "namesake"
  | "phone"
  | "email"
  | "url"
export type BadLine = {
  line: number
  why: OrphanProblem
  taken: boolean
  cell: string
  cells: readonly string[]
}
export type OrphanList = {
  clients: Orphan[]
  bad: BadLine[]
  /** Lines of a client who stands on another. */
  merged: number
}

/** Which column each field is likely in, by its header; the same column never twice. */
export function guessMapping(header: readonly string[]): Mapping {
  const keys = header.map(headerKey)
  const mapping: Mapping = {}
  const used = new Set<number>()
  for (const field of orphanFields)
    for (const name of headers[field]) {
      const at = keys.findIndex((key, index) => key === name && !used.has(index))
      if (at < 0) continue
      mapping[field] = at
      used.add(at)
      break
    }
  return mapping
}

/** What is wanting before a list can be read: a name, and a way to reach. */
export function wanting({ name, first, last, phone, phone2, email, url }: Mapping): "name" | "reach" | null {
  if (name === undefined && (first === undefined || last === undefined)) return "name"
  return [phone, phone2, email, url].every((at) => at === undefined) ? "reach" : null
}

/** The first values of a column, for the person to know it by. */
export const samples = ({ lines }: Sheet, at: number): string[] =>
  [...new Set(lines.slice(0, 200).flatMap(({ cells }) => cells[at] || []))].slice(0, 3)

const shown = (digits: string): string =>
  digits.length === 10 ? `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}` : `+${digits}`
const postal = /^([a-z]\d[a-z])\s?\d[a-z]\d$/i
/** A city as written; of a postal code its first half. */
const areaOf = (text: string): string => postal.exec(text)?.[1]?.toUpperCase() ?? text

type Read = { client: Omit<Orphan, "id">; left: { why: "phone" | "email" | "url"; cell: string }[] }
type Refused = { why: OrphanProblem; cell: string }
type Reading = { mapping: Mapping; width: number; order: DateOrder; today: Day }

function readLine({ cells, broken }: SheetLine, { mapping, width, order, today }: Reading): Read | Refused {
  const of = (field: OrphanField): string => {
    const at = mapping[field]
    return at === undefined ? "" : (cells[at] ?? "")
  }
  if (broken) return { why: "quote", cell: cells[0] ?? "" }
  const extra = cells.slice(width).find((cell) => cell !== "")
  if (extra !== undefined) return { why: "cells", cell: extra }
  const long = orphanFields.map(of).find((text) => text.length > 200)
  if (long !== undefined) return { why: "long", cell: long.slice(0, 60) }
  const name = of("name") || [of("first"), of("last")].filter(Boolean).join(" ")
  if (!/\p{L}/u.test(name)) return { why: "name", cell: name }

  const left: Read["left"] = []
  const phones = [of("phone"), of("phone2")].filter(Boolean)
  const [digits] = phones.flatMap(phoneDigits)
  if (phones.length > 0 && digits === undefined) left.push({ why: "phone", cell: phones.join(", ") })
  const email = of("email")
  if (email !== "" && !validEmail(email)) left.push({ why: "email", cell: email })
  const url = of("url")
  if (url !== "" && recordDigits(url) === null) left.push({ why: "url", cell: url })
  const reached = {
    ...(digits !== undefined && { phone: shown(digits) }),
    ...(email !== "" && validEmail(email) && { email }),
    ...(recordDigits(url) !== null && { url }),
  }
  if (Object.keys(reached).length === 0)
    return { why: "reach", cell: left.map(({ cell }) => cell).join(", ") }

  const latest = Number(today.slice(0, 4)) + 2
  const year = /^(\d{4})(?:\.0+)?$/.exec(of("year"))?.[1]
  if (of("year") !== "" && (year === undefined || Number(year) < 1950 || Number(year) > latest))
    return { why: "year", cell: of("year") }
  const bought = of("purchased")
  const purchased = bought === "" ? undefined : readDate(bought, order)
  if (typeof purchased === "object") return { why: purchased.why, cell: bought }
  if (purchased !== undefined && (purchased < "1950" || purchased > today))
    return { why: "date", cell: bought }
  const texts = (["make", "model", "branch", "seller"] as const).flatMap((field) =>
    of(field) === "" ? [] : [[field, of(field)] as const],
  )
  return {
    left,
    client: {
      name,
      ...reached,
      ...Object.fromEntries(texts),
      ...(year !== undefined && { year: Number(year) }),
      ...(of("area") !== "" && { area: areaOf(of("area")) }),
      ...(purchased !== undefined && { purchased }),
    },
  }
}

/** Reads every line by a mapping: taken, or listed with its number and the reason; without holding the window up. */
export async function readOrphans(
  sheet: Sheet,
  mapping: Mapping,
  today: Day,
  watch: Watch,
): Promise<OrphanList> {
  const breathe = breather(watch)
  const dates = mapping.purchased
  const order = dates === undefined ? null : orderOf(sheet.lines.map(({ cells }) => cells[dates] ?? ""))
  const reading = { mapping, width: sheet.header.length, order, today }
  const clients = new Map<string, Orphan>()
  const bad: BadLine[] = []
  let merged = 0
  for (const [at, row] of sheet.lines.entries()) {
    if (at % 64 === 0) await breathe(at / sheet.lines.length)
    const { line, cells } = row
    const read = readLine(row, reading)
    if ("why" in read) {
      bad.push({ line, ...read, taken: false, cells })
      continue
    }
    const id = orphanId(read.client)
    const before = clients.get(id)
    // One number or address under two names: which of them it is, the person says.
    if (before && nameKey(before.name) !== nameKey(read.client.name) && !sameRecord(before, read.client)) {
      bad.push({ line, why: "namesake", taken: false, cell: before.name, cells })
      continue
    }
    for (const { why, cell } of read.left) bad.push({ line, why, taken: true, cell, cells })
    if (before) merged++
    // What an earlier line told stays; a later one fills what it left out.
    clients.set(id, { ...read.client, ...before, id })
  }
  return { clients: [...clients.values()], bad, merged }
}

const sameRecord = (one: Omit<Orphan, "id">, other: Omit<Orphan, "id">): boolean => {
  const [first, second] = [one, other].map((client) => marksOf(client)[0])
  return first?.startsWith("r:") === true && first === second
}

/** The lines to mend as they came, each after its number and the reason. */
export const writeBadLines = (
  { header }: Sheet,
  bad: readonly BadLine[],
  words: { line: string; reason: string; why: Readonly<Record<OrphanProblem, string>> },
  delimiter: string,
): string =>
  written(
    [
      [words.line, words.reason, ...header],
      ...bad.map(({ line, why, cells }) => [String(line), words.why[why], ...cells]),
    ],
    delimiter,
  )
