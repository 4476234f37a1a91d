import { useEffect, useState } from "react"
import type { DiffAgainst, DiffView, LeadView, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { Differences } from "./differences"
import { useIn, type Language } from "./language"
import { Choice, Failed, Loading } from "./parts"

type Props = { settings: PageSettings; view: LeadView; close: () => void }

/** What is in force against what is built in, or against what was last published. `view`: it is asked anew once another is in force. */
export function RulesDiff({ settings, view, close }: Props) {
  const words = useIn({ fr, en }).diff
  const { someone } = useIn({ fr, en })
  const language = useIn<Language>({ fr: "fr", en: "en" })
  const [against, setAgainst] = useState<DiffAgainst>("defaults")
  const [found, setFound] = useState<DiffView | "failed" | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let late = false
    void ask("diff.get", { against }).then((answer) => {
      if (!late) setFound(answer.ok ? answer.value : "failed")
    })
    return () => void (late = true)
  }, [against, view, turn])
  const said = (view: DiffView): string => {
    const { published, differences } = view
    const many = differences.length
    const count = many === 0 ? words.none : many === 1 ? words.one : say(words.many, { n: many })
    if (view.against === "defaults") return count
    if (!published) return `${words.nothingPublished} ${count}`
    const day = dayWords(dayOf(new Date(published.at)), language)
    return `${say(words.of, { who: published.by || someone, day })} ${count}`
  }
  return (
    <section aria-label={words.title} className="diff">
      <div className="diff-head">
        <Choice
          legend={words.against}
          options={[
            ["defaults", words.defaults],
            ["published", words.published],
          ]}
          value={against}
          onChange={setAgainst}
        />
        <button type="button" className="quiet" onClick={close}>
          {words.close}
        </button>
      </div>
      {found === null && <Loading />}
      {found === "failed" && <Failed again={() => setTurn(turn + 1)} />}
      {found !== null && found !== "failed" && (
        <>
          <p role="status" className="dim">
            {said(found)}
          </p>
          <Differences of={found.differences} settings={settings} />
        </>
      )}
    </section>
  )
}
