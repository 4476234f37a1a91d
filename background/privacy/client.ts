import type { PrivacyFile, PrivacyFound, PrivacyRequests, PrivacyRows } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import { askedNotToBeCalled } from "../../src/store/do-not-call"
import { readQuery } from "../../src/store/lookup"
import {
  eraseFiles,
  findFiles,
  heldOf,
  isElsewhere,
  nameOf,
  readKnown,
  subjectOf,
  type Held,
  type Known,
} from "../../src/store/privacy"
import type { DossierRow } from "../../src/store/rows"
import { knownNames } from "../names"
import { phonesIn } from "../phones"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import { requestView } from "./requests"
import { forgetInSession } from "./session"

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A store of years is read whole, and a transaction under way is not to be taken for one that failed. */
const patience = 60_000

/** What is kept about a client: shown, handed over, erased (Law 25). */
export function clientHandlers(
  settings: Settings,
): Pick<Handlers, keyof PrivacyRequests & ("privacy.find" | "privacy.export" | "privacy.erase")> {
  const { store, keep, now } = settings.parts

  async function fileOf(
    known: Known,
    [id, by]: readonly [string, string],
    names: Readonly<Record<string, string>>,
  ): Promise<PrivacyFile | null> {
    const subject = subjectOf(known, [id])
    const held = await heldOf(store, known, subject, settings.retention)
    if (held.length === 0) return null
    const of = (table: Held["table"]) => held.find((one) => one.table === table)?.rows ?? []
    const rows = of("dossiers") as DossierRow[]
    return {
      id,
      by,
      name: nameOf(known, id, names),
      stock: rows.find(({ stock }) => stock !== null)?.stock ?? null,
      url: rows[0]?.url ?? null,
      held: held.map(({ table, rows: { length }, since, until }) => ({
        table,
        count: length,
        since: iso(since),
        until: iso(until),
      })),
      elsewhere: isElsewhere(known, subject),
    }
  }

  async function find(query: string): Promise<PrivacyFound> {
    await settings.load()
    const names = await knownNames()
    const phones = phonesIn(query)
    return keep.attempt(async () => {
      const read = readQuery(query, phones)
      const known = await readKnown(store)
      const found = await findFiles(store, known, query, read, names)
      const files: PrivacyFile[] = []
      for (const one of found) {
        const file = await fileOf(known, one, names)
        if (file) files.push(file)
      }
      const listed = await askedNotToBeCalled(store, phones, now())
      return { query, files, doNotCall: listed !== null, unread: read.texts.length === 0 && found.size === 0 }
    }, patience)
  }

  return {
    "privacy.find": ({ query }) => find(query),
    "privacy.export": ({ files }) =>
      keep.attempt(async () => {
        const all: PrivacyRows = []
        const known = await readKnown(store)
        for (const file of files) {
          const held = await heldOf(store, known, subjectOf(known, [file]), settings.retention)
          all.push(
            ...held.map(({ table, rows }) => ({ file, table, rows: rows as Record<string, unknown>[] })),
          )
        }
        return all
      }, patience),
    "privacy.erase": async ({ query, files }) => {
      await settings.load()
      const subject = subjectOf(await keep.attempt(() => readKnown(store), patience), files)
      const at = now()
      const asked = { files, query, received: dayOf(at) }
      settings.readings++
      const receipt = await keep.write(() => eraseFiles(store, asked, at), patience)
      await forgetInSession(subject, query, phonesIn(query))
      await settings.reread()
      return requestView(receipt, at)
    },
  }
}
