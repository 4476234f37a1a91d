import { useState } from "react"
import Refresh from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import type { PageSettings, PublishingView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { instantWords } from "../../src/words/clock"
import { en } from "../../src/words/en/publishing"
import { fr, type PublishingWords } from "../../src/words/fr/publishing"
import { useIn } from "../language"
import { Failed, Loading, Message } from "../parts"
import { Publish } from "./publish"
import { dayIn, isQuiet, whyIn } from "./said"
import { Source } from "./source"
import { usePublishing } from "./use"

type Language = PageSettings["language"]

/** What was not taken: quietly while it may only be the network, aloud when a file was refused or a day has passed. */
function Refusal({
  view,
  words,
  language,
}: {
  view: PublishingView
  words: PublishingWords
  language: Language
}) {
  const { refusal, silent, inForce } = view
  if (!refusal) return null
  const text = say(refusal.serial === null ? words.state.refused : words.state.refusedSerial, {
    serial: refusal.serial ?? "",
    when: instantWords(new Date(refusal.at), language),
    why: whyIn(refusal, words),
  })
  return (
    <p className={isQuiet(view) ? "dim" : "bar"} data-refused={refusal.why}>
      <span>
        {text} {silent ? words.state.silent : inForce ? words.state.stands : ""}
      </span>
    </p>
  )
}

function InForce({
  view,
  words,
  language,
}: {
  view: PublishingView
  words: PublishingWords
  language: Language
}) {
  const { inForce, address, lookedAt, goodAt } = view
  const when = (iso: string | null): string =>
    iso === null ? words.state.never : instantWords(new Date(iso), language)
  if (!inForce)
    return address === null ? (
      <Message title={words.state.unset} next={words.state.unsetNext} />
    ) : (
      <>
        <Message title={words.state.waiting} next={words.state.waitingNext} />
        <dl className="facts">
          <div>
            <dt>{words.state.looked}</dt>
            <dd>{when(lookedAt)}</dd>
          </div>
        </dl>
      </>
    )
  const { serial, by, note, at, expires, expired } = inForce
  return (
    <>
      <strong data-serial={serial}>
        {say(by === "" ? words.state.serial : words.state.serialBy, { serial, by })}
      </strong>
      <p className="published-note">{note}</p>
      {expired && (
        <p className="bar" data-expired>
          <span>
            {say(words.state.expired, { day: dayIn(expires, language) })}{" "}
            {view.readOnly ? words.state.expiredAgent : words.state.expiredLead}
          </span>
        </p>
      )}
      <dl className="facts">
        {(
          [
            ["at", when(at)],
            ["expires", dayIn(expires, language)],
            ["looked", when(lookedAt)],
            // The same instant as long as all goes well.
            ...(goodAt === lookedAt ? [] : [["good", when(goodAt)] as const]),
          ] as const
        ).map(([name, text]) => (
          <div key={name}>
            <dt>{words.state[name]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** The team's published policy: what of it is in force, where it comes from, and for a lead the next one. */
export function Publishing({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const { revision, language } = settings
  const { value: view, failed, again, put } = usePublishing(revision)
  const [checked, setChecked] = useState<string | null>(null)
  if (!view) return failed ? <Failed again={again} /> : <Loading />
  const look = async () => {
    setChecked(words.state.looking)
    const answer = await ask("publishing.look")
    if (!answer.ok) {
      setChecked(null)
      again()
      return
    }
    const { inForce, refusal } = answer.value
    put(answer.value)
    setChecked(
      refusal
        ? say(words.state.lookedNot, { why: whyIn(refusal, words) })
        : inForce && inForce.serial !== view.inForce?.serial
          ? say(words.state.lookedNew, { serial: inForce.serial })
          : words.state.lookedSame,
    )
  }
  return (
    <div className="publishing">
      <section aria-label={words.state.title}>
        <h3>{words.state.title}</h3>
        <InForce view={view} words={words} language={language} />
        <Refusal view={view} words={words} language={language} />
        {view.address !== null && (
          <div className="acts">
            <button type="button" disabled={checked === words.state.looking} onClick={() => void look()}>
              <Refresh size={14} aria-hidden />
              {words.state.look}
            </button>
          </div>
        )}
        <p role="status" className={checked === null ? "live" : "bar quiet"}>
          {checked}
        </p>
      </section>
      <Source view={view} words={words} />
      {view.readOnly ? (
        <p className="dim">{words.sign.readOnly}</p>
      ) : (
        <Publish view={view} settings={settings} words={words} />
      )}
    </div>
  )
}
