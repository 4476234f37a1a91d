/** @jsxImportSource preact */
import { useState } from "preact/hooks"
import type { ImpaknetStart, ImpaknetView } from "../messages"
import { say } from "../words"
import { Icon } from "./parts"

type Acts = { carry: () => void; guide: (id: string) => void; dismiss: () => void }

/** Whose file is in view and what of it may be carried, in a corner. */
export function Panel({
  start: { words },
  view,
  failed,
  acts,
}: {
  start: ImpaknetStart
  view: ImpaknetView
  failed: boolean
  acts: Acts
}) {
  const [open, setOpen] = useState(false)
  const { title, remark, lines, unread, kept, guide } = view
  return (
    <section className="card low" aria-label={words.region} data-pack="impaknet">
      <div className="head">
        <div>
          <h2>{title}</h2>
          {remark && <p className="dim warn">{remark}</p>}
        </div>
        {lines.length > 0 && (
          <Icon
            sign={open ? "fold" : "open"}
            label={open ? words.fold : words.open}
            does="unfold"
            open={open}
            onClick={() => setOpen(!open)}
          />
        )}
        <Icon sign="close" label={words.dismiss} does="dismiss" onClick={acts.dismiss} />
      </div>
      {open && lines.length > 0 && (
        <ul className="list">
          {lines.map(({ name, label, value }) => (
            <li key={name} data-name={name}>
              <span className="dim">{label}</span>
              <span>{value}</span>
            </li>
          ))}
        </ul>
      )}
      {open && unread.length > 0 && <p className="dim">{say(words.unread, { names: unread.join(", ") })}</p>}
      <div className="acts">
        {lines.length > 0 && !kept && (
          <button
            type="button"
            className="main"
            data-action="carry"
            data-rule="impaknet.carry"
            onClick={acts.carry}
          >
            {words.carry}
          </button>
        )}
        {guide && (
          <button type="button" data-action="guide" onClick={() => acts.guide(guide)}>
            {words.guide}
          </button>
        )}
      </div>
      <p role="status" className={failed ? "dim warn" : "dim"} hidden={!failed && !kept}>
        {failed ? words.failed : kept ? words.kept : ""}
      </p>
    </section>
  )
}
