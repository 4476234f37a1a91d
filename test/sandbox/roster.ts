import type { Policy } from "../../src/policy/types"
import type { Department, Person, Roster, Shift } from "../../src/process/roster"
import { workers } from "./people"
import { branches } from "./schema"
import { day, hour, minute, wall } from "./world"

/** How a person stands at the instant the roster is made for; the rest of their weeks is ordinary. */
type Standing =
  "on-shift" | "break" | "soon" | "later" | "ended" | "absent" | "night" | "split" | "none" | "ordinary"
const standings: Partial<Record<number, Standing>> = {
  0: "on-shift",
  1: "on-shift",
  2: "ended",
  3: "soon",
  4: "on-shift",
  5: "on-shift",
  6: "on-shift",
  7: "on-shift",
  8: "on-shift",
  9: "later",
  10: "on-shift",
  12: "absent",
  13: "break",
  14: "on-shift",
  15: "ended",
  16: "night",
  17: "split",
  18: "none",
  19: "on-shift",
  20: "absent",
  21: "on-shift",
  22: "break",
  23: "ended",
  24: "later",
  25: "on-shift",
}
const departments: Record<string, [Department, NonNullable<Person["role"]>]> = {
  BDC: ["bdc", "agent"],
  Spécialiste: ["sales", "specialist"],
  DV: ["sales", "sales-director"],
  Analyste: ["credit", "analyst"],
  "Directeur adjoint": ["bdc", "lead"],
}
const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")

const people: Person[] = workers.map(([name, job, branch], index) => {
  const [department, role] = departments[job] ?? ["bdc", "agent"]
  const twin = workers.some(([other], at) => other === name && at !== index)
  return {
    id: slug(twin ? `${name} ${branch ?? ""}` : name),
    name,
    role,
    department,
    branch: branch ?? "St-Constant",
  }
})

/** Three weeks of shifts round `now`, in which each person stands as `standings` says: the same `now`, the same roster. */
export function rosterFor(now: Date): Roster {
  const wallIn = (ms: number) => wall(new Date(now.getTime() + ms))
  const noon = new Date(`${wall(now).slice(0, 10)}T16:00:00Z`).getTime()
  const dayIn = (days: number) => wall(new Date(noon + days * day)).slice(0, 10)
  const shifts: Shift[] = []
  const absences: Roster["absences"] = []
  const round = (person: string, from: number, to: number, rest?: [number, number]) => {
    const [start, end] = [wallIn(from), wallIn(to)]
    const breaks = rest && [{ start: wallIn(rest[0]).slice(11), end: wallIn(rest[1]).slice(11) }]
    shifts.push({
      person,
      day: start.slice(0, 10),
      start: start.slice(11),
      end: end.slice(11),
      ...(breaks ? { breaks } : {}),
    })
  }
  const weeks = (person: string, hours: [string, string][], clear: boolean, every = false) => {
    const lunch = { start: "12:00", end: "12:45" }
    const [from, to] = [wallIn(-12 * hour), wallIn(14 * hour)]
    for (let offset = -14; offset <= 7; offset++) {
      const date = dayIn(offset)
      if (!every && new Date(`${date}T12:00:00Z`).getUTCDay() === 0) continue
      for (const [start, end] of hours)
        if (!clear || `${date}T${end}` < from || `${date}T${start}` > to)
          shifts.push({
            person,
            day: date,
            start,
            end,
            ...(start < "12:00" && end > "13:00" ? { breaks: [lunch] } : {}),
          })
    }
  }
  const usual: [string, string][] = [["09:00", "17:00"]]
  people.forEach(({ id }, index) => {
    const standing = standings[index] ?? "ordinary"
    if (standing === "none") return
    if (standing === "night") {
      weeks(id, [["22:00", "06:00"]], false, true)
      return
    }
    if (standing === "split") {
      const halves: [string, string][] = [
        ["09:00", "12:00"],
        ["17:00", "21:00"],
      ]
      weeks(id, halves, false, true)
      return
    }
    weeks(id, usual, standing !== "ordinary", false)
    if (standing === "on-shift") round(id, -3 * hour, 5 * hour)
    if (standing === "break") round(id, -3 * hour, 5 * hour, [-10 * minute, 20 * minute])
    if (standing === "soon") round(id, 2 * hour, 8 * hour)
    if (standing === "later") round(id, 5 * hour, 12 * hour)
    if (standing === "ended") round(id, -9 * hour, -hour)
    if (standing === "absent") {
      round(id, -2 * hour, 4 * hour)
      absences.push({ person: id, from: dayIn(-1), to: dayIn(3) })
    }
  })
  absences.push({ person: "alex-gagne", from: dayIn(-13), to: dayIn(-12) })
  return { branches, people, shifts, absences }
}

/** The team's policy that carries this roster, as a lead would import it. */
export const policyFor = (now: Date): Policy => ({
  version: 1,
  team: "BDC St-Constant",
  roster: rosterFor(now),
})
