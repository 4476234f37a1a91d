import browser from "webextension-polyfill"
import { mapField, valueOf } from "../src/process/field"
import type { CreditRequests, PageFacts, PageQuestion } from "../src/messages"
import { merged } from "../src/policy/layers"
import type { RenewalFacts } from "../src/rules/facts"
import type { Context, LiveLoan } from "../src/rules/rule"
import { reminderId } from "../src/store/reminders"
import { recordId } from "../src/store/rows"
import { tellGmail } from "./broadcast"
import { keepDraft } from "./credit-drafts"
import { mailHosts } from "../src/pages/hosts"
import { liveOf } from "./impaknet/live"
import type { Jobs } from "./jobs"
import { finish, planCreditCheck } from "./reminders"
import { Refusal, type From, type Handlers } from "./router"
import { aroundOf } from "./run-around"
import { sameRecord, toldIn, valuesOf } from "./run-facts"
import type { Settings } from "./settings"

/** What Impaknet shows now of the client of a file, as the file says it. Figures: for the moment of an answer alone. */
function liveLoan({ fields }: RenewalFacts): LiveLoan | null {
  const { stock, branch, contact, name, phone } = fields
  const number = valueOf(phone)
  const read = liveOf({
    stock: valueOf(stock) ?? null,
    branch: valueOf(branch) ?? null,
    name: valueOf(contact) ?? valueOf(name) ?? null,
    phones: number === undefined ? [] : [number],
  })
  if (!read) return null
  const { rate, termMonths, monthsLeft, deliveryDate, financingEnd, chance, make, model, fi, value } =
    read.fields
  return {
    rate,
    termMonths,
    monthsLeft,
    possessionDate: deliveryDate,
    financingEnd,
    chance: mapField(chance, (rank) => `${String(rank)}e chance`),
    make,
    model,
    fi,
    buyBack: value,
  }
}

/** What the rules of the renewal team look at beside the page of a file, or of a request for credit. */
export async function aroundRenewal(
  { record, own }: PageQuestion,
  { renewal, credit }: PageFacts,
  settings: Settings,
): Promise<Pick<Context, "renewal" | "creditCheck">> {
  const { store, keep } = settings.parts
  if (renewal)
    return {
      renewal: {
        live: liveLoan(renewal),
        equity: own.equity ?? null,
        offers: merged(settings.layers).offers ?? [],
      },
    }
  if (!credit || !record) return {}
  const id = reminderId("credit-check", recordId(record))
  const planned = await keep.attempt(() => store.reminders.get(id)).catch(() => null)
  if (planned === null) return {}
  return {
    creditCheck: planned
      ? { from: new Date(planned.from), until: new Date(planned.until), done: planned.doneAt !== null }
      : null,
  }
}

const inbox = "https://mail.google.com/mail/u/0/#inbox"

/** Shows the tab of Gmail that was last in view, else a new one. */
async function showMail(): Promise<void> {
  const tabs = await browser.tabs.query({ url: mailHosts })
  const [last] = tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
  if (last?.id === undefined) {
    await browser.tabs.create({ url: inbox })
    return
  }
  await browser.tabs.update(last.id, { active: true })
  if (last.windowId !== undefined) await browser.windows.update(last.windowId, { focused: true })
}

/** What pages of the CRM ask of a request for credit. */
export function creditHandlers(settings: Settings, jobs: Jobs): Pick<Handlers, keyof CreditRequests> {
  const { store, keep, now } = settings.parts
  const place = ({ tab, url }: From): { tab: number; url: string } => {
    if (tab === null || url === null) throw new Refusal("refused")
    return { tab, url }
  }
  return {
    "credit.prepare": async ({ record, number }, from) => {
      const { tab, url } = place(from)
      const kept = await toldIn(tab)
      const told = kept && sameRecord(kept.record, record) ? kept.told : {}
      // Their chance at credit is not for memory beyond the worker.
      const around = await aroundOf(settings, undefined)
      const blanks = { ...valuesOf(told, around, "fr", now()), creditNumber: number }
      await keepDraft({ number, record, url, blanks, at: now().toISOString() })
      await Promise.all([tellGmail(), showMail()])
      return null
    },
    "credit.sent": async ({ record, number }, from) => {
      const { url } = place(from)
      await planCreditCheck(settings, jobs, { number, record, url, sentAt: now() })
      return null
    },
    "credit.checked": async ({ record, number }, from) => {
      const { url } = place(from)
      const id = reminderId("credit-check", recordId(record))
      // One made elsewhere was never planned here.
      if (!(await keep.attempt(() => store.reminders.get(id))))
        await planCreditCheck(settings, jobs, { number, record, url, sentAt: now() })
      await finish(settings, jobs, id, true)
      return null
    },
  }
}
