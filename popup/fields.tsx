import { useContext, useRef, useState } from "react"
import Refresh from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { CrmFieldRow, CrmFieldsView, TheirField } from "../src/messages"
import { ask } from "../src/messages/client"
import { keyOf, partOf, parts } from "../src/crm/fields"
import { labelKey } from "../src/pages/zoho/dom"
import type { FieldSigns } from "../src/policy/types"
import type { FieldKey } from "../src/rules/facts"
import { say, type Words } from "../src/words"
import { en } from "../src/words/en/crm-fields"
import { fr, type CrmFieldsWords } from "../src/words/fr/crm-fields"
import { Locked } from "./asides"
import type { Asked } from "./asked"
import { FieldPicker } from "./field-picker"
import { Speech, useIn } from "./language"

/** The signs of one of their fields; its label, so that another under ours is no contradiction. */
const signsOf = ({ api, column, label }: TheirField): FieldSigns => ({
  api: [api],
  ...(column !== null && column !== "" && { column: [column] }),
  ...(label.trim() !== "" && { labels: [label] }),
})

/** Their field that a correction names, where it names one that the CRM gave. */
const namedBy = (
  { api = [], column = [] }: FieldSigns,
  fields: readonly TheirField[],
): TheirField | undefined =>
  fields.find((field) => api.includes(field.api) || (field.column !== null && column.includes(field.column)))

const given = ({ selector, api = [], column = [], labels = [] }: FieldSigns): string =>
  [selector, ...api, ...column, ...labels].filter(Boolean).join(", ")

/** Whether what found a field on the page is known from the CRM alone. */
export const isTold = (view: CrmFieldsView | null, field: FieldKey, match: string | null): boolean => {
  const { told = [] } = view?.rows.find((row) => row.field === field) ?? {}
  return match !== null && [match.toLowerCase(), labelKey(match)].some((sign) => told.includes(sign))
}

const Theirs = ({ field: { label, api } }: { field: TheirField }) => (
  <>
    {label} <code className="dim">{api}</code>
  </>
)

function reasonsOf({ because, corrected, state }: CrmFieldRow, words: CrmFieldsWords): string {
  if (corrected) return words.corrected
  if (state === "sure" || state === "guess")
    return because.map(({ by, match }) => say(words.reasons[by], { match })).join(", ")
  return words.stateWhy[state]
}

type Change = (field: FieldKey, signs: FieldSigns | null) => Promise<void>

function Row({
  row,
  view,
  said,
  change,
}: {
  row: CrmFieldRow
  view: CrmFieldsView
  said: Words
  change: Change
}) {
  const words = useIn({ fr, en })
  const [choosing, setChoosing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { field, state, corrected, candidates } = row
  const label = said.fields.labels[field]
  const all = view.theirs[partOf(field)]
  const named = corrected ? namedBy(corrected, all) : row.theirs
  const leave = () => {
    setChoosing(false)
    opener.current?.focus()
  }
  const first = new Set(candidates.map(({ api }) => api))
  const ordered = [...candidates, ...all.filter(({ api }) => !first.has(api))]
  const mayChange = !view.readOnly && !row.locked && all.length > 0
  return (
    <>
      <tr data-crm-field={field} data-state={corrected ? "corrected" : state}>
        <th scope="row">{label}</th>
        <td>
          {named ? <Theirs field={named} /> : corrected ? <code>{given(corrected)}</code> : null}
          {!corrected && state !== "sure" && <small className="changed">{words.states[state]}</small>}
          {!corrected && state === "conflict" && (
            <ul>
              {candidates.slice(0, 5).map((one) => (
                <li key={one.api}>
                  <Theirs field={one} />
                </li>
              ))}
            </ul>
          )}
        </td>
        <td className="dim">
          {reasonsOf(row, words)}
          {!corrected && state === "guess" && <small>{words.stateWhy.guess}</small>}
          {row.locked && <Locked />}
          {mayChange && (
            <div className="acts">
              {!corrected && state === "guess" && row.theirs && (
                <button
                  type="button"
                  className="quiet"
                  data-confirm={field}
                  aria-label={say(words.confirmField, { label, theirs: row.theirs.label })}
                  onClick={() => row.theirs && void change(field, signsOf(row.theirs))}
                >
                  {words.confirm}
                </button>
              )}
              <button
                ref={opener}
                type="button"
                className="quiet"
                data-choose={field}
                aria-expanded={choosing}
                aria-label={say(words.chooseField, { label })}
                onClick={() => setChoosing(!choosing)}
              >
                {words.choose}
              </button>
              {corrected && (
                <button
                  type="button"
                  className="quiet"
                  data-reset={field}
                  aria-label={say(words.resetField, { label })}
                  onClick={() => void change(field, null)}
                >
                  <Undo size={12} aria-hidden />
                  {words.reset}
                </button>
              )}
            </div>
          )}
        </td>
      </tr>
      {choosing && (
        <tr>
          <td colSpan={3}>
            <FieldPicker
              label={say(words.chooseField, { label })}
              fields={ordered}
              onLeave={leave}
              onPick={(one) => void change(field, signsOf(one)).then(leave)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

const problemText = (
  { about, fault }: CrmFieldsView["problems"][number],
  named: CrmFieldsView["modules"],
  words: CrmFieldsWords,
): string => {
  const modules: Partial<Record<string, string>> = {
    Deals: words.moduleNames.opportunity,
    Events: words.moduleNames.meeting,
  }
  return say(words.problem, {
    about: modules[about] ?? (named.some(({ labels }) => labels.includes(about)) ? about : words.whole),
    why: words.faults[fault],
  })
}

const Modules = ({ rows }: { rows: CrmFieldsView["modules"] }) => {
  const words = useIn({ fr, en })
  return (
    <dl className="facts">
      {rows.map(({ key, state, labels }) => (
        <div key={key} data-crm-module={key} data-state={state}>
          <dt>{words.moduleNames[key]}</dt>
          <dd>{say(words.moduleStates[state], { labels: labels.join(", ") })}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Our fields in the organisation as the CRM gives them: what is in doubt first, the rest on request. */
export function CrmFields({
  asked,
  said,
  again,
}: {
  asked: Asked<CrmFieldsView>
  said: Words
  /** Something was corrected: asks it all anew. */
  again: () => void
}) {
  const words = useIn({ fr, en })
  const language = useContext(Speech)
  const [all, setAll] = useState(false)
  const [state, setState] = useState<"idle" | "checking" | "failed" | "not-kept">("idle")
  const view = asked.value
  if (!view) return null
  const check = async () => {
    setState("checking")
    const answer = await ask("crm.fields.check")
    if (answer.ok) asked.put(answer.value)
    setState(answer.ok ? "idle" : "failed")
  }
  const change: Change = async (field, signs) => {
    const answer = await ask("field.set", { field, signs })
    setState(answer.ok ? "idle" : "not-kept")
    again()
  }
  const at =
    view.at &&
    new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: "long", timeStyle: "short" }).format(
      new Date(view.at),
    )
  const doubtful = view.rows.filter(({ state: one, corrected }) => one !== "sure" || corrected)
  const rows = all ? view.rows : doubtful
  const sure = view.rows.filter(({ state: one }) => one === "sure").length
  return (
    <section aria-label={words.title} className="crm-fields">
      <h3>{words.title}</h3>
      <p className="dim">
        {at === null ? words.never : say(words.told, { at })}{" "}
        {at !== null && !view.connected && words.offline}
      </p>
      {view.problems.map((problem) => (
        <p key={problem.about} className="bar" data-problem={problem.fault}>
          {problemText(problem, view.modules, words)}
        </p>
      ))}
      <div className="acts">
        {view.connected ? (
          <button type="button" data-check disabled={state === "checking"} onClick={() => void check()}>
            <Refresh size={14} aria-hidden />
            {state === "checking" ? words.checking : words.check}
          </button>
        ) : (
          <a href="#connection">{words.connect}</a>
        )}
        {view.rows.length > 0 && (
          <button type="button" aria-pressed={all} data-all onClick={() => setAll(!all)}>
            {words.all}
          </button>
        )}
      </div>
      {state === "failed" && (
        <p role="alert" className="bar">
          {words.failed}
        </p>
      )}
      {state === "not-kept" && (
        <p role="alert" className="bar">
          {words.notKept}
        </p>
      )}
      {view.rows.length > 0 && (
        <>
          <p role="status">{say(words.counts, { sure, total: view.rows.length })}</p>
          {rows.length > 0 && (
            <table>
              <caption className="live">{words.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.columns.field}</th>
                  <th scope="col">{words.columns.theirs}</th>
                  <th scope="col">{words.columns.reason}</th>
                </tr>
              </thead>
              {parts.map((part) => {
                const own = rows.filter(({ field }) => partOf(field) === part)
                return own.length === 0 ? null : (
                  <tbody key={part}>
                    <tr>
                      <th scope="rowgroup" colSpan={3} className="dim">
                        {words.moduleNames[keyOf(part)]}
                      </th>
                    </tr>
                    {own.map((row) => (
                      <Row key={row.field} row={row} view={view} said={said} change={change} />
                    ))}
                  </tbody>
                )
              })}
            </table>
          )}
          <h3>{words.modules}</h3>
          <Modules rows={view.modules} />
        </>
      )}
    </section>
  )
}
