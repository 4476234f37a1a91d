import { subDays } from "date-fns/subDays"
import { dayOf } from "../process/calendar"
import { incidentKept, mostDays, type RetentionDays } from "../process/privacy"
import type { Store } from "./database"
import { forgetDoNotCall } from "./do-not-call"
import { bare } from "./dossiers"
import { forgetHealth } from "./health"
import { forgetHistory } from "./history"
import { before } from "./inventory"
import { forgetTicks } from "./practices"
import { forgetOrphans } from "./orphans"
import type { DossierRow, TableName } from "./rows"

/**
 * Forgets what is past its time, by the inventory: callback clocks and their verdicts after 7 days, a closed file's follow-ups 30 days
 * after its closing note, the journal, the team's changes and the files after 12 months, answers once expired, reminders 30 days after
 * their end, the team's board after 30 days without being looked at, orphan clients 90 days after their import or the day of their list,
 * how pages are read after 30 days, incidents 5 years after they were known, requests 3 years after they were answered, numbers not to be
 * called at their own end; ticks of a day with it, those of the brand's desk after 12 months. `days`: less where a team asks for less.
 */
export async function forget(store: Store, now: Date, days: RetentionDays = {}): Promise<void> {
  const past = (table: TableName): number => before(table, now, days)
  const closed = subDays(now, Math.min(mostDays.followups, days.followups ?? Infinity)).getTime()
  const returned = subDays(now, 100).getTime()
  const { pins, verdicts, followups, answers, records, dossiers, appointments, reminders, board, boardLook } =
    store
  const { journal, incidents, requests } = store
  const team = [board, boardLook]
  const all = [
    ...[pins, verdicts, followups, answers, records, dossiers, appointments, reminders, journal],
    ...[incidents, requests, ...team],
  ]
  await store.transaction("rw", all, async () => {
    await pins.where("until").below(past("pins")).delete()
    await verdicts.where("at").below(past("verdicts")).delete()
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
    await followups.where("at").below(past("followups")).delete()
    await dossiers.where("closedAt").below(returned).delete()
    await dossiers.where("seenAt").below(past("dossiers")).delete()
    await dossiers
      .where("closedAt")
      .below(closed)
      .modify((row: DossierRow, ref) => {
        ref.value = bare(row)
      })
    await answers.where("expires").belowOrEqual(now.getTime()).delete()
    await records.where("touched").below(past("records")).delete()
    await appointments.where("at").below(past("appointments")).delete()
    await reminders.where("until").below(past("reminders")).delete()
    await journal.where("at").below(past("journal")).delete()
    const look = await boardLook.get("look")
    if (look && (look.rightAt ?? look.listedAt ?? 0) < past("board"))
      await Promise.all(team.map((table) => table.clear()))
    const today = dayOf(now)
    await incidents.filter(({ known }) => incidentKept(known) < today).delete()
    // A request that waits stays for as long as it does.
    await requests.filter(({ doneAt }) => doneAt !== null && doneAt < past("requests")).delete()
  })
  await forgetTicks(store, now)
  await forgetOrphans(store, now, days.orphans)
  await forgetHistory(store, now)
  await forgetHealth(store, now)
  await forgetDoNotCall(store, now)
}
