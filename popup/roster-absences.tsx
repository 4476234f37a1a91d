import { useState } from "react"
import Pencil from "lucide-react/dist/esm/icons/pencil.mjs"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import type { Absence } from "../src/process/roster"
import { isDay } from "../src/process/roster-hours"
import { say } from "../src/words"
import { putAbsence } from "./roster-edit"
import { Line, RosterForm, useRosterWords, type Shared } from "./roster-parts"
import { showDay, today } from "./roster-text"

/** Whole days away: who, from and to, both included. */
export function AbsenceDialog({
  roster,
  save,
  old,
  start,
  close,
  opener,
}: Shared & { old: Absence | null; start: Absence; close: () => void; opener?: Element | null }) {
  const all = useRosterWords()
  const words = all.absence
  const [draft, setDraft] = useState(start)
  return (
    <RosterForm
      title={words.title}
      save={save}
      close={close}
      opener={opener}
      next={() => {
        if (!isDay(draft.from) || !isDay(draft.to)) return all.kinds["day-unreadable"]
        if (draft.to < draft.from) return all.kinds["absence-reversed"]
        return putAbsence(roster, old, draft)
      }}
      {...(old && { remove: { label: words.remove, next: () => putAbsence(roster, old, null) } })}
    >
      <Line label={words.who}>
        <select
          value={draft.person}
          onChange={(event) => setDraft({ ...draft, person: event.currentTarget.value })}
        >
          {roster.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Line>
      <div className="two">
        <Line label={words.from}>
          <input
            type="date"
            required
            value={draft.from}
            onInput={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
          />
        </Line>
        <Line label={words.to}>
          <input
            type="date"
            required
            value={draft.to}
            onInput={(event) => setDraft({ ...draft, to: event.currentTarget.value })}
          />
        </Line>
      </div>
    </RosterForm>
  )
}

/** Everyone's absences, those to come and under way first. */
export function Absences(shared: Shared) {
  const { roster, people, may, language } = shared
  const words = useRosterWords().absence
  const [open, setOpen] = useState<Absence | "new" | null>(null)
  const now = today()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const shown = roster.absences.filter(({ person }) => names.has(person))
  const past = shown.filter(({ to }) => to < now)
  const list = [...shown.filter(({ to }) => to >= now), ...past.reverse()]
  const [first] = people
  return (
    <section aria-label={words.title}>
      {may && first && (
        <div className="acts">
          <button type="button" onClick={() => setOpen("new")}>
            <Plus size={14} aria-hidden />
            {words.add}
          </button>
        </div>
      )}
      {list.length === 0 && <p className="dim message">{words.none}</p>}
      <ul className="list">
        {list.map((absence) => {
          const { person, from, to } = absence
          const name = names.get(person) ?? person
          const when = to < now ? words.past : from <= now ? words.now : ""
          return (
            <li key={`${person} ${from} ${to}`} className="pin">
              <div>
                <strong>{name}</strong>
                <span>
                  {from === to
                    ? showDay(from, language, "date")
                    : `${showDay(from, language, "date")} – ${showDay(to, language, "date")}`}
                </span>
                {when !== "" && <span className="dim">{when}</span>}
              </div>
              {may && (
                <button
                  type="button"
                  className="icon"
                  aria-label={say(words.edit, { name })}
                  title={say(words.edit, { name })}
                  onClick={() => setOpen(absence)}
                >
                  <Pencil size={16} />
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {open !== null && first && (
        <AbsenceDialog
          {...shared}
          old={open === "new" ? null : open}
          start={open === "new" ? { person: first.id, from: now, to: now } : open}
          close={() => setOpen(null)}
        />
      )}
    </section>
  )
}
