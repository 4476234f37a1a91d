import { useState } from "react"
import Pencil from "lucide-react/dist/esm/icons/pencil.mjs"
import type { Department, Person, Role } from "../src/process/roster"
import { say } from "../src/words"
import { dropPerson, newId, putPerson } from "./roster-edit"
import { usePeopleWords } from "./roster-crm"
import { Line, RosterForm, useRosterWords, type Shared } from "./roster-parts"

const lines = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || [])

/** Someone of the team: their names as the CRM shows them, what they do, and where. */
export function PersonDialog({
  roster,
  save,
  person,
  close,
}: Shared & { person: Person | null; close: () => void }) {
  const all = useRosterWords()
  const words = all.person
  const [name, setName] = useState(person?.name ?? "")
  const [aliases, setAliases] = useState(person?.aliases?.join("\n") ?? "")
  const [role, setRole] = useState<Role | "">(person?.role ?? "")
  const [department, setDepartment] = useState<Department | "">(person?.department ?? "")
  const [branch, setBranch] = useState(person?.branch ?? "")
  const [left, setLeft] = useState(person?.left ?? "")
  const branches = [
    ...new Set([
      ...roster.branches,
      ...(roster.branches.length > 0 ? [] : roster.people.flatMap((one) => one.branch ?? [])),
      ...(person?.branch === undefined ? [] : [person.branch]),
    ]),
  ]
  const next = () => {
    if (name.trim() === "") return words.nameless
    const others = lines(aliases)
    return putPerson(roster, {
      id: person?.id ?? newId(roster, name),
      name: name.trim(),
      ...(others.length > 0 && { aliases: others }),
      ...(role !== "" && { role }),
      ...(department !== "" && { department }),
      ...(branch.trim() !== "" && { branch: branch.trim() }),
      ...(left !== "" && { left }),
    })
  }
  return (
    <RosterForm
      title={person?.name ?? words.addTitle}
      next={next}
      save={save}
      close={close}
      {...(person && { remove: { label: words.remove, next: () => dropPerson(roster, person.id) } })}
    >
      <Line label={words.name}>
        <input value={name} maxLength={200} onInput={(event) => setName(event.currentTarget.value)} />
      </Line>
      <Line label={words.aliases}>
        <textarea
          rows={2}
          value={aliases}
          placeholder={words.aliasesHint}
          onInput={(event) => setAliases(event.currentTarget.value)}
        />
      </Line>
      <div className="two">
        <Line label={words.role}>
          <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
            <option value="">{all.none}</option>
            {Object.entries(all.roles).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Line>
        <Line label={words.department}>
          <select
            value={department}
            onChange={(event) => setDepartment(event.currentTarget.value as Department)}
          >
            <option value="">{all.none}</option>
            {Object.entries(all.departments).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Line>
      </div>
      <Line label={words.branch}>
        {roster.branches.length > 0 ? (
          <select value={branch} onChange={(event) => setBranch(event.currentTarget.value)}>
            <option value="">{all.none}</option>
            {branches.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        ) : (
          <>
            <input
              list="roster-branches"
              value={branch}
              maxLength={200}
              onInput={(event) => setBranch(event.currentTarget.value)}
            />
            <datalist id="roster-branches">
              {branches.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        )}
      </Line>
      <Line label={words.left}>
        <input type="date" value={left} onInput={(event) => setLeft(event.currentTarget.value)} />
      </Line>
    </RosterForm>
  )
}

function BranchesDialog({ roster, save, close }: Shared & { close: () => void }) {
  const words = useRosterWords().person
  const [text, setText] = useState(roster.branches.join("\n"))
  return (
    <RosterForm
      title={words.branches}
      save={save}
      close={close}
      next={() => ({ ...roster, branches: [...new Set(lines(text))] })}
    >
      <Line label={words.branchesHint}>
        <textarea rows={6} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </Line>
    </RosterForm>
  )
}

/** The team: who they are, and the branches that it knows. */
export function People(shared: Shared) {
  const { roster, people, may, hours } = shared
  const all = useRosterWords()
  const { hours: from } = usePeopleWords().roster
  const own = new Set(roster.people.map(({ id }) => id))
  const words = all.person
  const [open, setOpen] = useState<Person | "branches" | null>(null)
  const facts = ({ role, department, branch }: Person): string =>
    [role && all.roles[role], department && all.departments[department], branch].filter(Boolean).join(" · ")
  return (
    <section aria-label={all.view.people}>
      <div className="me branches">
        <div>
          <strong>{words.branches}</strong>
          <span className="dim">{roster.branches.join(", ") || words.noBranches}</span>
        </div>
        {may && (
          <button
            type="button"
            className="icon"
            aria-label={words.editBranches}
            title={words.editBranches}
            onClick={() => setOpen("branches")}
          >
            <Pencil size={16} />
          </button>
        )}
      </div>
      <p className="dim">{people.length === 1 ? words.one : say(words.count, { n: people.length })}</p>
      <ul className="list team">
        {people.map((person) => (
          <li key={person.id} className="pin" data-person={person.id}>
            <div>
              <strong>{person.name}</strong>
              <span>{facts(person)}</span>
              {person.aliases && person.aliases.length > 0 && (
                <span className="dim">{person.aliases.join(", ")}</span>
              )}
              {hours?.[person.id] && <span className="dim">{from[hours[person.id] ?? "none"]}</span>}
            </div>
            {may && own.has(person.id) && (
              <button
                type="button"
                className="icon"
                aria-label={say(words.edit, { name: person.name })}
                title={say(words.edit, { name: person.name })}
                onClick={() => setOpen(person)}
              >
                <Pencil size={16} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {open === "branches" && <BranchesDialog {...shared} close={() => setOpen(null)} />}
      {open !== null && open !== "branches" && (
        <PersonDialog {...shared} person={open} close={() => setOpen(null)} />
      )}
    </section>
  )
}
