import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react"
import type { TheirField } from "../src/messages"
import { fold } from "../src/process/text"
import { en } from "../src/words/en/crm-fields"
import { fr } from "../src/words/fr/crm-fields"
import { useIn } from "./language"

/** As many as one looks through; the rest is found by typing. */
const most = 50

const matches = ({ label, api, column }: TheirField, typed: string): boolean =>
  [label, api, column ?? ""].some((text) => fold(text).includes(typed))

/** One field of the organisation, from all of them: answers while typing, arrows walk, Enter takes, Escape leaves. */
export function FieldPicker({
  label,
  fields,
  onPick,
  onLeave,
}: {
  label: string
  /** In the order to show them. */
  fields: readonly TheirField[]
  onPick: (field: TheirField) => void
  onLeave: () => void
}) {
  const words = useIn({ fr, en })
  const id = useId()
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const found = fields.filter((field) => matches(field, fold(typed))).slice(0, most)
  const active = Math.min(at, found.length - 1)
  const current = found[active]
  const optionId = ({ api }: TheirField) => `${id}-${api}`
  useEffect(() => {
    if (current) document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((active + step + found.length) % found.length)
    } else if (event.key === "Enter" && current) {
      event.preventDefault()
      onPick(current)
    } else if (event.key === "Escape") {
      // Not the whole window.
      event.preventDefault()
      event.stopPropagation()
      onLeave()
    }
  }
  return (
    <div className="picker">
      <div className="picker-head">
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-label={label}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(current && { "aria-activedescendant": optionId(current) })}
          placeholder={words.search}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="quiet" onClick={onLeave}>
          {words.cancel}
        </button>
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={words.results} hidden={found.length === 0}>
        {found.map((field, index) => (
          <li
            key={field.api}
            id={optionId(field)}
            role="option"
            aria-selected={index === active}
            data-api={field.api}
            onClick={() => onPick(field)}
          >
            {field.label} <code className="dim">{field.api}</code>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p role="status" className="dim">
          {words.noResult}
        </p>
      )}
    </div>
  )
}
