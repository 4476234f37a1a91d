import type { ConnectionView } from "../src/messages"
import { say } from "../src/words"
import type { ConnectionWords } from "../src/words/fr/connection"
import { StateShape } from "./state-shape"

const shape = {
  readable: "known",
  refused: "empty",
  absent: "empty",
  silent: "unknown",
  unasked: "unknown",
} as const

const lacking = { refused: true, absent: true, silent: true }

/** What the CRM lets read, part by part, and what stands in for what it does not. */
export function ConnectionParts({
  parts,
  words,
}: Pick<ConnectionView, "parts"> & { words: ConnectionWords }) {
  const some = parts.some(({ access }) => access in lacking)
  return (
    <table className="parts">
      <caption className="live">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.part}</th>
          <th scope="col">{words.columns.access}</th>
          {some && <th scope="col">{words.columns.without}</th>}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, label, access }) => (
          <tr key={part} data-part={part} data-access={access}>
            <th scope="row">
              {label === null || label === words.parts[part]
                ? words.parts[part]
                : say(words.asked, { name: words.parts[part], label })}
            </th>
            <td>
              <span className={`state ${shape[access]}`}>
                <StateShape state={shape[access]} />
                {words.access[access]}
              </span>
            </td>
            {some && <td className="dim">{access in lacking ? words.without[part] : ""}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
