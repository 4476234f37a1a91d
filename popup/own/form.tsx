import { useEffect, useRef, useState } from "react"
import type { PageSettings } from "../../src/messages"
import { momentExample, pageOfField, readsBeside } from "../../src/rules/own/fields"
import { ownForms, type OwnRule } from "../../src/rules/own/types"
import { levels, type Level } from "../../src/rules/rule"
import { say } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { useIn, useWords } from "../language"
import { Choice } from "../parts"
import { isWhole, judged, type Draft } from "./draft"
import { FieldChoice } from "./field"
import { PatternField } from "./pattern"
import { Preview } from "./preview"
import { sentenceOf } from "./sentence"

/** One rule being written, with what it would say of the open page beside it. */
export function RuleForm({
  settings,
  start,
  isNew,
  save,
  leave,
}: {
  settings: PageSettings
  start: Draft
  isNew: boolean
  save: (rule: OwnRule) => Promise<void>
  leave: () => void
}) {
  const shared = useWords().rules
  const words = useIn({ fr, en })
  const { form } = words
  const said = settings.words
  const [draft, setDraft] = useState(start)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const state = judged(draft)
  const { rule, missing, wrong } = state
  const page = pageOfField(draft.field)
  const setField = (field: string) => {
    const keepsWhen = readsBeside(pageOfField(field), draft.whenField) && draft.whenField !== field
    set({ field, ...(!keepsWhen && { whenField: "" }) })
  }
  const moment = (field: string) => {
    const example = momentExample(field)
    return example !== null && <small className="dim">{say(form.momentHelp, { example })}</small>
  }
  const area = (name: "values" | "whenValues", label: string, of: string) => (
    <label>
      <span>{label}</span>
      <textarea
        rows={3}
        maxLength={60_000}
        value={draft[name]}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
      <small className="dim">{form.valuesHelp}</small>
      {moment(of)}
    </label>
  )
  const lacks = missing.map((part) => form.parts[part])
  return (
    <div className="own-edit">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (missing.length === 0 && wrong.length === 0) void save(rule)
        }}
      >
        <h3 ref={head} tabIndex={-1}>
          {isNew ? form.newTitle : form.editTitle}
        </h3>
        <Choice
          legend={form.form}
          options={ownForms.map((one) => [one, words.forms[one].name] as const)}
          value={draft.form}
          onChange={(one) => set({ form: one })}
        />
        <p className="dim">{words.forms[draft.form].help}</p>
        <FieldChoice
          label={form.field}
          pick={form.pickField}
          value={draft.field}
          of={null}
          said={said}
          onPick={setField}
        />
        {draft.form === "one-of" && area("values", form.values, draft.field)}
        {draft.form === "pattern" && (
          <>
            <PatternField value={draft.pattern} onChange={(pattern) => set({ pattern })} />
            {moment(draft.field)}
          </>
        )}
        <Choice
          legend={form.when}
          options={[
            ["always", form.always],
            ["sometimes", form.sometimes],
          ]}
          value={draft.when ? "sometimes" : "always"}
          onChange={(one) => set({ when: one === "always" ? null : "values" })}
        />
        {draft.when && (
          <div className="own-when">
            <FieldChoice
              label={form.whenField}
              pick={form.pickWhen}
              value={draft.whenField}
              of={draft.field}
              said={said}
              onPick={(whenField) => set({ whenField })}
            />
            <Choice
              legend={form.whenHow}
              quiet
              options={[
                ["values", form.whenOne],
                ["any", form.whenAny],
              ]}
              value={draft.when}
              onChange={(when) => set({ when })}
            />
            {draft.when === "values" && area("whenValues", form.whenValues, draft.whenField)}
          </div>
        )}
        <label>
          <span>{form.title}</span>
          <input
            maxLength={200}
            placeholder={form.titlePlaceholder}
            value={draft.title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
          <small className="dim">{form.titleHelp}</small>
        </label>
        <label>
          <span>{form.why}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={draft.why}
            onInput={(event) => set({ why: event.currentTarget.value })}
          />
          <small className="dim">{form.whyHelp}</small>
        </label>
        <label className="own-level">
          <span>{form.level}</span>
          <select
            value={draft.level}
            onChange={(event) => set({ level: event.currentTarget.value as Level })}
          >
            {levels.map((level) => (
              <option key={level} value={level}>
                {shared.levels[level]}
              </option>
            ))}
          </select>
          <small className="dim">{shared.levelWhy[draft.level]}</small>
        </label>
        {page && <p className="dim">{page === "meeting" ? form.meetingHelp : form.adviceHelp}</p>}
        {isWhole(state) && <p className="own-sentence">{sentenceOf(rule, words, said)}</p>}
        {lacks.length > 0 && <p className="dim">{say(form.missing, { what: lacks.join(", ") })}</p>}
        {wrong
          .filter(({ kind }) => !kind.startsWith("pattern-"))
          .map(({ kind, path }) => (
            <p key={path.join(".") + kind} role="alert" className="changed">
              {say(form.expected, { what: words.expected[kind] })}
            </p>
          ))}
        <div className="acts">
          <button type="submit" className="main" disabled={missing.length > 0 || wrong.length > 0}>
            {form.save}
          </button>
          <button type="button" onClick={leave}>
            {form.cancel}
          </button>
        </div>
      </form>
      <Preview rule={isWhole(state) ? { ...rule, title: rule.title || "-" } : null} said={said} />
    </div>
  )
}
