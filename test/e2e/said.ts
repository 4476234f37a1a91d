import type { Page } from "puppeteer"
import { marks, until } from "../browser"
import { rowsIn } from "./harness"

/** What is wanted of the follow-ups' rows: "state", "state level" or "state: what is said"; null: no row. */
export type Said = Record<string, string | null>
const plain = (text: string): string => text.replaceAll("\u00a0", " ")

/** The rows of the follow-ups once they say this; fails with what they say instead. */
export async function expectSaid(page: Page, wanted: Said): Promise<void> {
  let wrong: string[] = []
  const asked = Object.entries(wanted).map(([id, said]) => {
    const [state = "", ...text] = plain(said ?? "nothing").split(":")
    return { id, state, text: text.join(":") }
  })
  const ask = async () => {
    const rows = rowsIn(await marks(page))
    wrong = asked.flatMap(({ id, state, text }) => {
      const row = rows[`followups.${id}`]
      const stood = row ? [row.state, `${row.state} ${row.level}`] : ["nothing"]
      const right = stood.includes(state) && plain(row?.text ?? "").includes(text)
      return right ? [] : [`${id}: wanted ${state}:${text}, stood ${stood.join(", ")}: ${row?.text ?? ""}`]
    })
    return Object.keys(rows).length > 0 && wrong.length === 0 ? true : undefined
  }
  await until(page, "the follow-ups", ask, 5_000).catch(() => {
    throw new Error(`On ${page.url()}:\n${wrong.join("\n") || "no checklist"}`)
  })
}

/** Shows every note of a page of the stand-in. */
export async function showAll(page: Page): Promise<void> {
  // Drawn with the notes, hidden where there are no more.
  await page.waitForSelector(".cxShowMoreNotes")
  while (await page.$eval(".cxShowMoreNotes", (more) => more.checkVisibility()))
    await page.locator(".cxShowMoreNotes").click()
}
