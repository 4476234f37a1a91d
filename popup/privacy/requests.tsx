import { useState, type FormEvent } from "react"
import type { PageSettings, RequestView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { useAsked } from "../asked"
import { useIn, type Language } from "../language"
import { Failed, Loading, Message } from "../parts"
import { giveJson, giveList } from "./files"
import { useFirst } from "./first"
import { Receipt } from "./receipt"
import { Take } from "./take"
import { both } from "./words"

const kinds = ["access", "correction", "erasure"] as const

/** The register as a file: what it says, and the proof beside. */
const flat = (requests: readonly RequestView[]) =>
  requests.map(({ at: entered, received, kind, label, due, doneAt, note, kept, proof }) => {
    const said = { entered, received, kind, label, due, doneAt, note, kept }
    return { ...said, erased: proof?.rows ?? null, seal: proof?.seal ?? null }
  })

export function giveRequests(
  requests: readonly RequestView[],
  kind: "json" | "csv",
  language: Language,
): void {
  if (kind === "csv") giveList("demandes", flat(requests), language)
  else giveJson("demandes", { jalon: "requests", version: 1, requests: flat(requests) })
}

function Enter({
  enter,
}: {
  enter: (request: Parameters<typeof ask<"privacy.request.add">>[1]) => Promise<boolean>
}) {
  const words = useIn(both).requests
  const today = dayOf(new Date())
  const [kind, setKind] = useState<(typeof kinds)[number]>("access")
  const [label, setLabel] = useState("")
  const [received, setReceived] = useState(today)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await enter({ kind, label: label.trim(), received })) setLabel("")
  }
  return (
    <form className="card" onSubmit={(event) => void send(event)}>
      <h3>{words.add}</h3>
      <div className="three">
        <label>
          <span>{words.kind}</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as typeof kind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.label}</span>
          <input
            value={label}
            required
            maxLength={80}
            pattern=".*\S.*"
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
          <small className="dim">{words.labelWhy}</small>
        </label>
        <label>
          <span>{words.received}</span>
          <input
            type="date"
            value={received}
            max={today}
            required
            onInput={(event) => setReceived(event.currentTarget.value)}
          />
        </label>
      </div>
      <div className="acts">
        <button type="submit" className="main">
          {words.go}
        </button>
      </div>
    </form>
  )
}

function One({
  request,
  language,
  done,
}: {
  request: RequestView
  language: Language
  done: (note: string) => void
}) {
  const words = useIn(both).requests
  const [note, setNote] = useState("")
  const { kind, label, received, due, doneAt, stage, kept, proof } = request
  const day = (text: string): string => dayWords(text, language)
  const facts = [
    say(words.receivedOn, { day: day(received) }),
    doneAt === null
      ? say(words.due, { day: day(due) })
      : say(words.answered, { day: day(dayOf(new Date(doneAt))) }),
    ...(kept === null ? [] : [say(words.kept, { day: day(kept) })]),
  ]
  return (
    <li data-request={request.id} data-stage={stage}>
      {!proof && (
        <p>
          <strong>
            {words.kinds[kind]} · {label}
          </strong>{" "}
          <span className={stage === "urgent" || stage === "late" ? "changed" : "dim"}>
            {words.stages[stage]}
          </span>
        </p>
      )}
      {proof ? <Receipt request={request} language={language} /> : <p className="dim">{facts.join(" · ")}</p>}
      {request.note !== "" && <p>{request.note}</p>}
      {doneAt === null && (
        <form
          className="asks"
          onSubmit={(event) => {
            event.preventDefault()
            done(note.trim())
          }}
        >
          <label>
            <span>{words.note}</span>
            <input
              value={note}
              required
              maxLength={2_000}
              pattern=".*\S.*"
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </label>
          <button type="submit">{words.done}</button>
        </form>
      )}
    </li>
  )
}

/** The register of requests: each answered within 30 days, with what was done; the receipts of erasures beside. */
export function Requests({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn(both)
  const own = words.requests
  const asked = useAsked("privacy.requests")
  const [failed, setFailed] = useState(false)
  const { value } = asked
  const { first, more } = useFirst(value ?? [])
  if (!value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const take = (answer: Awaited<ReturnType<typeof ask<"privacy.requests">>>): boolean => {
    setFailed(!answer.ok)
    if (answer.ok) asked.put(answer.value)
    return answer.ok
  }
  return (
    <>
      <p className="dim">{own.help}</p>
      <Enter enter={async (request) => take(await ask("privacy.request.add", request))} />
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      {value.length === 0 ? (
        <Message title={own.empty} next={own.emptyNext} />
      ) : (
        <>
          <ul className="register">
            {first.map((request) => (
              <One
                key={request.id}
                request={request}
                language={language}
                done={(note) => void ask("privacy.request.done", { id: request.id, note }).then(take)}
              />
            ))}
          </ul>
          <div className="acts">
            {more}
            <Take give={(kind) => giveRequests(value, kind, language)} />
          </div>
        </>
      )}
    </>
  )
}
