import { useEffect, useId, useRef, useState } from "react"
import type { EditProblem } from "../src/scripts/edit"
import { brokenIn } from "../src/scripts/text"
import { variables, type Language, type Step, type StepWords, type Variable } from "../src/scripts/types"
import { say } from "../src/words"
import { en } from "../src/words/en/scripts/screen"
import { fr, type ScreenWords } from "../src/words/fr/scripts/screen"
import { en as enSaid } from "../src/words/en/scripts/said"
import { fr as frSaid } from "../src/words/fr/scripts/said"
import { useIn } from "./language"
import { Sample } from "./script-text"

/** What is wrong with a text; null where nothing is. */
function wrongWith(text: string, mayBeEmpty: boolean, { problems }: ScreenWords): string | null {
  const broken = brokenIn(text)
  if (broken.length > 0) return say(problems.variable, { broken: broken.join(", ") })
  return text.trim() === "" && !mayBeEmpty ? problems.empty : null
}

type FieldProps = {
  label: string
  value: string
  set: (value: string) => void
  wrong: string | null
  long?: boolean
  language: Language
}
type Box = HTMLTextAreaElement

/** A text to write; what is wrong with it is said under it, as it is typed. */
function Field({ label, value, set, wrong, long = false, language }: FieldProps) {
  const id = useId()
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        rows={
          long ? Math.min(12, Math.max(2, Math.ceil(value.length / 60) + value.split("\n").length - 1)) : 1
        }
        value={value}
        lang={language}
        aria-invalid={wrong !== null}
        aria-describedby={id}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <small id={id} className="wrong" aria-live="polite">
        {wrong ?? ""}
      </small>
    </label>
  )
}

type Props = {
  name: string
  step: Step | null
  words: StepWords
  language: Language
  save: (words: StepWords) => Promise<EditProblem[] | null>
  cancel: () => void
}

/** The words of a step, to be changed: Ctrl+Enter keeps them, Escape leaves them. */
export function StepForm({ name, step, words: before, language, save, cancel }: Props) {
  const words = useIn({ fr, en })
  const { blanks } = useIn({ fr: frSaid, en: enSaid })
  const [said, setSaid] = useState<StepWords>(before)
  const form = useRef<HTMLFormElement>(null)
  const last = useRef<Box | null>(null)
  useEffect(() => form.current?.querySelector<Box>("textarea")?.focus(), [])
  const answers = Object.entries(before.answers ?? {})
  const wrong = {
    text: wrongWith(said.text, false, words),
    label: wrongWith(said.label ?? "", before.label === undefined, words),
    coach: wrongWith(said.coach ?? "", true, words),
  }
  const wrongAnswer = (id: string): string | null => wrongWith(said.answers?.[id] ?? "", false, words)
  const sound =
    Object.values(wrong).every((one) => one === null) && answers.every(([id]) => wrongAnswer(id) === null)
  const keep = async () => {
    if (!sound) {
      form.current?.querySelector<Box>("[aria-invalid=true]")?.focus()
      return
    }
    const { label, ...rest } = said
    await save(label === undefined || label === "" ? rest : { ...rest, label })
  }
  /** Puts a variable where the caret last stood; without one, at the end of the text. */
  const insert = (variable: Variable) => {
    const box = last.current ?? form.current?.querySelector<Box>("textarea")
    if (!box) return
    box.focus()
    box.setRangeText(`{${variable}}`, box.selectionStart, box.selectionEnd, "end")
    box.dispatchEvent(new Event("input", { bubbles: true }))
  }
  return (
    <form
      ref={form}
      className="step-form"
      aria-label={say(words.editStep, { step: name })}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLTextAreaElement) last.current = event.target
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") cancel()
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void keep()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Field
        label={step ? words.fields.text : words.title}
        value={said.text}
        set={(text) => setSaid({ ...said, text })}
        wrong={wrong.text}
        long={step !== null}
        language={language}
      />
      {step && (
        <>
          <p className="inserts" role="group" aria-label={words.insert}>
            {variables.map((variable) => (
              <button
                key={variable}
                type="button"
                className="quiet"
                title={`{${variable}}`}
                aria-label={say(words.insertWhat, { name: blanks[variable] })}
                onClick={() => insert(variable)}
              >
                {blanks[variable]}
              </button>
            ))}
          </p>
          <p className="words sample" lang={language}>
            <span className="live">{words.preview}</span>
            <Sample text={said.text} language={language} />
          </p>
          {answers.map(([id, answer]) => (
            <Field
              key={id}
              label={say(words.fields.answer, { answer })}
              value={said.answers?.[id] ?? ""}
              set={(text) => setSaid({ ...said, answers: { ...said.answers, [id]: text } })}
              wrong={wrongAnswer(id)}
              language={language}
            />
          ))}
          <Field
            label={words.fields.coach}
            value={said.coach ?? ""}
            set={(coach) => setSaid({ ...said, coach })}
            wrong={wrong.coach}
            long
            language={language}
          />
          <Field
            label={words.fields.label}
            value={said.label ?? ""}
            set={(label) => setSaid({ ...said, label })}
            wrong={wrong.label}
            language={language}
          />
        </>
      )}
      <div className="acts">
        <button type="submit" className="main">
          {words.save}
        </button>
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
