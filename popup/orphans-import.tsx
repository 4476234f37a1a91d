import { useContext, useEffect, useRef, useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import { dayOf } from "../src/process/calendar"
import type { Imported } from "../src/store/orphans"
import { say } from "../src/words"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { download } from "./download"
import { Speech, useIn, type Language } from "./language"
import {
  guessMapping,
  orphanFields,
  readOrphans,
  samples,
  wanting,
  writeBadLines,
  type BadLine,
  type Mapping,
  type OrphanList,
} from "./orphans-csv"
import { useFigures } from "./orphans-figures"
import { sendOrphans } from "./orphans-send"
import { Over } from "./over"
import { readSheet, type Sheet, type Watch } from "./orphans-sheet"

/** What a sheet opens in columns, by the language it is likely in. */
export const delimiterIn = (language: Language): string => (language === "fr" ? ";" : ",")
const glance = 50

type Stage =
  | { at: "work"; what: "reading" | "checking" | "sending" }
  | { at: "columns" }
  | { at: "checked"; list: OrphanList }
  | { at: "done"; told: Imported }
  | { at: "wrong"; text: string }

function Columns({
  sheet,
  mapping,
  change,
}: {
  sheet: Sheet
  mapping: Mapping
  change: (mapping: Mapping) => void
}) {
  const all = useIn({ fr, en })
  const words = all.import
  return (
    <table className="orphan-columns">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.values}</th>
        </tr>
      </thead>
      <tbody>
        {orphanFields.map((field) => {
          const at = mapping[field]
          return (
            <tr key={field} data-field={field}>
              <th scope="row">{all.fields[field]}</th>
              <td>
                <select
                  aria-label={all.fields[field]}
                  value={at === undefined ? "" : String(at)}
                  onChange={(event) => {
                    const { value } = event.currentTarget
                    const { [field]: _before, ...rest } = mapping
                    change(value === "" ? rest : { ...rest, [field]: Number(value) })
                  }}
                >
                  <option value="">{words.none}</option>
                  {sheet.header.map((name, index) => (
                    <option key={index} value={index}>
                      {name || String(index + 1)}
                    </option>
                  ))}
                </select>
              </td>
              <td className="dim">{at === undefined ? "" : samples(sheet, at).join(" · ")}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The lines not taken, or taken in part, each with its number and the reason. */
function Bad({ title, lines }: { title: string; lines: readonly BadLine[] }) {
  const all = useIn({ fr, en })
  const figure = useFigures()
  if (lines.length === 0) return null
  return (
    <section className="refused">
      <strong>{say(title, { n: figure(lines.length) })}</strong>
      <ul>
        {lines.slice(0, glance).map(({ line, why, cell }) => (
          <li key={`${String(line)}${why}`} data-line={line} data-why={why}>
            <strong>{say(all.import.number, { line })}</strong> {all.why[why]}{" "}
            {cell !== "" && <code>{cell}</code>}
          </li>
        ))}
      </ul>
      {lines.length > glance && (
        <p className="dim">{say(all.import.more, { n: figure(lines.length - glance) })}</p>
      )}
    </section>
  )
}

/** A list on its way in: read, its columns matched, its lines checked, written once confirmed. Given up at any moment, nothing changes. */
export function OrphanImport({ file, close }: { file: File; close: () => void }) {
  const all = useIn({ fr, en })
  const words = all.import
  const figure = useFigures()
  const language = useContext(Speech)
  const [stage, setStage] = useState<Stage>({ at: "work", what: "reading" })
  const [done, setDone] = useState(0)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [mapping, setMapping] = useState<Mapping>({})
  const life = useRef(new AbortController())

  /** Works with a way to give up; what goes wrong is said. */
  const work = async (what: "reading" | "checking" | "sending", does: (watch: Watch) => Promise<Stage>) => {
    const mine = (life.current = new AbortController())
    setStage({ at: "work", what })
    setDone(0)
    const next = await does({ signal: mine.signal, tell: setDone }).catch((): Stage => ({
      at: "wrong",
      text: mine.signal.aborted ? words.stopped : words.failed,
    }))
    if (life.current === mine) setStage(next)
  }
  const read = () =>
    work("reading", async (watch) => {
      const bytes = await file.arrayBuffer().catch(() => null)
      if (bytes === null) return { at: "wrong", text: words.wrong.unreadable }
      const answer = await readSheet(new Uint8Array(bytes), watch)
      if ("wrong" in answer) return { at: "wrong", text: words.wrong[answer.wrong] }
      setSheet(answer)
      setMapping(guessMapping(answer.header))
      return { at: "columns" }
    })
  const check = (given: Sheet) =>
    work("checking", async (watch) => ({
      at: "checked",
      list: await readOrphans(given, mapping, dayOf(new Date()), watch),
    }))
  const send = ({ clients }: OrphanList) =>
    work("sending", async (watch) => {
      const told = await sendOrphans(clients, watch)
      return told ? { at: "done", told } : { at: "wrong", text: words.failed }
    })
  useEffect(() => () => life.current.abort(), [])

  const stop = () => (stage.at === "work" ? life.current.abort() : close())
  const needed = wanting(mapping)
  const giveBad = (bad: readonly BadLine[]) =>
    sheet && download("lignes.csv", writeBadLines(sheet, bad, all, delimiterIn(language)), "text/csv")
  return (
    <Over
      title={say(words.title, { file: file.name })}
      look="tall large"
      close={stop}
      data-stage={stage.at === "work" ? stage.what : stage.at}
      onOpenAutoFocus={() => void read()}
      onInteractOutside={(event) => event.preventDefault()}
    >
      {stage.at === "work" && (
        <label className="working">
          {words[stage.what]}
          {/* At the last part the whole list is being written: nobody knows how far. */}
          <progress max={1} {...(done < 1 && { value: done })} />
        </label>
      )}
      {stage.at === "columns" && sheet && (
        <>
          <p className="dim">
            {say(words.columns, { n: figure(sheet.lines.length), encoding: sheet.encoding })}
          </p>
          <Columns sheet={sheet} mapping={mapping} change={setMapping} />
          {needed && (
            <p role="alert" className="bar">
              {words.needed[needed]}
            </p>
          )}
        </>
      )}
      {stage.at === "checked" && (
        <>
          <p role="status">
            <strong data-good={stage.list.clients.length}>
              {say(words.good, { n: figure(stage.list.clients.length) })}
            </strong>
          </p>
          {stage.list.merged > 0 && <p>{say(words.merged, { n: figure(stage.list.merged) })}</p>}
          <Bad title={words.bad} lines={stage.list.bad.filter(({ taken }) => !taken)} />
          <Bad title={words.left} lines={stage.list.bad.filter(({ taken }) => taken)} />
        </>
      )}
      {stage.at === "done" && (
        <p role="status">
          {say(words.done, {
            added: figure(stage.told.added),
            changed: figure(stage.told.changed),
            same: figure(stage.told.same),
          })}
        </p>
      )}
      {stage.at === "wrong" && (
        <p role="alert" className="bar">
          {stage.text}
        </p>
      )}
      <div className="acts">
        {stage.at === "checked" && stage.list.bad.length > 0 && (
          <button type="button" className="aside" onClick={() => giveBad(stage.list.bad)}>
            <Download size={14} aria-hidden />
            {words.giveBad}
          </button>
        )}
        {stage.at === "checked" && (
          <button type="button" onClick={() => setStage({ at: "columns" })}>
            {words.back}
          </button>
        )}
        <button type="button" onClick={stop}>
          {stage.at === "done" || stage.at === "wrong" ? all.close : all.cancel}
        </button>
        {stage.at === "columns" && sheet && (
          <button type="button" className="main" disabled={needed !== null} onClick={() => void check(sheet)}>
            {words.check}
          </button>
        )}
        {stage.at === "checked" && stage.list.clients.length > 0 && (
          <button type="button" className="main" onClick={() => void send(stage.list)}>
            {say(words.confirm, { n: figure(stage.list.clients.length) })}
          </button>
        )}
      </div>
    </Over>
  )
}
