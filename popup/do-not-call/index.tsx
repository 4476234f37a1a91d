import { useCallback, useEffect, useRef, useState } from "react"
import type { DoNotCallView, PageSettings } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { useIn } from "../language"
import { Failed, Loading } from "../parts"
import { crmTab } from "../tabs"
import { AddNumber } from "./add"
import { Files } from "./files"
import { NumberList } from "./list"
import { LawSettings } from "./settings"

/** The list as it is searched; asked anew when something changes, and when the window is come back to. */
function useList(search: string, revision: unknown) {
  const [view, setView] = useState<DoNotCallView | null>(null)
  const [failed, setFailed] = useState(false)
  const turn = useRef(0)
  const again = useCallback(() => {
    const mine = ++turn.current
    void crmTab()
      .catch(() => null)
      .then((tab) => ask("doNotCall.get", { search, ...(tab && { tab: tab.id }) }))
      .then((answer) => {
        if (mine !== turn.current) return
        setFailed(!answer.ok)
        if (answer.ok) setView(answer.value)
      })
  }, [search])
  useEffect(() => {
    again()
    const back = () => document.visibilityState === "visible" && again()
    document.addEventListener("visibilitychange", back)
    return () => document.removeEventListener("visibilitychange", back)
  }, [again, revision])
  return { view, failed, again }
}

/** The numbers that are not to be called (law.do-not-call), and the settings of the pack that reads them. */
export function DoNotCall({ settings: { language, revision } }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const [search, setSearch] = useState("")
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const { view, failed, again } = useList(search, revision)
  if (!view) return failed ? <Failed again={again} /> : <Loading />
  const tell = (text: string, wrong: boolean) => setSaid({ text, wrong })
  const figure = (n: number): string => n.toLocaleString(`${language}-CA`)
  return (
    <div className="do-not-call">
      <p className="dim">
        {words.help} {words.guard}
      </p>
      {failed && <Failed again={again} />}
      <LawSettings view={view} again={again} tell={tell} />
      <section aria-label={words.add.title}>
        <h3>{words.add.title}</h3>
        <AddNumber view={view} again={again} />
      </section>
      <section aria-label={words.list.title}>
        <div className="head">
          <h3>{words.list.title}</h3>
          <span className="figure dim" data-count={view.count}>
            {say(words.list.count, { n: figure(view.count) })}
            {view.removed > 0 && <> · {say(words.list.removedCount, { n: figure(view.removed) })}</>}
          </span>
          {view.count + view.removed > 0 && (
            <input
              type="search"
              inputMode="tel"
              aria-label={words.list.search}
              placeholder={words.list.search}
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
          )}
        </div>
        <Files view={view} language={language} again={again} />
        <p
          role={said?.wrong === true ? "alert" : "status"}
          className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}
        >
          {said?.text}
        </p>
        <NumberList view={view} searched={search !== ""} language={language} again={again} tell={tell} />
      </section>
    </div>
  )
}
