import { useEffect, useRef, useState } from "react"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import Plug from "lucide-react/dist/esm/icons/plug.mjs"
import Refresh from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import type { Access, ConnectionView, PageSettings } from "../src/messages"
import { ask, onPush } from "../src/messages/client"
import { say } from "../src/words"
import { en } from "../src/words/en/connection"
import { fr, type ConnectionWords } from "../src/words/fr/connection"
import { useAsked, type Asked } from "./asked"
import { ConnectionParts } from "./connection-parts"
import { clockTime, useIn, type Language } from "./language"
import { Failed, Loading, Message } from "./parts"

/** The connection, followed as it changes. */
function useConnection(): Asked<ConnectionView> {
  const asked = useAsked("crm.get")
  const { again } = asked
  useEffect(() => {
    const life = new AbortController()
    onPush((push) => {
      if (push.jalonPush === "connection") again()
    }, life.signal)
    return () => life.abort()
  }, [again])
  return asked
}

const bare = (hosts: readonly string[]): string => hosts.map((host) => new URL(host).hostname).join(", ")

/** What stands in the way, and what to do. */
function Standing({ view, words }: { view: ConnectionView; words: ConnectionWords }) {
  const { standing, why, centre, elsewhere, missing } = view
  const hosts = bare(view.hosts)
  if (standing === "unset")
    return (
      <Message
        title={words.unset}
        next={say(words.unsetNext, { missing: missing.map((one) => words.missing[one]).join(", ") })}
      />
    )
  if (standing === "signing-in") return <Message title={words.signingIn} />
  if (standing === "connected")
    return (
      <strong>
        {say(words.connected, { who: view.who ?? words.someone, org: view.org ?? words.somewhere })}
      </strong>
    )
  const where = (there: typeof centre): string => (there ? words.centres[there] : "?")
  return why === null ? (
    <Message title={words.signedOut} next={say(words.signedOutNext, { hosts })} />
  ) : (
    <Message
      title={words.why[why]}
      next={say(words.next[why], { hosts, there: where(elsewhere), centre: where(centre) })}
    />
  )
}

/** What holds the reading back for now. */
function Held({ view, words, time }: { view: ConnectionView; words: ConnectionWords; time: Clock }) {
  const { limitedUntil, spentUntil, others } = view
  const said = [
    limitedUntil && say(words.limited, { time: time(limitedUntil) }),
    spentUntil && say(words.spent, { time: time(spentUntil) }),
    others.length > 0 && say(words.other, { orgs: others.join(", ") }),
  ].filter((text) => typeof text === "string")
  return (
    <div role="status" className={said.length > 0 ? "held" : "live"}>
      {said.map((text) => (
        <p key={text} className="bar">
          {text}
        </p>
      ))}
    </div>
  )
}

type Clock = (iso: string) => string

function Figures({ view, words, time }: { view: ConnectionView; words: ConnectionWords; time: Clock }) {
  const { spent, allowed, until } = view.calls
  return (
    <dl className="facts">
      {view.centre && (
        <div>
          <dt>{words.centre}</dt>
          <dd>{words.centres[view.centre]}</dd>
        </div>
      )}
      <div>
        <dt>{words.calls}</dt>
        <dd>
          {say(words.callsOf, { spent, allowed, time: time(until) })}
          <span className="share" aria-hidden>
            <span style={{ width: `${String(Math.min(100, (100 * spent) / allowed))}%` }} />
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.lastSuccess}</dt>
        <dd>{view.lastSuccess === null ? words.never : time(view.lastSuccess)}</dd>
      </div>
    </dl>
  )
}

/** What a check found, in one line. */
function found({ parts }: ConnectionView, words: ConnectionWords): string {
  const count = (wanted: Access | "unasked") => parts.filter(({ access }) => access === wanted).length
  const [readable, refused, absent] = [count("readable"), count("refused"), count("absent")]
  const silent = count("silent") + count("unasked")
  if (silent === parts.length) return words.checkedNone
  if (silent > 0) return say(words.checkedPart, { readable, refused, absent, silent })
  return refused + absent === 0 ? words.checkedAll : say(words.checkedSome, { readable, refused, absent })
}

/** Signing in to the CRM and out, what it lets read, and what is asked of it. */
export function Connection({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const { value: view, failed, again, put } = useConnection()
  const [checked, setChecked] = useState<string | null>(null)
  const { revision } = settings
  useEffect(again, [again, revision])
  const acts = useRef<HTMLDivElement>(null)
  const pressed = useRef(false)
  const standing = view?.standing
  useEffect(() => {
    // The button that was pressed has left, and the focus with it.
    if (pressed.current && document.activeElement === document.body)
      acts.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus()
  }, [standing])
  if (!view || !standing) return failed ? <Failed again={again} /> : <Loading />
  const time: Clock = (iso) => clockTime(new Date(iso), settings.language)
  const asked = async (request: "crm.sign-in" | "crm.sign-out" | "crm.check") => {
    pressed.current = true
    const answer = await ask(request)
    if (answer.ok) put(answer.value)
    else again()
    return answer.ok ? answer.value : null
  }
  const signIn = () => {
    // In the gesture itself; nothing is shown where the browser was asked before.
    void chrome.permissions.request({ origins: view.hosts }).catch(() => false)
    setChecked(null)
    void asked("crm.sign-in")
  }
  const check = async () => {
    setChecked(words.checking)
    const now = await asked("crm.check")
    setChecked(now && found(now, words))
  }
  return (
    <div className="connection" data-standing={standing}>
      <section aria-label={words.standing[standing]}>
        <div role="status">
          <Standing view={view} words={words} />
        </div>
        {standing === "connected" && view.until !== null && (
          <p className="dim">{say(words.until, { time: time(view.until) })}</p>
        )}
        {standing !== "connected" && <p className="dim">{words.anyway}</p>}
        {view.managed && (
          <p className="dim locked">
            <Lock size={12} aria-hidden />
            {words.managed}
          </p>
        )}
      </section>
      <div className="acts" ref={acts}>
        {(standing === "signed-out" || standing === "signing-in") && (
          <button type="button" className="main" disabled={standing === "signing-in"} onClick={signIn}>
            <Plug size={14} aria-hidden />
            {words.signIn}
          </button>
        )}
        {standing === "connected" && (
          <>
            <button type="button" onClick={() => void check()} disabled={checked === words.checking}>
              <Refresh size={14} aria-hidden />
              {words.check}
            </button>
            <button
              type="button"
              onClick={() => {
                setChecked(null)
                void asked("crm.sign-out")
              }}
            >
              {words.signOut}
            </button>
          </>
        )}
      </div>
      <p role="status" className={checked === null ? "live" : "bar quiet"}>
        {checked}
      </p>
      <Held view={view} words={words} time={time} />
      {standing !== "unset" && <Figures view={view} words={words} time={time} />}
      {standing === "connected" && <ConnectionParts parts={view.parts} words={words} />}
    </div>
  )
}

/** In the popup's head: whether the CRM is read, and the way to its screen. */
export function ConnectionSign({ language, show }: { language: Language; show: () => void }) {
  const { value } = useConnection()
  const words = language === "en" ? en : fr
  if (!value || value.standing === "unset") return null
  const label = say(words.open, { state: words.standing[value.standing] })
  return (
    <button
      type="button"
      className="icon sign"
      data-standing={value.standing}
      aria-label={label}
      title={label}
      onClick={show}
    >
      <Plug size={16} />
    </button>
  )
}
