import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import type { Page } from "puppeteer"
import { marks, waitForMark, type Mark } from "../browser"

/** What the tour says of what an agent would see, and the pictures it takes. */
export const root = join(import.meta.dirname, "../..")
export const pictures = join(root, "test/output/tour")
export const say = (line = "") => process.stdout.write(`${line}\n`)
const states: Record<string, string> = {
  missing: "○ manque   ",
  invalid: "▲ à revoir ",
  unknown: "◌ inconnu  ",
  overridden: "✎ passé outre",
}
/** How often nothing was shown where something should have been. */
export let silent = 0

/** What the overlay shows once it has stood for a moment, as an agent who looks at it lets it: what stands is kept, too. */
async function settled(page: Page): Promise<Mark[]> {
  const end = performance.now() + 8000
  let all = await marks(page)
  for (let stood = 0; stood < 8 && performance.now() < end; stood += 1) {
    await setTimeout(200)
    const now = await marks(page)
    if (textOf(now) !== textOf(all)) stood = 0
    all = now
  }
  return all
}
const textOf = (all: Mark[]): string =>
  all.map(({ attributes, texts }) => JSON.stringify([attributes, texts])).join()
export const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "" && text !== "·")
    .join(" · ")

/** Prints what the overlay shows now: its progress, its rows that are not right, its verdict, a held Save. */
export async function tell(page: Page, wanted: Parameters<typeof waitForMark>[1]): Promise<void> {
  const first = await waitForMark(page, wanted, 8000).catch(() => undefined)
  if (!first) {
    silent += 1
    say("   (Jalon n’a rien montré ici.)")
    return
  }
  const all = await settled(page)
  const with_ = (name: string): Mark[] => all.filter((mark) => mark.attributes[name] !== undefined)
  for (const panel of with_("data-progress"))
    if (panel.attributes["data-progress"] !== "0/0")
      say(`   Progression : ${panel.attributes["data-progress"] ?? ""}`)
  for (const card of with_("data-verdict"))
    say(`   ▶ ${joined(card.texts)} [${card.attributes["data-verdict"] ?? ""}]`)
  for (const row of with_("data-state")) {
    const state = states[row.attributes["data-state"] ?? ""]
    if (state && row.attributes["data-rule"] !== undefined)
      say(`   ${state}  ${joined(row.texts)} (${row.attributes["data-rule"] ?? ""})`)
  }
  if (with_("data-blocked").length > 0) say("   ■ L’enregistrement est retenu.")
}

export const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Opens one of our own screens, until a part of it stands. */
export async function showScreen(popup: Page, screen: string, part: string): Promise<void> {
  await popup.bringToFront()
  await popup.goto(popup.url().replace(/#.*|$/, `#${screen}`))
  await popup.reload()
  await popup.waitForSelector(part)
}

/** What one of our own screens shows, a line a part. */
export async function tellScreen(popup: Page, selector: string): Promise<void> {
  await popup.waitForSelector(selector, { timeout: 8000 }).catch(() => undefined)
  const parts = await popup.$$eval(selector, (all) =>
    all.map((part) => {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      const texts: string[] = []
      while (walker.nextNode())
        if (!walker.currentNode.parentElement?.closest(".live"))
          texts.push(walker.currentNode.textContent ?? "")
      return texts
    }),
  )
  for (const texts of parts) say(`   ${joined(texts)}`)
  if (parts.length > 0) return
  silent += 1
  say("   (Jalon n’a rien montré ici.)")
}
