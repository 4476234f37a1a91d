import { useEffect, useState } from "react"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import Refresh from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import type { CrmFieldsView, FitView, PageHealth, PageSettings } from "../src/messages"
import type { UnknownReason } from "../src/process/field"
import { say, type Words } from "../src/words"
import { en } from "../src/words/en/crm-fields"
import { fr } from "../src/words/fr/crm-fields"
import type { PopupWords } from "../src/words/fr/popup"
import { useAsked } from "./asked"
import { Changed } from "./canary"
import { CrmFields, isTold } from "./fields"
import { Correct, Corrected, Diagnostic, pressDiagnostic } from "./fit"
import { Loading, Message } from "./parts"
import { StateShape } from "./state-shape"
import { readPage, type Reading } from "./tabs"
import { useIn, useWords } from "./language"

const reason = (why: string, { fields }: Words): string =>
  why in fields.unknown ? fields.unknown[why as UnknownReason] : why

/** A part's state as the page says it: "known", "empty", "absent", "unknown: why". */
function partText(text: string, words: PopupWords["health"], said: Words): string {
  const [state = "", why] = text.split(": ")
  const named = words.reads[state] ?? state
  return why === undefined ? named : `${named}. ${reason(why, said)}`
}

function facts(health: PageHealth, words: PopupWords["health"], said: Words): [string, string][] {
  return [
    [words.kind, words.kinds[health.kind] ?? health.kind],
    [words.org, health.org ?? words.unknown],
    [words.generation, health.generation ?? words.unknown],
    [words.dates, health.datePattern ?? words.unknown],
    [words.notes, partText(health.notes, words, said)],
    [words.attachments, partText(health.attachments, words, said)],
    [words.participants, partText(health.participants, words, said)],
  ]
}

const signText = (
  { sign, match }: Pick<PageHealth["fields"][number], "sign" | "match">,
  words: PopupWords["health"],
): string => (sign === null ? words.notFound : [words.signs[sign] ?? sign, match].filter(Boolean).join(" "))

/** All of it as text, to send to whoever looks after the reading. No value of the page is in it. */
function asText(health: PageHealth, words: PopupWords["health"], said: Words): string {
  const fields = health.fields.map((field) =>
    [
      field.field,
      words.reads[field.state],
      signText(field, words),
      ...(field.why === null ? [] : [reason(field.why, said)]),
    ].join("\t"),
  )
  return [...facts(health, words, said).map((line) => line.join("\t")), "", ...fields].join("\n")
}

function Found({
  health,
  said,
  view,
  told,
}: {
  health: PageHealth
  said: Words
  view: FitView | null
  told: CrmFieldsView | null
}) {
  const words = useWords().health
  const crm = useIn({ fr, en })
  return (
    <>
      <dl className="facts">
        {facts(health, words, said).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="pack-head">
        <h3>{words.fields}</h3>
        <span className="dim">
          {say(words.found, {
            n: health.fields.filter(({ found }) => found).length,
            total: health.fields.length,
          })}
        </span>
      </div>
      <table>
        <caption className="live">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.sign}</th>
          </tr>
        </thead>
        <tbody>
          {health.fields.map((field) => (
            <tr key={field.field} data-field={field.field} data-state={field.state}>
              <th scope="row">{said.fields.labels[field.field]}</th>
              <td>
                <span className={`state ${field.state}`}>
                  <StateShape state={field.state} />
                  {words.reads[field.state]}
                </span>
                {field.why !== null && <small className="dim">{reason(field.why, said)}</small>}
              </td>
              <td className="dim">
                {isTold(told, field.field, field.match)
                  ? say(crm.sign, { sign: signText(field, words) })
                  : signText(field, words)}
                <div>
                  <Correct field={field.field} label={said.fields.labels[field.field]} view={view} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What is read in the page in view: for the lead who maps an organisation's fields. */
export function Page({ settings }: { settings: PageSettings }) {
  const words = useWords().health
  const said = settings.words
  const [reading, setReading] = useState<Reading | null>(null)
  const [copied, setCopied] = useState(false)
  const refresh = () =>
    void readPage().then((fresh) => {
      setReading(fresh)
      setCopied(false)
    })
  const fit = useAsked("fit.view")
  const fields = useAsked("crm.fields")
  const changed = useAsked("canary.get")
  const again = () => {
    changed.again()
    fit.again()
    fields.again()
  }
  useEffect(() => {
    const read = () => document.visibilityState === "visible" && void readPage().then(setReading)
    read()
    document.addEventListener("visibilitychange", read)
    return () => document.removeEventListener("visibilitychange", read)
  }, [])
  if (!reading) return <Loading />
  const health = reading.state === "read" && reading.health.fields.length > 0 ? reading.health : null
  const copy = async () => {
    if (!health) return
    await navigator.clipboard.writeText(asText(health, words, said))
    setCopied(true)
  }
  return (
    <div className="page">
      <div className="acts">
        <button type="button" onClick={refresh}>
          <Refresh size={14} aria-hidden />
          {words.refresh}
        </button>
        {health && (
          <button type="button" onClick={() => void copy()}>
            <Copy size={14} aria-hidden />
            {copied ? words.copied : words.copy}
          </button>
        )}
      </div>
      <Changed
        asked={changed}
        fit={fit.value}
        said={said}
        diagnose={reading.state === "none" ? null : pressDiagnostic}
      />
      {health && <Found health={health} said={said} view={fit.value} told={fields.value} />}
      {reading.state === "none" && <Message title={words.none} next={words.noneNext} />}
      {reading.state === "silent" && <Message title={words.silent} next={words.silentNext} />}
      {reading.state === "read" && !health && <Message title={words.noFields} next={words.noneNext} />}
      {fit.value && <Corrected view={fit.value} said={said} again={again} />}
      <CrmFields asked={fields} said={said} again={again} />
      {reading.state !== "none" && <Diagnostic />}
    </div>
  )
}
