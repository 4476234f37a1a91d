import { useState } from "react"
import { ownFields, pageOfField, readsBeside } from "../../src/rules/own/fields"
import { say, type Words } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { FieldPicker } from "../field-picker"
import { useIn } from "../language"
import { fieldName } from "./sentence"

/** One of our fields: its name and a button to change it, or a search among all that may be chosen. */
export function FieldChoice({
  label,
  pick,
  value,
  of,
  said,
  onPick,
}: {
  label: string
  /** What the search is called. */
  pick: string
  value: string
  /** The field of the rule, when this is its condition's; null: any. */
  of: string | null
  said: Words
  onPick: (field: string) => void
}) {
  const words = useIn({ fr, en })
  const [open, setOpen] = useState(false)
  const page = of === null ? null : pageOfField(of)
  const may = (key: string): boolean => key !== of && (page === null || readsBeside(page, key))
  if (open)
    return (
      <div className="own-field">
        <span className="dim">{label}</span>
        <FieldPicker
          ours
          label={pick}
          fields={ownFields
            .filter(may)
            .map((key) => ({ api: key, label: fieldName(key, words, said), column: null, type: "" }))}
          onPick={({ api }) => {
            setOpen(false)
            onPick(api)
          }}
          onLeave={() => setOpen(false)}
        />
      </div>
    )
  const name = value === "" ? "" : fieldName(value, words, said)
  return (
    <div className="own-field">
      <span className="dim">{label}</span>
      {name !== "" && <strong>{name}</strong>}
      <button
        type="button"
        aria-label={name === "" ? pick : say(words.form.changeOf, { field: name })}
        onClick={() => setOpen(true)}
      >
        {name === "" ? pick : words.form.change}
      </button>
    </div>
  )
}
