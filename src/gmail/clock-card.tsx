/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from "preact/hooks"

import { Act } from "../overlay/act"
import { followPage } from "../overlay/follow"
import { StateIcon } from "../overlay/icons"
import { shared, type Box } from "../overlay/place"
import { say } from "../words"
import { nearWords } from "../words/clock"
import type { Desk } from "./desk"
import { leftOf } from "./left"
import { moveTo } from "./place"
import { later } from "./replies"
import { freeSpot, isFree, type Spot } from "./spot"

const gap = 8

/** What a conversation scrolls in; the view where it does not. */
function scrollerOf(element: HTMLElement): Box {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at.getBoundingClientRect()
  return { left: 0, top: 0, width: innerWidth, height: innerHeight }
}

/** The lines that the title of a conversation takes, and what else stands beside it. */
function titleLines(thread: HTMLElement): DOMRect[] {
  const title = thread.parentElement?.querySelector("h2.hP, .ha h2")
  if (!title) return []
  const range = document.createRange()
  range.selectNodeContents(title)
  return [...range.getClientRects()]
}

/** Places for the card: in the bar over the conversation, on the line of its title, at the foot of what shows of it. */
function spotsFor(thread: HTMLElement, { width, height }: { width: number; height: number }) {
  const seen = scrollerOf(thread)
  const lines = titleLines(thread)
  const right = Math.min(seen.left + seen.width, innerWidth) - width - gap
  const row = (top: number) =>
    Array.from({ length: 12 }, (_none, step) => ({ left: right - step * 24, top })).filter(
      ({ left }) => left > seen.left,
    )
  const line = lines[0]
  const onTitle = line ? row(line.top + (line.height - height) / 2) : []
  const bottom = Math.min(seen.top + seen.height, innerHeight) - height - gap
  return [...row(seen.top - height - gap), ...onTitle, ...row(bottom)].filter(
    (spot) => !lines.some((text) => shared({ ...spot, width, height }, text) > 0),
  )
}

/** The time left to answer the conversation in view: one line, on no control of Gmail's. */
export function ClockCard({ desk, host }: { desk: Desk; host: Element | null }) {
  const { replies, view } = desk
  const { conversation } = replies
  const clock = replies.current()
  const boxRef = useRef<HTMLDivElement>(null)
  const spotRef = useRef<Spot | null>(null)
  const putRef = useRef(() => {
    const card = boxRef.current
    const thread = desk.replies.conversation?.element
    if (!card || !thread) return
    const size = { width: card.offsetWidth, height: card.offsetHeight }
    // It stays where it is as long as it is in nobody's way.
    if (!spotRef.current || !isFree({ ...spotRef.current, ...size }, host))
      spotRef.current = freeSpot(spotsFor(thread, size), size, host)
    card.style.visibility = spotRef.current && thread.isConnected ? "visible" : "hidden"
    if (spotRef.current) moveTo(card, spotRef.current)
  })
  useLayoutEffect(() => {
    spotRef.current = null
  }, [conversation?.message])
  useLayoutEffect(() => putRef.current())
  useLayoutEffect(() => followPage(() => putRef.current()).end, [])

  if (!view?.service || !conversation || !clock) return null
  const { words } = view.service
  const { message } = conversation
  const over = replies.handled.has(message)
  const now = new Date()
  const { late, long } = leftOf(clock, now, words, view.language)
  const asleep = clock.snoozedUntil === null ? null : new Date(clock.snoozedUntil)
  const putOff = asleep !== null && asleep > now
  return (
    <div
      ref={boxRef}
      className="sheet clock"
      role="region"
      aria-label={words.region}
      data-clock="aftersales.reply"
      data-state={over ? "done" : late ? "late" : "running"}
    >
      <StateIcon state={over ? "ok" : late ? "invalid" : "missing"} />
      <b>{over ? words.answered : long}</b>
      {replies.failed === message && <span className="count">{words.failed}</span>}
      {over ? (
        <Act does="undo" onClick={() => void replies.done(message, clock, false)}>
          {words.undo}
        </Act>
      ) : (
        <>
          {putOff ? (
            <span className="count">{say(words.snoozed, { at: nearWords(asleep, now, view.language) })}</span>
          ) : (
            <Act
              does="snooze"
              title={say(words.snoozeTip, { n: later })}
              onClick={() => void replies.snooze(message, clock)}
            >
              {words.snooze}
            </Act>
          )}
          <Act does="done" title={words.doneTip} onClick={() => void replies.done(message, clock, true)}>
            {words.done}
          </Act>
        </>
      )}
    </div>
  )
}
