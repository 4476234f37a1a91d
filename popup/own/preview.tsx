import { useEffect, useState } from "react"
import type { OwnTrial } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { pageOfField } from "../../src/rules/own/fields"
import type { OwnRule } from "../../src/rules/own/types"
import { say, type Words } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { useIn } from "../language"
import { crmTab } from "../tabs"
import { Message } from "../parts"
import { fieldName } from "./sentence"

/** How soon what is being typed is tried, and how often the page is looked at again, ms. */
const soon = 200
const again = 1_500

type Seen = OwnTrial | { state: "none" }

/** What a rule would say of the open page, as both change; null before the first answer, or without a rule to try. */
function useTrial(rule: OwnRule | null): Seen | null {
  const [seen, setSeen] = useState<Seen | null>(null)
  const text = rule && JSON.stringify(rule)
  useEffect(() => {
    if (text === null) return
    const life = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      if (document.visibilityState === "visible") {
        const tab = await crmTab().catch(() => null)
        const answer = tab && (await ask("own.try", { rule: JSON.parse(text) as OwnRule, tab: tab.id }))
        if (life.signal.aborted) return
        setSeen(answer === null ? { state: "none" } : answer.ok ? answer.value : { state: "silent" })
      }
      timer = setTimeout(() => void look(), again)
    }
    timer = setTimeout(() => void look(), soon)
    return () => {
      life.abort()
      clearTimeout(timer)
    }
  }, [text])
  return seen
}

/** The live preview: the rule against the CRM page last looked at. Nothing of it is kept. */
export function Preview({ rule, said }: { rule: OwnRule | null; said: Words }) {
  const words = useIn({ fr, en })
  const { preview } = words
  const seen = useTrial(rule)
  return (
    <aside className="own-preview" aria-label={preview.title}>
      <h3>{preview.title}</h3>
      {rule === null || seen === null || seen.state === "broken" ? (
        <p className="dim">{preview.waiting}</p>
      ) : (
        <Shown rule={rule} seen={seen} said={said} />
      )}
      <small className="dim">{preview.kept}</small>
    </aside>
  )
}

function Shown({
  rule,
  seen,
  said,
}: {
  rule: OwnRule
  seen: Exclude<Seen, { state: "broken" }>
  said: Words
}) {
  const words = useIn({ fr, en })
  const { preview } = words
  const page = pageOfField(rule.field)
  if (seen.state === "none") return <Message title={preview.none} next={preview.noneNext} />
  if (seen.state === "silent") return <Message title={preview.silent} next={preview.silentNext} />
  if (seen.state === "elsewhere")
    return (
      <Message
        title={preview.elsewhere}
        {...(page && { next: say(preview.elsewhereNext, { page: words.pages[page] }) })}
      />
    )
  const failing = seen.state === "missing" || seen.state === "invalid"
  const why =
    seen.state === "apart"
      ? preview.apart[seen.apart === "page" && page === "meeting" ? "meeting" : seen.apart]
      : seen.why && said.fields.unknown[seen.why]
  const holds =
    page !== "meeting" || !seen.holds
      ? preview.holdsNot
      : rule.level === "block"
        ? preview.holds
        : preview.holdsAt
  return (
    <>
      <p role="status" className="own-state" data-state={seen.state} data-holds={seen.holds}>
        {preview.states[seen.state]}
      </p>
      {why && <p className="dim">{why}</p>}
      <dl className="facts">
        <div>
          <dt>{fieldName(rule.field, words, said, rule.field)}</dt>
          <dd data-value>{seen.value ?? <span className="dim">{preview.noValue}</span>}</dd>
        </div>
        {rule.when && (
          <div>
            <dt>{fieldName(rule.when.field, words, said, rule.field)}</dt>
            <dd>{seen.when ?? <span className="dim">{preview.noValue}</span>}</dd>
          </div>
        )}
      </dl>
      {failing && <p>{holds}</p>}
      {failing && !seen.holds && seen.softened && (
        <p className="dim">{said.fields.softened[seen.softened]}</p>
      )}
    </>
  )
}
