import { useCallback, useEffect, useState } from "react"
import { ask } from "../../src/messages/client"
import type { EffectEvent, Span, Which } from "../../src/process/effects/types"
import { recordKey } from "../../src/store/rows"
import { say } from "../../src/words"
import { Failed, Loading } from "../parts"
import { openRecord, recordTitles } from "../tabs"
import { useGiven, type Source } from "./source"
import { fateOf, time, whatOf, type Speech } from "./speech"

export type Places = { urls: Record<string, string>; titles: Record<string, string> }

/** The addresses of records, where this browser still knows them, and the titles of those open in a tab. */
export function usePlaces(events: readonly EffectEvent[]): Places {
  const [places, setPlaces] = useState<Places>({ urls: {}, titles: {} })
  const records = [...new Set(events.flatMap(({ record }) => record ?? []))].slice(0, 500)
  const key = records.join("\n")
  useEffect(() => {
    let gone = false
    const wanted = key === "" ? [] : key.split("\n")
    void Promise.all([
      wanted.length === 0 ? null : ask("effects.places", { records: wanted }),
      recordTitles(wanted.map((record) => recordKey(record).id)),
    ]).then(
      ([answer, titles]) => {
        if (!gone) setPlaces({ urls: answer?.ok ? answer.value : {}, titles })
      },
      () => undefined,
    )
    return () => void (gone = true)
  }, [key])
  return places
}

/** Where it happened, as a link while its address is known. */
export function Place({
  event: { record },
  places: { urls, titles },
  words,
}: {
  event: EffectEvent
  places: Places
  words: Speech["words"]
}) {
  if (record === null) return <span className="dim">{words.behind.noRecord}</span>
  const { id } = recordKey(record)
  const name = titles[id] ?? say(words.behind.record, { id })
  const url = urls[record]
  if (url === undefined) return <>{name}</>
  return (
    <button type="button" className="link" onClick={() => void openRecord({ url, id })}>
      {name}
    </button>
  )
}

/** The events behind a figure, the latest first. */
export function BehindFigure({
  source,
  days,
  which,
  title,
  speech,
  leave,
}: {
  source: Source
  days: Span
  which: Which
  title: string
  speech: Speech
  leave: () => void
}) {
  const { words, language } = speech
  const key = JSON.stringify(which)
  const load = useCallback(() => source.behind(days, JSON.parse(key) as Which), [source, days, key])
  const { value, failed, again } = useGiven(load)
  const rows = value?.rows ?? []
  const places = usePlaces(rows.map(({ event }) => event))
  const prompted = rows.some(({ prompt }) => prompt !== null)
  return (
    <section className="behind" aria-label={title} data-behind={which.figure}>
      <div className="pack-head">
        <h4>{title}</h4>
        <button type="button" className="quiet" onClick={leave}>
          {words.behind.close}
        </button>
      </div>
      {!value && (failed ? <Failed again={again} /> : <Loading />)}
      {value && (
        <div className="scroll" role="group" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.behind.when}</th>
                <th scope="col">{words.behind.what}</th>
                {prompted && <th scope="col">{words.behind.then}</th>}
                <th scope="col">{words.behind.where}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.event.browser} ${row.event.key}`} data-rule={row.event.rule}>
                  <td className="figure">{time(row.event.at, language)}</td>
                  <td>{whatOf(row.event, speech)}</td>
                  {prompted && <td>{fateOf(row, speech)}</td>}
                  <td>
                    <Place event={row.event} places={places} words={words} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {value && rows.length < value.total && (
        <p className="dim">{say(words.behind.first, { n: rows.length, total: value.total })}</p>
      )}
    </section>
  )
}
