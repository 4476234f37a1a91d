import { useState } from "react"
import type { PageSettings, RequestView, WorkEvent } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import { say } from "../../src/words"
import { dayWords, momentWords } from "../../src/words/clock"
import { en } from "../../src/words/en/effects"
import { fr } from "../../src/words/fr/effects"
import { Confirm } from "../confirm"
import { useAsked } from "../asked"
import { titleOf } from "../effects/speech"
import { useIn } from "../language"
import { Failed, Loading, Message } from "../parts"
import { giveWhole } from "./files"
import { Receipt } from "./receipt"
import { Take } from "./take"
import { both } from "./words"

/** The journal's events of a kind, as they are written: by record's id, never by name. */
function Events({
  kind,
  events,
  settings,
  close,
}: {
  kind: string
  events: WorkEvent[]
  settings: PageSettings
  close: () => void
}) {
  const { work } = useIn(both)
  const { states } = useIn({ fr, en }).behind
  const { language } = settings
  return (
    <div className="kept-events">
      <div className="pack-head">
        <h3>{say(work.events, { kind: work.kindNames[kind] ?? kind })}</h3>
        <button type="button" className="quiet" onClick={close}>
          {work.close}
        </button>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{work.when}</th>
            <th scope="col">{work.rule}</th>
            <th scope="col">{work.state}</th>
            <th scope="col">{work.where}</th>
            <th scope="col">{work.reason}</th>
          </tr>
        </thead>
        <tbody>
          {events.slice(0, 100).map(({ at, rule, state, record, reason }, index) => (
            <tr key={index}>
              <td>{momentWords(new Date(at), language)}</td>
              <td>{rule === null ? "" : titleOf(settings, rule)}</td>
              <td>{state === null ? "" : (states[state] ?? state)}</td>
              <td>{record?.split("/").at(-1)}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One's choices erased, and the journal and one's name with them where that is ticked; said once more before. */
function Erase({ journal, erase }: { journal: number; erase: (all: boolean) => Promise<void> }) {
  const words = useIn(both)
  const own = words.work
  const [all, setAll] = useState(false)
  return (
    <Confirm
      button={own.erase}
      look={{ className: "danger" }}
      title={own.confirm}
      why={own.eraseWhy}
      cancel={words.cancel}
      confirm={own.yes}
      act={() => void erase(all)}
      onOpen={() => setAll(false)}
    >
      <label className="tick">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <span>{say(own.eraseAll, { n: journal })}</span>
      </label>
      <p className="dim">{own.stays}</p>
    </Confirm>
  )
}

/** What is kept about one's own work: everyone sees it, takes it along, and erases it. */
export function Work({ settings }: { settings: PageSettings }) {
  const { language } = settings
  const words = useIn(both)
  const own = words.work
  const asked = useAsked("privacy.work")
  const [shown, setShown] = useState<{ kind: string; events: WorkEvent[] } | null>(null)
  const [failed, setFailed] = useState(false)
  const [receipt, setReceipt] = useState<RequestView | null>(null)
  const { value } = asked
  if (!value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const give = async (kind: "json" | "csv") => {
    const answer = await ask("privacy.work.export")
    setFailed(!answer.ok)
    if (answer.ok) giveWhole(kind, { name: "travail", jalon: "work" }, answer.value, language)
  }
  const erase = async (all: boolean) => {
    const answer = await ask("privacy.work.erase", { all })
    setFailed(!answer.ok)
    if (!answer.ok) return
    setShown(null)
    setReceipt(answer.value.receipt)
    asked.put(answer.value.work)
  }
  const see = async (kind: string) => {
    const answer = await ask("privacy.events", { kind })
    setFailed(!answer.ok)
    if (answer.ok) setShown({ kind, events: answer.value })
  }
  const day = (iso: string | null): string => (iso === null ? "" : dayWords(dayOf(new Date(iso)), language))
  return (
    <>
      <p>{own.help}</p>
      <p className="dim">{own.who}</p>
      <p className="dim">{own.who2}</p>
      {value.name === null && <p className="bar wrap">{own.unnamed}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{own.item}</th>
            <th scope="col" className="figure">
              {own.count}
            </th>
            <th scope="col">{own.since}</th>
            <th scope="col">{own.kept}</th>
          </tr>
        </thead>
        <tbody>
          {value.items.map(({ id, count, since }) => (
            <tr key={id} data-item={id} data-count={count}>
              <th scope="row">{own.items[id]}</th>
              <td className="figure">{count}</td>
              <td>{day(since)}</td>
              <td>{say(own.keptOf[id], { days: value.days })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{own.kinds}</h3>
      {value.kinds.length === 0 ? (
        <Message title={own.empty} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{own.item}</th>
              <th scope="col" className="figure">
                {own.count}
              </th>
              <th scope="col">{own.since}</th>
              <th scope="col">{own.last}</th>
              <th scope="col">
                <span className="live">{own.see}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {value.kinds.map(({ kind, count, since, last }) => (
              <tr key={kind} data-kind={kind}>
                <th scope="row">{own.kindNames[kind] ?? kind}</th>
                <td className="figure">{count}</td>
                <td>{day(since)}</td>
                <td>{day(last)}</td>
                <td>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${own.see} ${own.kindNames[kind] ?? kind}`}
                    onClick={() => void see(kind)}
                  >
                    {own.see}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown && <Events {...shown} settings={settings} close={() => setShown(null)} />}
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      {receipt && (
        <>
          <p role="status">{own.erased}</p>
          <Receipt request={receipt} language={language} />
        </>
      )}
      <div className="acts">
        <Take give={(kind) => void give(kind)} />
        <Erase journal={value.items.find(({ id }) => id === "journal")?.count ?? 0} erase={erase} />
      </div>
    </>
  )
}
