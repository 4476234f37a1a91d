/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from "preact/hooks"

import type { GmailView } from "../messages"
import { Act } from "../overlay/act"
import { Glyph, StateIcon } from "../overlay/icons"
import { placeSheet } from "../overlay/place"
import { Reason, sheetKeys } from "../overlay/reason"
import type { CreditEmailProblem } from "../process/renewal/credit-email"
import { say } from "../words"
import type { Desk, HeldSend } from "./desk"
import { mend } from "./fill"
import { moveTo } from "./place"

type Words = GmailView["words"]

/** What a blank asks for: `[à compléter : véhicule]` → `véhicule`. */
const labelOf = (blank: string): string => /:\s*(.+?)\s*\]?$/.exec(blank)?.[1] ?? blank

/** What is wrong, in words, and what its button says. */
function said(problem: CreditEmailProblem, right: string, { hold, next }: Words): [string, string] {
  if (problem.kind === "recipient")
    return [
      problem.others.length === 0
        ? say(hold.nobody, { right })
        : say(hold.recipient, { right, others: problem.others.join(", ") }),
      hold.put,
    ]
  if (problem.kind === "blanks")
    return [
      say(problem.blanks.length === 1 ? hold.blank : hold.blanks, {
        blanks: problem.blanks.slice(0, 3).map(labelOf).join(", ") + (problem.blanks.length > 3 ? "…" : ""),
      }),
      next,
    ]
  const write = say(hold.write, { right: problem.right })
  return [problem.kind === "number" ? say(hold.number, problem) : hold.subject, write]
}

const stateOf = (problem: CreditEmailProblem): "missing" | "invalid" =>
  problem.kind === "blanks" || (problem.kind === "recipient" && problem.others.length === 0)
    ? "missing"
    : "invalid"

function Point({ desk, problem, words }: { desk: Desk; problem: CreditEmailProblem; words: Words }) {
  const [refused, refuse] = useState(false)
  const [right = ""] = desk.view?.recipients ?? []
  const [text, button] = said(problem, right, words)
  return (
    <li
      data-rule="renewal.credit-request"
      data-state={stateOf(problem)}
      data-level="block"
      data-point={problem.kind}
    >
      <StateIcon state={stateOf(problem)} />
      <div>
        <div>{text}</div>
        {refused && <div className="count">{words.hold.refused}</div>}
        <div className="acts">
          <Act
            does={problem.kind === "blanks" ? "jump" : "fix"}
            onClick={() => void mend(desk, problem).then((taken) => refuse(!taken))}
          >
            {button}
          </Act>
        </div>
      </div>
    </li>
  )
}

/** The sheet of a held Send: by the button, with how to mend each point. */
export function HeldSheet({ desk, held }: { desk: Desk; held: HeldSend }) {
  const { words } = desk.view ?? {}
  const [asking, ask] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const close = () => desk.closeSheet()

  useLayoutEffect(() => {
    const sheet = box.current
    if (!sheet) return
    const { control, form } = held.target
    const spot = placeSheet(
      control.getBoundingClientRect(),
      (form.closest("[role=dialog]") ?? form).getBoundingClientRect(),
      { width: sheet.offsetWidth, height: sheet.offsetHeight },
      { width: innerWidth, height: innerHeight },
    )
    moveTo(sheet, spot)
  })
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>(asking ? "input" : "button.act")?.focus()
  }, [held.target, asking])

  if (!words) return null
  const { hold } = words
  const count = held.rows.length
  return (
    <div
      ref={box}
      className="sheet held"
      role="dialog"
      aria-modal="false"
      aria-label={hold.label}
      data-blocked="renewal.credit-request"
      onKeyDown={(event) => sheetKeys(event, close)}
    >
      {asking ? (
        <Reason words={hold} pass={(reason) => desk.passOver(reason)} back={close} />
      ) : (
        <>
          <div className="top">
            <h2>{count === 1 ? hold.one : say(hold.many, { n: count })}</h2>
            <button className="icon" data-action="dismiss" onClick={close} aria-label={hold.back}>
              <Glyph name="close" />
            </button>
          </div>
          <ul role="list">
            {held.rows.map((problem) => (
              <Point key={problem.kind} desk={desk} problem={problem} words={words} />
            ))}
          </ul>
          <div className="acts">
            <Act does="override" onClick={() => ask(true)}>
              {hold.override}
            </Act>
          </div>
        </>
      )}
    </div>
  )
}
