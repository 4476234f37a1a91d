import type { ConnectionView } from "../src/messages"
import { say } from "../src/words"
import type { ConnectionWords } from "../src/words/fr/connection"
import { StateShape } from "./state-shape"

const shape = { readable: "known", refused: "empty", absent: "empty", unasked: "unknown" } as const

/** What the CRM lets read, part by part, and what stands in for what it does not. */
export function ConnectionParts({
  parts,
  words,
}: Pick<ConnectionView, "parts"> & { words: ConnectionWords }) {
  return (
    <table className="parts">
      <caption className="live">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.part}</th>
          <th scope="col">{words.columns.access}</th>
          <th scope="col">{words.columns.without}</th>
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
            <td className="dim">{access === "readable" ? "" : words.without[part]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
