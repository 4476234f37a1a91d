import { marksOf } from "../process/orphans/identity"
import type { Orphan, OrphanDeal } from "../process/orphans/types"
import type { Store } from "./database"
import { emailText, hashes, type KeyText } from "./keys"
import type { GivenRow } from "./rows"

export const givenId = (deal: string, orphan: string): string => `${deal}|${orphan}`

/** The key by which a record of the CRM finds who was given: ids are no secret here. */
export const recordKeyOf = (id: string): string => `r${id}`

/**
 * By what an open page knows a client: their numbers (digits only) and e-mails hashed, and the id of their record in the CRM. Read
 * before any transaction: hashing ends one.
 */
export async function clientKeys(
  store: Store,
  { phones, emails, record }: { phones: readonly string[]; emails: readonly string[]; record: string | null },
): Promise<string[]> {
  const texts = [
    ...phones.map((digits): KeyText => ["phone", digits]),
    ...emails.map((email): KeyText => ["email", emailText(email)]),
  ]
  return [...(await hashes(store, texts)), ...(record === null ? [] : [recordKeyOf(record)])]
}

async function keysOf(store: Store, client: Orphan): Promise<string[]> {
  const marks = marksOf(client)
  const of = (kind: string) => marks.filter((mark) => mark.startsWith(kind)).map((mark) => mark.slice(2))
  return clientKeys(store, { phones: of("p:"), emails: of("e:"), record: of("r:")[0] ?? null })
}

/**
 * Keeps what sellers are given, from here, a file or the policy. Who stands there already stays as they are, with what was done: the same
 * lists twice change nothing. Gives how many are new.
 */
export async function takeDeals(store: Store, deals: readonly OrphanDeal[]): Promise<number> {
  const known = new Set(await store.given.toCollection().primaryKeys())
  const fresh = new Map(
    deals.flatMap((deal) =>
      deal.clients.map((client) => [givenId(deal.id, client.id), { deal, client }] as const),
    ),
  )
  const rows = await Promise.all(
    fresh.map(async ({ deal, client }): Promise<GivenRow> => ({
      id: givenId(deal.id, client.id),
      deal: deal.id,
      day: deal.day,
      branch: deal.branch,
      seller: deal.seller,
      client,
      keys: await keysOf(store, client),
      calledAt: null,
      reachedAt: null,
      notedAt: null,
      ownedAt: null,
      appointmentAt: null,
    })),
  )
  return store.transaction("rw", store.given, async () => {
    const there = await store.given.bulkGet(rows.map(({ id }) => id))
    const missing = rows.filter((_row, at) => !there[at])
    await store.given.bulkPut(missing)
    return missing.length
  })
}
