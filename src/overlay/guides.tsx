/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import type { ScriptRow } from "../messages"
import { ask } from "../messages/client"
import type { Role } from "../pages/zoho/types"
import { Act } from "./act"
import { useSession } from "./boundary"

/** The guides of this page, asked for once they are wanted; one is played beside the page. */
export function Guides() {
  const { words, snapshot } = useSession()
  const { guides: text } = words.overlay
  const [rows, setRows] = useState<ScriptRow[] | null>(null)
  const { meeting, kind } = snapshot
  const toggle = async () => {
    if (rows) {
      setRows(null)
      return
    }
    const [, own] = /^(renewal|credit|aftersales)-/.exec(kind) ?? []
    const at = meeting ? "meeting" : (own as Role | undefined)
    const answer = await ask("guides.here", at ? { at } : {})
    setRows(answer.ok ? answer.value : [])
  }
  return (
    <>
      <button
        className="link"
        data-action="guides"
        aria-expanded={rows !== null}
        onClick={() => void toggle()}
      >
        {text.open}
      </button>
      {rows && (
        <div className="stack wide">
          {rows.map(({ id, title }) => (
            <Act
              key={id}
              does="guide"
              onClick={() => {
                setRows(null)
                void ask("run.start", { script: id, record: null })
              }}
            >
              {title}
            </Act>
          ))}
          <small>{rows.length > 0 ? text.more : text.none}</small>
        </div>
      )}
    </>
  )
}
