import type { ReactNode } from "react"
import { useWords } from "./language"

/** One line to say that nothing is there, or that something went wrong, and what to do next. */
export function Message({ title, next, children }: { title: string; next?: string; children?: ReactNode }) {
  return (
    <div className="message">
      <p>{title}</p>
      {next !== undefined && <p className="dim">{next}</p>}
      {children}
    </div>
  )
}

export const Loading = () => <p className="message dim">{useWords().loading}</p>

/** The worker gave no answer. */
export function Failed({ again }: { again: () => void }) {
  const words = useWords()
  return (
    <div role="alert">
      <Message title={words.failed}>
        <button type="button" onClick={again}>
          {words.retry}
        </button>
      </Message>
    </div>
  )
}

/** A few choices side by side, as native radios. */
export function Choice<T extends string>({
  legend,
  options,
  value,
  onChange,
  quiet = false,
  disabled = false,
}: {
  legend: string
  options: readonly (readonly [id: T, label: string])[]
  value: T | null
  onChange: (value: T) => void
  quiet?: boolean
  disabled?: boolean
}) {
  return (
    <fieldset className="choice" disabled={disabled}>
      <legend className={quiet ? "live" : ""}>{legend}</legend>
      <div>
        {options.map(([id, label]) => (
          <label key={id}>
            <input
              type="radio"
              name={legend}
              value={id}
              checked={value === id}
              onChange={() => onChange(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
