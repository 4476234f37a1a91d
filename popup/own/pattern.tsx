import { useId, useRef, useState } from "react"
import { readPattern } from "../../src/rules/own/pattern"
import { say } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { useIn } from "../language"

/** A value typed as an example: digits, and no sign to stand for others. */
const isSample = (pattern: string): boolean => /\d/.test(pattern) && !/[#&?*|[\]\\]/.test(pattern)

/** A pattern being written: its signs to insert, what follows it and what does not, and a value to try. */
export function PatternField({ value, onChange }: { value: string; onChange: (pattern: string) => void }) {
  const words = useIn({ fr, en })
  const { form } = words
  const [tried, setTried] = useState("")
  const input = useRef<HTMLInputElement>(null)
  const help = useId()
  const read = readPattern(value)
  const wrong = value.trim() !== "" && !read.ok ? words.expected[`pattern-${read.problem}`] : null
  const insert = (sign: string) => {
    const field = input.current
    const [start, end] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    const text = sign === "[ ]" ? `[${value.slice(start, end)}]` : sign
    onChange((value.slice(0, start) + text + value.slice(end)).slice(0, 200))
    // Into the brackets, or after the sign, once the new value stands.
    requestAnimationFrame(() => {
      field?.focus()
      const at = start + text.length - (sign === "[ ]" ? 1 : 0)
      field?.setSelectionRange(at, at)
    })
  }
  return (
    <div className="own-pattern">
      <label>
        <span>{form.pattern}</span>
        <input
          ref={input}
          className="mono"
          maxLength={200}
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={help}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      <div className="own-signs" role="group" aria-label={form.insert}>
        {Object.entries(form.signs).map(([sign, meaning]) => (
          <button
            key={sign}
            type="button"
            aria-label={say(form.insertOf, { sign, meaning })}
            onClick={() => insert(sign)}
          >
            <code>{sign}</code> {meaning}
          </button>
        ))}
      </div>
      <small id={help} className="dim">
        {form.patternHelp}
      </small>
      {wrong !== null && (
        <small role="alert" className="changed">
          {say(form.expected, { what: wrong })}
        </small>
      )}
      {read.ok && (
        <>
          {isSample(value) && (
            <small role="status">{say(form.exact, { model: value.trim().replace(/\d/g, "#") })}</small>
          )}
          <dl className="facts" data-examples>
            {(["good", "bad"] as const).map(
              (kind) =>
                read.pattern.examples[kind].length > 0 && (
                  <div key={kind} data-kind={kind}>
                    <dt>{kind === "good" ? form.follows : form.followsNot}</dt>
                    <dd>
                      {read.pattern.examples[kind].map((example) => (
                        <code key={example}>{example}</code>
                      ))}
                    </dd>
                  </div>
                ),
            )}
          </dl>
          <div className="own-try">
            <label>
              <span>{form.tryValue}</span>
              <input maxLength={200} value={tried} onInput={(event) => setTried(event.currentTarget.value)} />
            </label>
            <p role="status">
              {tried.trim() !== "" && (read.pattern.matches(tried) ? form.tryYes : form.tryNo)}
            </p>
          </div>
        </>
      )}
    </div>
  )
}
