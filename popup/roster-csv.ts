import Papa from "papaparse"
import {
  findPerson,
  branchKey,
  type Absence,
  type Person,
  type Roster,
  type Shift,
} from "../src/process/roster"
import { checkRoster, type RosterProblemKind } from "../src/process/roster-check"
import { isDay } from "../src/process/roster-hours"
import { fold } from "../src/process/text"
import { newId } from "./roster-edit"
import { readBreaks, readTime } from "./roster-text"

/** The headers that each column goes by, folded; French or English, in any order. */
const headers = {
  id: ["id", "identifiant", "identifier"],
  name: ["nom", "nom complet", "agent", "employe", "personne", "name", "full name", "employee", "person"],
  first: ["prenom", "first name", "given name"],
  last: ["nom de famille", "last name", "surname"],
  aliases: ["alias", "aliases", "autres noms", "other names"],
  role: ["role", "poste", "fonction", "title"],
  department: ["departement", "service", "department"],
  branch: ["succursale", "branch", "location"],
  left: ["parti le", "partie le", "date de depart", "left", "left on", "departure date"],
  day: ["date", "jour", "day"],
  start: ["debut", "heure de debut", "start", "start time"],
  end: ["fin", "heure de fin", "end", "end time"],
  breaks: ["pause", "pauses", "break", "breaks"],
  from: ["absent du", "absence du", "du", "de", "from", "absent from"],
  to: ["absent au", "absence au", "au", "a", "to", "until", "absent to", "absent until"],
} as const
export type Column = keyof typeof headers
export const columns = Object.keys(headers) as Column[]

const roles: Readonly<Record<NonNullable<Person["role"]>, readonly string[]>> = {
  agent: ["agent", "agente"],
  lead: ["lead", "team lead", "chef d'equipe", "responsable"],
  specialist: ["specialist", "specialiste", "specialiste experience client", "sec"],
  "sales-director": ["sales director", "directeur des ventes", "directrice des ventes", "dv"],
  analyst: ["analyst", "analyste"],
}
const departments: Readonly<Record<NonNullable<Person["department"]>, readonly string[]>> = {
  bdc: ["bdc"],
  renewal: ["renewal", "renouvellement", "ren"],
  credit: ["credit"],
  aftersales: ["aftersales", "after sales", "apres vente"],
  sales: ["sales", "ventes", "vente"],
}
const among = <T extends string>(
  known: Readonly<Record<T, readonly string[]>>,
  text: string,
): T | undefined =>
  (Object.keys(known) as T[]).find((key) => key === text.trim() || known[key].includes(fold(text)))

/** What is wrong with a line that this reader itself refuses; `cell` is the text concerned. */
export type LineProblem =
  | "cells"
  | "name-missing"
  | "name-ambiguous"
  | "role-unknown"
  | "department-unknown"
  | "incomplete"
  | RosterProblemKind
export type BadLine = { line: number; why: LineProblem; cell: string }
export type CsvRead = {
  /** The roster as it would stand. */
  roster: Roster
  good: number
  newPeople: string[]
  shifts: number
  /** Shifts of before that make way: those of the same person on the same day. */
  replaced: number
  absences: number
  bad: BadLine[]
  /** Headers that mean nothing here: their cells are left aside. */
  ignored: string[]
}
export type CsvAnswer = CsvRead | { wrong: "empty" | "no-name" | "too-long" }

type Cells = Partial<Record<Column, string>>
type Line = { line: number; cells: Cells; extra: boolean }
type Taken = { line: number; person: Person; shift: Shift | null; absence: Absence | null }

const longest = 4_000_000

/** Which column each header is; "de" and "à" beside a date are the hours of a shift. */
function columnsOf(header: readonly string[]): (Column | null)[] {
  const found = header.map((text) => {
    const key = fold(text.replace(/[.:*]/g, " "))
    return columns.find((column) => (headers[column] as readonly string[]).includes(key)) ?? null
  })
  const hours = found.includes("day") && !found.includes("start") && !found.includes("end")
  const once = new Set<Column>()
  return found.map((column) => {
    const named: Column | null =
      hours && column === "from" ? "start" : hours && column === "to" ? "end" : column
    // "Prénom" and "Nom": that name is the last one.
    const meant = named === "name" && found.includes("first") && !found.includes("last") ? "last" : named
    if (meant === null || once.has(meant)) return null
    once.add(meant)
    return meant
  })
}

function linesOf(text: string): { header: string[]; known: (Column | null)[]; lines: Line[] } {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { header: false, skipEmptyLines: false })
  let number = 1
  const rows = data.map((cells) => {
    const line = number
    number += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    return { line, cells: cells.map((cell) => cell.replace(/[\s\u00a0\u202f]+/g, " ").trim()) }
  })
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ""))
  const header = filled[0]?.cells ?? []
  const known = columnsOf(header)
  const lines = filled.slice(1).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      known.flatMap((column, at) => (column && cells[at] ? [[column, cells[at]] as const] : [])),
    ),
    extra: cells.slice(header.length).some((cell) => cell !== ""),
  }))
  return { header, known, lines }
}

/** The people of the roster and those that the lines add; each name is looked for once. */
class People {
  private readonly byId: Map<string, Person>
  private readonly named = new Map<string, string>()
  constructor(private readonly roster: Roster) {
    this.byId = new Map(roster.people.map((one) => [one.id, one]))
  }
  put(person: Person) {
    this.byId.set(person.id, person)
  }
  /** Who a line speaks of: the id, else the name or an alias; someone new gets an id. */
  of({ id, name, first, last }: Cells): Person | LineProblem {
    const byId = id === undefined ? undefined : this.byId.get(id)
    if (byId) return byId
    const shown = name ?? [first, last].filter(Boolean).join(" ")
    if (shown === "") return "name-missing"
    if (id !== undefined) return { id, name: shown }
    const known = this.byId.get(this.named.get(shown) ?? "")
    if (known) return known
    const all = { ...this.roster, people: [...this.byId.values()] }
    const found = findPerson(all, shown)
    if (found === "ambiguous") return "name-ambiguous"
    const person = found ?? { id: newId(all, shown), name: shown }
    this.named.set(shown, person.id)
    return person
  }
}

/** One line, after those above; or why not. */
function takeLine(
  branches: readonly string[],
  people: People,
  { line, cells, extra }: Line,
): Taken | BadLine {
  const bad = (why: LineProblem, cell = ""): BadLine => ({ line, why, cell })
  if (extra) return bad("cells")
  const found = people.of(cells)
  if (typeof found === "string") return bad(found, cells.name ?? "")
  const { role, department, branch, aliases, day, start, end, breaks, from, to, left } = cells
  const person: Person = { ...found }
  if (role !== undefined) {
    const read = among(roles, role)
    if (!read) return bad("role-unknown", role)
    person.role = read
  }
  if (department !== undefined) {
    const read = among(departments, department)
    if (!read) return bad("department-unknown", department)
    person.department = read
  }
  if (branch !== undefined) {
    const listed = branches.find((one) => branchKey(one) === branchKey(branch))
    if (branches.length > 0 && listed === undefined) return bad("branch-unknown", branch)
    person.branch = listed ?? branch
  }
  const others = (aliases ?? "").split(/[;,/|]/).flatMap((one) => one.trim() || [])
  if (others.length > 0) person.aliases = [...new Set([...(person.aliases ?? []), ...others])]

  for (const one of [day, from, to, left])
    if (one !== undefined && !isDay(one)) return bad("day-unreadable", one)
  if (left !== undefined) person.left = left
  let shift: Shift | null = null
  if (day !== undefined || start !== undefined || end !== undefined) {
    if (day === undefined || start === undefined || end === undefined) return bad("incomplete")
    const [begins, ends, pauses] = [readTime(start), readTime(end), readBreaks(breaks ?? "")]
    if (!begins || !ends) return bad("time-unreadable", begins ? end : start)
    if (!pauses) return bad("time-unreadable", breaks)
    shift = { person: person.id, day, start: begins, end: ends, ...(pauses.length > 0 && { breaks: pauses }) }
  } else if (breaks !== undefined) return bad("incomplete")
  if (to !== undefined && from === undefined) return bad("incomplete")
  const absence = from === undefined ? null : { person: person.id, from, to: to ?? from }
  return { line, person, shift, absence }
}

const sameAbsence = (one: Absence, other: Absence): boolean =>
  one.person === other.person && one.from === other.from && one.to === other.to

/** The roster with these lines laid over it, and the line that each of its new parts comes from. */
function merge(
  roster: Roster,
  taken: readonly Taken[],
): { roster: Roster; from: Map<string, number>; replaced: number } {
  const people = new Map(roster.people.map((one) => [one.id, one]))
  for (const { person } of taken) people.set(person.id, person)
  const days = new Set(taken.flatMap(({ shift }) => (shift ? [`${shift.day} ${shift.person}`] : [])))
  const kept = roster.shifts.filter(({ day, person }) => !days.has(`${day} ${person}`))
  const from = new Map<string, number>()
  const shifts = [...kept]
  const absences = [...roster.absences]
  for (const { line, shift, absence } of taken) {
    if (shift) from.set(`roster.shifts[${String(shifts.push(shift) - 1)}]`, line)
    if (absence && !absences.some((one) => sameAbsence(one, absence)))
      from.set(`roster.absences[${String(absences.push(absence) - 1)}]`, line)
  }
  return {
    roster: { ...roster, people: [...people.values()], shifts, absences },
    from,
    replaced: roster.shifts.length - kept.length,
  }
}

/**
 * A roster as text (CSV of any delimiter, or copied from a sheet) over the one in force. Every line is either taken or in
 * `bad`, with its number in the text and the reason; the shifts of a line take the place of that person's on that day.
 */
export function readRosterCsv(text: string, before: Roster): CsvAnswer {
  if (text.trim() === "") return { wrong: "empty" }
  if (text.length > longest) return { wrong: "too-long" }
  const { header, known, lines } = linesOf(text)
  if (!["name", "first", "last", "id"].some((column) => known.includes(column as Column)))
    return { wrong: "no-name" }
  if (lines.length === 0) return { wrong: "empty" }

  const bad: BadLine[] = []
  let taken: Taken[] = []
  const people = new People(before)
  for (const line of lines) {
    const one = takeLine(before.branches, people, line)
    if ("why" in one) bad.push(one)
    else {
      taken.push(one)
      people.put(one.person)
    }
  }
  // What is wrong between the lines: the later of two that overlap is left out, and the rest looked at again.
  const old = new Set(checkRoster(before).map(({ kind, person, day }) => `${kind} ${person} ${String(day)}`))
  for (;;) {
    const { roster, from, replaced } = merge(before, taken)
    const out = new Map<number, BadLine>()
    for (const { path, kind, person, day, severity } of checkRoster(roster)) {
      if (severity !== "error") continue
      const own = from.get(path.replace(/\.breaks\[\d+\]$/, ""))
      const found =
        own ?? (old.has(`${kind} ${person} ${String(day)}`) ? undefined : nearest(taken, person, day))
      if (found !== undefined && !out.has(found)) out.set(found, { line: found, why: kind, cell: day ?? "" })
    }
    if (out.size === 0)
      return {
        roster,
        good: taken.length,
        newPeople: roster.people.slice(before.people.length).map(({ name }) => name),
        shifts: taken.filter(({ shift }) => shift).length,
        replaced,
        absences: roster.absences.length - before.absences.length,
        bad: bad.sort((one, other) => one.line - other.line),
        ignored: header.filter((name, at) => name !== "" && known[at] === null),
      }
    bad.push(...out.values())
    taken = taken.filter(({ line }) => !out.has(line))
  }
}

/** The line whose shift a shift of before now runs into: that person's nearest to the day. */
function nearest(taken: readonly Taken[], person: string, day: string | null): number | undefined {
  const far = (one: Taken): number => Math.abs(Date.parse(one.shift?.day ?? "") - Date.parse(day ?? ""))
  return taken
    .filter(({ shift, person: { id } }) => shift && id === person)
    .sort((one, other) => far(one) - far(other))[0]?.line
}
