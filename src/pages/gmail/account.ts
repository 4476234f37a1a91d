import { addressIn } from "./address"
import { first } from "./selectors"

/** Whose mailbox a page shows. `delegated`: somebody else's, opened from one's own; its address is not guessed. */
export type Account = { address: string | null; delegated: boolean }

/** `/mail/b/…`, `/mail/u/0/d/…`: a mailbox that another person lent. */
const lent = /^\/mail\/(b\/|u\/\d+\/(b|d)\/)/
const numberOf = (path: string): string => /^\/mail\/u\/(\d+)/.exec(path)?.[1] ?? "0"

const known = new Map<string, string>()

/** Whose mailbox this is: by the title, the account's button, or the list of accounts; else what it last was under this number. */
export function accountOf(page: Document, path: string): Account {
  if (lent.test(path)) return { address: null, delegated: true }
  const address = byTitle(page.title) ?? byButton(page) ?? bySwitcher(page)
  const number = numberOf(path)
  if (address) known.set(number, address)
  return { address: address ?? known.get(number) ?? null, delegated: false }
}
/** Forgets what was seen: for another page, or a test. */
export const forgetAccounts = (): void => known.clear()

/** "Inbox (3) - a@b.c - Gmail": an address alone between two dashes, the last such part, never the page's name itself. */
function byTitle(title: string): string | null {
  const parts = title.split(" - ").slice(1, -1).reverse()
  const found = parts.find((part) => addressIn(part) === part.trim().toLowerCase())
  return found ? addressIn(found) : null
}

function byButton(page: Document): string | null {
  const button = first(page, "signOut")
  return addressIn(button?.getAttribute("aria-label") ?? "") ?? addressIn(button?.getAttribute("title") ?? "")
}

/** The person's own entry in the list of accounts is the one beside the link to their account; a lent mailbox has none. */
function bySwitcher(page: Document): string | null {
  const own = page.querySelector('[role=banner] a[href*="myaccount.google.com"]')?.parentElement
  return own ? aloneIn(own) : null
}
/** The address that stands alone in an element under this one. */
const aloneIn = (box: Element): string | null => {
  const texts = [...box.querySelectorAll("*")].filter((one) => one.childElementCount === 0)
  const [found] = texts.flatMap(({ textContent }) => {
    const address = addressIn(textContent)
    return address && textContent.trim().toLowerCase().startsWith(address) ? [address] : []
  })
  return found ?? null
}

/** The other accounts of the list, as it shows them. */
export const otherAccounts = (page: ParentNode, own: string | null): string[] =>
  [
    ...page.querySelectorAll('[role=banner] a[href^="https://mail.google.com/mail/"]:not([href*="logout"])'),
  ].flatMap((link) => {
    const address = aloneIn(link)
    return address && address !== own ? [address] : []
  })
