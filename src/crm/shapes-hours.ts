import "../policy/zod"
import * as z from "zod"
import type { CrmShift } from "./types"

const text = z.string().nullish()
/** Described without a type. */
export const zone = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" && value !== "" ? value : null))

const minute = z
  .string()
  .regex(/^([01]\d|2[0-4]):[0-5]\d$/)
  .transform((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)))
const span = z.tuple([minute, minute]).transform(([start, end]) => ({ start, end }))
/** A pair of clock times; null or empty: none. */
const timing = z.union([z.array(z.never()).transform(() => null), span, z.null()])
const weekday = z.string().transform((day) => day.toUpperCase())
const days = z.array(weekday).nullish()
const pause = z.object({
  break_days: days,
  same_as_everyday: z.boolean(),
  daily_timing: timing.nullish(),
  custom_timing: z.array(z.object({ days: weekday, break_timing: timing })).nullish(),
})
/** A shift: its weekly hours, its breaks, and who is in it from when. */
export const shift = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    timezone: zone,
    same_as_everyday: z.boolean(),
    shift_days: days,
    daily_timing: timing.nullish(),
    custom_timing: z.array(z.object({ days: weekday, shift_timing: timing })).nullish(),
    break_hours: z.array(pause).nullish(),
    users: z.array(z.object({ id: text, name: text, effective_from: z.iso.date().nullish() })).nullish(),
    users_count: z.number().nullish(),
  })
  .transform((one) => {
    const hours = weekOf([
      {
        everyday: one.same_as_everyday,
        days: one.shift_days,
        daily: one.daily_timing,
        custom: one.custom_timing?.map(({ days, shift_timing }) => ({ day: days, span: shift_timing })),
      },
    ])
    const breaks = weekOf(
      (one.break_hours ?? []).map((each) => ({
        everyday: each.same_as_everyday,
        days: each.break_days,
        daily: each.daily_timing,
        custom: each.custom_timing?.map(({ days, break_timing }) => ({ day: days, span: break_timing })),
      })),
    )
    return {
      id: one.id,
      name: one.name,
      timeZone: one.timezone,
      days: hours,
      breaks,
      people: (one.users ?? []).flatMap(({ id, name, effective_from }) =>
        id ? [{ id, name: name ?? "", from: effective_from ?? null }] : [],
      ),
      /** People are in it who are not named here. */
      unnamed: one.users === undefined || one.users === null ? (one.users_count ?? 0) > 0 : false,
    }
  })

type Span = { start: number; end: number }
type Written = {
  everyday: boolean
  days: readonly string[] | null | undefined
  daily: Span | null | undefined
  custom: readonly { day: string; span: Span | null }[] | undefined
}
function weekOf(written: readonly Written[]): CrmShift["days"] {
  const week: Record<string, Span[]> = {}
  const add = (day: string, span: Span | null | undefined): void => {
    if (span) (week[day] ??= []).push(span)
  }
  for (const { everyday, days, daily, custom } of written)
    if (everyday) for (const day of days ?? []) add(day, daily)
    else for (const { day, span } of custom ?? []) add(day, span)
  return week
}
