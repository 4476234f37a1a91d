import { useEffect, useState } from "react"
import Check from "lucide-react/dist/esm/icons/check.mjs"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import type { GivenClient, GivenView, PageSettings, Taking } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf } from "../src/process/calendar"
import { givenMarks, withMark, withoutMark, type GivenMark } from "../src/process/orphans/marks"
import { say } from "../src/words"
import { en } from "../src/words/en/given"
import { fr, type GivenWords } from "../src/words/fr/given"
import type { Asked } from "./asked"
import { GivenActs, Phone } from "./day-orphan-acts"
import { DoNotCallMark } from "./do-not-call/mark"
import { download } from "./download"
import { FileButton } from "./file-button"
import { clockTime, useIn, type Language } from "./language"
import { showDay } from "./roster-text"

const vehicleOf = ({ client: { make, model, year } }: GivenClient): string =>
  [make, model, year].filter((part) => part !== undefined).join(" ")

type RowProps = {
  one: GivenClient
  language: Language
  dated: boolean
  mark: (mark: GivenMark, on: boolean) => void
}

/** One client: who they are, how to reach them, and what was done. */
function Row({ one, language, dated, mark }: RowProps) {
  const words = useIn({ fr, en })
  const { client } = one
  const about = [vehicleOf(one), client.area].filter(Boolean).join(" · ")
  return (
    <li className="pin" data-given={client.id}>
      <div>
        <strong>{client.name}</strong>
        {about !== "" && <span className="dim">{about}</span>}
        {dated && <span className="due">{say(words.of, { day: showDay(one.day, language) })}</span>}
        <DoNotCallMark day={one.doNotCall} language={language} />
        <Phone one={one} />
      </div>
      <GivenActs one={one} />
      <div className="marks" role="group" aria-label={client.name}>
        {givenMarks.map((name) => {
          const at = one[name]
          const done = at !== null
          const time = done ? clockTime(new Date(at), language) : ""
          return (
            <button
              key={name}
              type="button"
              className="chip"
              data-mark={name}
              aria-pressed={done}
              {...(done && { title: say(words.marked, { mark: words.marks[name], time }) })}
              onClick={() => mark(name, !done)}
            >
              <span>{words.marks[name]}</span>
              {done && (
                <span className="figure">
                  <Check size={12} aria-hidden />
                  {time}
                </span>
              )}
            </button>
          )
        })}
      </div>
      {one.ownedAt !== null && <small className="dim">{words.owned}</small>}
    </li>
  )
}

/** What came of a file, in words. */
function saidOf(taken: Taking | null, words: GivenWords, name: string): string {
  if (!taken) return words.failed
  if (!taken.ok) return say(words.refused[taken.why], { name })
  const first = taken.fresh > 0 ? say(words.taken, { fresh: taken.fresh }) : words.same
  return taken.others > 0 ? `${first} ${say(words.others, { others: taken.others })}` : first
}

const marked = (view: GivenView, id: string, mark: GivenMark, on: boolean): GivenView => {
  const at = Date.now()
  const change = (one: GivenClient): GivenClient =>
    one.id === id ? { ...one, ...(on ? withMark(one, mark, at) : withoutMark(one, mark)) } : one
  return { ...view, today: view.today.map(change), before: view.before.map(change) }
}

/** The clients given to me: today’s, those of the last days, and the files that bring them and take my results back. */
export function Given({ settings, asked }: { settings: PageSettings; asked: Asked<GivenView> }) {
  const words = useIn({ fr, en })
  const [said, setSaid] = useState<{ text: string; ok: boolean } | null>(null)
  const { value: view, again, put } = asked
  const { language, revision, agent } = settings
  useEffect(again, [again, revision])
  if (!view || (agent?.department !== "sales" && view.today.length + view.before.length + view.results === 0))
    return null
  const take = async (file: File) => {
    const answer = await ask("orphans.take", { text: await file.text() })
    const taken = answer.ok ? answer.value : null
    if (taken?.ok) put(taken.view)
    setSaid({ text: saidOf(taken, words, agent?.name ?? ""), ok: taken?.ok === true })
  }
  const hand = async () => {
    const answer = await ask("given.results")
    const name = say(words.resultsFile, { day: dayOf(new Date()) })
    if (answer.ok) download(`${name}.json`, JSON.stringify(answer.value, null, 2), "application/json")
    else setSaid({ text: words.failed, ok: false })
  }
  const rows = (some: readonly GivenClient[], dated: boolean) => (
    <ul className="list">
      {some.map((one) => (
        <Row
          key={one.id}
          one={one}
          language={language}
          dated={dated}
          mark={(mark, on) =>
            void asked.change(marked(view, one.id, mark, on), ask("given.mark", { id: one.id, mark, on }))
          }
        />
      ))}
    </ul>
  )
  const called = view.today.filter(({ calledAt }) => calledAt !== null).length
  const progress = say(words.progress, { called, n: view.today.length })
  return (
    <section className="given" aria-label={words.title}>
      <div className="head">
        <h3>{words.title}</h3>
        {view.today.length > 0 && (
          <span className="figure dim" data-called={called}>
            {progress}
          </span>
        )}
      </div>
      {view.today.length > 0 ? (
        <progress aria-label={progress} max={view.today.length} value={called} />
      ) : (
        <p className="dim">
          {words.none} {words.next}
        </p>
      )}
      {rows(view.today, false)}
      {view.before.length > 0 && (
        <section className="group" aria-label={words.before}>
          <div className="pack-head">
            <h4>{words.before}</h4>
            <span className="dim">{view.before.length}</span>
          </div>
          <p className="dim">{words.beforeWhy}</p>
          {rows(view.before, true)}
        </section>
      )}
      <div className="acts">
        <FileButton
          label={words.take}
          accept=".json,application/json"
          screen="day"
          take={(file) => void take(file)}
        />
        {view.results > 0 && (
          <button type="button" onClick={() => void hand()}>
            <Download size={14} aria-hidden />
            {words.results}
          </button>
        )}
      </div>
      <p role={said?.ok === false ? "alert" : "status"} className={said?.ok === false ? "due" : "dim"}>
        {said?.text}
      </p>
    </section>
  )
}
