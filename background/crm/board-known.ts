import browser from "webextension-polyfill"
import {
  boardFields,
  mostValues,
  namesQuery,
  standardFields,
  type BoardFields,
} from "../../src/crm/board-deals"
import { CrmError, type Ask, type Crm } from "../../src/crm/types"

/** What of the organisation the board needs at hand. In the memory of this browser session, never in the store: it holds names. */
export type Known = { people: Record<string, string>; fields: BoardFields }
type Kept = Known & { who: string; at: number }

const key = "board"

export async function knownOf(who: string): Promise<Kept | null> {
  const { [key]: found } = await browser.storage.session.get(key).catch(() => ({ [key]: undefined }))
  const kept = found as Kept | undefined
  return kept?.who === who ? kept : null
}
export const rememberKnown = (known: Kept): Promise<void> =>
  browser.storage.session.set({ [key]: known }).catch(() => undefined)
export const forgetKnown = (): Promise<void> => browser.storage.session.remove(key).catch(() => undefined)

/** What is asked, or what stands in its place where the organisation or the person's profile does not give it. */
async function without<T, E>(asked: Promise<T>, instead: E): Promise<T | E> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof CrmError && (error.fault === "forbidden" || error.fault === "absent")) return instead
    throw error
  }
}

/** Asks who the people are, by id, and how the fields are named. Rejects with a CrmError. */
export async function askKnown(
  crm: Crm,
  paid: <T>(question: (ask: Ask) => Promise<T>) => Promise<T>,
): Promise<Known> {
  const users = await without(
    paid((ask) => crm.users(ask)),
    null,
  )
  const fields = await without(
    paid((ask) => crm.fields("Deals", ask)),
    null,
  )
  const people =
    users === null || users === "unchanged" ? [] : users.map(({ id, name }) => [id, name] as const)
  return { people: Object.fromEntries(people), fields: fields ? boardFields(fields) : standardFields }
}

/** The names of files, by id, as they are now. Rejects with a CrmError. */
export async function fileNames(crm: Crm, ids: readonly string[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (let at = 0; at < ids.length; at += mostValues) {
    const { rows } = await crm.query("Deals", namesQuery(ids.slice(at, at + mostValues)))
    for (const { id, values } of rows) {
      const { Deal_Name: name } = values
      if (typeof name === "string") names[id] = name
    }
  }
  return names
}
