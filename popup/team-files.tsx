import { useEffect, useState } from "react"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import { soon } from "../src/crm/board"
import type { TeamFile, TeamView } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { en } from "../src/words/en/team-board"
import { fr, type TeamBoardWords } from "../src/words/fr/team-board"
import { useWide } from "./asked"
import { clockTime, useIn, type Language } from "./language"
import { Message } from "./parts"
import { showDay } from "./roster-text"
import { ownerOf } from "./team-board"
import { openRecord } from "./tabs"

const glance = 50

/** The names that this window was told, and those it asked for: in memory alone. */
let known: Readonly<Record<string, string>> = {}
const asked = new Set<string>()

/** What is particular to a file, in a few words. */
function remarks({ daily, atRisk, mayClose, reached, daysLeft }: TeamFile, words: TeamBoardWords): string {
  const expiry =
    daysLeft === null || daysLeft > soon
      ? ""
      : daysLeft < 0
        ? words.expired
        : daysLeft === 0
          ? words.expiresToday
          : say(words.expires, { n: daysLeft })
  return [
    atRisk === true ? words.state.atRisk : "",
    mayClose === true ? words.state.mayClose : "",
    reached === true ? words.state.reached : "",
    daily ? expiry : words.state.waiting,
  ]
    .filter(Boolean)
    .join(" · ")
}

function when(at: number | null, language: Language, words: TeamBoardWords): string {
  if (at === null) return words.never
  const date = new Date(at)
  const time = clockTime(date, language)
  return dayOf(date) === dayOf(new Date()) ? time : `${showDay(dayOf(date), language, "short")}, ${time}`
}

/** The files themselves, each opened in the CRM by one press. Their names are asked for as they are shown. `owner`: names each one's agent. */
export function TeamFiles({
  view: { options, pages },
  files,
  owner,
  language,
}: {
  view: TeamView
  files: readonly TeamFile[]
  owner: ((id: string) => string) | null
  language: Language
}) {
  const words = useIn({ fr, en })
  const wide = useWide()
  const [most, setMost] = useState(glance)
  const [names, setNames] = useState(known)
  const rows = files.slice(0, most)
  const ids = rows.map(({ id }) => id).join()
  useEffect(() => {
    const unknown = ids.split(",").filter((id) => id !== "" && !asked.has(id))
    if (unknown.length === 0) return
    for (const id of unknown) asked.add(id)
    void ask("team.names", { ids: unknown }).then((answer) => {
      if (answer.ok) known = { ...known, ...answer.value }
      // Those not told are asked for again with the next list.
      for (const id of unknown) if (!(id in known)) asked.delete(id)
      setNames(known)
    })
  }, [ids])
  if (files.length === 0) return <Message title={words.nobody} />
  const figure = (value: number | null, text: (n: number) => string) =>
    value === null ? <span className="dim">{words.unread}</span> : text(value)
  return (
    <section aria-label={words.files}>
      <table className="board-files">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.today}</th>
            <th scope="col">{words.days}</th>
            {wide && <th scope="col">{words.last}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((file) => {
            const name = names[file.id] ?? say(words.unnamed, { id: file.id.slice(-6) })
            const remark = remarks(file, words)
            return (
              <tr key={file.id} data-file={file.id}>
                <th scope="row">
                  {pages === null ? (
                    <strong>{name}</strong>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      title={say(words.openFile, { name })}
                      onClick={() => void openRecord({ url: pages + file.id, id: file.id })}
                    >
                      <strong>{name}</strong>
                      <External size={12} aria-hidden />
                    </button>
                  )}
                  <small className="dim">
                    {[owner?.(ownerOf(file)), file.stage, file.branch].filter(Boolean).join(" · ")}
                  </small>
                  {remark !== "" && <small className={file.atRisk === true ? "due" : ""}>{remark}</small>}
                </th>
                <td className="figure">
                  {file.daily && figure(file.rounds, (n) => say(words.round, { n, target: options.rounds }))}
                </td>
                <td className="figure">
                  {file.daily && figure(file.run, (n) => say(words.round, { n, target: options.days }))}
                </td>
                {wide && <td className="figure dim">{when(file.lastAt, language, words)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length < files.length && (
        <button type="button" className="quiet" onClick={() => setMost(most + 4 * glance)}>
          {say(words.more, { n: files.length - rows.length })}
        </button>
      )}
    </section>
  )
}
