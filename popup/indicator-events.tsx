import { useEffect, useState } from "react"
import type { IndicatorRow, RequestOf, ReplyOf } from "../src/messages"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import { momentWords } from "../src/words/clock"
import { en } from "../src/words/en/indicators"
import { fr } from "../src/words/fr/indicators"
import { useIn, type Language } from "./language"
import { Failed, Loading } from "./parts"
import { openMail, openRecord, recordTitles } from "./tabs"

type Which = RequestOf<"indicators.events">

/** Where it happened: the file's page, or the e-mail's, where its address is still known. */
function Place({ row: { record, url }, title }: { row: IndicatorRow; title: string | undefined }) {
  const words = useIn({ fr, en })
  if (!record) return <span className="dim">{words.noRecord}</span>
  const mail = record.org === "gmail"
  const name = mail ? words.mail : (title ?? say(words.record, { id: record.id }))
  if (url === null) return <>{name}</>
  return (
    <button
      type="button"
      className="link"
      onClick={() => void (mail ? openMail(url) : openRecord({ url, id: record.id }))}
    >
      {name}
    </button>
  )
}

/** The events behind a figure, the latest first. */
export function Events({
  which: { id, month },
  title,
  language,
  leave,
}: {
  which: Which
  title: string
  language: Language
  leave: () => void
}) {
  const words = useIn({ fr, en })
  const [view, setView] = useState<ReplyOf<"indicators.events"> | "failed" | null>(null)
  const [titles, setTitles] = useState<Record<string, string>>({})
  const [turn, again] = useState(0)
  useEffect(() => {
    let gone = false
    void ask("indicators.events", { id, month }).then(async (answer) => {
      if (gone) return
      setView(answer.ok ? answer.value : "failed")
      if (!answer.ok) return
      const found = await recordTitles(answer.value.rows.flatMap(({ record }) => record?.id ?? []))
      setTitles(found)
    })
    return () => void (gone = true)
  }, [id, month, turn])
  return (
    <section className="behind" aria-label={title}>
      <div className="pack-head">
        <h4>{title}</h4>
        <button type="button" className="quiet" onClick={leave}>
          {words.close}
        </button>
      </div>
      {view === null && <Loading />}
      {view === "failed" && <Failed again={() => again(turn + 1)} />}
      {view !== null && view !== "failed" && (
        <>
          <div className="scroll" role="group" aria-label={title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.when}</th>
                  <th scope="col">{words.what}</th>
                  <th scope="col">{words.where}</th>
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row, index) => (
                  <tr key={index} data-what={row.what}>
                    <td className="figure">{momentWords(new Date(row.at), language)}</td>
                    <td>
                      {say(words.events[row.what], {
                        clock: row.clock === null ? "" : words.clocks[row.clock],
                      })}
                    </td>
                    <td>
                      <Place row={row} title={titles[row.record?.id ?? ""]} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {view.rows.length < view.total && (
            <p className="dim">{say(words.first, { n: view.rows.length, total: view.total })}</p>
          )}
        </>
      )}
    </section>
  )
}
