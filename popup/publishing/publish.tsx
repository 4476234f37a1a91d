import { useCallback, useEffect, useState, type FormEvent } from "react"
import Pen from "lucide-react/dist/esm/icons/pen-line.mjs"
import type { PageSettings, PublishingDraft, PublishingView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import type { SigningKey } from "../../src/policy/signing"
import { say } from "../../src/words"
import type { PublishingWords } from "../../src/words/fr/publishing"
import { Differences } from "../differences"
import { download } from "../download"
import { useWords } from "../language"
import { Failed, Loading } from "../parts"
import { keptKey } from "./key"
import { KeyPart } from "./key-part"
import { dayIn } from "./said"

const usual = 90
const most = 730
/** The most problems shown of a draft. */
const mostShown = 20

type Props = { view: PublishingView; settings: PageSettings; words: PublishingWords }

/** What a lead publishes: the key, what changes, and the signed file to put at the address. Nothing of the key leaves this page. */
export function Publish({ view, settings, words }: Props) {
  const { refusedMore } = useWords().policy
  const [kept, setKept] = useState<SigningKey | null>(null)
  const [once, setOnce] = useState<SigningKey | null>(null)
  const [draft, setDraft] = useState<PublishingDraft | null>(null)
  const [failed, setFailed] = useState(false)
  const [lists, setLists] = useState(false)
  const { revision } = settings
  const serial = view.inForce?.serial
  useEffect(() => void keptKey().then(setKept, () => undefined), [])
  const again = useCallback(() => {
    let gone = false
    void ask("publishing.draft", { lists, look: false }).then((answer) => {
      if (gone) return
      setFailed(!answer.ok)
      if (answer.ok) setDraft(answer.value)
    })
    return () => {
      gone = true
    }
  }, [lists])
  useEffect(again, [again, revision, serial])
  const key = once ?? kept
  return (
    <>
      <KeyPart
        words={words.key}
        trusted={view.keys}
        kept={kept}
        once={once}
        keep={setKept}
        takeOnce={setOnce}
      />
      <section aria-label={words.sign.title}>
        <h3>{words.sign.title}</h3>
        <p className="dim">{words.sign.help}</p>
        <p className="dim">
          {words.sign.silence} <a href="#rules">{words.sign.rules}</a>
        </p>
        {!draft && (failed ? <Failed again={again} /> : <Loading />)}
        {draft && (
          <>
            <h4>{words.sign.changes}</h4>
            {draft.changes.length === 0 ? (
              <p className="dim">{words.sign.nothing}</p>
            ) : (
              <Differences of={draft.changes} settings={settings} />
            )}
            {draft.problems.length > 0 && (
              <div role="alert" className="refused">
                <strong>{words.sign.broken}</strong>
                <ul>
                  {draft.problems.slice(0, mostShown).map(({ path, expected }) => (
                    <li key={path}>
                      <code>{path}</code> {expected}
                    </li>
                  ))}
                  {draft.problems.length > mostShown && (
                    <li>{say(refusedMore, { n: draft.problems.length - mostShown })}</li>
                  )}
                </ul>
              </div>
            )}
            <SignForm
              draft={draft}
              signing={key}
              words={words.sign}
              language={settings.language}
              lists={lists}
              setLists={setLists}
              anew={setDraft}
              signed={() => setOnce(null)}
            />
          </>
        )}
      </section>
    </>
  )
}

type FormProps = {
  draft: PublishingDraft
  signing: SigningKey | null
  words: PublishingWords["sign"]
  language: PageSettings["language"]
  lists: boolean
  setLists: (lists: boolean) => void
  anew: (draft: PublishingDraft) => void
  signed: () => void
}

function SignForm({ draft, signing, words, language, lists, setLists, anew, signed }: FormProps) {
  const [note, setNote] = useState("")
  const [days, setDays] = useState(usual)
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const [until, setUntil] = useState<Date | null>(null)
  useEffect(() => {
    let gone = false
    void import("./sign").then(({ goodUntil }) => {
      if (!gone) setUntil(goodUntil(new Date(), days))
    })
    return () => {
      gone = true
    }
  }, [days])

  const sign = async (event: FormEvent) => {
    event.preventDefault()
    const why = note.trim()
    if (!signing || why === "") {
      setSaid({ text: signing ? words.needNote : words.needKey, wrong: true })
      return
    }
    try {
      // Once more, as it stands at this very moment: another lead may have published since.
      const fresh = await ask("publishing.draft", { lists, look: true })
      if (!fresh.ok) throw new Error(fresh.error)
      const { serial, by, policy, changes, problems } = fresh.value
      if (problems.length > 0 || JSON.stringify(changes) !== JSON.stringify(draft.changes)) {
        anew(fresh.value)
        setSaid({ text: words.anew, wrong: true })
        return
      }
      const { largest, signPolicy } = await import("./sign")
      const file = await signPolicy(policy, { serial, by, note: why }, days, signing)
      if (file.length > largest) {
        setSaid({ text: words.large, wrong: true })
        return
      }
      download("jalon-policy.jws", file, "application/jose")
      setSaid({ text: say(words.done, { serial }), wrong: false })
      setNote("")
      signed()
    } catch {
      setSaid({ text: words.failed, wrong: true })
    }
  }
  return (
    <form onSubmit={(event) => void sign(event)}>
      <label className="what">
        <span>{words.note}</span>
        <textarea
          rows={2}
          maxLength={2_000}
          value={note}
          onInput={(event) => {
            setNote(event.currentTarget.value)
            setSaid(null)
          }}
        />
      </label>
      <label className="how-long">
        <span>{words.days}</span>
        <input
          type="number"
          min={1}
          max={most}
          required
          value={days}
          onInput={(event) => {
            const typed = event.currentTarget.valueAsNumber
            if (Number.isInteger(typed) && typed >= 1 && typed <= most) setDays(typed)
          }}
        />
        {until && (
          <small className="dim">{say(words.until, { day: dayIn(until.toISOString(), language) })}</small>
        )}
      </label>
      {draft.clients > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={lists}
            onChange={(event) => setLists(event.currentTarget.checked)}
          />
          <span>{say(words.lists, { n: draft.clients })}</span>
        </label>
      )}
      <div className="acts">
        <button type="submit" className="main" disabled={draft.problems.length > 0}>
          <Pen size={14} aria-hidden />
          {words.do}
        </button>
      </div>
      <p
        role={said?.wrong ? "alert" : "status"}
        className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}
      >
        {said?.text}
      </p>
    </form>
  )
}
