// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest"

import { makeHold, type Held } from "../../../src/overlay/hold"
import type { SaidRow } from "../../../src/messages"
import type { SaveTarget } from "../../../src/pages/zoho/types"
import { said } from "./pages"

const row = said({ holds: "meeting" })

function bench() {
  const form = document.createElement("div")
  const save = document.createElement("button")
  const other = document.createElement("button")
  form.append(save, other)
  document.body.replaceChildren(form)
  const state = {
    alive: true,
    failing: [row] as SaidRow[],
    of: "meeting" as SaveTarget["of"],
    to: null as string | null,
    form,
    open: true,
    record: "o/m/1",
    ours: false,
  }
  const held: Held[] = []
  const doors = {
    alive: () => state.alive,
    ours: () => state.ours,
    saveTarget: (event: Event): SaveTarget | null =>
      event.target === save && state.open
        ? {
            control: save,
            form: state.form,
            of: state.of,
            ...(state.to !== null && { stagePressed: { from: null, to: state.to } }),
          }
        : null,
    standing: ({ form: one }: SaveTarget) => state.open && one === state.form,
    record: () => state.record,
    failing: vi.fn(() => state.failing),
    onHeld: (one: Held) => held.push(one),
    onPassed: vi.fn(),
    onSpent: vi.fn(),
  }
  const holder = makeHold(doors)
  const send = (type: string, on: HTMLElement = save, init: KeyboardEventInit = {}) => {
    const event = type.startsWith("key") ? new KeyboardEvent(type, init) : new Event(type)
    let stopped = false
    const listen = (heard: Event) => (stopped = holder.hold(heard))
    on.addEventListener(type, listen, { once: true })
    on.dispatchEvent(event)
    return stopped
  }
  const click = (on?: HTMLElement) =>
    ["pointerdown", "mousedown", "pointerup", "mouseup", "click"].map((type) => send(type, on))
  /** What the pass of this moment is for. */
  const of = () => ({ target: { control: save, form: state.form, of: state.of }, record: state.record })
  return { state, held, doors, holder, send, click, of, form, save, other }
}

describe("a held Save", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  it("holds the whole gesture and opens one sheet", () => {
    const { click, held, doors, form, save } = bench()
    expect(click()).toEqual([true, true, true, true, true])
    expect(held).toEqual([{ target: { control: save, form, of: "meeting" }, record: "o/m/1", rows: [row] }])
    expect(doors.failing).toHaveBeenCalledTimes(1)
    expect(doors.onPassed).not.toHaveBeenCalled()
  })

  it.each([
    ["nothing fails", (b: ReturnType<typeof bench>) => (b.state.failing = [])],
    ["the extension is gone", (b: ReturnType<typeof bench>) => (b.state.alive = false)],
    ["the event is ours", (b: ReturnType<typeof bench>) => (b.state.ours = true)],
    ["no form is open", (b: ReturnType<typeof bench>) => (b.state.open = false)],
  ])("passes when %s", (_, change) => {
    const b = bench()
    change(b)
    expect(b.click()).toEqual([false, false, false, false, false])
    expect(b.held).toEqual([])
  })

  it("never holds another control", () => {
    const { click, other, held } = bench()
    expect(click(other)).toEqual([false, false, false, false, false])
    expect(held).toEqual([])
  })

  it("passes whole once it passed at the press, though facts turn bad meanwhile", () => {
    const b = bench()
    b.state.failing = []
    expect(b.send("pointerdown")).toBe(false)
    b.state.failing = [row]
    expect([b.send("mousedown"), b.send("click"), b.send("submit")]).toEqual([false, false, false])
  })

  it("looks again at each new gesture", () => {
    const b = bench()
    b.click()
    vi.runAllTimers()
    b.state.failing = []
    expect(b.click()).toEqual([false, false, false, false, false])
  })

  it("holds a key until it is released, wherever the focus went", () => {
    const b = bench()
    expect(b.send("keydown", b.save, { key: "Enter" })).toBe(true)
    b.state.ours = true
    expect(b.send("keydown", b.other, { key: "Enter", repeat: true })).toBe(true)
    expect(b.send("keyup", b.other, { key: "Enter" })).toBe(true)
    vi.runAllTimers()
    expect(b.send("keydown", b.other, { key: "Enter" })).toBe(false)
  })

  it("gives one pass, for one gesture and what the page does within it", () => {
    const b = bench()
    b.click()
    vi.runAllTimers()
    b.holder.arm(b.of())
    expect([...b.click(), b.send("submit")]).toEqual([false, false, false, false, false, false])
    vi.runAllTimers()
    expect(b.doors.onSpent).toHaveBeenCalled()
    expect(b.holder.armed()).toBe(false)
    expect(b.send("click")).toBe(true)
  })

  it("keeps the pass when the release of the key that armed it falls on Save, or when a press is given up", () => {
    const b = bench()
    b.holder.arm(b.of())
    b.send("keyup", b.save, { key: "Enter" })
    b.send("pointerdown")
    b.send("pointerup", b.other)
    vi.runAllTimers()
    expect(b.holder.armed()).toBe(true)
    expect(b.click()).toEqual([false, false, false, false, false])
  })

  it.each([
    ["another form", (b: ReturnType<typeof bench>) => (b.state.form = document.createElement("div"))],
    ["another record", (b: ReturnType<typeof bench>) => (b.state.record = "o/m/2")],
  ])("gives no pass to %s", (_, change) => {
    const b = bench()
    b.holder.arm(b.of())
    change(b)
    expect(b.send("click")).toBe(true)
    b.holder.check()
    expect(b.holder.armed()).toBe(false)
  })

  it.each([
    ["another stage of the bar", (b: ReturnType<typeof bench>) => (b.state.to = "Livré")],
    ["the Save of something else there", (b: ReturnType<typeof bench>) => (b.state.of = "opportunity")],
  ])("gives no pass to %s, and keeps it for its own", (_, change) => {
    const b = bench()
    const was = { ...b.state }
    b.holder.arm(b.of())
    change(b)
    expect(b.send("click")).toBe(true)
    vi.runAllTimers()
    b.holder.check()
    Object.assign(b.state, was)
    expect(b.holder.armed()).toBe(true)
    expect(b.send("click")).toBe(false)
  })
})
