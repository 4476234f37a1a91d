import { useState } from "react"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import Trash from "lucide-react/dist/esm/icons/trash-2.mjs"
import type { Day } from "../src/process/calendar"
import type { Person, Roster } from "../src/process/roster"
import { say } from "../src/words"
import { AbsenceDialog } from "./roster-absences"
import { putDay, type atlas, type DayShift } from "./roster-edit"
import { useOpener } from "./over"
import { Line, RosterForm, useRosterWords, type Shared } from "./roster-parts"
import { readBreaks, readTime, showBreaks, showDay, showTime } from "./roster-text"

type Draft = { key: number; start: string; end: string; breaks: string }

/** One person's day: its shifts as typed, each with its breaks; or the way to an absence. */
export function ShiftDialog({
  person,
  day,
  map,
  close,
  ...common
}: Shared & { person: Person; day: Day; map: ReturnType<typeof atlas>; close: () => void }) {
  const { roster, save, language } = common
  const opener = useOpener()
  const all = useRosterWords()
  const words = all.day
  const absence = map.absence(person.id, day)
  const [drafts, setDrafts] = useState<Draft[]>(() => {
    const kept = map.shifts(person.id, day).map(({ start, end, breaks }, key) => ({
      key,
      start: showTime(start, language),
      end: showTime(end, language),
      breaks: showBreaks(breaks, language),
    }))
    return kept.length > 0 || absence ? kept : [{ key: 0, start: "", end: "", breaks: "" }]
  })
  const [away, setAway] = useState(false)
  if (away)
    return (
      <AbsenceDialog
        {...common}
        old={absence ?? null}
        start={absence ?? { person: person.id, from: day, to: day }}
        close={close}
        opener={opener}
      />
    )
  const set = (key: number, change: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...change } : draft)))
  const next = (): Roster | string => {
    const shifts: DayShift[] = []
    for (const { start, end, breaks } of drafts) {
      if ([start, end, breaks].every((text) => text.trim() === "")) continue
      const [from, to, pauses] = [readTime(start), readTime(end), readBreaks(breaks)]
      if (from === null || to === null || pauses === null) return all.kinds["time-unreadable"]
      shifts.push({ start: from, end: to, ...(pauses.length > 0 && { breaks: pauses }) })
    }
    return putDay(roster, person.id, day, shifts)
  }
  return (
    <RosterForm title={`${person.name}, ${showDay(day, language)}`} next={next} save={save} close={close}>
      {absence && (
        <p className="bar quiet">
          {say(words.absent, {
            from: showDay(absence.from, language),
            to: showDay(absence.to, language),
          })}
        </p>
      )}
      {drafts.length === 0 && <p className="dim">{words.first}</p>}
      {drafts.map((draft, index) => (
        <fieldset key={draft.key} className="draft">
          <legend className="live">{say(words.shift, { n: index + 1 })}</legend>
          <Line label={words.start}>
            <input
              value={draft.start}
              placeholder={showTime("09:00", language)}
              onInput={(event) => set(draft.key, { start: event.currentTarget.value })}
            />
          </Line>
          <Line label={words.end}>
            <input
              value={draft.end}
              placeholder={showTime("17:00", language)}
              onInput={(event) => set(draft.key, { end: event.currentTarget.value })}
            />
          </Line>
          <button
            type="button"
            className="icon"
            aria-label={words.remove}
            title={words.remove}
            onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          >
            <Trash size={16} />
          </button>
          <Line label={words.breaks}>
            <input
              value={draft.breaks}
              placeholder={words.breaksHint}
              onInput={(event) => set(draft.key, { breaks: event.currentTarget.value })}
            />
          </Line>
        </fieldset>
      ))}
      <div className="acts start">
        <button
          type="button"
          className="quiet"
          onClick={() =>
            setDrafts([...drafts, { key: (drafts.at(-1)?.key ?? 0) + 1, start: "", end: "", breaks: "" }])
          }
        >
          <Plus size={14} aria-hidden />
          {words.add}
        </button>
        <button type="button" className="quiet" onClick={() => setAway(true)}>
          {absence ? say(all.absence.edit, { name: person.name }) : words.addAbsence}
        </button>
      </div>
    </RosterForm>
  )
}
