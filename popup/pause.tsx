import { useEffect, useState } from "react"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import type { Own } from "./day"
import { clockTime, useWords } from "./language"
import { crmTab, inPopup } from "./tabs"

const length = 15

/** Silence for a while, or on the page in view; and the way back. */
export function Pause({ settings, change }: Own) {
  const words = useWords().pause
  const [page, setPage] = useState<string | null>(null)
  useEffect(() => {
    void crmTab().then((tab) => setPage(tab?.url.replace(/[?#].*$/, "") ?? null))
  }, [])
  const { pausedUntil, pausedPages, language } = settings
  const silent = pausedUntil !== null || pausedPages.length > 0
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p aria-live="polite" className={silent ? "" : "dim"}>
        {pausedUntil !== null
          ? say(words.until, { time: clockTime(new Date(pausedUntil), language) })
          : pausedPages.length > 0
            ? words.pages
            : words.speaks}
      </p>
      <div className="acts">
        {silent && (
          <button
            type="button"
            className="main"
            onClick={() =>
              void change({ pausedUntil: null, pausedPages: [] }, ask("pause.set", { resume: true }))
            }
          >
            {words.resume}
          </button>
        )}
        {pausedUntil === null && (
          <button type="button" onClick={() => void change({}, ask("pause.set", { minutes: length }))}>
            {words.minutes}
          </button>
        )}
        {page !== null && !pausedPages.includes(page) && (
          <button type="button" onClick={() => void change({}, ask("pause.set", { page }))}>
            {inPopup() ? words.page : words.lastPage}
          </button>
        )}
      </div>
    </section>
  )
}
