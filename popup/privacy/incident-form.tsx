import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react"
import type { IncidentView } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import { incidentProblems, type Incident, type IncidentField } from "../../src/process/privacy"
import { say } from "../../src/words"
import { useIn } from "../language"
import { both } from "./words"

const blank: Incident = {
  information: "",
  circumstances: "",
  happenedFrom: "",
  happenedTo: null,
  happenedAbout: false,
  known: "",
  people: NaN,
  peopleAbout: false,
  reasoning: "",
  notices: [],
  measures: "",
}

function draftOf({
  id: _id,
  writtenAt: _at,
  edits: _edits,
  kept: _kept,
  ...incident
}: IncidentView): Incident {
  return incident
}

/** The prescribed items of an incident, entered or corrected; what is not right is said beside its field. */
export function IncidentForm({
  incident,
  save,
  cancel,
}: {
  incident: IncidentView | null
  save: (incident: Incident) => Promise<void>
  cancel: () => void
}) {
  const words = useIn(both)
  const own = words.incidents
  const today = dayOf(new Date())
  const [draft, setDraft] = useState<Incident>(incident ? draftOf(incident) : blank)
  const [checked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrong = checked ? incidentProblems(draft, today) : []
  const put = (change: Partial<Incident>) => setDraft({ ...draft, ...change })
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea")?.focus(), [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const [first] = incidentProblems(draft, today)
    if (first === undefined) void save(draft)
    else
      form.current
        ?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, textarea, button)`)
        ?.focus()
  }
  const problem = (field: IncidentField): ReactNode =>
    wrong.includes(field) && (
      <small id={`wrong-${field}`} className="wrong">
        {own.problems[field]}
      </small>
    )
  const told = (field: IncidentField) =>
    wrong.includes(field) ? { "aria-invalid": true, "aria-describedby": `wrong-${field}` } : {}

  const text = (field: "information" | "circumstances" | "reasoning" | "measures") => (
    <label data-field={field}>
      <span>{own.fields[field]}</span>
      <textarea
        rows={2}
        maxLength={10_000}
        value={draft[field]}
        {...told(field)}
        onInput={(event) => put({ [field]: event.currentTarget.value })}
      />
      {problem(field)}
    </label>
  )
  const day = (field: "happenedFrom" | "happenedTo" | "known") => (
    <label data-field={field}>
      <span>{own.fields[field]}</span>
      <input
        type="date"
        max={today}
        value={draft[field] ?? ""}
        {...told(field)}
        onInput={(event) => {
          const { value } = event.currentTarget
          put({ [field]: field === "happenedTo" && value === "" ? null : value })
        }}
      />
      {problem(field)}
    </label>
  )
  const tick = (field: "happenedAbout" | "peopleAbout") => (
    <label className="tick" data-field={field}>
      <input
        type="checkbox"
        checked={draft[field]}
        onChange={(event) => put({ [field]: event.currentTarget.checked })}
      />
      <span>{own.fields[field]}</span>
    </label>
  )
  const notice = (index: number, change: Partial<Incident["notices"][number]>) =>
    put({ notices: draft.notices.map((one, at) => (at === index ? { ...one, ...change } : one)) })

  return (
    <form ref={form} className="card incident-form" noValidate onSubmit={send}>
      <h3>{incident ? own.editing : own.add}</h3>
      {text("information")}
      {text("circumstances")}
      <div className="three">
        {day("happenedFrom")}
        {day("happenedTo")}
        {tick("happenedAbout")}
      </div>
      <div className="three">
        {day("known")}
        <label data-field="people">
          <span>{own.fields.people}</span>
          <input
            type="number"
            min={0}
            step={1}
            value={Number.isNaN(draft.people) ? "" : draft.people}
            {...told("people")}
            onInput={(event) => put({ people: event.currentTarget.valueAsNumber })}
          />
          {problem("people")}
        </label>
        {tick("peopleAbout")}
      </div>
      {text("reasoning")}
      <p className="dim">{own.serious}</p>
      <fieldset data-field="notices">
        <legend>{own.fields.notices}</legend>
        {draft.notices.map(({ to, on }, index) => (
          <div key={index} className="three">
            <label>
              <span>{own.to}</span>
              <input
                value={to}
                maxLength={500}
                onInput={(event) => notice(index, { to: event.currentTarget.value })}
              />
            </label>
            <label>
              <span>{own.on}</span>
              <input
                type="date"
                max={today}
                value={on}
                onInput={(event) => notice(index, { on: event.currentTarget.value })}
              />
            </label>
            <button
              type="button"
              className="quiet"
              onClick={() => put({ notices: draft.notices.filter((_one, at) => at !== index) })}
            >
              {say(own.dropNotice, { n: index + 1 })}
            </button>
          </div>
        ))}
        <button type="button" onClick={() => put({ notices: [...draft.notices, { to: "", on: today }] })}>
          {own.addNotice}
        </button>
        {problem("notices")}
      </fieldset>
      {text("measures")}
      {wrong.length > 0 && (
        <p role="alert" className="bar">
          {say(wrong.length === 1 ? own.wrong : own.wrongOf, { n: wrong.length })}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="main">
          {own.save}
        </button>
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
