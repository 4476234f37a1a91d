/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"

import { say } from "../words"
import { Act } from "./act"
import { closeSheet, passOver } from "./actions"
import { useSession } from "./boundary"
import type { Held } from "./hold"
import { Glyph, StateIcon } from "./icons"
import { placeSheet } from "./place"
import { Reason, sheetKeys } from "./reason"
import { RowAction } from "./row"

/** The sheet of a held Save: by the button, not over the form. */
export function Sheet({ held }: { held: Held }) {
  const session = useSession()
  const { words } = session
  const { hold } = words.overlay
  const [asking, ask] = useState(false)
  const boxRef = useRef<HTMLDivElement>(null)
  const rows = session.model ? session.holding(held) : held.rows
  const close = () => closeSheet(session)

  useLayoutEffect(() => {
    const sheet = boxRef.current
    if (!sheet) return
    const place = () => {
      const { left, top } = placeSheet(
        held.target.control.getBoundingClientRect(),
        held.target.form.getBoundingClientRect(),
        { width: sheet.offsetWidth, height: sheet.offsetHeight },
        { width: innerWidth, height: innerHeight },
      )
      sheet.style.left = `${left}px`
      sheet.style.top = `${top}px`
    }
    place()
    addEventListener("resize", place)
    return () => removeEventListener("resize", place)
  }, [held, asking, rows.length])

  useEffect(() => {
    boxRef.current?.querySelector<HTMLElement>(asking ? "input" : "button.act, .link")?.focus()
  }, [held, asking])

  const count = rows.length
  const points = count === 1 ? hold.one : say(hold.title, { n: count })
  const title = held.target.of === "opportunity" ? hold.closing : points
  return (
    <div
      ref={boxRef}
      className="sheet"
      role="dialog"
      aria-modal="false"
      aria-label={hold.label}
      data-blocked={rows.map(({ id }) => id).join(" ")}
      onKeyDown={(event) => sheetKeys(event, close)}
    >
      {asking ? (
        <Reason
          words={hold}
          reasons={hold.reasons}
          pass={(reason) => passOver(session, reason)}
          back={() => ask(false)}
        />
      ) : (
        <>
          <div className="top">
            <h2>{title}</h2>
            <button className="icon" data-action="dismiss" onClick={close} aria-label={hold.back}>
              <Glyph name="close" />
            </button>
          </div>
          <ul role="list">
            {rows.slice(0, 3).map((row) => {
              const text = row.said
              return (
                <li key={row.id} data-rule={row.id} data-state={row.state} data-level={row.level}>
                  <StateIcon state={row.state} />
                  <div>
                    <div className="count">{text.title}</div>
                    <div>{text.todo}</div>
                    <div className="acts">
                      <RowAction row={row} few={3} />
                    </div>
                  </div>
                </li>
              )
            })}
          </ul>
          {count > 3 && <p className="count">{say(hold.more, { n: count - 3 })}</p>}
          <div className="acts">
            <Act
              does="next"
              onClick={() => {
                closeSheet(session)
                session.toggle("open-list")
              }}
            >
              {hold.all}
            </Act>
            <Act does="override" onClick={() => ask(true)}>
              {hold.override}
            </Act>
          </div>
        </>
      )}
    </div>
  )
}
