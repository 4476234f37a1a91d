import { useCallback, useDeferredValue, useEffect, useRef, useState } from "react"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { PageSettings, ScriptListRow, ScriptRow, ScriptsView } from "../src/messages"
import { ask } from "../src/messages/client"
import type { Script } from "../src/scripts/types"
import { say } from "../src/words"
import { en } from "../src/words/en/scripts/screen"
import { fr } from "../src/words/fr/scripts/screen"
import { useIn } from "./language"
import { Failed, Loading, Message } from "./parts"
import { ScriptOne } from "./script-one"
import { StartScript, tabInView } from "./start-script"

const kinds: readonly Script["kind"][] = ["script", "guide", "template"]

/** The list for what is typed; asked anew when it changes, the latest answer alone counts. */
function useList(query: string) {
  const [view, setView] = useState<ScriptsView | null>(null)
  const [failed, setFailed] = useState(false)
  const turn = useRef(0)
  const again = useCallback(() => {
    const mine = ++turn.current
    void ask("scripts.get", { query }).then((answer) => {
      if (mine !== turn.current) return
      setFailed(!answer.ok)
      if (answer.ok) setView(answer.value)
    })
  }, [query])
  useEffect(again, [again])
  return { view, failed, again }
}

/** The guides of the page in view. */
function useHere(): ScriptRow[] {
  const [rows, setRows] = useState<ScriptRow[]>([])
  useEffect(() => {
    void tabInView().then(async (tab) => {
      const answer = tab === null ? null : await ask("guides.here", { tab })
      if (answer?.ok) setRows(answer.value)
    })
  }, [])
  return rows
}

function Row({ row, open }: { row: ScriptListRow; open: () => void }) {
  const words = useIn({ fr, en })
  const { title, draft, steps, editedBy } = row
  const about = [
    steps === 1 ? words.steps.one : say(words.steps.many, { n: steps }),
    ...(editedBy.length > 0
      ? [say(words.editedBy, { who: editedBy.map((one) => words.editors[one]).join(", ") })]
      : []),
  ].join(" · ")
  return (
    <li data-script={row.id} className="startable">
      <button type="button" className="line" onClick={open}>
        <span>
          <strong>{title}</strong>
          <small className="dim">{about}</small>
        </span>
        {draft && <span className="tag">{words.draft}</span>}
      </button>
      {row.kind !== "template" && <StartScript id={row.id} title={title} />}
    </li>
  )
}

/** Every script and guide, to be found, read and worded. */
export function Scripts({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const [search, setSearch] = useState("")
  const [open, setOpen] = useState<string | null>(null)
  const here = useHere()
  const { view, failed, again } = useList(useDeferredValue(search))
  const last = useRef<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== null || last.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-script="${last.current}"] button`)?.focus()
    last.current = null
  }, [open])
  if (open !== null)
    return (
      <ScriptOne
        key={open}
        id={open}
        language={settings.language}
        back={() => {
          last.current = open
          setOpen(null)
          again()
        }}
      />
    )
  if (!view) return failed ? <Failed again={again} /> : <Loading />
  return (
    <div className="scripts" ref={list}>
      <div className="find">
        <label>
          <span className="live">{words.search}</span>
          <Search size={16} aria-hidden />
          <input
            type="search"
            value={search}
            placeholder={words.search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      {view.rows.length === 0 && (
        <Message title={words.none}>
          <button type="button" onClick={() => setSearch("")}>
            {words.clear}
          </button>
        </Message>
      )}
      {search === "" && here.length > 0 && (
        <section aria-label={words.here} className="here">
          <div className="pack-head">
            <h3>{words.here}</h3>
            <span className="dim">{here.length}</span>
          </div>
          <ul className="list">
            {here.map(({ id, title }) => (
              <li key={id} className="startable">
                <button type="button" className="line" onClick={() => setOpen(id)}>
                  <strong>{title}</strong>
                </button>
                <StartScript id={id} title={title} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {kinds.map((kind) => {
        const rows = view.rows.filter((row) => row.kind === kind)
        return (
          rows.length > 0 && (
            <section key={kind} aria-label={words.kinds[kind]}>
              <div className="pack-head">
                <h3>{words.kinds[kind]}</h3>
                <span className="dim">{rows.length}</span>
              </div>
              <ul className="list">
                {rows.map((row) => (
                  <Row key={row.id} row={row} open={() => setOpen(row.id)} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </div>
  )
}
