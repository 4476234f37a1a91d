import { dayOf } from "../process/calendar"
import type { Field } from "../process/field"
import type { RecordKey } from "../rules/facts"
import type { Store } from "./database"
import { recordId, type AppointmentRow, type RecordId } from "./rows"

/** Keeps that a meeting of a record was booked at this instant; one row a record and Montréal day, the latest booking. */
export async function keepBooking(store: Store, record: RecordId, now: Date): Promise<void> {
  const day = dayOf(now)
  const former = await store.appointments.get([record, day])
  await store.appointments.put({
    record,
    day,
    at: now.getTime(),
    specialist: former?.specialist ?? null,
    branch: former?.branch ?? null,
  })
}

const nameOf = (field: Field, kept: string | null): string | null =>
  field.state === "known" ? field.value : field.state === "empty" ? null : kept

/** Says to whom the appointment booked today on a record went; nothing for a record without one. */
export function fillAppointment(
  store: Store,
  key: RecordKey,
  { specialist, branch }: { specialist: Field; branch: Field },
  now: Date,
): Promise<void> {
  return store.transaction("rw", store.appointments, async () => {
    const row = await store.appointments.get([recordId(key), dayOf(now)])
    if (!row) return
    await store.appointments.put({
      ...row,
      specialist: nameOf(specialist, row.specialist),
      branch: nameOf(branch, row.branch),
    })
  })
}

/** The appointments booked from this browser on the Montréal day of this instant. */
export const appointmentsOn = (store: Store, now: Date): Promise<AppointmentRow[]> =>
  store.appointments.where("day").equals(dayOf(now)).toArray()
