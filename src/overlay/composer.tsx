/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks"

import type { ComposeField, Composition, CompositionFacts } from "../messages"
import { ask } from "../messages/client"
import { toWire } from "../messages/wire"
import { bareNotes } from "./callers"
import { useSession } from "./boundary"
import { Composed } from "./composed"
import { Glyph } from "./icons"
import type { Composer as Kind } from "./session"

/** One thing to answer. */
function Entry({ field, set }: { field: ComposeField; set: (value: string) => void }) {
  const { label, value, kind, half } = field
  const className = half ? "" : "wide"
  if (kind === "one" || kind === "many") {
    const pressed = value.split(" ")
    const toggled = (one: string) =>
      (pressed.includes(one) ? pressed.filter((other) => other !== one) : [...pressed, one]).join(" ")
    return (
      <fieldset className={`chips ${className}`}>
        <legend>{label}</legend>
        {field.choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={pressed.includes(choice.value)}
            onClick={() => set(kind === "one" ? choice.value : toggled(choice.value))}
          >
            {choice.label}
          </button>
        ))}
      </fieldset>
    )
  }
  if (kind === "tick")
    return (
      <label className="tick wide">
        <input
          type="checkbox"
          checked={value !== ""}
          onChange={(event) => set(event.currentTarget.checked ? "yes" : "")}
        />
        <span>{label}</span>
      </label>
    )
  const shared = {
    value,
    onInput: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
  }
  return (
    <label className={className}>
      <span>{label}</span>
      {kind === "long" ? (
        <textarea {...shared} />
      ) : kind === "number" ? (
        <input inputMode="numeric" {...shared} />
      ) : (
        <input type={kind} {...shared} />
      )}
    </label>
  )
}

/** Builds a note from what the page knows and what the agent answers: the worker asks, and writes the exact text. */
export function Composer({ kind }: { kind: NonNullable<Kind> }) {
  const session = useSession()
  const { overlay } = session.words
  const cardRef = useRef<HTMLDivElement>(null)
  const [facts] = useState(() => {
    const { opportunity, meeting } = session.model ?? {}
    return toWire(
      opportunity &&
        ({ opportunity: bareNotes(opportunity), meeting: meeting ?? null } satisfies CompositionFacts),
    )
  })
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [form, setForm] = useState<Composition | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let latest = true
    void ask("compose", { kind, facts, answers }).then((reply) => {
      if (!latest) return
      setFailed(!reply.ok)
      if (reply.ok) setForm(reply.value)
    })
    return () => {
      latest = false
    }
  }, [kind, facts, answers])
  const ready = form !== null
  useEffect(() => cardRef.current?.scrollIntoView({ block: "nearest" }), [ready])
  const { title } = overlay[kind]
  return (
    <div className="card stack" ref={cardRef} role="group" aria-label={title}>
      <div className="top">
        <h3>{title}</h3>
        <button className="icon" onClick={() => session.compose(null)} aria-label={overlay.note.close}>
          <Glyph name="close" />
        </button>
      </div>
      {failed && <p role="alert">{overlay.first.failed}</p>}
      {form && (
        <>
          <div className="two">
            {form.fields.map((field) => (
              <Entry
                key={field.name}
                // What is being typed stands; what is chosen is as the worker takes it.
                field={"choices" in field ? field : { ...field, value: answers[field.name] ?? field.value }}
                set={(value) => setAnswers({ ...answers, [field.name]: value })}
              />
            ))}
          </div>
          {form.remark && <p className="count">{form.remark}</p>}
          {form.text !== null && (
            <Composed
              text={form.text}
              onDone={() => kind === "appointment" && session.mark({ composedNote: true })}
            />
          )}
        </>
      )}
    </div>
  )
}
