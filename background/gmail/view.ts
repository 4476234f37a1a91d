import type { CreditMail, GmailView } from "../../src/messages"
import { packOf } from "../../src/policy/registry"
import { inForce } from "../../src/rules/engine"
import creditRequest from "../../src/rules/renewal/credit-request"
import { filled } from "../../src/scripts/text"
import type { Book } from "../../src/scripts/types"
import { en } from "../../src/words/en/gmail"
import { en as enSaid } from "../../src/words/en/scripts/said"
import { fr } from "../../src/words/fr/gmail"
import { fr as frSaid } from "../../src/words/fr/scripts/said"
import { say } from "../../src/words"
import type { CreditDraft } from "../credit-drafts"
import type { Settings } from "../settings"

/** The template of the request's message, in French as the team that reads it. */
const template = "script.credit-request"

const mailOf = (book: Book, { number, blanks }: CreditDraft): CreditMail => {
  const [step] = book.scripts[template]?.steps ?? []
  const text = step && book.words.fr[template]?.steps[step.id]?.text
  const open = (label: string): string => say(frSaid.open, { label })
  return { number, text: filled(text ?? "", { ...blanks, creditNumber: number }, "fr", open) }
}

/** How a blank left in the message begins, in each language. */
const blanks = [frSaid.open, enSaid.open].map((open) => open.split(/[:{]/)[0]?.trim() ?? open)

/** What a page of Gmail needs. `drafts`: the requests whose e-mail is still to go, the latest first. */
export async function gmailView(
  settings: Settings,
  book: Book,
  drafts: readonly CreditDraft[],
  url: string | null,
): Promise<GmailView> {
  const page = await settings.page()
  const { pausedUntil, pausedPages, language, css } = page
  const { levelOf, paramsOf, packOn } = inForce(page)
  const level = levelOf(creditRequest)
  const paused = pausedUntil !== null || (url !== null && pausedPages.includes(url))
  const speaks = packOn(packOf(creditRequest.id)) && level !== "off" && level !== "observe" && !paused
  const { recipients } = paramsOf(creditRequest)
  return {
    speaks,
    holds: speaks && level === "block",
    recipients: recipients.map((address) => address.trim().toLowerCase()),
    waiting: speaks ? drafts.map((draft) => mailOf(book, draft)) : [],
    blanks,
    language,
    words: language === "en" ? en : fr,
    css,
  }
}
