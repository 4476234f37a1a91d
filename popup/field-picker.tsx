import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import type { TheirField } from "../src/messages"
import { fold } from "../src/process/text"
import { en } from "../src/words/en/crm-fields"
import { fr } from "../src/words/fr/crm-fields"
import { useIn } from "./language"
import { useOptions } from "./options"

/** As many as one looks through; the rest is found by typing. */
const most = 50

const matches = ({ label, api, column }: TheirField, typed: string, ours: boolean): boolean =>
  [label, ...(ours ? [] : [api, column ?? ""])].some((text) => fold(text).includes(typed))

/** One field of the organisation, from all of them: answers while typing, arrows walk, Enter takes, Escape leaves. */
export function FieldPicker({
  label,
  fields,
  ours = false,
  onPick,
  onLeave,
}: {
  label: string
  /** In the order to show them. */
  fields: readonly TheirField[]
  /** Fields of ours, known by their names alone. */
  ours?: boolean
  onPick: (field: TheirField) => void
  onLeave: () => void
}) {
  const words = useIn({ fr, en })
  const [typed, setTyped] = useState("")
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const found = fields.filter((field) => matches(field, fold(typed), ours)).slice(0, most)
  const options = useOptions(found, ({ api }) => api, onPick)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!options.walk(event) && event.key === "Escape") {
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
          {...options.field}
          aria-label={label}
          placeholder={ours ? words.searchOurs : words.search}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            options.restart()
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="quiet" onClick={onLeave}>
          {words.cancel}
        </button>
      </div>
      <ul id={options.listId} role="listbox" aria-label={words.results} hidden={found.length === 0}>
        {found.map((field, index) => (
          <li
            key={field.api}
            id={options.optionId(field)}
            role="option"
            aria-selected={index === options.active}
            data-api={field.api}
            onClick={() => onPick(field)}
          >
            {field.label} {!ours && <code className="dim">{field.api}</code>}
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
