import type { PageSettings, ServiceMail } from "../../src/messages"
import { merged } from "../../src/policy/layers"
import { bareAddress } from "../../src/process/text"
import emailContent from "../../src/rules/aftersales/email-content"
import reply from "../../src/rules/aftersales/reply"
import { inForce } from "../../src/rules/engine"
import { en } from "../../src/words/en/service-mail"
import { fr } from "../../src/words/fr/service-mail"
import type { Settings } from "../settings"

const filled = (text: string | undefined): string | null => text?.trim() || null

/** What a page of Gmail needs in a mailbox of after-sales reception (aftersales.reply, aftersales.email-content); null in any other. */
export function serviceMail(settings: Settings, page: PageSettings, mailbox: string): ServiceMail | null {
  const { mailboxes = [], bookingLink, contact, brand } = merged(settings.layers).aftersales ?? {}
  if (!mailboxes.some((one) => bareAddress(one) === bareAddress(mailbox))) return null
  const { speaks } = inForce(page)
  const clocks = speaks(reply.id)
  const content = speaks(emailContent.id)
  return clocks || content
    ? {
        ours: mailboxes.map(bareAddress),
        clocks,
        content,
        link: filled(bookingLink),
        contact: filled(contact),
        brand: filled(brand),
        words: page.language === "en" ? en : fr,
      }
    : null
}
