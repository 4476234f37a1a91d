/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from "preact/hooks"

import { Act } from "../overlay/act"
import { Glyph, StateIcon } from "../overlay/icons"
import { sendButton } from "../pages/gmail/send"
import { say } from "../words"
import { windowOf } from "./card"
import type { Desk } from "./desk"
import { settled, type Letters } from "./letters"
import { moveTo, placeCard } from "./place"
import { freeSpot } from "./spot"

type Points = NonNullable<ReturnType<Letters["points"]>>

function Point({ desk, at, one }: { desk: Desk; at: string; one: Points[number] }) {
  const { words, link, contact } = desk.view?.service ?? {}
  if (!words) return null
  const { point, state, ticked } = one
  const { points, ask, insertLink, insertContact, seen } = words.content
  const text = points[point]
  const missing = state === "missing" && !ticked
  const offers = { link: link !== null && insertLink, contact: contact !== null && insertContact }
  const insert = point === "link" || point === "contact" ? offers[point] : false
  return (
    <li data-point={point} data-state={ticked ? "ticked" : state}>
      {state === "ok" ? (
        <div className="tick" title={seen}>
          <StateIcon state="ok" />
          <span>{text}</span>
        </div>
      ) : (
        <label className="tick">
          <input
            type="checkbox"
            checked={ticked}
            onChange={({ currentTarget }) => desk.letters.tick(at, point, currentTarget.checked)}
          />
          <span>{text}</span>
        </label>
      )}
      {missing && point === "phone" && <p className="count">{ask}</p>}
      {missing && insert !== false && (point === "link" || point === "contact") && (
        <Act does={`insert-${point}`} onClick={() => void desk.letters.insert(at, point)}>
          {insert}
        </Act>
      )}
    </li>
  )
}

/** What the e-mail of one window holds, beside it; a line at the corner of its window until it is opened. */
export function LetterCard({ desk, at, host }: { desk: Desk; at: string; host: Element | null }) {
  const boxRef = useRef<HTMLDivElement>(null)
  const points = desk.letters.points(at)
  const compose = points && desk.page.read(at)
  const letter = desk.letters.of(at)
  const open = letter.open ?? (compose?.kind === "popup" && desk.page.roots().size === 1)

  useLayoutEffect(() => {
    const card = boxRef.current
    const root = desk.page.roots().get(at)
    if (!card || !root) return
    const form = windowOf(root).getBoundingClientRect()
    const size = { width: card.offsetWidth, height: card.offsetHeight }
    const buttons = (sendButton(root)?.getBoundingClientRect().height ?? 0) + 24
    const others = [...desk.page.roots().values()].filter((one) => one !== root)
    const near = [
      { left: form.right - size.width, top: form.top - size.height - 4 },
      { left: form.right - size.width - 8, top: form.top + 8 },
    ]
    const beside = open
      ? placeCard(
          form,
          others.map((one) => windowOf(one).getBoundingClientRect()),
          size,
          { width: innerWidth, height: innerHeight },
          buttons,
        )
      : (freeSpot(near, size, host) ?? {
          left: form.right - size.width - 8,
          top: Math.min(form.bottom, innerHeight) - size.height - buttons,
        })
    // Under the bar that the time left to answer stands in.
    const low = Math.max(8, Math.min(128, innerHeight - size.height - 8))
    moveTo(card, open ? { ...beside, top: Math.max(low, beside.top) } : beside)
  })

  const { words } = desk.view?.service ?? {}
  if (!points || !words || desk.held?.target.form === compose?.root) return null
  const { content } = words
  const count = say(content.count, { done: settled(points), n: points.length })
  if (!open)
    return (
      <div
        ref={boxRef}
        className="sheet letter folded"
        role="region"
        aria-label={content.region}
        data-letter={at}
      >
        <button
          className="head"
          data-action="open"
          aria-expanded={false}
          title={content.show}
          onClick={() => desk.letters.fold(at, true)}
        >
          <Glyph name="chevron" />
          {content.title}
          <span className="count">{count}</span>
        </button>
      </div>
    )
  return (
    <div
      ref={boxRef}
      className="sheet mail letter"
      role="region"
      aria-label={content.region}
      data-letter={at}
    >
      <button
        className="icon"
        data-action="fold"
        aria-label={content.hide}
        title={content.hide}
        onClick={() => desk.letters.fold(at, false)}
      >
        <Glyph name="fold" />
      </button>
      <b>{content.title}</b>
      <p className="count">{count}</p>
      <ul role="list">
        {points.map((one) => (
          <Point key={one.point} desk={desk} at={at} one={one} />
        ))}
      </ul>
      {letter.said !== null && <p className="count">{letter.said}</p>}
      {letter.undo && (
        <div className="acts">
          <Act does="undo" onClick={() => desk.letters.undo(at)}>
            {content.undo}
          </Act>
        </div>
      )}
    </div>
  )
}
