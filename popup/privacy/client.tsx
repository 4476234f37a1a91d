import { useState, type FormEvent } from "react"
import type { PageSettings, PrivacyFile, PrivacyFound, RequestView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { Confirm } from "../confirm"
import { useIn, type Language } from "../language"
import { Loading, Message } from "../parts"
import { recordTitles } from "../tabs"
import { giveWhole } from "./files"
import { Receipt } from "./receipt"
import { tableName } from "./table-name"
import { Take } from "./take"
import { outAtFirst } from "./ticked"
import { both } from "./words"

const dayShown = (iso: string, language: Language): string => dayWords(dayOf(new Date(iso)), language)

/** Who a file is, as far as it is known: a name that a list or an open page gave, else its record. */
function useTitle(): (file: PrivacyFile) => { title: string; more: string } {
  const words = useIn(both).client
  return ({ id, name, stock, by }) => ({
    title: name ?? words.nobody,
    more: [
      id.startsWith("r:") ? say(words.record, { id: id.slice(2) }) : words.line,
      ...(stock === null ? [] : [say(words.stock, { stock })]),
      ...(words.by[by] === undefined ? [] : [words.by[by]]),
    ].join(" · "),
  })
}

function File({
  file,
  ticked,
  tick,
  language,
}: {
  file: PrivacyFile
  ticked: boolean
  tick: (on: boolean) => void
  language: Language
}) {
  const words = useIn(both)
  const own = words.client
  const { title, more } = useTitle()(file)
  return (
    <li className="kept-file" data-file={file.id}>
      <label className="tick">
        <input
          type="checkbox"
          checked={ticked}
          aria-label={say(own.tick, { file: `${title}, ${more}` })}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span>
          <strong>{title}</strong> <span className="dim">{more}</span>
        </span>
      </label>
      {file.elsewhere && <p className="bar wrap">{own.elsewhere}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{own.what}</th>
            <th scope="col" className="figure">
              {own.count}
            </th>
            <th scope="col">{own.since}</th>
            <th scope="col">{own.until}</th>
          </tr>
        </thead>
        <tbody>
          {file.held.map(({ table, count, since, until }) => (
            <tr key={table} data-table={table}>
              <th scope="row">
                {tableName(words, table)}
                <small className="dim">{words.tables[table].what}</small>
              </th>
              <td className="figure">{count}</td>
              <td>{since === null ? words.unknown : dayShown(since, language)}</td>
              <td>{until === null ? own.lasting : dayShown(until, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  )
}

/** What a search found: shown, handed over, erased once the person has said twice that it is this client. */
function Found({
  found,
  language,
  erased,
  failed,
}: {
  found: PrivacyFound
  language: Language
  erased: (receipt: RequestView) => void
  failed: (is: boolean) => void
}) {
  const words = useIn(both)
  const own = words.client
  const [open, setOpen] = useState(false)
  const [out, setOut] = useState<ReadonlySet<string>>(() => new Set(outAtFirst(found.files)))
  const chosen = found.files.filter(({ id }) => !out.has(id))
  const files = chosen.map(({ id }) => id)
  const rows = chosen.flatMap(({ held }) => held).reduce((sum, { count }) => sum + count, 0)
  const tick = (id: string, on: boolean) => {
    const next = new Set(out)
    if (on) next.delete(id)
    else next.add(id)
    setOut(next)
  }
  const give = async (kind: "json" | "csv") => {
    const answer = await ask("privacy.export", { files })
    failed(!answer.ok)
    if (answer.ok) giveWhole(kind, { name: "client", jalon: "client" }, answer.value, language)
  }
  // A page that shows the client would keep them anew at its next change.
  const look = async () => {
    const ids = files.filter((id) => id.startsWith("r:")).map((id) => id.slice(2))
    setOpen(Object.keys(await recordTitles(ids).catch(() => ({}))).length > 0)
  }
  const erase = async () => {
    const answer = await ask("privacy.erase", { query: found.query, files })
    failed(!answer.ok)
    if (answer.ok) erased(answer.value)
  }
  return (
    <>
      <p role="status">
        <strong>{say(found.files.length === 1 ? own.found : own.foundOf, { n: found.files.length })}</strong>
      </p>
      {found.files.length > 1 && <p className="bar wrap">{own.household}</p>}
      <ul className="kept-files">
        {found.files.map((file) => (
          <File
            key={file.id}
            file={file}
            ticked={!out.has(file.id)}
            tick={(on) => tick(file.id, on)}
            language={language}
          />
        ))}
      </ul>
      <div className="acts">
        <Take give={(kind) => void give(kind)} disabled={files.length === 0} />
        <Confirm
          button={own.erase}
          look={{ className: "danger", disabled: files.length === 0 }}
          title={say(files.length === 1 ? own.confirm : own.confirmOf, { n: files.length, rows })}
          why={own.confirmWhy}
          cancel={words.cancel}
          confirm={own.yes}
          act={() => void erase()}
          onOpen={(is) => void (is && look())}
        >
          {open && (
            <p role="alert" className="bar">
              {own.open}
            </p>
          )}
        </Confirm>
      </div>
    </>
  )
}

/** What is kept about a client, by whatever they are known by. */
export function ClientDesk({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn(both)
  const own = words.client
  const [query, setQuery] = useState("")
  const [found, setFound] = useState<PrivacyFound | "looking" | null>(null)
  const [receipt, setReceipt] = useState<RequestView | null>(null)
  const [failed, setFailed] = useState(false)
  const search = async (event: FormEvent) => {
    event.preventDefault()
    if (query.trim() === "") return
    setReceipt(null)
    setFound("looking")
    const answer = await ask("privacy.find", { query })
    setFailed(!answer.ok)
    setFound(answer.ok ? answer.value : null)
  }
  const left = Object.values(receipt?.proof?.left ?? {}).reduce((sum, n) => sum + n, 0)
  return (
    <>
      <p className="dim">{own.help}</p>
      <form className="asks" role="search" onSubmit={(event) => void search(event)}>
        <label>
          <span>{own.search}</span>
          <input
            type="search"
            value={query}
            maxLength={500}
            autoComplete="off"
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
        <button type="submit" className="main">
          {own.go}
        </button>
      </form>
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      {receipt && (
        <>
          <p role="status" className={left > 0 ? "bar" : ""}>
            {left > 0 ? say(own.left, { n: left }) : own.done}
          </p>
          <Receipt request={receipt} language={language} />
        </>
      )}
      {found === "looking" && <Loading />}
      {found !== null && found !== "looking" && !receipt && (
        <>
          {found.files.length === 0 ? (
            <div role="status">
              {found.unread ? (
                <Message title={own.unread} />
              ) : (
                <Message title={own.none} next={own.noneNext} />
              )}
            </div>
          ) : (
            <Found
              key={found.query}
              found={found}
              language={language}
              failed={setFailed}
              erased={(proof) => {
                setReceipt(proof)
                setQuery("")
              }}
            />
          )}
        </>
      )}
      {found !== null && found !== "looking" && found.doNotCall && (
        <p className="bar quiet wrap">
          {own.doNotCall} <a href="#doNotCall">{own.toDoNotCall}</a>
        </p>
      )}
      <p className="dim">{own.notOurs}</p>
    </>
  )
}
