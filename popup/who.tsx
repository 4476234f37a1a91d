import { useState, type FormEvent } from "react"
import Pencil from "lucide-react/dist/esm/icons/pencil.mjs"
import { ask } from "../src/messages/client"
import { ruleOf } from "../src/rules"
import type { Own } from "./day"
import { useIn, useWords } from "./language"
import { both } from "./privacy/words"

/** The branches of the roster, else those that the branch rule knows. */
function branchesOf({ roster, rules }: Own["settings"]): readonly string[] {
  if (roster.branches.length > 0) return roster.branches
  const known =
    rules["bdc.opp.branch"]?.params?.["branches"] ?? ruleOf("bdc.opp.branch")?.params?.["branches"]?.default
  return Array.isArray(known) ? (known as string[]) : []
}

/** Who is at the keyboard: asked on the first run, then one line that can be changed. */
export function Who({ settings, change }: Own) {
  const own = useWords().who
  const privacy = useIn(both)
  const { first, departments } = settings.words.overlay
  const { agent } = settings
  const [editing, setEditing] = useState(false)
  const [name, setName] = useState(agent?.name ?? "")
  const branches = branchesOf(settings)
  const [department, setDepartment] = useState(agent?.department ?? "bdc")
  const [branch, setBranch] = useState(agent?.branch ?? branches[0] ?? "")
  if (agent && !editing)
    return (
      <section className="me">
        <div>
          <strong>{agent.name}</strong>
          <span className="dim">
            {[(departments as Record<string, string>)[agent.department], agent.branch]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {agent.managed && <span className="dim">{own.managed}</span>}
        </div>
        {!agent.managed && (
          <button
            type="button"
            className="icon"
            aria-label={own.edit}
            title={own.edit}
            onClick={() => setEditing(true)}
          >
            <Pencil size={16} />
          </button>
        )}
      </section>
    )
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === "") return
    if (await change({}, ask("agent.set", { name: name.trim(), department, branch }))) setEditing(false)
  }
  return (
    <form className="card" onSubmit={(event) => void save(event)}>
      <h3>{first.title}</h3>
      {!agent && <p className="dim">{first.why}</p>}
      <label>
        <span>{first.name}</span>
        <input
          value={name}
          required
          maxLength={200}
          autoComplete="name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <div className="two">
        <label>
          <span>{first.department}</span>
          <select value={department} onChange={(event) => setDepartment(event.currentTarget.value)}>
            {Object.entries(departments).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{first.branch}</span>
          <select value={branch} onChange={(event) => setBranch(event.currentTarget.value)}>
            {[...new Set([...branches, ...(branch === "" ? [] : [branch])])].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <div className="acts">
        <button type="submit" className="main">
          {agent ? own.save : first.go}
        </button>
        {agent && (
          <button type="button" onClick={() => setEditing(false)}>
            {own.cancel}
          </button>
        )}
      </div>
      {!agent && (
        <small>
          <a href="#privacy?work">{privacy.first}</a>
        </small>
      )}
    </form>
  )
}
