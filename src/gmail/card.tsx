/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from "preact/hooks"

import { Act } from "../overlay/act"
import { Glyph } from "../overlay/icons"
import { sendButton } from "../pages/gmail/send"
import { say } from "../words"
import { copyText } from "./copy"
import type { Desk, Sheet } from "./desk"
import { fill, hide, leave, standing, toBlank, undo } from "./fill"
import { moveTo, placeCard } from "./place"

/** The window that a message is written in, whole. */
export const windowOf = (root: HTMLElement): HTMLElement => root.closest<HTMLElement>("[role=dialog]") ?? root

function Copy({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <Act does="copy" onClick={() => void copyText(text).then(setCopied)}>
      {copied ? done : label}
    </Act>
  )
}

/** What Gmail did not take, or cannot take: each to be copied. */
export function Copies({ desk, number, of }: { desk: Desk; number: string; of: Sheet["lacking"] }) {
  const { words, recipients = [], waiting = [] } = desk.view ?? {}
  const texts = {
    recipient: recipients[0],
    subject: number,
    text: waiting.find((one) => one.number === number)?.text,
  }
  if (!words) return null
  return (
    <div className="acts">
      {of.map((what) => {
        const text = texts[what]
        return text ? <Copy key={what} text={text} label={words.copy[what]} done={words.copied} /> : null
      })}
    </div>
  )
}

function Offer({ desk, sheet, offers }: { desk: Desk; sheet: Sheet; offers: readonly string[] }) {
  const { words } = desk.view ?? {}
  if (!words) return null
  const [only] = offers
  const one = offers.length === 1 && only !== undefined
  return (
    <>
      <b>{one ? say(words.offer, { number: only }) : words.offers}</b>
      {sheet.said !== null && <p className="count">{sheet.said}</p>}
      <div className="acts">
        {offers.slice(0, 3).map((number) => (
          <Act
            key={number}
            className={one ? "act main" : "act"}
            does="fix"
            data-number={number}
            onClick={() => void fill(desk, sheet, number, false)}
          >
            {one ? words.fill : say(words.fillOne, { number })}
          </Act>
        ))}
      </div>
    </>
  )
}

function Asking({ desk, sheet, number }: { desk: Desk; sheet: Sheet; number: string }) {
  const { words } = desk.view ?? {}
  const { to, subject } = standing(desk, sheet.key, number)
  if (!words) return null
  return (
    <>
      <b>{words.already}</b>
      {to.length > 0 && <p className="count">{say(words.alreadyTo, { to: to.join(", ") })}</p>}
      {subject !== null && <p className="count">{say(words.alreadySubject, { subject })}</p>}
      <div className="acts">
        <Act does="fix" onClick={() => void fill(desk, sheet, number, true)}>
          {words.replace}
        </Act>
        <Act does="back" onClick={() => leave(desk, sheet)}>
          {words.leave}
        </Act>
      </div>
    </>
  )
}

function Filled({ desk, sheet, number }: { desk: Desk; sheet: Sheet; number: string }) {
  const { words } = desk.view ?? {}
  const left = desk.blanksLeft(sheet.key).length
  if (!words) return null
  const failed = sheet.phase === "failed"
  const state = failed
    ? words.failed
    : left === 0
      ? words.ready
      : say(left === 1 ? words.left.one : words.left.many, { n: left })
  return (
    <>
      <b>{say(words.filled, { number })}</b>
      <p className="count">{sheet.said ?? state}</p>
      {failed && <Copies desk={desk} number={number} of={sheet.lacking} />}
      <div className="acts">
        {left > 0 && (
          <Act does="next" onClick={() => toBlank(desk, sheet.key)}>
            {words.next}
          </Act>
        )}
        {sheet.undo && (
          <Act does="undo" onClick={() => undo(desk, sheet)}>
            {words.undo}
          </Act>
        )}
      </div>
    </>
  )
}

/** The card beside one window: what may be filled there, or how it stands. Nothing where there is nothing to say. */
export function Card({ desk, sheet }: { desk: Desk; sheet: Sheet }) {
  const { words } = desk.view ?? {}
  const box = useRef<HTMLDivElement>(null)
  const compose = desk.page.read(sheet.key)
  const number = sheet.bound?.number ?? desk.numberOf(sheet.key)
  const offers = number === null ? desk.offers(sheet.key) : []
  const spoken =
    compose !== null &&
    !compose.reply &&
    compose.kind !== "minimised" &&
    desk.held?.target.form !== compose.root &&
    !sheet.hidden &&
    (number !== null || offers.length > 0)

  // At each drawing: the window may have moved.
  useLayoutEffect(() => {
    const card = box.current
    const root = desk.page.roots().get(sheet.key)
    if (!card || !root) return
    const others = [...desk.page.roots().values()].filter((one) => one !== root)
    const send = sendButton(root)?.getBoundingClientRect().height ?? 0
    const spot = placeCard(
      windowOf(root).getBoundingClientRect(),
      others.map((one) => windowOf(one).getBoundingClientRect()),
      { width: card.offsetWidth, height: card.offsetHeight },
      { width: innerWidth, height: innerHeight },
      send + 24,
    )
    moveTo(card, spot)
  })

  if (!spoken || !words) return null
  return (
    <div
      ref={box}
      className="sheet mail"
      role="region"
      aria-label={words.region}
      data-card="renewal.credit-request"
      data-phase={sheet.phase}
      data-number={number}
    >
      <button
        className="icon"
        data-action="dismiss"
        aria-label={words.dismiss}
        title={words.dismiss}
        onClick={() => hide(desk, sheet)}
      >
        <Glyph name="close" />
      </button>
      {sheet.phase === "filling" ? (
        <b>{words.filling}</b>
      ) : number === null ? (
        <Offer desk={desk} sheet={sheet} offers={offers} />
      ) : sheet.phase === "asking" ? (
        <Asking desk={desk} sheet={sheet} number={number} />
      ) : (
        <Filled desk={desk} sheet={sheet} number={number} />
      )}
    </div>
  )
}
