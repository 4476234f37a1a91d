import type { Page } from "puppeteer"
import { expect } from "vitest"
import { montreal } from "../../src/process/calendar"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/verdicts"
import { marks, until, type Mark } from "../browser"

/** The verdict card of a page, and what is expected of it. */
export type Wanted = {
  verdict: "transfer" | "book-own" | "book-credit" | "open" | "ask"
  rule: string
  verb: string
  /** Said among its lines. */
  line?: string
  /** Whether the note's window is counted down; or by how many ms it ends later than the note is dated. */
  clock?: boolean | number
}
export const transfer = (rule: string, name: string, clock: boolean | number = false): Wanted => ({
  verdict: "transfer",
  rule,
  verb: say(fr.verdicts.transfer, { name }),
  clock,
})
export const open = (rule = "open-to-all", line?: string, clock = false): Wanted => ({
  verdict: "open",
  rule,
  verb: fr.verdicts.open,
  clock,
  ...(line && { line }),
})
export const ask = (rule: string, line: string, clock = false): Wanted => ({
  verdict: "ask",
  rule,
  verb: fr.verdicts.ask,
  line,
  clock,
})
export const mine = (rule: string, line: string, clock: boolean): Wanted => ({
  verdict: "open",
  rule,
  verb: fr.verdicts.mine,
  line,
  clock,
})
export const bookOwn = {
  ...transfer("author-unavailable", "", true),
  verdict: "book-own",
  verb: fr.verdicts["book-own"],
} as const

/** The card once it says this; fails with what it says instead. */
export async function expectCard(
  page: Page,
  { verdict, rule, verb, line = "", clock }: Wanted,
): Promise<Mark> {
  let last: Mark | undefined
  const right = ({ attributes, text }: Mark) =>
    attributes["data-verdict"] === verdict &&
    attributes["data-rule"] === `callbacks.${rule}` &&
    text.includes(verb) &&
    text.includes(line)
  const shown = await until(
    page,
    "the card",
    async () => {
      last = (await marks(page)).find(({ attributes }) => attributes["data-verdict"] !== undefined)
      return last && right(last) ? last : undefined
    },
    5_000,
  ).catch(() => {
    throw new Error(`On ${page.url()}: ${last ? JSON.stringify([last.attributes, last.text]) : "no card"}`)
  })
  if (clock !== undefined)
    expect(shown.attributes["data-until"], page.url()).toBe(
      clock === false ? undefined : await endOfWindow(page, clock === true ? 0 : clock),
    )
  return shown
}

/** Three hours after the latest note, as the page dates it. */
async function endOfWindow(page: Page, later: number): Promise<string> {
  const stamp = await page.$eval(".cxNotesModifiedTimeInfo", (one) => one.getAttribute("data-title") ?? "")
  const [day = "", time = ""] = stamp.split(" ")
  const written = day.includes("/") ? day.split("/").reverse().join("-") : day
  return new Date(montreal(written, time).getTime() + 3 * 3_600_000 + later).toISOString()
}
