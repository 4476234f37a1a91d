import type { Day } from "../../src/process/calendar"
import { inForce } from "../../src/rules/engine"
import doNotCall from "../../src/rules/law/do-not-call"
import { phoneDigits } from "../../src/process/orphans/identity"
import { askedNotToBeCalled, filesNotToBeCalled } from "../../src/store/do-not-call"
import type { DossierRow } from "../../src/store/rows"
import type { Settings } from "../settings"

const isHeard = (settings: Settings): boolean => inForce(settings.policy()).speaks(doNotCall.id)

/** The day on which the client of each file asked not to be called, where the rule is heard; a store that does not say tells nobody. */
export async function markFiles<T extends Pick<DossierRow, "keys">>(
  settings: Settings,
  files: readonly T[],
): Promise<(file: T) => { doNotCall?: Day }> {
  const { store, keep, now } = settings.parts
  if (files.length === 0 || !isHeard(settings)) return () => ({})
  const dayOf = await keep.attempt(() => filesNotToBeCalled(store, files, now())).catch(() => () => null)
  return (file) => {
    const day = dayOf(file)
    return day === null ? {} : { doNotCall: day }
  }
}

/** The same of the files of these records, where this browser has seen them. */
export async function marksOfRecords(
  settings: Settings,
  records: readonly string[],
): Promise<(record: string) => { doNotCall?: Day }> {
  const { store, keep } = settings.parts
  if (records.length === 0 || !isHeard(settings)) return () => ({})
  const rows = await keep.attempt(() => store.dossiers.bulkGet([...records])).catch(() => [])
  const files = new Map(rows.flatMap((row) => (row ? [[row.record, row] as const] : [])))
  const marked = await markFiles(settings, [...files.values()])
  return (record) => {
    const file = files.get(record)
    return file ? marked(file) : {}
  }
}

/** The same of whole numbers, in digits. */
export async function markNumbers(
  settings: Settings,
  phones: readonly string[],
): Promise<{ doNotCall?: Day }> {
  const { store, keep, now } = settings.parts
  if (phones.length === 0 || !isHeard(settings)) return {}
  const day = await keep.attempt(() => askedNotToBeCalled(store, phones, now())).catch(() => null)
  return day === null ? {} : { doNotCall: day }
}

/** The same of clients, each by the numbers as a list writes them. */
export const markClients = <T extends { client: { phone?: string } }>(
  settings: Settings,
  rows: readonly T[],
): Promise<(T & { doNotCall?: Day })[]> =>
  Promise.all(
    rows.map(async (row) => ({
      ...row,
      ...(await markNumbers(settings, phoneDigits(row.client.phone ?? ""))),
    })),
  )
