// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest"

import { makeHold, type Held } from "../../../src/overlay/hold"
import type { SaidRow } from "../../../src/messages"
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
    form: form as HTMLElement | null,
    record: "o/m/1",
    ours: false,
  }
  const held: Held[] = []
  const doors = {
    alive: () => state.alive,
    ours: () => state.ours,
    saveTarget: (event: Event) => (event.target === save ? save : null),
    form: () => state.form,
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
  return { state, held, doors, holder, send, click, form, save, other }
}

describe("a held Save", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  it("holds the whole gesture and opens one sheet", () => {
    const { click, held, doors, form, save } = bench()
    expect(click()).toEqual([true, true, true, true, true])
    expect(held).toEqual([{ save, form, record: "o/m/1", rows: [row] }])
    expect(doors.failing).toHaveBeenCalledTimes(1)
    expect(doors.onPassed).not.toHaveBeenCalled()
  })

  it.each([
    ["nothing fails", (b: ReturnType<typeof bench>) => (b.state.failing = [])],
    ["the extension is gone", (b: ReturnType<typeof bench>) => (b.state.alive = false)],
    ["the event is ours", (b: ReturnType<typeof bench>) => (b.state.ours = true)],
    ["no form is open", (b: ReturnType<typeof bench>) => (b.state.form = null)],
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
    b.holder.arm({ form: b.form, record: "o/m/1" })
    expect([...b.click(), b.send("submit")]).toEqual([false, false, false, false, false, false])
    vi.runAllTimers()
    expect(b.doors.onSpent).toHaveBeenCalled()
    expect(b.holder.armed()).toBe(false)
    expect(b.send("click")).toBe(true)
  })

  it("keeps the pass when the release of the key that armed it falls on Save, or when a press is given up", () => {
    const b = bench()
    b.holder.arm({ form: b.form, record: "o/m/1" })
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
    b.holder.arm({ form: b.form, record: "o/m/1" })
    change(b)
    expect(b.send("click")).toBe(true)
    b.holder.check()
    expect(b.holder.armed()).toBe(false)
  })
})
