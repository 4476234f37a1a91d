import { useEffect, useRef, useState, type FormEvent } from "react"
import type { AftersalesSettings, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import { problemsIn, type AftersalesProblem } from "../src/policy/aftersales"
import type { PolicyAftersales } from "../src/policy/types"
import { fold } from "../src/process/text"
import { weekdays } from "../src/process/working-hours"
import { say } from "../src/words"
import { clockTime } from "../src/words/clock"
import { en } from "../src/words/en/aftersales-settings"
import { fr } from "../src/words/fr/aftersales-settings"
import { ClosedDays, Holidays } from "./aftersales-days"
import { draftOf, example, settingsOf, type Draft } from "./aftersales-draft"
import { Hours } from "./aftersales-hours"
import { useAsked } from "./asked"
import { Practices } from "./day-aftersales"
import { useIn, useWords, type Language } from "./language"
import { Failed, Loading } from "./parts"

/** After-sales reception: its practices in full, and the settings that its lead keeps. */
export function Aftersales({ settings }: { settings: PageSettings }) {
  const asked = useAsked("aftersales.get")
  const { revision, language } = settings
  const { again } = asked
  useEffect(again, [again, revision])
  if (!asked.value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  return (
    <div className="aftersales">
      <Practices language={language} revision={revision} whole />
      <Form view={asked.value} put={asked.put} settings={settings} />
    </div>
  )
}

const momentOf = (at: Date, language: Language, text: string): string => {
  const day = new Intl.DateTimeFormat(`${language}-CA`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "America/Toronto",
  }).format(at)
  return say(text, {
    day: (language === "fr" ? day.replace(/\b1\b/u, "1er") : day).replace(/\s/gu, "\u00a0"),
    time: clockTime(at, language),
  })
}

/** When an e-mail of a Friday afternoon is to be answered by, with the hours as they are being set. */
function Preview({ draft, replyHours, language }: { draft: Draft; replyHours: number; language: Language }) {
  const words = useIn({ fr, en }).settings
  const [now] = useState(() => new Date())
  const wrong = problemsIn({ hours: draft.hours }).length > 0
  const { received, until } = example(draft, replyHours, now)
  const text = wrong
    ? words.previewWrong
    : until === null
      ? words.previewNever
      : say(words.preview, {
          received: momentOf(received, language, words.at),
          until: momentOf(until, language, words.at),
          // "9:30 a.m." ends the sentence by itself.
        }).replace(/\.\.$/, ".")
  return (
    <p role="status" className="bar quiet" data-preview={until?.toISOString() ?? ""}>
      {text}
    </p>
  )
}

/** `left`: the fields that were left, and may be judged. */
type Edit = { typed: Partial<Draft>; left: ReadonlySet<string> }
const untouched: Edit = { typed: {}, left: new Set() }
type Said = { text: string; wrong: boolean } | null

function Form({
  view,
  put,
  settings: { agent, language },
}: {
  view: AftersalesSettings
  put: (view: AftersalesSettings) => void
  settings: PageSettings
}) {
  const shared = useWords()
  const words = useIn({ fr, en }).settings
  const { aftersales: kept, readOnly, modules } = view
  // What is typed lies over what stands, which may change meanwhile: the rest of it follows.
  const [{ typed, left }, setEdit] = useState<Edit>(untouched)
  const draft: Draft = { ...draftOf(kept), ...typed }
  const judge = (fields: readonly string[]) =>
    setEdit((last) => ({ ...last, left: new Set([...last.left, ...fields]) }))
  const [before, setBefore] = useState<PolicyAftersales | null>(null)
  const [said, setSaid] = useState<Said>(null)
  const form = useRef<HTMLFormElement>(null)

  const wanted = settingsOf(draft, kept)
  const changed = JSON.stringify(draftOf(wanted)) !== JSON.stringify(draftOf(kept))
  const problems = problemsIn(wanted)
  const shown = problems.filter(({ field }) => left.has(field))
  const leave = (field: string) => {
    if (!left.has(field)) judge([field])
  }
  const change = (part: Partial<Draft>) => {
    setEdit((last) => ({ ...last, typed: { ...last.typed, ...part } }))
    setSaid(null)
  }

  const send = async (next: PolicyAftersales, done: string, undo: PolicyAftersales | null) => {
    const answer = await ask("aftersales.set", { aftersales: next })
    if (!answer.ok) {
      setSaid({ text: answer.error === "refused" ? shared.refused : shared.notTaken, wrong: true })
      return
    }
    put(answer.value)
    setEdit(untouched)
    setBefore(undo)
    setSaid({ text: done, wrong: false })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!changed) return
    judge(["bookingLink", "mailboxes", ...weekdays])
    if (problems.length === 0) void send(wanted, words.saved, kept)
    else {
      setSaid({ text: say(words.wrong, { n: problems.length }), wrong: true })
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus())
    }
  }

  const wrongIn = (field: AftersalesProblem["field"]) => shown.filter((one) => one.field === field)
  const invalidIn = (field: "bookingLink" | "mailboxes") =>
    wrongIn(field).length > 0 && { "aria-invalid": true, "aria-describedby": `why-${field}` }
  const why = (field: "bookingLink" | "mailboxes") =>
    wrongIn(field).length > 0 && (
      <small id={`why-${field}`} role="alert" className="changed">
        {wrongIn(field)
          .map((one) => say(words.problems[one.kind], "value" in one ? { value: one.value } : {}))
          .join(" ")}
      </small>
    )
  const text = (name: "brand" | "city" | "contact" | "bookingLink" | "module", help?: string) => (
    <label data-field={name}>
      <span>{words[name]}</span>
      <input
        value={draft[name]}
        maxLength={200}
        spellCheck={false}
        {...(name === "bookingLink" && {
          type: "url",
          ...invalidIn(name),
          onBlur: () => leave(name),
        })}
        {...(name === "module" && modules.length > 0 && { list: "aftersales-modules" })}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      {help !== undefined && <small className="dim">{help}</small>}
      {name === "bookingLink" && why(name)}
    </label>
  )
  const named = fold(draft.module)
  const unseen =
    named !== "" &&
    modules.length > 0 &&
    !modules.some(({ names }) => names.some((one) => fold(one) === named))
  return (
    <form ref={form} noValidate className="aftersales-settings" aria-label={words.title} onSubmit={save}>
      <h3>{words.title}</h3>
      <p className="dim">{readOnly ? words.readOnly : words.help}</p>
      <fieldset disabled={readOnly}>
        <legend>{words.desk}</legend>
        <div className="grid">
          {text("brand")}
          {text("city")}
          {text("contact", words.contactHelp)}
          {text("bookingLink")}
          {text("module", unseen ? words.moduleUnseen : words.moduleHelp)}
          <datalist id="aftersales-modules">
            {modules.map(({ label, names }) => (
              <option key={names.join()} value={label} />
            ))}
          </datalist>
          <label data-field="mailboxes">
            <span>{words.mailboxes}</span>
            <textarea
              rows={2}
              value={draft.mailboxes}
              spellCheck={false}
              {...invalidIn("mailboxes")}
              onBlur={() => leave("mailboxes")}
              onInput={(event) => change({ mailboxes: event.currentTarget.value })}
            />
            <small className="dim">{words.mailboxesHelp}</small>
            {why("mailboxes")}
          </label>
          <label data-field="inactive" className="wide">
            <span>{words.inactive}</span>
            <textarea
              rows={2}
              maxLength={500}
              value={draft.inactive}
              onInput={(event) => change({ inactive: event.currentTarget.value })}
            />
          </label>
        </div>
        {draft.brand.trim() !== "" && draft.city.trim() !== "" && (
          <p className="dim" data-welcome>
            {say(words.welcome, {
              brand: draft.brand.trim(),
              city: draft.city.trim(),
              name: agent?.name.split(" ")[0] ?? "…",
            })}
          </p>
        )}
      </fieldset>
      <fieldset disabled={readOnly}>
        <legend>{words.hours}</legend>
        <Hours hours={draft.hours} problems={shown} change={(hours) => change({ hours })} onLeave={leave} />
        <Preview draft={draft} replyHours={view.replyHours} language={language} />
      </fieldset>
      <fieldset disabled={readOnly}>
        <legend>{words.holidays}</legend>
        <p className="dim">{words.holidaysHelp}</p>
        <Holidays days={draft.openDays} change={(openDays) => change({ openDays })} language={language} />
      </fieldset>
      <fieldset disabled={readOnly}>
        <legend>{words.closedDays}</legend>
        <ClosedDays
          days={draft.closedDays}
          change={(closedDays) => change({ closedDays })}
          language={language}
          fixed={readOnly}
        />
      </fieldset>
      <div className="ending" data-changed={changed}>
        <p role="status" className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}>
          {said?.text}
        </p>
        {!readOnly && (
          <div className="acts">
            <button type="submit" className="main" disabled={!changed}>
              {words.save}
            </button>
            {changed && (
              <button
                type="button"
                onClick={() => {
                  setEdit(untouched)
                  setSaid(null)
                }}
              >
                {words.cancel}
              </button>
            )}
            {!changed && before && (
              <button type="button" onClick={() => void send(before, words.undone, null)}>
                {words.undo}
              </button>
            )}
          </div>
        )}
      </div>
    </form>
  )
}
