import { useState, type FormEvent, type ReactNode } from "react"
import type { HoursFrom } from "../src/crm/roster"
import type { Person, Roster } from "../src/process/roster"
import { en } from "../src/words/en/roster"
import { fr } from "../src/words/fr/roster"
import { useIn, type Language } from "./language"
import { Over } from "./over"

/** The words of the roster's screen in the language in force. */
export const useRosterWords = () => useIn({ fr, en })

/** Puts a roster in force; what is said when it is not taken, null when it is. */
export type Save = (roster: Roster, imported?: boolean) => Promise<string | null>

/** What each part of the screen is given; `people`: those that the search left. */
export type Shared = {
  roster: Roster
  people: readonly Person[]
  /** Whether it may be changed here. */
  may: boolean
  /** Whether this person's hours are changed here: they are the team's, not the CRM's. */
  mayChange: (person: string) => boolean
  /** By person's id, where their hours come from; undefined without the CRM. */
  hours: Readonly<Record<string, HoursFrom>> | undefined
  save: Save
  language: Language
}

/** A form over the screen. `next` gives the roster as it would be, or what to say when it cannot. */
export function RosterForm({
  title,
  next,
  save,
  close,
  children,
  remove,
  opener,
}: {
  title: string
  next: () => Roster | string
  save: Save
  close: () => void
  children: ReactNode
  remove?: { label: string; next: () => Roster }
  opener?: Element | null | undefined
}) {
  const words = useRosterWords().day
  const [wrong, setWrong] = useState<string | null>(null)
  const put = async (roster: Roster | string) => {
    const failure = typeof roster === "string" ? roster : await save(roster)
    setWrong(failure)
    if (failure === null) close()
  }
  return (
    <Over title={title} look="tall" close={close} opener={opener}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void put(next())
        }}
      >
        {children}
        {wrong !== null && (
          <p role="alert" className="bar">
            {wrong}
          </p>
        )}
        <div className="acts">
          {remove && (
            <button type="button" className="aside" onClick={() => void put(remove.next())}>
              {remove.label}
            </button>
          )}
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="main">
            {words.save}
          </button>
        </div>
      </form>
    </Over>
  )
}

/** A line of a form: its label above its field. */
export const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <label>
    <span>{label}</span>
    {children}
  </label>
)
