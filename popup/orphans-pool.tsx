import { useState } from "react"
import { Confirm } from "./confirm"
import type { OrphansView } from "../src/messages"
import { ask } from "../src/messages/client"
import { orphanSegments, type OrphanSegment, type SegmentCount } from "../src/process/orphans/segments"
import type { Orphan } from "../src/process/orphans/types"
import { say } from "../src/words"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { FileButton } from "./file-button"
import { useIn } from "./language"
import { useFigures } from "./orphans-figures"
import { useLatest } from "./orphans-asked"
import type { Chosen } from "./orphans"
import { OrphanImport } from "./orphans-import"
import { Failed, Message } from "./parts"

/** Values shown of a segment. */
const most = 200

function Segment({
  segment,
  counts,
  chosen,
  choose,
}: {
  segment: OrphanSegment
  counts: readonly SegmentCount[]
  chosen: readonly string[]
  choose: (keys: string[]) => void
}) {
  const words = useIn({ fr, en }).pool
  const figure = useFigures()
  // What was chosen stays in sight, even where nobody is left of it.
  const gone = chosen.filter((key) => !counts.some((one) => one.key === key))
  const shown = [...gone.map((key) => ({ key, label: key, count: 0 })), ...counts.slice(0, most)]
  return (
    <fieldset data-segment={segment}>
      <legend>{words.segments[segment]}</legend>
      <ul>
        {shown.map(({ key, label, count }) => {
          const on = chosen.includes(key)
          return (
            <li key={key}>
              <button
                type="button"
                aria-pressed={on}
                data-key={key}
                onClick={() => choose(on ? chosen.filter((one) => one !== key) : [...chosen, key])}
              >
                <span className={label === "" ? "dim" : ""}>{label === "" ? words.unknown : label}</span>
                <span className="count">{figure(count)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {counts.length > most && (
        <small className="dim">{say(words.more, { n: figure(counts.length - most) })}</small>
      )}
    </fieldset>
  )
}

/** Clients in a table: who, how to reach them, what they drive. */
export function OrphanTable({ clients }: { clients: readonly Orphan[] }) {
  const words = useIn({ fr, en }).pool
  return (
    <table className="orphan-clients">
      <thead>
        <tr>
          <th scope="col">{words.client}</th>
          <th scope="col">{words.reach}</th>
          <th scope="col">{words.vehicle}</th>
          <th scope="col">{words.segments.area}</th>
          <th scope="col">{words.segments.branch}</th>
          <th scope="col">{words.segments.seller}</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr key={client.id} data-orphan={client.id}>
            <th scope="row">{client.name}</th>
            <td>
              {[client.phone, client.email].filter(Boolean).join(" · ")}{" "}
              {client.url !== undefined && (
                <a href={client.url} target="_blank" rel="noreferrer">
                  {words.open}
                </a>
              )}
            </td>
            <td>{[client.make, client.model, client.year].filter(Boolean).join(" ")}</td>
            <td>{client.area}</td>
            <td>{client.branch}</td>
            <td>{client.seller}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Clear({ put }: { put: (view: OrphansView) => void }) {
  const all = useIn({ fr, en })
  const words = all.pool
  const clear = async () => {
    const answer = await ask("orphans.clear")
    if (answer.ok) put(answer.value)
  }
  return (
    <Confirm
      button={words.clear}
      title={words.clearTitle}
      why={words.clearWhy}
      cancel={all.cancel}
      confirm={words.clearDo}
      act={() => void clear()}
    />
  )
}

/** The clients to deal: brought in from a list, counted and chosen by segment. */
export function OrphanPool({
  view,
  put,
  changed,
  chosen,
  choose,
  deal,
}: {
  view: OrphansView
  put: (view: OrphansView) => void
  changed: () => void
  chosen: Chosen
  choose: (chosen: Chosen) => void
  deal: () => void
}) {
  const words = useIn({ fr, en }).pool
  const figure = useFigures()
  const [file, setFile] = useState<File | null>(null)
  const found = useLatest(JSON.stringify([chosen, view.pool]), () => ask("orphans.segments", chosen))
  const { value } = found
  const any = chosen.search !== "" || Object.values(chosen.filter).some((keys) => keys.length > 0)
  return (
    <>
      <p className="dim">
        {words.help} {words.kept}
      </p>
      <div className="acts">
        <strong data-pool={view.pool}>{say(words.count, { n: figure(view.pool) })}</strong>
        <FileButton
          label={words.import}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          screen="orphans"
          take={setFile}
          className={view.pool === 0 ? "main" : ""}
        />
        {view.pool > 0 && <Clear put={put} />}
      </div>
      {file && (
        <OrphanImport
          file={file}
          close={() => {
            setFile(null)
            changed()
          }}
        />
      )}
      {view.pool === 0 && <Message title={words.none} next={words.noneNext} />}
      {found.failed && <Failed again={found.again} />}
      {view.pool > 0 && value && (
        <>
          <div className="orphan-segments">
            {orphanSegments.map((segment) => (
              <Segment
                key={segment}
                segment={segment}
                counts={value.counts[segment]}
                chosen={chosen.filter[segment] ?? []}
                choose={(keys) => choose({ ...chosen, filter: { ...chosen.filter, [segment]: keys } })}
              />
            ))}
          </div>
          <div className="acts">
            <strong role="status" data-found={value.total}>
              {say(words.found, { n: figure(value.total) })}
            </strong>
            <input
              type="search"
              value={chosen.search}
              aria-label={words.search}
              placeholder={words.search}
              maxLength={200}
              onInput={(event) => choose({ ...chosen, search: event.currentTarget.value })}
            />
            {any && (
              <button type="button" className="quiet" onClick={() => choose({ filter: {}, search: "" })}>
                {words.all}
              </button>
            )}
            <button type="button" className="main" disabled={value.total === 0} onClick={deal}>
              {words.dealThese}
            </button>
          </div>
          {value.total === 0 ? <Message title={words.nobody} /> : <OrphanTable clients={value.first} />}
          {value.total > value.first.length && (
            <p className="dim">{say(words.first, { n: value.first.length })}</p>
          )}
        </>
      )}
    </>
  )
}
