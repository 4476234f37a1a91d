import type { CreditMail, GmailView } from "../../src/messages"
import { bareAddress } from "../../src/process/text"
import { inForce } from "../../src/rules/engine"
import creditRequest from "../../src/rules/renewal/credit-request"
import { creditTemplate } from "../../src/scripts/template"
import type { Book, Values } from "../../src/scripts/types"
import { en } from "../../src/words/en/gmail"
import { en as enSaid } from "../../src/words/en/scripts/said"
import { fr } from "../../src/words/fr/gmail"
import { fr as frSaid } from "../../src/words/fr/scripts/said"
import type { CreditDraft } from "../credit-drafts"
import type { Settings } from "../settings"
import { serviceMail } from "./service"

/** In French, as the team that reads it. */
const mailOf = (book: Book, agent: Values, { number, blanks }: CreditDraft): CreditMail => ({
  number,
  text: creditTemplate(book, { ...agent, ...blanks, creditNumber: number }),
})

/** How a blank left in the message begins, in each language. */
const blanks = [frSaid.open, enSaid.open].map((open) => open.split(/[:{]/)[0]?.trim() ?? open)

/** What a page of Gmail needs. `drafts`: the requests whose e-mail is still to go, the latest first. `mailbox`: whose it is. */
export async function gmailView(
  settings: Settings,
  book: Book,
  drafts: readonly CreditDraft[],
  url: string | null,
  mailbox: string | null,
): Promise<GmailView> {
  const page = await settings.page()
  const { pausedUntil, pausedPages, language, css } = page
  const { levelOf, paramsOf, speaks: heard } = inForce(page)
  const agent: Values = page.agent ? { agent: page.agent.name } : {}
  const paused = pausedUntil !== null || (url !== null && pausedPages.includes(url))
  const speaks = heard(creditRequest.id) && !paused
  const { recipients } = paramsOf(creditRequest)
  return {
    speaks,
    // What the e-mail is held to was read on the request's page.
    holds:
      speaks && levelOf(creditRequest) === "block" && !(await settings.canary.softensArea("credit-detail")),
    recipients: recipients.map(bareAddress),
    waiting: speaks ? drafts.map((draft) => mailOf(book, agent, draft)) : [],
    blanks,
    language,
    words: language === "en" ? en : fr,
    css,
    service: mailbox === null || paused ? null : serviceMail(settings, page, mailbox),
  }
}
