import type { Page } from "puppeteer"
import { spans, type Span } from "../../src/process/effects/types"
import { launch, openPopup } from "../browser"

export const lines = 200_000

/** A year of journal, thousands of records and fifty rules, put in the store from a page of our own. */
const fill = (popup: Page): Promise<void> =>
  popup.evaluate(
    (count) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(new Error("no store"))
        opening.onsuccess = () => {
          const change = opening.result.transaction("journal", "readwrite")
          const journal = change.objectStore("journal")
          const now = Date.now()
          const kinds = ["shown", "cleared", "shown", "observed", "opened", "saved"]
          for (let index = 0; index < count; index++) {
            const opened = Math.floor(index / 8)
            const kind = kinds[index % kinds.length] ?? ""
            const rule = `bdc.opp.rule-${String(index % 50)}`
            const record = `org1/Potentials/${String(opened % 5_000)}`
            const page = `00000000-0000-4000-8000-${String(opened).padStart(12, "0")}`
            journal.put({
              key: `${page} ${kind} ${record} ${rule} ${String(index)}`,
              at: now - Math.floor((index / count) * 364 * 86_400_000),
              kind,
              record,
              rule,
              state: "missing",
              level: kind === "observed" ? "observe" : "warn",
              ...(kind === "saved" && { details: { would: index % 4 === 0 } }),
            })
          }
          change.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    lines,
  )

/** How long a page of our own waits for an answer, ms; and the longest that another question waits meanwhile. */
const timed = (popup: Page, jalon: string, payload: object): Promise<{ took: number; beside: number }> =>
  popup.evaluate(
    async (type, sent) => {
      const from = performance.now()
      const state = { over: false, beside: 0, took: 0 }
      const answer = chrome.runtime.sendMessage({ jalon: type, payload: sent }).then(() => {
        state.over = true
        state.took = performance.now() - from
      })
      while (!state.over) {
        const asked = performance.now()
        await chrome.runtime.sendMessage({ jalon: "settings.get" })
        state.beside = Math.max(state.beside, performance.now() - asked)
      }
      await answer
      return state
    },
    jalon,
    payload,
  )

/** The figures of each period, and a rule looked back on, over a journal of a year. */
export async function measureEffects(
  extensionDir: string,
): Promise<{ days: Span; took: number; beside: number; rule: number }[]> {
  const { browser, extensionId, close } = await launch({ extensionDir })
  try {
    const popup = await openPopup(browser, extensionId)
    await popup.evaluate(() => chrome.runtime.sendMessage({ jalon: "effects.get", payload: { days: 7 } }))
    await fill(popup)
    const told = []
    for (const days of spans) {
      const { took, beside } = await timed(popup, "effects.get", { days })
      const rule = await timed(popup, "effects.rule", { days, rule: "bdc.opp.rule-3" })
      told.push({ days, took, beside, rule: rule.took })
    }
    return told
  } finally {
    await close()
  }
}
