/** @jsxImportSource preact */
import { render } from "preact"

import { Boundary } from "../overlay/boundary"
import { mount, pageIsDark, type Mount } from "../overlay/mount"
import { say } from "../words"
import { Card, Copies } from "./card"
import { ClockCard } from "./clock-card"
import type { Desk } from "./desk"
import { HeldSheet } from "./held"
import { LetterCard } from "./letter-card"
import { RowChips } from "./row-chips"
import { style } from "./style"

/** Gmail has changed: what an e-mail needs is there to copy, in the corner of the page. */
function Changed({ desk }: { desk: Desk }) {
  const { words, waiting = [] } = desk.view ?? {}
  const [first] = waiting
  if (!words || !first) return null
  return (
    <div className="sheet mail corner" role="region" aria-label={words.region} data-card="changed">
      <b>{say(words.offer, { number: first.number })}</b>
      <p className="count">{words.changed}</p>
      <Copies desk={desk} number={first.number} of={["recipient", "subject", "text"]} />
    </div>
  )
}

/** Draws what is said in a page of Gmail, in one element of ours, there only while there is something to say. */
export class View {
  #mounted: Mount | null = null

  get host(): HTMLElement | null {
    return this.#mounted?.host ?? null
  }

  draw(desk: Desk): void {
    const { view, held, page, replies, letters } = desk
    const requests =
      view?.speaks === true &&
      (held !== null || (view.waiting.length > 0 && (page.changed() || page.roots().size > 0)))
    const clock = replies.current() !== null
    const rows = replies.waiting().length > 0
    const anything = requests || clock || rows || letters.any()
    if (!view || !anything) {
      this.clear()
      return
    }
    if (!this.#mounted?.host.isConnected) {
      this.clear()
      this.#mounted = mount(view.css + style)
      this.#mounted.box.classList.toggle("dark", pageIsDark())
    }
    const { box, host } = this.#mounted
    box.lang = view.language === "en" ? "en-CA" : "fr-CA"
    render(
      <>
        {[...desk.sheets.values()].map((sheet) => (
          <Boundary key={sheet.key}>
            <Card desk={desk} sheet={sheet} />
          </Boundary>
        ))}
        {[...desk.sheets.keys()].map((key) => (
          <Boundary key={`letter:${key}`}>
            <LetterCard desk={desk} at={key} host={host} />
          </Boundary>
        ))}
        <Boundary>{clock && <ClockCard desk={desk} host={host} />}</Boundary>
        <Boundary>{rows && <RowChips desk={desk} host={host} />}</Boundary>
        {page.changed() && (
          <Boundary>
            <Changed desk={desk} />
          </Boundary>
        )}
        <Boundary>{held && <HeldSheet desk={desk} held={held} />}</Boundary>
        <div className="live" role="status" aria-live="polite">
          {[...desk.sheets.values()].map(({ said }) => said)}
        </div>
      </>,
      box,
    )
  }

  clear(): void {
    if (this.#mounted) render(null, this.#mounted.box)
    this.#mounted?.host.remove()
    this.#mounted = null
  }
}
