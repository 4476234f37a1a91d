/** @jsxImportSource preact */
import type { CallsView } from "../messages"
import { useSession } from "./boundary"

/** Whose this call is: the verdict on the first file, the others below it. */
export function Calls({ calls }: { calls: CallsView }) {
  const { words } = useSession()
  return (
    <div className="card stack" role="group" aria-label={calls.title}>
      <h3>{calls.title}</h3>
      {calls.none && <p className="why">{calls.none}</p>}
      {calls.files.map(({ url, name, stock, stage, owner, source, card }) => (
        <div
          key={url}
          {...(card && { "data-verdict": card.verdict, "data-rule": card.rule })}
          {...(card?.until && { "data-until": card.until })}
        >
          {card?.verb && <div className="verb">{card.verb}</div>}
          <div>{[name, stock, stage, owner, source].filter(Boolean).join(" · ")}</div>
          {card?.lines.map((line) => (
            <p className="why" key={line}>
              {line}
            </p>
          ))}
          <a href={url}>{words.overlay.calls.open}</a>
        </div>
      ))}
    </div>
  )
}
