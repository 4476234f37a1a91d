import browser from "webextension-polyfill"
import type { GmailRequests, Mailbox, Push } from "../../src/messages"
import creditRequest from "../../src/rules/renewal/credit-request"
import type { Book } from "../../src/scripts/types"
import { addToJournal } from "../../src/store/seen"
import { drafts, dropDraft, type CreditDraft } from "../credit-drafts"
import { mailHosts } from "../../src/pages/hosts"
import type { Jobs } from "../jobs"
import { planCreditCheck } from "../reminders"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import { gmailView } from "./view"

/** A number, however it is spaced. */
const bare = (number: string): string => number.replace(/[^a-z0-9]/gi, "").toUpperCase()

const isMailbox = (value: unknown): value is Omit<Mailbox, "tab"> =>
  typeof value === "object" && value !== null && "address" in value && "delegated" in value

/** The mailboxes open in this browser, as their pages say now; a page that does not answer is left out. */
export async function mailboxes(): Promise<Mailbox[]> {
  const tabs = await browser.tabs.query({ url: mailHosts }).catch(() => [])
  const asked = tabs.map(async ({ id: tab }): Promise<Mailbox[]> => {
    if (tab === undefined) return []
    const push: Push = { jalonPush: "mailbox" }
    const answer: unknown = await browser.tabs.sendMessage(tab, push, { frameId: 0 }).catch(() => null)
    return isMailbox(answer) ? [{ tab, address: answer.address, delegated: answer.delegated }] : []
  })
  return (await Promise.all(asked)).flat()
}

/** What pages of Gmail ask. `bookOf`: the scripts in force, the template of the message among them. */
export function gmailHandlers(
  settings: Settings,
  jobs: Jobs,
  bookOf: (settings: Settings) => Promise<Book> | Book,
): Pick<Handlers, keyof GmailRequests> {
  const { store, keep, now } = settings.parts
  const draftOf = async (number: string | null): Promise<CreditDraft | undefined> =>
    number === null ? undefined : (await drafts(now())).find((one) => bare(one.number) === bare(number))

  return {
    "gmail.view": async (asked, { url }) => {
      await settings.load()
      return gmailView(settings, await bookOf(settings), await drafts(now()), url, asked?.mailbox ?? null)
    },
    "gmail.done": async ({ key, done: { kind, number, problems, reason } }) => {
      const record = (await draftOf(number))?.record
      const event = {
        kind,
        rule: creditRequest.id,
        ...(record && { record }),
        ...(reason !== undefined && { reason }),
        details: { ...(number !== null && { number }), problems: problems.join(" ") },
      }
      await keep.write(() => addToJournal(store, key, event, now()))
      return null
    },
    "gmail.sent": async ({ number, at }) => {
      await settings.load()
      const draft = await draftOf(number)
      if (!draft) return null
      const { record, url } = draft
      await planCreditCheck(settings, jobs, { number: draft.number, record, url, sentAt: new Date(at) })
      const event = {
        kind: "sent",
        rule: creditRequest.id,
        record,
        details: { number: draft.number },
      } as const
      await keep.write(() => addToJournal(store, `sent:${bare(draft.number)}:${at}`, event, now()))
      await dropDraft(draft.number)
      return null
    },
    "gmail.mailboxes": mailboxes,
  }
}
