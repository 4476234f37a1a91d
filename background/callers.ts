import type { CallsView, ListChip, ListedFile, PageFacts } from "../src/messages"
import { valueOf } from "../src/process/field"
import { say, type Words } from "../src/words"
import type { ToldCalls } from "./crm/client-find"
import type { Find } from "./find"
import { checkPhone } from "./phones"

/** How many files a call shows at most: the first is the one to answer by. */
const most = 3

/**
 * Whose a call coming in is, else a client's page; the same file once, those that the CRM told among them. Null where there is neither, or
 * nobody answers.
 */
export async function callsOf(
  { incoming, contact }: PageFacts,
  words: Words["overlay"]["calls"],
  find: Find,
  told: ToldCalls = () => null,
): Promise<CallsView | null> {
  const phones = (contact && valueOf(contact.phones)) ?? []
  const email = contact && valueOf(contact.email)
  const texts = incoming ? [incoming.number] : [...phones.slice(0, 5), ...(email ? [email] : [])]
  if (texts.length === 0) return null
  const found = await Promise.all(texts.map((text) => find(text))).catch(() => null)
  const files = (found ?? []).flatMap(({ files: some }) => some.filter(({ exact }) => exact))
  const seen = [...new Map(files.map((file) => [file.url, file])).values()]
  const more = told(texts, seen)
  if (!found && !more) return null
  const once = (more?.files ?? seen).filter(({ exact }) => exact).slice(0, most)
  if (!incoming && once.length === 0) return null
  const number = incoming && (checkPhone(incoming.number).national ?? incoming.number)
  return {
    title: number ? say(words.incoming, { number }) : words.contact,
    none: once.length === 0 ? (more?.none ?? words.none) : null,
    files: once,
  }
}

/** What stands beside the rows of a list: those to call today, and those to leave to their own agent. */
export function chipsOf(
  files: readonly ListedFile[],
  target: number,
  words: Words["overlay"]["list"],
  clock: (iso: string) => string,
): ListChip[] {
  return files.map(({ record, day, rounds, due, heldUntil }) => {
    const vars = { day, n: rounds, of: target }
    const label =
      heldUntil === null
        ? say(due ? words.due : words.done, vars)
        : say(words.held, { time: clock(heldUntil) })
    return { record, text: say(words.text, vars), label, due: due && heldUntil === null }
  })
}
