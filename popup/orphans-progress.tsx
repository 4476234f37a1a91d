import { useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import { ask } from "../src/messages/client"
import { dayOf, shiftDay, type Day } from "../src/process/calendar"
import {
  addedUp,
  counts,
  orphanFigures,
  type OrphanFigure,
  type ProgressBy,
  type ProgressLine,
} from "../src/process/orphans/progress"
import { say } from "../src/words"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { written } from "./csv"
import { download } from "./download"
import { FileButton } from "./file-button"
import { useIn, type Language } from "./language"
import { useLatest } from "./orphans-asked"
import { delimiterIn } from "./orphans-import"
import { Choice, Failed, Loading, Message } from "./parts"

type Span = { from: Day; to: Day }
type Cell = { by: ProgressBy; key: string; label: string; figure: OrphanFigure }

/** The clients behind a figure, to read or to keep. */
function BehindFigure({
  cell,
  span,
  language,
  close,
}: {
  cell: Cell
  span: Span
  language: Language
  close: () => void
}) {
  const all = useIn({ fr, en })
  const words = all.progress
  const { by, key, figure, label } = cell
  const asked = useLatest(JSON.stringify([cell, span]), () =>
    ask("orphans.behind", { by, key, figure, ...span }),
  )
  const rows = asked.value ?? []
  const done = orphanFigures.slice(1)
  const give = () =>
    download(
      `orphelins-${figure}-${span.to}.csv`,
      written(
        [
          [
            words.bys.day,
            words.bys.branch,
            words.bys.seller,
            all.pool.client,
            all.fields.phone,
            all.fields.email,
            all.pool.vehicle,
            ...done.map((one) => words.figures[one]),
          ],
          ...rows.map((row) => [
            row.day,
            row.branch,
            row.seller,
            row.client.name,
            row.client.phone ?? "",
            row.client.email ?? "",
            [row.client.make, row.client.model, row.client.year].filter(Boolean).join(" "),
            ...done.map((one) => (counts(row, one) ? words.yes : words.no)),
          ]),
        ],
        delimiterIn(language),
      ),
      "text/csv",
    )
  return (
    <section
      className="orphan-behind"
      aria-label={say(words.behind, { figure: words.figures[figure], label })}
    >
      <div className="pack-head">
        <h3>{say(words.behind, { figure: words.figures[figure], label })}</h3>
        <button type="button" disabled={rows.length === 0} onClick={give}>
          <Download size={14} aria-hidden />
          {words.export}
        </button>
        <button type="button" onClick={close}>
          {all.close}
        </button>
      </div>
      {asked.failed && <Failed again={asked.again} />}
      <table>
        <thead>
          <tr>
            <th scope="col">{all.pool.client}</th>
            <th scope="col">{all.pool.reach}</th>
            <th scope="col">{all.pool.vehicle}</th>
            <th scope="col">{words.seller}</th>
            <th scope="col">{words.bys.day}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ client, day, seller }) => (
            <tr key={`${day}${seller}${client.id}`} data-orphan={client.id}>
              <th scope="row">{client.name}</th>
              <td>{[client.phone, client.email].filter(Boolean).join(" · ")}</td>
              <td>{[client.make, client.model, client.year].filter(Boolean).join(" ")}</td>
              <td>{seller}</td>
              <td>{day}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Figures({
  lines,
  by,
  show,
}: {
  lines: readonly ProgressLine[]
  by: ProgressBy
  show: (cell: Cell) => void
}) {
  const words = useIn({ fr, en }).progress
  const rows = addedUp(lines, by)
  return (
    <table className="orphan-figures">
      <caption className="live">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.bys[by]}</th>
          {orphanFigures.map((figure) => (
            <th key={figure} scope="col" className="figure">
              {words.figures[figure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, figures }) => (
          <tr key={key} data-key={key}>
            <th scope="row">{label}</th>
            {orphanFigures.map((figure) => (
              <td key={figure} className="figure" data-figure={figure}>
                {figures[figure] === 0 ? (
                  <span className="dim">0</span>
                ) : (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={say(words.show, { n: figures[figure], figure: words.figures[figure], label })}
                    onClick={() => show({ by, key, label, figure })}
                  >
                    {figures[figure]}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {orphanFigures.map((figure) => (
              <td key={figure} className="figure">
                {rows.reduce((sum, { figures }) => sum + figures[figure], 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** What became of the lists, day by day, by branch or by seller; each figure opens its clients. */
export function OrphanProgressView({ language }: { language: Language }) {
  const words = useIn({ fr, en }).progress
  const [span, setSpan] = useState<Span>(() => {
    const today = dayOf(new Date())
    return { from: shiftDay(today, -30), to: shiftDay(today, 7) }
  })
  const [by, setBy] = useState<ProgressBy>("day")
  const [cell, show] = useState<Cell | null>(null)
  const [said, tell] = useState<{ text: string; wrong: boolean } | null>(null)
  const asked = useLatest(JSON.stringify(span), () => ask("orphans.progress", span))
  const lines = asked.value

  const take = async (file: File) => {
    const text = await file.text().catch(() => "")
    const answer = await ask("orphans.results", { text })
    if (answer.ok && answer.value) tell({ text: say(words.taken, answer.value), wrong: false })
    else tell({ text: words.notResults, wrong: true })
    asked.again()
  }
  const give = () =>
    lines &&
    download(
      `orphelins-suivi-${span.to}.csv`,
      written(
        [
          [
            words.bys.day,
            words.bys.branch,
            words.bys.seller,
            ...orphanFigures.map((one) => words.figures[one]),
          ],
          ...lines.map(({ day, branch, seller, figures }) => [
            day,
            branch,
            seller,
            ...orphanFigures.map((one) => String(figures[one])),
          ]),
        ],
        delimiterIn(language),
      ),
      "text/csv",
    )
  if (!lines) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  return (
    <>
      <p className="dim">{words.help}</p>
      <div className="acts orphan-terms">
        {(["from", "to"] as const).map((end) => (
          <label key={end}>
            <span>{words[end]}</span>
            <input
              type="date"
              value={span[end]}
              onInput={(event) =>
                event.currentTarget.value !== "" && setSpan({ ...span, [end]: event.currentTarget.value })
              }
            />
          </label>
        ))}
        <Choice
          legend={words.by}
          quiet
          options={(["day", "branch", "seller"] as const).map((id) => [id, words.bys[id]] as const)}
          value={by}
          onChange={(next) => {
            setBy(next)
            show(null)
          }}
        />
      </div>
      <div className="acts">
        <FileButton
          label={words.results}
          accept=".json,application/json"
          screen="orphans"
          take={(file) => void take(file)}
        />
        <button type="button" disabled={lines.length === 0} onClick={give}>
          <Download size={14} aria-hidden />
          {words.export}
        </button>
      </div>
      {said && (
        <p role={said.wrong ? "alert" : "status"} className={said.wrong ? "bar" : "bar quiet"}>
          {said.text}
        </p>
      )}
      {lines.length === 0 ? (
        <Message title={words.none} next={words.noneNext} />
      ) : (
        <Figures lines={lines} by={by} show={show} />
      )}
      {cell && <BehindFigure cell={cell} span={span} language={language} close={() => show(null)} />}
    </>
  )
}
