import { useState } from "react"
import Printer from "lucide-react/dist/esm/icons/printer.mjs"
import type { IncidentView, PageSettings } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import type { Incident } from "../../src/process/privacy"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { useAsked } from "../asked"
import { useIn, type Language } from "../language"
import { Failed, Loading, Message } from "../parts"
import { giveJson, giveList } from "./files"
import { useFirst } from "./first"
import { IncidentForm } from "./incident-form"
import { Take } from "./take"
import { both } from "./words"

export function giveIncidents(
  incidents: readonly IncidentView[],
  kind: "json" | "csv",
  language: Language,
): void {
  const list = incidents.map(({ id: _id, ...incident }) => incident)
  if (kind === "csv") giveList("incidents", list, language)
  else giveJson("incidents", { jalon: "incidents", version: 1, incidents: list })
}

function One({ incident, language, edit }: { incident: IncidentView; language: Language; edit: () => void }) {
  const words = useIn(both).incidents
  const day = (text: string): string => dayWords(text, language)
  const on = (iso: string): string => day(dayOf(new Date(iso)))
  const { happenedFrom, happenedTo, happenedAbout, people, peopleAbout, notices } = incident
  const when =
    happenedTo === null || happenedTo === happenedFrom
      ? day(happenedFrom)
      : say(words.period, { from: day(happenedFrom), to: day(happenedTo) })
  const history = [
    say(words.written, { day: on(incident.writtenAt) }),
    ...incident.edits.map(({ at, by }) =>
      say(by === "" ? words.edited : words.editedBy, { day: on(at), name: by }),
    ),
  ]
  const rows: [name: string, value: string][] = [
    [words.fields.information, incident.information],
    [words.fields.circumstances, incident.circumstances],
    [words.when, happenedAbout ? say(words.aboutDay, { when }) : when],
    [words.fields.known, day(incident.known)],
    [words.fields.people, peopleAbout ? say(words.about, { n: people }) : String(people)],
    [words.fields.reasoning, incident.reasoning],
    [
      words.fields.notices,
      notices.length === 0
        ? words.noNotice
        : notices.map((notice) => `${notice.to} · ${day(notice.on)}`).join("\n"),
    ],
    [words.fields.measures, incident.measures],
  ]
  return (
    <li data-incident={incident.id}>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="dim">
        {say(words.kept, { day: day(incident.kept) })} · {history.join(" · ")}
      </p>
      <button type="button" onClick={edit}>
        {words.edit}
      </button>
    </li>
  )
}

/** The register of incidents (Law 25): entered, corrected, handed over, printed; never taken out before its time. */
export function Incidents({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn(both)
  const own = words.incidents
  const asked = useAsked("privacy.incidents")
  const [editing, setEditing] = useState<IncidentView | "new" | null>(null)
  const [failed, setFailed] = useState(false)
  const [crossed, setCrossed] = useState(false)
  const { value } = asked
  const { first, more } = useFirst(value ?? [])
  if (!value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const before = editing === "new" ? null : editing
  const save = async (incident: Incident) => {
    const of = { id: before?.id ?? null, edits: before?.edits.length ?? 0 }
    const answer = await ask("privacy.incident.set", { ...of, incident })
    const others = answer.ok && "others" in answer.value ? answer.value.others : null
    setFailed(!answer.ok || (!answer.value.ok && others === null))
    setCrossed(others !== null)
    if (others) {
      // What is typed stays in the form; the other's words stand in the list below it.
      asked.put(others)
      setEditing(others.find(({ id }) => id === before?.id) ?? "new")
    }
    if (!answer.ok || !answer.value.ok) return
    asked.put(answer.value.incidents)
    setEditing(null)
  }
  return (
    <>
      <p className="dim">{own.help}</p>
      {editing === null ? (
        <div className="acts">
          <button type="button" className="main" onClick={() => setEditing("new")}>
            {own.add}
          </button>
          {value.length > 0 && (
            <>
              <Take give={(kind) => giveIncidents(value, kind, language)} />
              <button type="button" onClick={() => print()}>
                <Printer size={14} aria-hidden />
                {words.print}
              </button>
            </>
          )}
        </div>
      ) : (
        <IncidentForm
          key={before?.id ?? "new"}
          incident={before}
          save={save}
          cancel={() => setEditing(null)}
        />
      )}
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      {crossed && editing !== null && (
        <p role="alert" className="bar wrap">
          {own.crossed}
        </p>
      )}
      {value.length === 0 && editing === null && <Message title={own.empty} next={own.emptyNext} />}
      {value.length > 0 && (
        <ul className="register printed">
          {first.map((incident) => (
            <One
              key={incident.id}
              incident={incident}
              language={language}
              edit={() => setEditing(incident)}
            />
          ))}
        </ul>
      )}
      {more && <div className="acts">{more}</div>}
    </>
  )
}
