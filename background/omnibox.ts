import browser from "webextension-polyfill"
import type { FoundFile } from "../src/messages/find"
import { say } from "../src/words"
import { en } from "../src/words/en/find"
import { fr } from "../src/words/fr/find"
import type { Find } from "./find"
import { openFindTab, openRecord } from "./open"

/** Chrome reads a suggestion as XML, Firefox as text: what would tell them apart is left out. */
const plain = (text: string): string => text.replace(/[<>&"']/g, " ")
/** As many as the address bar shows. */
const shown = 6

const lineOf = ({ name, stock, record, card, stage }: FoundFile, words: typeof fr): string =>
  plain(
    [
      name ?? (stock === null ? say(words.record, { id: record.id }) : say(words.stock, { stock })),
      card?.verb,
      stage,
    ]
      .filter(Boolean)
      .join(" · "),
  )

/** The address-bar keyword: files while typing; Enter opens the one meant, else the look-up with what was typed. */
export function listenOmnibox(find: Find, language: () => Promise<"fr" | "en">): void {
  const door = browser.omnibox
  let turn = 0

  const words = async () => ((await language()) === "en" ? en : fr)
  const suggest = async (text: string, show: (list: { content: string; description: string }[]) => void) => {
    const mine = ++turn
    const said = await words()
    door.setDefaultSuggestion({ description: plain(say(said.suggest, { query: text })) })
    const { files } = await find(text)
    if (mine !== turn) return
    show(files.slice(0, shown).map((file) => ({ content: file.url, description: lineOf(file, said) })))
  }
  const enter = async (text: string) => {
    turn++
    const chosen = /^https:\/\/\S+$/.test(text) ? text : null
    if (chosen !== null) {
      await openRecord(chosen, chosen.split(/[/?#=&]/).findLast((part) => /^\d{5,}$/.test(part)) ?? chosen)
      return
    }
    const { files } = await find(text).catch(() => ({ files: [] }))
    const exact = files.filter((file) => file.exact)
    const [only] = exact
    if (only && exact.length === 1) await openRecord(only.url, only.record.id)
    else await openFindTab(text)
  }

  door.onInputStarted.addListener(() => {
    void words().then(({ placeholder }) => door.setDefaultSuggestion({ description: plain(placeholder) }))
  })
  door.onInputChanged.addListener((text, show) => void suggest(text, show).catch(() => undefined))
  door.onInputEntered.addListener((text) => void enter(text).catch(() => undefined))
}
