import browser from "webextension-polyfill"
import { isAfter } from "date-fns/isAfter"
import { subDays } from "date-fns/subDays"
import type { RecordKey } from "../src/rules/facts"
import type { Variable } from "../src/scripts/types"

/**
 * A request for credit whose e-mail is to be written: from its page in the CRM to the compose window of Gmail. In memory alone
 * (`storage.session`), as it names a client. `blanks`: what of the template is known; `at` (ISO): when it was asked for.
 */
export type CreditDraft = {
  number: string
  record: RecordKey
  url: string
  blanks: Partial<Record<Variable, string>>
  at: string
}

export const draftsKey = "creditDrafts"
const most = 10
/** Days that a draft waits for its e-mail. */
const days = 1

let queue: Promise<unknown> = Promise.resolve()
/** One change after the other: two pages may keep one at once. */
function change(make: (now: CreditDraft[]) => CreditDraft[]): Promise<void> {
  const done = queue.then(async () => browser.storage.session.set({ [draftsKey]: make(await read()) }))
  queue = done.catch(() => undefined)
  return done
}

async function read(): Promise<CreditDraft[]> {
  const kept = (await browser.storage.session.get(draftsKey))[draftsKey]
  return Array.isArray(kept) ? (kept as CreditDraft[]) : []
}

/** Keeps a draft in the place of an older one of the same number. */
export const keepDraft = (draft: CreditDraft): Promise<void> =>
  change((now) => [draft, ...now.filter(({ number }) => number !== draft.number)].slice(0, most))

/** The drafts whose e-mail has not gone, the latest first; those of more than a day ago are over. */
export async function drafts(now: Date): Promise<CreditDraft[]> {
  await queue
  return (await read()).filter(({ at }) => isAfter(new Date(at), subDays(now, days)))
}

/** Forgets the draft of a number: its e-mail went, or it is not wanted any more. */
export const dropDraft = (number: string): Promise<void> =>
  change((now) => now.filter((draft) => draft.number !== number))
