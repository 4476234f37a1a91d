import { useMemo, useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import type { PageSettings } from "../src/messages"
import { dayOf } from "../src/process/calendar"
import { segmentKeys, type SegmentKey } from "../src/process/renewal/segments"
import { fold } from "../src/process/text"
import { inForce } from "../src/rules/engine"
import { segmentOptions } from "../src/rules/renewal/parts/loan"
import segmentRule from "../src/rules/renewal/segment"
import { say } from "../src/words"
import { en } from "../src/words/en/loyalty"
import { fr } from "../src/words/fr/loyalty"
import { download } from "./download"
import { FileButton } from "./file-button"
import { useIn, type Language } from "./language"
import { Message } from "./parts"
import { isOf, readClients, writeBad, writeClients, type Client, type ClientList } from "./segments-csv"

/** What a sheet opens in columns, by the language it is likely in. */
const delimiterOf = (language: Language): string => (language === "fr" ? ";" : ",")
const glance = 50

/** How many clients are of each segment: a bar and its figures, pressed to see them. */
function Counts({
  clients,
  chosen,
  choose,
}: {
  clients: readonly Client[]
  chosen: SegmentKey | null
  choose: (key: SegmentKey | null) => void
}) {
  const words = useIn({ fr, en }).segments
  const counts = segmentKeys.map((key) => ({
    key,
    within: clients.filter((client) => isOf(client, key)).length,
    doubtful: clients.filter((client) => isOf(client, key, "unknown")).length,
  }))
  const most = Math.max(1, ...counts.map(({ within }) => within))
  return (
    <table className="segment-counts">
      <thead>
        <tr>
          <th scope="col">{words.segment}</th>
          <th scope="col" className="figure">
            {words.clients}
          </th>
          <th scope="col" className="figure">
            {words.doubtful}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ key, within, doubtful }) => (
          <tr key={key} data-segment={key} data-count={within} data-doubtful={doubtful}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={chosen === key}
                onClick={() => choose(chosen === key ? null : key)}
              >
                {words.names[key]}
              </button>
              <span className="share" aria-hidden>
                <span style={{ width: `${String((100 * within) / most)}%` }} />
              </span>
            </th>
            <td className="figure">{within}</td>
            <td className="figure dim">{doubtful}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Clients({ clients }: { clients: readonly Client[] }) {
  const words = useIn({ fr, en }).segments
  const [all, setAll] = useState(false)
  const shown = all ? clients : clients.slice(0, glance)
  if (clients.length === 0) return <Message title={words.none} />
  return (
    <>
      <table className="segment-clients">
        <thead>
          <tr>
            <th scope="col">{words.client}</th>
            <th scope="col">{words.vehicle}</th>
            <th scope="col">{words.titles.end}</th>
            <th scope="col">{words.script}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, cells, segments: { script } }) => (
            <tr key={line} data-line={line}>
              <th scope="row">{cells.name}</th>
              <td>{[cells.make, cells.model, cells.year].filter(Boolean).join(" ")}</td>
              <td>{cells.end}</td>
              <td>{script ? words.scripts[script] : <span className="dim">{words.unknownScript}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < clients.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {say(words.more, { n: clients.length - shown.length })}
        </button>
      )}
    </>
  )
}

/** The lines left aside, each with its number and the reason. */
function Bad({ list, language }: { list: ClientList; language: Language }) {
  const words = useIn({ fr, en }).segments
  if (list.bad.length === 0) return null
  return (
    <section className="refused">
      <div className="pack-head">
        <strong>{say(words.bad, { n: list.bad.length })}</strong>
        <button
          type="button"
          onClick={() => download("lignes.csv", writeBad(list, delimiterOf(language)), "text/csv")}
        >
          <Download size={14} aria-hidden />
          {words.giveBad}
        </button>
      </div>
      <ul>
        {list.bad.slice(0, glance).map(({ line, why, cell }) => (
          <li key={line} data-line={line} data-why={why}>
            <strong>{say(words.line, { line })}</strong> {words.why[why]} {cell !== "" && <code>{cell}</code>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Clients counted by segment, from a list that stays in this window (renewal.segment-list). */
export function SegmentLists({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en }).segments
  const { language, rules, packs } = settings
  const [text, setText] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [chosen, choose] = useState<SegmentKey | null>(null)
  const [search, setSearch] = useState("")
  const options = useMemo(
    () => segmentOptions(inForce({ rules, packs }).paramsOf(segmentRule)),
    [rules, packs],
  )
  const answer = useMemo(
    () => (text === null ? null : readClients(text, new Date(), options)),
    [text, options],
  )
  const list = answer && !("wrong" in answer) ? answer : null
  const failure = wrong ?? (answer && "wrong" in answer ? words.wrong[answer.wrong] : null)

  const take = async (file: File) => {
    const given = await file.text().catch(() => null)
    setWrong(given === null ? words.wrong.unreadable : null)
    setText(given)
    choose(null)
  }
  const wanted = fold(search)
  const shown = (list?.clients ?? []).filter(
    (client) =>
      (chosen === null || isOf(client, chosen)) &&
      (wanted === "" || fold(Object.values(client.cells).join(" ")).includes(wanted)),
  )
  const give = () => {
    const name = `${chosen ?? "clients"}-${dayOf(new Date())}.csv`
    download(name, writeClients(shown, words.titles, delimiterOf(language)), "text/csv")
  }
  return (
    <div className="segments">
      <p className="dim">{words.help}</p>
      {!list && (
        <p className="dim">{say(words.columns, { names: Object.values(words.titles).join(", ") })}</p>
      )}
      {failure !== null && (
        <p role="alert" className="bar">
          {failure}
        </p>
      )}
      <div className="acts">
        <FileButton
          label={list ? words.another : words.import}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          screen="segments"
          take={(file) => void take(file)}
          className={list ? "" : "main"}
        />
        {list && (
          <button type="button" onClick={() => setText(null)}>
            {words.forget}
          </button>
        )}
      </div>
      {list && (
        <>
          <p role="status">
            <strong>{say(words.read, { n: list.clients.length })}</strong>
            {list.ignored.length > 0 && (
              <span className="changed"> {say(words.ignored, { names: list.ignored.join(", ") })}</span>
            )}
          </p>
          <Bad list={list} language={language} />
          <Counts clients={list.clients} chosen={chosen} choose={choose} />
          <div className="pack-head">
            <h3>{chosen === null ? words.all : words.names[chosen]}</h3>
            <input
              type="search"
              value={search}
              aria-label={words.search}
              placeholder={words.search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            <button type="button" disabled={shown.length === 0} onClick={give}>
              <Download size={14} aria-hidden />
              {say(words.give, { n: shown.length })}
            </button>
          </div>
          <Clients key={chosen} clients={shown} />
        </>
      )}
    </div>
  )
}
