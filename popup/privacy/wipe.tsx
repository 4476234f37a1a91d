import { useState, type FormEvent } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import type { PageSettings, ReplyOf } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { momentWords } from "../../src/words/clock"
import { useAsked } from "../asked"
import { useIn } from "../language"
import { Failed, Loading } from "../parts"
import { giveJson, giveList } from "./files"
import { giveIncidents } from "./incidents"
import { Counts } from "./receipt"
import { giveRequests } from "./requests"
import { both } from "./words"

/** Everything erased, once the person has typed it out; what the law has us keep goes only if asked. */
export function Wipe({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn(both)
  const own = words.wipe
  const asked = useAsked("privacy.retention")
  const [incidents, setIncidents] = useState(false)
  const [doNotCall, setDoNotCall] = useState(false)
  const [typed, setTyped] = useState("")
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const [done, setDone] = useState<ReplyOf<"privacy.wipe"> | null>(null)
  if (done)
    return (
      <div className="receipt" role="status" data-wiped={done.at}>
        <h3>{own.done}</h3>
        <dl>
          <dt>{words.receipt.at}</dt>
          <dd>{momentWords(new Date(done.at), language)}</dd>
          <dt>{own.gone}</dt>
          <dd>
            <Counts rows={done.rows} />
          </dd>
          <dt>{own.stays}</dt>
          <dd>
            <Counts rows={done.left} />
          </dd>
        </dl>
        <div className="acts">
          <button
            type="button"
            onClick={() => giveJson("tout-efface", { jalon: "wipe", version: 1, ...done })}
          >
            <Download size={14} aria-hidden />
            {own.give}
          </button>
          <a href="#day">{own.again}</a>
        </div>
      </div>
    )
  const { value } = asked
  if (!value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const rowsIn = (table: string): number => value.tables.find((one) => one.table === table)?.rows ?? 0
  const wipe = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim().toLocaleUpperCase() !== own.word || busy) return
    setBusy(true)
    const answer = await ask("privacy.wipe", { stay: { incidents: !incidents, doNotCall: !doNotCall } })
    setBusy(false)
    setFailed(!answer.ok)
    if (!answer.ok) return
    localStorage.clear()
    setDone(answer.value)
  }
  const give = async (what: "incidents" | "requests" | "doNotCall") => {
    const answer =
      what === "incidents"
        ? await ask("privacy.incidents")
        : what === "requests"
          ? await ask("privacy.requests")
          : await ask("doNotCall.export")
    setFailed(!answer.ok)
    if (!answer.ok) return
    if (what === "incidents") giveIncidents(answer.value as ReplyOf<"privacy.incidents">, "json", language)
    else if (what === "requests") giveRequests(answer.value as ReplyOf<"privacy.requests">, "json", language)
    else giveList("numeros", answer.value, language)
  }
  return (
    <form className="wipe" onSubmit={(event) => void wipe(event)}>
      <p>{own.help}</p>
      <p className="dim">{own.managed}</p>
      <p className="bar wrap">{own.law}</p>
      <div className="acts">
        <button type="button" disabled={rowsIn("incidents") === 0} onClick={() => void give("incidents")}>
          <Download size={14} aria-hidden />
          {own.giveIncidents}
        </button>
        <button type="button" disabled={rowsIn("doNotCall") === 0} onClick={() => void give("doNotCall")}>
          <Download size={14} aria-hidden />
          {own.giveDoNotCall}
        </button>
        <button type="button" disabled={rowsIn("requests") === 0} onClick={() => void give("requests")}>
          <Download size={14} aria-hidden />
          {own.giveRequests}
        </button>
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={incidents}
          onChange={(event) => setIncidents(event.currentTarget.checked)}
        />
        <span>{say(own.incidents, { n: rowsIn("incidents") })}</span>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={doNotCall}
          onChange={(event) => setDoNotCall(event.currentTarget.checked)}
        />
        <span>{say(own.doNotCall, { n: rowsIn("doNotCall") })}</span>
      </label>
      <p className="dim">{own.requests}</p>
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      <label className="typed">
        <span>{say(own.type, { word: own.word })}</span>
        <input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div className="acts">
        <button
          type="submit"
          className="danger"
          disabled={busy || typed.trim().toLocaleUpperCase() !== own.word}
        >
          {own.go}
        </button>
      </div>
    </form>
  )
}
