import { useMemo, useState } from "react"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import Paste from "lucide-react/dist/esm/icons/clipboard-paste.mjs"
import Plus from "lucide-react/dist/esm/icons/user-plus.mjs"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { PageSettings, RosterView } from "../src/messages"
import { ask } from "../src/messages/client"
import { fold } from "../src/process/text"
import type { Roster as Team } from "../src/process/roster"
import { useAsked } from "./asked"
import { useWords } from "./language"
import { Choice, Failed, Loading, Message } from "./parts"
import { Absences } from "./roster-absences"
import { atlas } from "./roster-edit"
import { FromCrm } from "./roster-crm"
import { RosterImport, UndoImport } from "./roster-import"
import { useRosterWords, type Save } from "./roster-parts"
import { People, PersonDialog } from "./roster-people"
import { Problems } from "./roster-problems"
import { Week } from "./roster-week"

type Said = { text: string; before: Team | null }

/** The team's roster: the week, the people, their absences. A lead changes it; for the others, and where the browser's policy sets it, it is shown. */
export function Roster({ settings }: { settings: PageSettings }) {
  const shared = useWords()
  const words = useRosterWords()
  const asked = useAsked("roster.get")
  const [shown, setShown] = useState<keyof typeof words.view>("week")
  const [search, setSearch] = useState("")
  const [open, setOpen] = useState<"person" | "import" | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const view = asked.value
  const roster = view?.roster
  // The team's own is what a lead changes; the CRM's over it is what is in force.
  const inForce = view?.crm?.roster ?? roster
  const map = useMemo(() => (inForce ? atlas(inForce) : null), [inForce])
  if (!view || !roster || !inForce || !map) return asked.failed ? <Failed again={asked.again} /> : <Loading />

  const put = (next: RosterView) => asked.put(next)
  const save: Save = async (next, imported = false) => {
    const answer = await ask("roster.set", { roster: next, imported })
    if (!answer.ok) return answer.error === "refused" ? shared.refused : shared.notTaken
    const taken = answer.value
    if (!taken.ok) return [...new Set(taken.problems.map(({ kind }) => words.kinds[kind]))].join(" ")
    put(taken.view)
    setSaid({ text: imported ? words.import.done : words.saved, before: imported ? null : roster })
    return null
  }
  const undo = async (before: Team) => {
    const failure = await save(before)
    setSaid({ text: failure ?? words.undone, before: null })
  }

  const may = view.locked === null
  const parts = fold(search).split(" ")
  const people = inForce.people.filter((person) => {
    const text = fold([person.name, ...(person.aliases ?? []), person.branch ?? ""].join(" "))
    return parts.every((part) => text.includes(part))
  })
  const own = new Set(roster.people.map(({ id }) => id))
  const hours = view.crm?.hours
  const common = {
    roster,
    people,
    may,
    save,
    language: settings.language,
    hours,
    mayChange: (id: string) => may && own.has(id) && hours?.[id] !== "crm",
  }
  return (
    <div className="roster">
      {view.locked !== null && (
        <p className="bar quiet">
          <Lock size={14} aria-hidden />
          {view.locked === "managed" ? words.managed : words.notLead}
        </p>
      )}
      {may && (
        <div className="acts">
          <button type="button" onClick={() => setOpen("person")}>
            <Plus size={14} aria-hidden />
            {words.addPerson}
          </button>
          <button type="button" onClick={() => setOpen("import")}>
            <Paste size={14} aria-hidden />
            {words.paste}
          </button>
          {view.imported !== null && (
            <UndoImport
              at={view.imported}
              language={settings.language}
              done={(next) => {
                put(next)
                setSaid({ text: words.undone, before: null })
              }}
              failed={() => setSaid({ text: shared.notTaken, before: null })}
            />
          )}
        </div>
      )}
      <p role="status" className={said ? "bar quiet said" : "live"}>
        {said?.text}
        {said?.before && (
          <button type="button" className="quiet" onClick={() => said.before && void undo(said.before)}>
            {words.undo}
          </button>
        )}
      </p>
      {view.crm && <FromCrm crm={view.crm} language={settings.language} done={put} />}
      <Problems problems={view.problems} roster={roster} language={settings.language} />
      {inForce.people.length === 0 ? (
        <Message title={words.empty} next={may ? words.emptyNext : words.emptyRead} />
      ) : (
        <>
          <div className="roster-head">
            <Choice
              quiet
              legend={words.views}
              options={(["week", "people", "absences"] as const).map((id) => [id, words.view[id]])}
              value={shown}
              onChange={setShown}
            />
            <div className="find">
              <label>
                <span className="live">{words.search}</span>
                <Search size={16} aria-hidden />
                <input
                  type="search"
                  value={search}
                  placeholder={words.search}
                  onInput={(event) => setSearch(event.currentTarget.value)}
                />
              </label>
            </div>
          </div>
          {people.length === 0 && <Message title={words.nobody} />}
          {shown === "week" && people.length > 0 && <Week {...common} map={map} />}
          {shown === "people" && <People {...common} />}
          {shown === "absences" && <Absences {...common} people={people.filter(({ id }) => own.has(id))} />}
        </>
      )}
      {open === "person" && <PersonDialog {...common} person={null} close={() => setOpen(null)} />}
      {open === "import" && <RosterImport {...common} close={() => setOpen(null)} />}
    </div>
  )
}
