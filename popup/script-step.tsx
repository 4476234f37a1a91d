import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import Pencil from "lucide-react/dist/esm/icons/pencil.mjs"
import Reset from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { Editor } from "../src/scripts/edit"
import type { Language, Step, StepWords } from "../src/scripts/types"
import { say } from "../src/words"
import { en } from "../src/words/en/scripts/screen"
import { fr } from "../src/words/fr/scripts/screen"
import { useIn, useWords } from "./language"
import { Sample } from "./script-text"

type Props = {
  name: string
  /** Null: the title. */
  step: Step | null
  words: StepWords
  /** Without this editor's own words. */
  was: StepWords | undefined
  language: Language
  by: Editor | null
  edit: () => void
  /** Null where there is nothing to put back. */
  reset: (() => void) | null
}

/** A step as it would be said, and whose words they are. */
export function StepCard({ name, step, words: said, was, language, by, edit, reset }: Props) {
  const words = useIn({ fr, en })
  const { locked } = useWords().rules
  const answers = (step?.answers ?? []).map(({ id }) => said.answers?.[id] ?? id)
  const differs = reset !== null && was !== undefined && was.text !== said.text
  return (
    <div className={by === null ? "step" : "step is-changed"}>
      <div className="step-text">
        <p className="step-head dim">
          <span>{step ? words.kindsOf[step.kind] : words.title}</span>
          {step && <strong>{name}</strong>}
          {step?.draft && <span className="tag">{words.draft}</span>}
        </p>
        <p className="words" lang={language}>
          <Sample text={said.text} language={language} />
        </p>
        {said.coach !== undefined && said.coach !== "" && (
          <p className="dim coach" lang={language}>
            {words.coach}
            {language === "fr" ? "\u00a0: " : ": "}
            <Sample text={said.coach} language={language} />
          </p>
        )}
        {answers.length > 0 && (
          <p className="answers" lang={language}>
            {answers.map((answer) => (
              <span key={answer}>{answer}</span>
            ))}
          </p>
        )}
        {differs && (
          <details>
            <summary>{words.wasText}</summary>
            <p className="words dim" lang={language}>
              {was.text}
            </p>
          </details>
        )}
      </div>
      <div className="step-acts">
        {by === "managed" ? (
          <small className="locked">
            <Lock size={12} aria-hidden />
            {locked}
          </small>
        ) : (
          <button
            type="button"
            className="quiet"
            aria-label={say(words.editStep, { step: name })}
            onClick={edit}
          >
            <Pencil size={12} aria-hidden />
            {words.edit}
          </button>
        )}
        {reset && (
          <button
            type="button"
            className="quiet"
            aria-label={say(words.resetStep, { step: name })}
            onClick={reset}
          >
            <Reset size={12} aria-hidden />
            {words.reset}
          </button>
        )}
        {by !== null && by !== "managed" && (
          <small className="changed">{say(words.setBy, { who: words.editors[by] })}</small>
        )}
      </div>
    </div>
  )
}
