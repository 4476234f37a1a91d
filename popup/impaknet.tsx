import { useEffect, useState, type FormEvent } from "react"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import type { ImpaknetHost, ImpaknetHosts, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import { readHost } from "../src/policy/host-name"
import { say } from "../src/words"
import { en } from "../src/words/en/impaknet"
import { fr } from "../src/words/fr/impaknet"
import { useAsked } from "./asked"
import { useIn } from "./language"
import { Failed, Loading, Message } from "./parts"

type Words = (typeof fr)["lead"]

/** Asked within the press itself: the browser's own question follows, or nothing where it was answered before. */
const permit = (pattern: string): Promise<boolean> =>
  chrome.permissions.request({ origins: [pattern] }).catch(() => false)

function Host({
  one,
  view,
  words,
  allow,
  remove,
}: {
  one: ImpaknetHost
  view: ImpaknetHosts
  words: Words
  allow: () => void
  remove: () => void
}) {
  return (
    <li data-host={one.host} data-allowed={String(one.allowed)}>
      <div>
        <strong>{one.host}</strong>
        <span className={one.allowed ? "dim" : "late"}>{one.allowed ? words.on : words.off}</span>
        {one.locked && (
          <span className="dim locked">
            <Lock size={12} aria-hidden />
            {words.locked}
          </span>
        )}
      </div>
      {!one.allowed && (
        <button type="button" className="main" aria-label={`${words.allow} ${one.host}`} onClick={allow}>
          {words.allow}
        </button>
      )}
      {!view.readOnly && (
        <button type="button" aria-label={`${words.remove} ${one.host}`} onClick={remove}>
          {words.remove}
        </button>
      )}
    </li>
  )
}

/** The customer's own addresses of Impaknet: given here or by the policy, and permitted on a press. */
export function Impaknet({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en }).lead
  const { value: view, failed, again, put } = useAsked("impaknet.hosts")
  const [typed, setTyped] = useState("")
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const { revision } = settings
  useEffect(again, [again, revision])
  if (!view) return failed ? <Failed again={again} /> : <Loading />
  const tell = (text: string, wrong = false) => setSaid({ text, wrong })

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const read = readHost(typed, view.own)
    if (!read.ok) {
      tell(words.problem[read.why], true)
      return
    }
    // The popup may close under the browser's question: the address is kept all the same, and says what is missing.
    const permitted = permit(read.pattern)
    const taken = await ask("impaknet.add", { text: typed })
    if (!taken.ok || !taken.value.ok) {
      tell(taken.ok && !taken.value.ok ? words.problem[taken.value.why] : words.failed, true)
      return
    }
    const { host, remark } = taken.value
    put(taken.value.view)
    setTyped("")
    tell([say(words.added, { host }), remark ? words.remark[remark] : ""].filter(Boolean).join(" "))
    if (!(await permitted)) tell(`${say(words.added, { host })} ${words.refused}`, true)
    again()
  }
  const allow = async ({ pattern }: ImpaknetHost) => {
    const permitted = await permit(pattern)
    setSaid(permitted ? null : { text: words.refused, wrong: true })
    again()
  }
  const remove = async ({ host, pattern }: ImpaknetHost) => {
    const answer = await ask("impaknet.remove", { host })
    if (!answer.ok) {
      tell(words.failed, true)
      return
    }
    put(answer.value)
    tell(say(words.removed, { host }))
    await chrome.permissions.remove({ origins: [pattern] }).catch(() => false)
  }

  return (
    <div className="impaknet">
      <p className="dim">{words.why}</p>
      {view.hosts.length === 0 && (
        <Message title={words.none} {...(view.readOnly ? {} : { next: words.noneNext })} />
      )}
      {view.hosts.length > 0 && (
        <ul className="hosts">
          {view.hosts.map((one) => (
            <Host
              key={one.pattern}
              one={one}
              view={view}
              words={words}
              allow={() => void allow(one)}
              remove={() => void remove(one)}
            />
          ))}
        </ul>
      )}
      {view.readOnly ? (
        <p className="dim locked">
          <Lock size={12} aria-hidden />
          {words.readOnly}
        </p>
      ) : (
        <form noValidate onSubmit={(event) => void add(event)}>
          <label>
            <span>{words.address}</span>
            <input
              value={typed}
              placeholder={words.example}
              maxLength={2000}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={said?.wrong === true}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="main">
            <Plus size={14} aria-hidden />
            {words.add}
          </button>
        </form>
      )}
      <p role="status" className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}>
        {said?.text}
      </p>
    </div>
  )
}
