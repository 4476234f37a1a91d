// @vitest-environment jsdom
/** @jsxImportSource preact */
import { render, type VNode } from "preact"
import { act } from "preact/test-utils"
import { beforeEach, describe, expect, it, vi } from "vitest"

import { Chooser, Clock, Proposals } from "../../../src/overlay/aftersales"
import { SessionProvider } from "../../../src/overlay/boundary"
import { RowItem } from "../../../src/overlay/row"
import type { Session } from "../../../src/overlay/session"
import { fr } from "../../../src/words/fr"
import { record, said } from "./pages"
import { settings } from "./settings"

const sent: { jalon: string; payload: Record<string, unknown> }[] = []
let session: Session
const askAnew = vi.fn()
const own = () => session.answers.own.ticks?.aftersales
const all = (query: string) => [...document.querySelectorAll<HTMLElement>(query)]
const named = (text: string) => all("button").find((button) => button.textContent === text)
const press = (button: HTMLElement | undefined) =>
  act(() => {
    button?.click()
  })
const draw = (node: VNode) =>
  act(() => {
    render(
      <SessionProvider value={session}>{node}</SessionProvider>,
      document.querySelector("main") ?? document.body,
    )
  })
const last = () => sent.at(-1)

beforeEach(() => {
  sent.length = 0
  askAnew.mockClear()
  const sendMessage = (message: (typeof sent)[number]) => {
    sent.push(message)
    return Promise.resolve({ ok: true, value: null })
  }
  vi.stubGlobal("browser", { runtime: { id: "jalon", sendMessage } })
  document.body.replaceChildren(document.createElement("main"))
  session = {
    words: settings.words,
    settings,
    snapshot: { record },
    answers: { own: {} },
    mended: new Map(),
    refused: new Set(),
    question: vi.fn(),
    askAnew,
  } as unknown as Session
})

const choices = (chosen: string | null, pointed: string | null = null) =>
  (["inbound", "accident", "breakdown"] as const).map((id) => ({
    id,
    name: fr.overlay.aftersales.procedures[id],
    chosen: id === chosen,
    suggested: id === pointed,
  }))

describe("the chooser", () => {
  it("offers each procedure as a radio, and takes none by itself", async () => {
    await draw(<Chooser choices={choices(null, "accident")} />)
    expect(all("[role=radio]").map((one) => one.getAttribute("aria-checked"))).toEqual([
      "false",
      "false",
      "false",
    ])
    expect(sent).toEqual([])
  })
  it("one click says it, on this record and for this page; it folds with the focus on what opens it", async () => {
    await draw(<Chooser choices={choices(null)} />)
    await press(named("Accident"))
    expect(own()).toMatchObject({ procedure: "accident" })
    expect(last()).toMatchObject({
      jalon: "ticks.set",
      payload: { record, ticks: { aftersales: { procedure: "accident" } } },
    })
    await vi.waitFor(() => expect(askAnew).toHaveBeenCalled())
    await draw(<Chooser choices={choices("accident")} />)
    expect(all("[role=radio]")).toEqual([])
    expect(document.activeElement).toBe(named("Changer"))
    await press(named("Changer"))
    expect(all("[aria-checked=true]").map((one) => one.dataset["procedure"])).toEqual(["accident"])
  })
  it("arrows go round", async () => {
    await draw(<Chooser choices={choices(null)} />)
    const radios = all("[role=radio]")
    radios[0]?.focus()
    for (const [key, at] of [
      ["ArrowDown", 1],
      ["ArrowLeft", 0],
      ["ArrowUp", 2],
      ["ArrowRight", 0],
      ["x", 0],
    ] as const) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
      expect(document.activeElement).toBe(radios[at])
    }
    expect(sent).toEqual([])
  })
})

it("two dates leave as instants of Montréal, with what was said before", async () => {
  await draw(
    <Proposals proposals={{ first: "2026-12-17T09:00", second: "", mobility: false, urgent: true }} />,
  )
  const second = document.querySelector<HTMLInputElement>("[data-proposal=second]")
  await act(() => {
    if (second) second.value = "2027-07-02T13:30"
    second?.dispatchEvent(new Event("change", { bubbles: true }))
  })
  const proposals = {
    first: "2026-12-17T14:00:00.000Z",
    second: "2027-07-02T17:30:00.000Z",
    mobility: false,
    urgent: true,
  }
  expect(own()?.proposals).toEqual(proposals)
  await act(() => {
    if (second) second.value = ""
    second?.dispatchEvent(new Event("change", { bubbles: true }))
  })
  expect(own()?.proposals).toEqual({ ...proposals, second: null })
})

describe("a clock", () => {
  const clock = {
    id: "confirm|r",
    item: "confirmation",
    may: ["callEnded", "confirmed", "later", "undone"],
  } as const
  it("starts, is put off, is said done, or not after all", async () => {
    await draw(<Clock clock={clock} record={record} />)
    const does = (what: string) => press(all(`[data-action=${what}]`)[0])
    await does("callEnded")
    expect(last()).toMatchObject({ jalon: "clock.start", payload: { kind: "confirm", record } })
    await vi.waitFor(() => expect(askAnew).toHaveBeenCalledTimes(1))
    await does("later")
    expect(last()).toMatchObject({ jalon: "clock.snooze", payload: { id: "confirm|r", minutes: 10 } })
    await does("confirmed")
    expect(last()?.payload).toEqual({ record, ticks: { aftersales: { done: { confirmation: true } } } })
    await does("undone")
    expect(own()?.done).toEqual({ confirmation: false })
  })
  it("a call without answer takes its procedure", async () => {
    const may = { item: "reminded-again", procedure: "no-answer", may: ["noAnswer"] } as const
    await draw(<Clock clock={may} record={record} />)
    await press(named("Sans réponse"))
    expect(own()).toEqual({ procedure: "no-answer", done: { "reminded-again": true } })
  })
})

it("a row says what is wrong beside its list, and ticks send only what changed", async () => {
  session.answers.own = { ticks: { aftersales: { done: { thanked: true } } } }
  const checks = [{ id: "two-dates", term: "two-dates", state: "missing" }] as const
  const row = said({
    id: "aftersales.two-proposals",
    on: "aftersales",
    answer: { state: "invalid", problem: "past", checks },
    said: { title: "Deux propositions", todo: "Déjà passée.", why: "", doubt: "" },
  })
  await draw(<RowItem row={row} current />)
  expect(document.querySelector(".todo")?.textContent).toBe("Déjà passée.")
  await press(all("[data-check=two-dates] input")[0])
  expect(last()?.payload).toEqual({ record, ticks: { aftersales: { done: { "two-dates": true } } } })
  expect(own()?.done).toEqual({ thanked: true, "two-dates": true })
})
