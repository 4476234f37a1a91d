/** @jsxImportSource preact */
import { useState } from "preact/hooks"
import type { SaidRow } from "../messages"
import { ask } from "../messages/client"
import type { RecordKey } from "../rules/facts"
import { say } from "../words"
import { Act } from "./act"
import { enterEquity, tick, tickAftersales } from "./actions"
import { Clock, Proposals } from "./aftersales"
import { useSession } from "./boundary"
import { CopyButton } from "./copy"

/** A list to tick: what the page shows needs no tick. */
function Checks({ checks, on }: { checks: NonNullable<SaidRow["answer"]["checks"]>; on: SaidRow["on"] }) {
  const session = useSession()
  const change = (done: Record<string, boolean>) =>
    on === "aftersales" ? tickAftersales(session, { done }) : tick(session, { dossier: done })
  const { terms } = session.words.fields
  return (
    <ul role="list" className="checks">
      {checks.map(({ id, term, state }) => (
        <li key={id} data-check={id} data-state={state}>
          <label className="tick">
            <input
              type="checkbox"
              checked={state === "known" || state === "ticked"}
              disabled={state === "known"}
              onChange={(event) => change({ [id]: event.currentTarget.checked })}
            />
            <span>{terms[term]}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** When the client wants to be called back, in Montréal's time: in my day, and told when it comes. */
function Callback({ record }: { record: RecordKey }) {
  const { renewal } = useSession().words.overlay
  const [said, setSaid] = useState("")
  const plan = async (at: string) => {
    if (at === "") return
    const url = location.href.replace(/[?#].*$/, "")
    const { ok } = await ask("callback.plan", { record, url, at })
    setSaid(ok ? renewal.callbackSet : renewal.callbackPast)
  }
  return (
    <details className="when">
      <summary>{renewal.callback}</summary>
      <input
        type="datetime-local"
        aria-label={renewal.callbackAt}
        onChange={(event) => void plan(event.currentTarget.value)}
      />
      <p role="status">{said}</p>
    </details>
  )
}

/** What a row offers whatever its state. */
export function Beside({ row: { answer, on } }: { row: SaidRow }) {
  const session = useSession()
  const { row: words, renewal } = session.words.overlay
  const { record } = session.snapshot
  const { checks, equity, script, credit, callback, clock, proposals } = answer
  /** Asks, then looks at what has come of it. */
  const then = (asked: Promise<{ ok: boolean }>) =>
    void asked.then(({ ok }) => {
      if (ok) session.askAnew()
    })
  const act = (label: string, does: string, run: () => Promise<{ ok: boolean }>) => (
    <Act key={does} does={does} onClick={() => then(run())}>
      {label}
    </Act>
  )
  const request = record && credit && { record, number: credit.number }
  return (
    <>
      {checks && <Checks checks={checks} on={on} />}
      {proposals && <Proposals key={session.model?.memory.ticks.aftersales?.since} proposals={proposals} />}
      {equity !== undefined && (
        <label className="tick">
          <span>{words.equity}</span>
          <input
            type="number"
            step="any"
            value={equity ?? ""}
            onChange={(event) => enterEquity(session, event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      {callback && record && <Callback record={record} />}
      {(script ?? request ?? clock) && (
        <div className="acts">
          {clock && record && <Clock clock={clock} record={record} />}
          {script && act(renewal.script, "next", () => ask("run.start", { script, record }))}
          {request &&
            credit.may === "send" && [
              act(renewal.prepare, "next", () => ask("credit.prepare", request)),
              act(renewal.sent, "carry", () => ask("credit.sent", request)),
            ]}
          {request &&
            credit.may === "check" && [
              <CopyButton
                key="copy"
                text={say(renewal.message, {
                  number: credit.number,
                  url: location.href.replace(/[?#].*$/, ""),
                })}
                label={renewal.tell}
              />,
              act(renewal.checked, "dismiss", () => ask("credit.checked", request)),
            ]}
        </div>
      )}
    </>
  )
}
