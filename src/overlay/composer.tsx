/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks"

import type { ComposeField, ComposerKind, Composition, RequestOf } from "../messages"
import { ask } from "../messages/client"
import { Act } from "./act"
import { useSession } from "./boundary"
import { Composed } from "./composed"
import { Glyph } from "./icons"

/** One thing to answer. */
function Entry({ field, set }: { field: ComposeField; set: (value: string) => void }) {
  const { label, value, kind, half, required } = field
  const className = half ? "" : "wide"
  if (kind === "one" || kind === "many") {
    const pressed = kind === "one" ? [value] : value.split(" ")
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
    required,
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

/**
 * Builds a note from what the page knows and what the agent answers: the worker asks, and writes the exact text. The
 * first one asks who the agent is.
 */
export function Composer({ kind }: { kind: ComposerKind }) {
  const session = useSession()
  const { overlay } = session.words
  const cardRef = useRef<HTMLDivElement>(null)
  const first = kind === "first"
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [form, setForm] = useState<Composition | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let latest = true
    const on = kind === "first" ? null : session.answers.question(session.snapshot)
    void ask("compose", { kind, on, answers }).then((reply) => {
      if (!latest) return
      setFailed(!reply.ok)
      if (reply.ok) setForm(reply.value)
    })
    return () => {
      latest = false
    }
    // What is read after the form opened counts too.
  }, [kind, session, session.snapshot.mark, answers])
  const ready = form !== null
  useEffect(() => {
    if (!first) cardRef.current?.scrollIntoView({ block: "nearest" })
  }, [first, ready])
  // What is being typed stands; what is chosen is as the worker takes it.
  const fields = form?.fields.map((field) =>
    "choices" in field ? field : { ...field, value: answers[field.name] ?? field.value },
  )
  const send = async () => {
    const values = Object.fromEntries(fields?.map(({ name, value }) => [name, answers[name] ?? value]) ?? [])
    const reply = await ask("agent.set", values as RequestOf<"agent.set">)
    if (reply.ok) session.setSettings(reply.value)
    else setFailed(true)
  }
  const { title } = overlay[kind]
  return (
    <div className="card stack" ref={cardRef} role="group" aria-label={title}>
      <div className="top">
        <h3>{title}</h3>
        {!first && (
          <button className="icon" onClick={() => session.compose(null)} aria-label={overlay.note.close}>
            <Glyph name="close" />
          </button>
        )}
      </div>
      {failed && <p role="alert">{overlay.first.failed}</p>}
      {form && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (first) void send()
          }}
        >
          <div className="two">
            {fields?.map((field) => (
              <Entry
                key={field.name}
                field={field}
                set={(value) => setAnswers({ ...answers, [field.name]: value })}
              />
            ))}
          </div>
          {form.remark && <p className="count">{form.remark}</p>}
          {first && (
            <div>
              <Act className="act main" type="submit">
                {overlay.first.go}
              </Act>
            </div>
          )}
        </form>
      )}
      {form?.text != null && (
        <Composed
          text={form.text}
          onDone={() => kind === "appointment" && session.mark({ composedNote: true })}
        />
      )}
    </div>
  )
}
