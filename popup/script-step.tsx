import Down from "lucide-react/dist/esm/icons/chevron-down.mjs"
import Up from "lucide-react/dist/esm/icons/chevron-up.mjs"
import Remove from "lucide-react/dist/esm/icons/trash-2.mjs"
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
  /** Its number in a guide; null in a script. */
  number: number | null
  words: StepWords
  /** Without this editor's own words. */
  was: StepWords | undefined
  language: Language
  by: Editor | null
  edit: () => void
  /** Null where there is nothing to put back. */
  reset: (() => void) | null
  /** Null where its place is not this editor's to change. */
  order: { move: (by: -1 | 1) => void; remove: () => void; first: boolean; last: boolean } | null
}

/** Moves a step of a guide, or takes it out. At an end the button stays, so that the keyboard keeps its place. */
function Order({ name, order }: { name: string; order: NonNullable<Props["order"]> }) {
  const words = useIn({ fr, en })
  const button = (does: "up" | "down" | "remove", Icon: typeof Up, press: () => void, stands: boolean) => (
    <button
      type="button"
      className="icon"
      data-action={does}
      aria-disabled={stands}
      aria-label={say(words.order[does], { step: name })}
      title={say(words.order[does], { step: name })}
      onClick={() => !stands && press()}
    >
      <Icon size={14} aria-hidden />
    </button>
  )
  const { move, remove, first, last } = order
  return (
    <span className="order">
      {button("up", Up, () => move(-1), first)}
      {button("down", Down, () => move(1), last)}
      {button("remove", Remove, remove, first && last)}
    </span>
  )
}

/** A step as it would be said, and whose words they are. */
export function StepCard({ name, step, number, words: said, was, language, by, edit, reset, order }: Props) {
  const words = useIn({ fr, en })
  const { locked } = useWords().rules
  const answers = (step?.answers ?? []).map(({ id }) => said.answers?.[id] ?? id)
  const differs = reset !== null && was !== undefined && was.text !== said.text
  return (
    <div className={by === null ? "step" : "step is-changed"}>
      <div className="step-text">
        <p className="step-head dim">
          <span>{step ? (number ?? words.kindsOf[step.kind]) : words.title}</span>
          {said.label !== undefined && <strong>{name}</strong>}
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
        {order && <Order name={name} order={order} />}
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
