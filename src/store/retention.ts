import { subDays } from "date-fns/subDays"
import { subMonths } from "date-fns/subMonths"
import type { Store } from "./database"
import { forgetDoNotCall } from "./do-not-call"
import { bare } from "./dossiers"
import { forgetHealth } from "./health"
import { forgetTicks } from "./practices"
import { forgetOrphans } from "./orphans"
import type { DossierRow } from "./rows"

/** Days that a team may set, only to keep less. */
export type RetentionDays = { callbacks?: number; followups?: number; journal?: number }

const daysBefore = (now: Date, most: number, asked: number | undefined): number =>
  subDays(now, Math.min(most, asked ?? most)).getTime()

/**
 * Forgets what is past its time: callback clocks and their verdicts after 7 days, a closed file's follow-ups 30 days
 * after its closing note, the journal and everything else after 12 months, answers once expired, reminders
 * 30 days after their end, the team's board after 30 days without being looked at; ticks of a day with it, those of the brand's desk
 * after 12 months; orphan clients 90 days after their import, or after the day of their list.
 */
export async function forget(store: Store, now: Date, days: RetentionDays = {}): Promise<void> {
  const year = subMonths(now, 12).getTime()
  const clocks = daysBefore(now, 7, days.callbacks)
  const closed = daysBefore(now, 30, days.followups)
  const returned = subDays(now, 100).getTime()
  const journal = days.journal === undefined ? year : Math.max(year, subDays(now, days.journal).getTime())
  const { pins, verdicts, followups, answers, records, dossiers, appointments, reminders, board, boardLook } =
    store
  const team = [board, boardLook]
  const all = [
    pins,
    verdicts,
    followups,
    answers,
    records,
    dossiers,
    appointments,
    reminders,
    store.journal,
    ...team,
  ]
  await store.transaction("rw", all, async () => {
    await pins.where("until").below(clocks).delete()
    await verdicts.where("at").below(clocks).delete()
    const closings = await followups
      .where("closing")
      .equals(1)
      .and((row) => row.at < closed)
      .toArray()
    for (const closing of closings)
      await followups
        .where("record")
        .equals(closing.record)
        .and((row) => row.at <= closing.at)
        .delete()
    await followups.where("at").below(year).delete()
    await dossiers.where("closedAt").below(returned).delete()
    await dossiers.where("seenAt").below(year).delete()
    await dossiers
      .where("closedAt")
      .below(closed)
      .modify((row: DossierRow, ref) => {
        ref.value = bare(row)
      })
    await answers.where("expires").belowOrEqual(now.getTime()).delete()
    await records.where("touched").below(year).delete()
    await appointments.where("at").below(year).delete()
    await reminders.where("until").below(subDays(now, 30).getTime()).delete()
    await store.journal.where("at").below(journal).delete()
    const look = await boardLook.get("look")
    if (look && (look.rightAt ?? look.listedAt ?? 0) < subDays(now, 30).getTime())
      await Promise.all(team.map((table) => table.clear()))
  })
  await forgetTicks(store, now)
  await forgetOrphans(store, now)
  await forgetHealth(store, now)
  await forgetDoNotCall(store, now)
}
