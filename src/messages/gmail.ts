import type { GmailWords } from "../words/fr/gmail"
import type { ServiceMailWords } from "../words/fr/service-mail"

/** A request for credit whose e-mail is to be written: its number, and the message, its blanks filled where they are known. */
export type CreditMail = { number: string; text: string }

/** What a page of Gmail needs in a mailbox of after-sales reception. */
export type ServiceMail = {
  /** Every mailbox that the policy names, in lower case: what they write is no client's e-mail. */
  ours: readonly string[]
  /** Whether the clocks of the replies are shown (aftersales.reply). */
  clocks: boolean
  /** Whether the content of an e-mail is gone through (aftersales.email-content). */
  content: boolean
  link: string | null
  contact: string | null
  brand: string | null
  words: ServiceMailWords
}

/** What a page of Gmail needs, made by the worker; asked for again when what it rests on has changed. */
export type GmailView = {
  /** Whether anything is offered or held at all: the policy, the pack and the person's own pause. */
  speaks: boolean
  /** Whether a Send may be held. */
  holds: boolean
  /** The addresses of the request (renewal.credit-request), the first of which is filled in. */
  recipients: readonly string[]
  /** The latest first. */
  waiting: readonly CreditMail[]
  /** How a blank left in the text begins, in each language. */
  blanks: readonly string[]
  language: "fr" | "en"
  words: GmailWords
  css: string
  /** Null: the mailbox is not known, or is none of after-sales reception. */
  service: ServiceMail | null
}

/** Something done to the e-mail of a request; for the journal, which keeps nothing of what was written. */
export type GmailDone = {
  kind: "mended" | "undone" | "held" | "overridden"
  /** The number of its file; null where it is not known. */
  number: string | null
  /** What was wrong, by kind. */
  problems: readonly ("recipient" | "subject" | "number" | "blanks")[]
  /** The typed reason of an override. */
  reason?: string
}

/** The mailbox that a tab of Gmail shows. `address` null: not known, or lent by somebody else (`delegated`). */
export type Mailbox = { tab: number; address: string | null; delegated: boolean }

export type GmailRequests = {
  /** `mailbox`: the address that the page shows; null, not known or lent by somebody else. */
  "gmail.view": [{ mailbox: string | null } | undefined, GmailView]
  /** The same key twice is one line of the journal. */
  "gmail.done": [{ key: string; done: GmailDone }, null]
  /** The e-mail of a request went, at this instant (ISO): the look at its file is planned, once. */
  "gmail.sent": [{ number: string; at: string }, null]
  /** The mailboxes open in this browser, asked of their pages now: renewal.shift-start. Our own pages alone. */
  "gmail.mailboxes": [undefined, Mailbox[]]
}
