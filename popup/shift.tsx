import { useEffect, useState } from "react"
import Down from "lucide-react/dist/esm/icons/chevron-down.mjs"
import Up from "lucide-react/dist/esm/icons/chevron-up.mjs"
import Again from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import type { ShiftRow, ShiftView } from "../src/messages"
import { ask } from "../src/messages/client"
import { isFaulty, type ShiftItem } from "../src/process/renewal/shift"
import { say } from "../src/words"
import { clockTime } from "../src/words/clock"
import { en } from "../src/words/en/shift"
import { fr } from "../src/words/fr/shift"
import { useAsked } from "./asked"
import { useIn, type Language } from "./language"
import { StateShape } from "./state-shape"

type Told = { row: ShiftRow; view: NonNullable<ShiftView>; language: Language }

/** The messages that are ready for a tool that fails: a manager's, and IT's when it does not answer. */
function Report({ row, view, language }: Told) {
  const words = useIn({ fr, en })
  const [copied, setCopied] = useState<string | null>(null)
  const { agent } = view
  const vars = {
    tool: words.items[row.id],
    state: row.state === null ? "" : words.states[row.state],
    time: clockTime(new Date(), language),
    where: agent?.branch ? say(words.where, { branch: agent.branch }) : "",
    name: agent?.name ?? "",
  }
  const button = (kind: "manager" | "it", text: string) => (
    <button
      type="button"
      onClick={() => void navigator.clipboard.writeText(say(text, vars)).then(() => setCopied(kind))}
    >
      {copied === kind ? words.copied : words[kind]}
    </button>
  )
  return (
    <div className="acts">
      {button("manager", words.toManager)}
      {row.state === "failing" && button("it", words.toIt)}
    </div>
  )
}

/** Lets the browser tell us of the tab of the telephone; asked on the press, and only here. */
function Allow({ done }: { done: () => void }) {
  const words = useIn({ fr, en })
  return (
    <div className="acts">
      <button
        type="button"
        onClick={() => void chrome.permissions.request({ permissions: ["tabs"] }).then(done)}
      >
        {words.allow}
      </button>
      <p className="dim">{words.allowWhy}</p>
    </div>
  )
}

/** The start of a renewal shift: what the browser sees is ticked by itself, the rest by hand, in the person's own order. */
export function ShiftStart({ language, revision }: { language: Language; revision: number }) {
  const words = useIn({ fr, en })
  const { value: view, again, put } = useAsked("shift.get")
  useEffect(again, [again, revision])
  if (!view) return null
  const { rows } = view
  const done = rows.filter((row) => row.done).length
  const tick = async (item: ShiftItem, on: boolean) => {
    const answer = await ask("shift.tick", { item, on })
    if (answer.ok) put(answer.value)
  }
  const move = async (at: number, by: -1 | 1) => {
    const order = rows.map(({ id }) => id)
    const [one] = order.splice(at, 1)
    if (one) order.splice(at + by, 0, one)
    put({ ...view, rows: order.flatMap((id) => rows.filter((row) => row.id === id)) })
    const answer = await ask("shift.order", { order })
    if (answer.ok) put(answer.value)
  }
  return (
    <details
      className="shift"
      open={done < rows.length}
      data-progress={`${String(done)}/${String(rows.length)}`}
    >
      <summary>
        <h3>{words.title}</h3>
        <span className="dim">{say(words.progress, { done, all: rows.length })}</span>
      </summary>
      <ol className="list">
        {rows.map((row, at) => (
          <li key={row.id} data-item={row.id} data-state={row.done ? "ok" : (row.state ?? "hand")}>
            <div className="pin">
              {row.state === "ready" ? (
                <StateShape state="known" />
              ) : (
                <input
                  type="checkbox"
                  aria-label={say(words.tick, { item: words.items[row.id] })}
                  checked={row.byHand}
                  onChange={(event) => void tick(row.id, event.currentTarget.checked)}
                />
              )}
              <div>
                <span>{words.items[row.id]}</span>
                {row.state && (
                  <span className={row.done || row.state === "unset" ? "dim" : "due"}>
                    {words.states[row.state]}
                  </span>
                )}
              </div>
              <button
                type="button"
                className="icon"
                disabled={at === 0}
                aria-label={say(words.up, { item: words.items[row.id] })}
                onClick={() => void move(at, -1)}
              >
                <Up size={14} />
              </button>
              <button
                type="button"
                className="icon"
                disabled={at === rows.length - 1}
                aria-label={say(words.down, { item: words.items[row.id] })}
                onClick={() => void move(at, 1)}
              >
                <Down size={14} />
              </button>
            </div>
            {!row.done && isFaulty(row.state) && <Report row={row} view={view} language={language} />}
            {!row.done && row.id === "telus" && row.state === "hidden" && <Allow done={again} />}
          </li>
        ))}
      </ol>
      <button type="button" onClick={again}>
        <Again size={14} aria-hidden /> {words.again}
      </button>
    </details>
  )
}
