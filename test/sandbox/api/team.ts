import type { Roster, Shift } from "../../../src/process/roster"
import { workers } from "../people"
import { day, type Ref, type World } from "../world"
import { instantOf, stamp } from "./time"
import { mailOf } from "./shapes"

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
const zone = "America/Toronto"
const weekdayOf = (date: string): string => weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? ""
const profileOf = (job: string) =>
  job === "Directeur adjoint"
    ? { name: "Administrator", id: "5712000000026011" }
    : { name: "Standard", id: "5712000000026014" }
const roleOf = (job: string) => ({
  name: job,
  id: `571200000002${String(6005 + [...new Set(workers.map(([, one]) => one))].indexOf(job as never))}`,
})

export const orgShape = (zgid: string) => ({
  country: "Canada",
  photo_id: null,
  city: "Saint-Constant",
  description: null,
  mc_status: false,
  gapps_enabled: false,
  translation_enabled: true,
  street: null,
  domain_name: `org${zgid}`,
  alias: null,
  currency: "Canadian Dollar - CAD",
  id: "5712000000000001",
  state: "Québec",
  fax: null,
  zip: null,
  employee_count: "60",
  website: "https://exemple.ca",
  currency_symbol: "$",
  mobile: null,
  currency_locale: "fr_CA",
  primary_zuid: "700000001001",
  zia_portal_id: null,
  time_zone: zone,
  zgid,
  country_code: "CA",
  deletable_org_account: true,
  license_details: {
    paid_expiry: "2027-06-30T00:00:00-04:00",
    users_license_purchased: 60,
    trial_type: null,
    trial_expiry: null,
    paid: true,
    paid_type: "enterprise",
    trial_action: "",
  },
  hierarchy_preferences: { type: "Role_Hierarchy", strictly_reporting: false },
  phone: "450 555-0100",
  company_name: "Groupe Automobile Boréal",
  privacy_settings: true,
  primary_email: "direction@exemple.ca",
  iso_code: "CAD",
  hipaa_compliance_enabled: false,
  lite_users_enabled: false,
  max_per_page: 200,
  ezgid: "a1b2c3d4",
  call_icon: "DESKPHONE",
  oauth_presence: false,
  zia_zgid: 0,
  checkin_preferences: { restricted_event_types: null },
  type: "Production",
  created_time: "2019-04-02T09:00:00-04:00",
})

/** A user; `gone`: no longer of the organisation. */
export function userShape(user: Ref, index: number, now: number, gone = false) {
  const [, job = "BDC"] = workers[index] ?? []
  const [first = "", ...rest] = user.name.split(" ")
  const offset = Date.parse(`${stamp(now).slice(0, 19)}Z`) - Math.floor(now / 1000) * 1000
  const boss = { name: "Patrice Thibodeau", id: "57120000007000026" }
  return {
    id: user.id,
    zuid: `7000000010${String(10 + index)}`,
    first_name: first,
    last_name: rest.join(" "),
    full_name: user.name,
    email: mailOf(user),
    status: gone ? "inactive" : "active",
    confirm: true,
    role: roleOf(job),
    profile: profileOf(job),
    time_zone: zone,
    offset,
    language: "fr_CA",
    locale: "fr_CA",
    country_locale: "ca",
    country: "Canada",
    time_format: "HH:mm",
    category: "regular_user",
    microsoft: false,
    personal_account: false,
    sandboxDeveloper: false,
    Isonline: false,
    created_time: "2021-02-01T09:00:00-05:00",
    Modified_Time: "2026-01-12T09:00:00-05:00",
    created_by: boss,
    Modified_By: { ...boss, first_name: "Patrice", last_name: "Thibodeau" },
    phone: null,
    mobile: null,
    fax: null,
    website: null,
    alias: null,
    signature: null,
    street: null,
    city: null,
    state: null,
    zip: null,
    dob: null,
    status_reason__s: null,
    default_tab_group: "0",
    sort_order_preference__s: "First Name,Last Name",
  }
}

type Hours = { days: string; timing: string[] }
const key = (hours: unknown) => JSON.stringify(hours)

/**
 * Each weekday's hours for a person: those of the coming seven days, as a week that repeats would have them. A shift of
 * the CRM has one span a day: what lies between two spans is a break.
 */
function weekOf(shifts: readonly Shift[], from: string): { work: Hours[]; rest: Hours[] } {
  const work: Hours[] = []
  const rest: Hours[] = []
  for (let n = 0; n < 7; n++) {
    const date = new Date(Date.parse(`${from}T12:00:00Z`) + n * day).toISOString().slice(0, 10)
    const days = weekdayOf(date)
    const spans = shifts.filter((one) => one.day === date).sort((a, b) => a.start.localeCompare(b.start))
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) continue
    work.push({ days, timing: [first.start, last.end] })
    for (const [at, { end, breaks = [] }] of spans.entries()) {
      for (const pause of breaks) rest.push({ days, timing: [pause.start, pause.end] })
      const next = spans[at + 1]
      if (next) rest.push({ days, timing: [end, next.start] })
    }
  }
  return { work, rest }
}

/** The roster of the pages' policy as the CRM's shifts: people who work alike share one. */
export function shiftShapes(world: World, roster: Roster, now: Date) {
  const today = stamp(now).slice(0, 10)
  const groups = new Map<string, { week: ReturnType<typeof weekOf>; people: number[] }>()
  roster.people.forEach(({ id }, index) => {
    const week = weekOf(
      roster.shifts.filter(({ person }) => person === id),
      today,
    )
    if (week.work.length === 0) return
    const group = groups.get(key(week)) ?? { week, people: [] }
    group.people.push(index)
    groups.set(key(week), group)
  })
  return [...groups.values()].map(({ week, people }, index) => {
    const id = `571200000009${String(1001 + index)}`
    return {
      id,
      name: `Quart ${String(index + 1)}`,
      timezone: zone,
      same_as_everyday: false,
      shift_days: [...new Set(week.work.map(({ days }) => days))],
      daily_timing: [],
      custom_timing: week.work.map(({ days, timing }) => ({ days, shift_timing: timing })),
      break_hours: week.rest.length
        ? [
            {
              id: `${id}1`,
              break_days: [...new Set(week.rest.map(({ days }) => days))],
              same_as_everyday: false,
              daily_timing: [],
              custom_timing: week.rest.map(({ days, timing }) => ({ days, break_timing: timing })),
            },
          ]
        : [],
      users: people.flatMap((at) => {
        const user = world.users[at]
        if (!user) return []
        const { role, email, zuid } = userShape(user, at, now.getTime())
        return [{ id: user.id, name: user.name, email, zuid, role, effective_from: "2026-01-05" }]
      }),
      holidays: [],
      users_count: people.length,
    }
  })
}

/** When people are away. */
export const awayShapes = (world: World, roster: Roster) =>
  roster.absences.flatMap(({ person, from, to }, index) => {
    const at = roster.people.findIndex(({ id }) => id === person)
    const user = world.users[at]
    if (!user) return []
    return [
      {
        id: `571200000009${String(5001 + index)}`,
        comments: null,
        from: stamp(instantOf(`${from}T00:00`)),
        to: stamp(instantOf(`${to}T23:59`)),
        user: { name: user.name, id: user.id, zuid: `7000000010${String(10 + at)}` },
        service: "crm",
        title: "",
        all_day: true,
        tp_calendar_id: "",
        tp_event_id: "",
      },
    ]
  })

export const businessHours = {
  week_starts_on: "Monday",
  type: "custom",
  id: "5712000000090001",
  business_days: weekdays.slice(1),
  same_as_everyday: true,
  daily_timing: ["09:00", "21:00"],
  custom_timing: [],
}

const yearly: [string, string][] = [
  ["01-01", "Jour de l’An"],
  ["06-24", "Fête nationale du Québec"],
  ["07-01", "Fête du Canada"],
  ["12-25", "Noël"],
]
export const holidayShapes = (year: number) =>
  yearly.map(([date, name], index) => ({
    id: `5712000000${String(year)}${String(101 + index)}`,
    name,
    date: `${String(year)}-${date}`,
    year,
    type: "business_holiday",
    shift_hour: { name: "", id: "" },
  }))
