// @vitest-environment jsdom
/** @jsxImportSource preact */
import { render, type VNode } from "preact"
import { act } from "preact/test-utils"
import { beforeEach, describe, expect, it, vi } from "vitest"

import { Chooser, Clock, Proposals } from "../../../src/overlay/aftersales"
import { SessionProvider } from "../../../src/overlay/boundary"
import { modelOf } from "../../../src/overlay/model"
import { Overlay } from "../../../src/overlay/view"
import { RowItem } from "../../../src/overlay/row"
import type { Session } from "../../../src/overlay/session"
import { fr } from "../../../src/words/fr"
import { answer, record, said, snapshot } from "./pages"
import { settings } from "./settings"

const sent: { jalon: string; payload: Record<string, unknown> }[] = []
let session: Session
const askAnew = vi.fn()
/** Whether the store takes what it is given. */
let keeps = false
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
  keeps = false
  const sendMessage = (message: (typeof sent)[number]) => {
    sent.push(message)
    return Promise.resolve(keeps ? { ok: true, value: null } : { ok: false, error: "refused" })
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
    expect(document.activeElement).toBe(named("Accident"))
  })
  it("takes no focus from the page when the procedure changes elsewhere", async () => {
    await draw(<Chooser choices={choices("accident")} />)
    await press(named("Recommencer"))
    const field = document.createElement("input")
    document.body.append(field)
    field.focus()
    await draw(<Chooser choices={choices("inbound")} />)
    expect(document.activeElement).toBe(field)
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
  const odd = document.querySelector<HTMLInputElement>("[data-proposal=first]")
  await act(() => {
    if (odd) Object.assign(odd, { type: "text", value: "20226-12-17T09:00" })
    odd?.dispatchEvent(new Event("change", { bubbles: true }))
  })
  expect(own()?.proposals).toEqual({ ...proposals, first: null })
  await act(() => {
    if (odd) odd.value = "2026-12-17T09:00"
    odd?.dispatchEvent(new Event("change", { bubbles: true }))
  })
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
    keeps = true
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
    expect(last()?.payload).toMatchObject({ ticks: { aftersales: { done: { confirmation: false } } } })
  })
  it("a call without answer takes its procedure", async () => {
    const may = { item: "reminded-again", procedure: "no-answer", may: ["noAnswer"] } as const
    await draw(<Clock clock={may} record={record} />)
    await press(named("Sans réponse"))
    expect(own()).toMatchObject({ procedure: "no-answer", done: { "reminded-again": true } })
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

it("a file of which nothing is known shows the procedures, and no row", async () => {
  session.model = modelOf(
    answer({ pack: "aftersales", procedures: choices(null) }),
    snapshot(),
    new Set(),
    "",
  )
  Object.assign(session, { held: null, composer: null, snapshot: snapshot(), recordKey: "r" })
  await draw(<Overlay session={session} />)
  expect(document.querySelector("[data-pack]")?.getAttribute("data-progress")).toBe("0/0")
  expect(all("[role=radio]")).toHaveLength(3)
  expect(all("[data-rule]")).toEqual([])
})

it("Enter on a row ticks its first item to do, and unticks none", async () => {
  const item = (id: string, state: "ticked" | "missing") => ({ id, term: "make" as const, state })
  const row = (...checks: ReturnType<typeof item>[]) =>
    said({
      id: "aftersales.answer",
      on: "aftersales",
      section: "aftersales",
      field: null,
      answer: { state: "ok", checks },
    })
  Object.assign(session, { held: null, composer: null, snapshot: snapshot(), recordKey: "r" })
  const enter = async (key: string, ...checks: ReturnType<typeof item>[]) => {
    const rows = [row(...checks)]
    session.model = modelOf(answer({ pack: "aftersales", rows }), snapshot(), new Set(), "")
    await draw(<Overlay key={key} session={session} />)
    all("li.row")[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))
  }
  await enter("some", item("rings", "ticked"), item("thanked", "missing"))
  const ticked = () => sent.filter(({ jalon }) => jalon === "ticks.set").map(({ payload }) => payload)
  expect(ticked()).toMatchObject([{ ticks: { aftersales: { done: { thanked: true } } } }])
  await enter("all", item("rings", "ticked"))
  expect(ticked()).toHaveLength(1)
})

describe("a procedure belongs to its opening", () => {
  const opened = (since: string | undefined) => {
    const ticks = { aftersales: { procedure: "inbound", ...(since && { since }) } } as const
    session.model = { memory: { ticks } } as unknown as NonNullable<Session["model"]>
  }
  const today = () => new Date().toISOString()
  const sentSince = () =>
    (last()?.payload as { ticks: { aftersales: { since?: string } } }).ticks.aftersales.since
  it("chosen on another day, or taken up again, it starts afresh; the same day it goes on", async () => {
    const [now, before] = [today(), "2026-01-05T15:00:00.000Z"]
    for (const [since, button, anew] of [
      [now, "Accident", false],
      [before, "Accident", true],
      [before, "Appel entrant", true],
      [undefined, "Accident", true],
    ] as const) {
      opened(since)
      await draw(<Chooser key={`${String(since)}${button}`} choices={choices(null)} />)
      await press(named(button))
      expect(sentSince() !== since).toBe(anew)
      expect(Date.parse(sentSince() ?? "")).toBeGreaterThanOrEqual(Date.parse(now) - (anew ? 0 : 1))
    }
    opened("2026-11-20T15:00:00.000Z")
    session.answers.own = {
      ticks: { aftersales: { since: "2026-11-20T15:00:00.000Z", done: { thanked: true } } },
    }
    await draw(<Chooser key="again" choices={choices("inbound")} />)
    await press(named("Recommencer"))
    expect(own()).toEqual({ procedure: "inbound", since: sentSince() })
    expect(sentSince()).not.toBe("2026-11-20T15:00:00.000Z")
  })
  it("a tick says under which opening; those of one that is over are left", async () => {
    opened("2026-11-20T15:00:00.000Z")
    session.answers.own = {
      ticks: { aftersales: { since: "2026-11-19T15:00:00.000Z", done: { thanked: true } } },
    }
    await draw(<Clock clock={{ item: "confirmation", may: ["confirmed"] }} record={record} />)
    await press(all("[data-action=confirmed]")[0])
    expect(own()).toEqual({ since: "2026-11-20T15:00:00.000Z", done: { confirmation: true } })
    expect(sentSince()).toBe("2026-11-20T15:00:00.000Z")
  })
  it("once kept, what the store says counts; where it is not, the page remembers", async () => {
    const tick = async (kept: boolean) => {
      keeps = kept
      session.answers.own = {}
      await draw(
        <Clock key={String(kept)} clock={{ item: "confirmation", may: ["confirmed"] }} record={record} />,
      )
      await press(all("[data-action=confirmed]")[0])
      await vi.waitFor(() => expect(askAnew).toHaveBeenCalled())
      return own()
    }
    expect(await tick(false)).toEqual({ done: { confirmation: true } })
    expect(await tick(true)).toBeUndefined()
  })
})
