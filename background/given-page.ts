import type { PageFacts } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { valueOf } from "../src/process/field"
import { mayBeOne } from "../src/process/opportunity"
import { phoneDigits } from "../src/process/orphans/identity"
import { withMark, type GivenMark } from "../src/process/orphans/marks"
import type { OrphanProgress } from "../src/process/orphans/types"
import { stageOf } from "../src/process/stages"
import { samePerson } from "../src/rules/bdc/people"
import type { RecordKey } from "../src/rules/facts"
import type { Context } from "../src/rules/rule"
import type { Run } from "../src/scripts/walk"
import { clientKeys, recordKeyOf, stillGiven } from "../src/store/orphans"
import { recordId, type GivenRow } from "../src/store/rows"
import { askPages, change, isOf, progressOf } from "./given"
import type { Told } from "./run-facts"
import type { Settings } from "./settings"

const firstCall = "script.orphan-first-call"

/** What of a page tells whose it is. */
type OfClient = Pick<PageFacts, "opportunity" | "contact" | "aftersales">
type ClientShown = { phones: string[]; emails: string[]; name: string | undefined }
function clientOn({ opportunity, contact, aftersales }: OfClient): ClientShown | null {
  if (contact) {
    const email = valueOf(contact.email)
    return {
      phones: (valueOf(contact.phones) ?? []).flatMap(phoneDigits),
      emails: email === undefined ? [] : [email],
      name: valueOf(contact.name),
    }
  }
  const file = opportunity ?? aftersales
  if (!file || file.mode === "create") return null
  const { phone, email, contact: person, name } = file.fields
  const address = valueOf(email)
  return {
    phones: phoneDigits(valueOf(phone) ?? ""),
    emails: address === undefined ? [] : [address],
    name: valueOf(person) ?? valueOf(name),
  }
}

/** Whose row it is when several may be: by record, else by e-mail, else by phone; of one client, the latest list. Null in doubt. */
function oneOf(rows: readonly GivenRow[], record: string | null, name: string | undefined): GivenRow | null {
  const byRecord = record === null ? [] : rows.filter(({ keys }) => keys.includes(recordKeyOf(record)))
  // A number or an address may be a household's, of one surname.
  const bearing = rows.filter(({ client }) => name === undefined || mayBeOne(name, client.name))
  const found = byRecord.length > 0 ? byRecord : bearing
  const clients = new Set(found.map(({ client }) => client.id))
  return clients.size === 1 ? ([...found].sort((a, b) => b.day.localeCompare(a.day))[0] ?? null) : null
}

/** The client of a page, where they were given to a seller by today. Rejects when the store does. */
async function givenOn(
  settings: Settings,
  record: RecordKey | null,
  facts: OfClient,
): Promise<GivenRow | null> {
  const { store, keep, now } = settings.parts
  const shown = clientOn(facts)
  if (!shown) return null
  return keep.attempt(async () => {
    if ((await store.given.count()) === 0) return null
    const id = record?.id ?? null
    const keys = await clientKeys(store, { ...shown, record: id })
    const rows = await store.given.where("keys").anyOf(keys).distinct().toArray()
    const today = dayOf(now())
    return oneOf(
      rows.filter((row) => row.day <= today && stillGiven(row)),
      id,
      shown.name,
    )
  })
}

type AroundOrphan = Pick<Context, "orphan" | "won">

/** What is known of a page's client as an orphan, and since when their file is won. */
export async function aroundOrphan(
  settings: Settings,
  record: RecordKey | null,
  facts: OfClient,
): Promise<AroundOrphan> {
  const { store, keep } = settings.parts
  const stage = facts.opportunity && valueOf(facts.opportunity.fields.stage)
  const won = record && stage && stageOf(stage)?.end === "won"
  const [row, file] = await Promise.all([
    givenOn(settings, record, facts).catch(() => undefined),
    won ? keep.attempt(() => store.dossiers.get(recordId(record))).catch(() => undefined) : undefined,
  ])
  const closed = file?.closedAt ?? null
  const open = file?.openSeenAt ?? null
  return {
    ...(row !== undefined && {
      orphan: row && {
        seller: row.seller,
        day: row.day,
        ...(row.client.purchased !== undefined && { purchased: row.client.purchased }),
        ...progressOf(row),
      },
    }),
    ...(file && {
      won: closed === null ? null : { from: open === null ? null : new Date(open), to: new Date(closed) },
    }),
  }
}

/** Keeps what the page of a client given to me shows done: my note, my name, a meeting booked. What was said by hand stands. */
export async function keepGiven(settings: Settings, record: RecordKey, facts: OfClient): Promise<void> {
  const { store, keep } = settings.parts
  const page = await settings.page()
  const row = await givenOn(settings, record, facts)
  const { opportunity } = facts
  if (!row || !page.agent || !opportunity || !isOf(page, row.seller)) return
  const { name } = page.agent
  const notes = valueOf(opportunity.notes) ?? []
  // Often the last edit is all that the page tells: I wrote on the file of a client given to me all the same.
  const moments = notes.flatMap(({ ofThisRecord, author, at }) =>
    ofThisRecord && at.state === "known" && samePerson(author, name, page.roster)
      ? at.value.at.getTime()
      : [],
  )
  const noted = moments.filter((at) => dayOf(new Date(at)) >= row.day).sort((a, b) => a - b)[0]
  const owner = valueOf(opportunity.fields.owner)
  const owned = row.reachedAt !== null && owner !== undefined && samePerson(owner, name, page.roster)
  const id = recordId(record)
  const bookings = await keep.attempt(() =>
    store.appointments.where("[record+day]").between([id, row.day], [id, "9999"]).sortBy("at"),
  )
  const seen: [mark: keyof OrphanProgress, at: number | undefined][] = [
    ["notedAt", noted],
    ["ownedAt", owned ? settings.parts.now().getTime() : undefined],
    ["appointmentAt", bookings[0]?.at],
  ]
  for (const [mark, at] of seen)
    if (at !== undefined && row[mark] === null)
      await change(settings, row.id, (it) => withMark(progressOf(it), mark, at), mark)
}

/** The first call to an orphan came to its end: called, and reached where they answered. */
export async function keepCalled(
  settings: Settings,
  { record, told: { phone, client }, run }: { record: RecordKey | null; told: Told; run: Run },
): Promise<void> {
  if (run.script !== firstCall) return
  const { store, keep, now } = settings.parts
  const page = await settings.page()
  const keys = await clientKeys(store, {
    phones: phoneDigits(phone ?? ""),
    emails: [],
    record: record?.id ?? null,
  })
  const rows = await keep.attempt(() => store.given.where("keys").anyOf(keys).distinct().toArray())
  const row = oneOf(
    rows.filter(({ seller, day }) => isOf(page, seller) && day <= dayOf(now())),
    record?.id ?? null,
    client,
  )
  const answer = run.answers[`${firstCall}/greet`]
  const mark: GivenMark | null = answer === "client" ? "reachedAt" : answer === "none" ? "calledAt" : null
  if (!row || !mark) return
  const at = now().getTime()
  if (await change(settings, row.id, (it) => withMark(progressOf(it), mark, at), mark)) askPages()
}
