/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import { ask } from "../messages/client"
import { useSession } from "./boundary"

const branches = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"]

/** Who is at the keyboard: asked once, above the list, hiding nothing. */
export function FirstRun() {
  const session = useSession()
  const { first, departments } = session.words.overlay
  const { branches: known } = session.settings.roster
  const list = known.length > 0 ? known : branches
  const [name, setName] = useState("")
  const [department, setDepartment] = useState("bdc")
  const [branch, setBranch] = useState(list[0] ?? "")
  const [failed, setFailed] = useState(false)
  const go = async () => {
    const reply = await ask("agent.set", { name: name.trim(), department, branch })
    if (reply.ok) session.setSettings(reply.value)
    else setFailed(true)
  }
  return (
    <div className="card">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== "") void go()
        }}
      >
        <h3>{first.title}</h3>
        <p className="count">{first.why}</p>
        <label>
          <span>{first.name}</span>
          <input
            value={name}
            required
            autoComplete="off"
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
              {list.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        </div>
        {failed && <p role="alert">{first.failed}</p>}
        <div>
          <button className="act main" type="submit">
            {first.go}
          </button>
        </div>
      </form>
    </div>
  )
}
