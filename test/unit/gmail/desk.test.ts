// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Desk } from "../../../src/gmail/desk"
import type { GmailView } from "../../../src/messages"
import type { Compose, GmailPage, SendTarget } from "../../../src/pages/gmail"
import { fr } from "../../../src/words/fr/gmail"

const approval = "approbation@exemple.ca"
const view: GmailView = {
  speaks: true,
  holds: true,
  recipients: [approval],
  waiting: [
    { number: "CRE1", text: "Bonjour,\nVoici une demande de crédit à examiner." },
    { number: "CRE2", text: "" },
  ],
  blanks: ["[à compléter"],
  language: "fr",
  words: fr,
  css: "",
  service: null,
}

/** A page with windows as the reader tells them, and what was asked of the worker. */
function bench() {
  const windows = new Map<string, Compose>()
  const state = { refusing: false, throws: false, alive: true, busy: 0, address: null as string | null }
  const asked: { jalon: string; payload: unknown }[] = []
  vi.stubGlobal("chrome", {
    runtime: {
      get id() {
        return state.alive ? "jalon" : undefined
      },
      sendMessage: (message: { jalon: string; payload: unknown }) => {
        asked.push(message)
        if (state.busy-- > 0) return Promise.resolve({ ok: false, error: "store" })
        return Promise.resolve({ ok: true, value: message.jalon === "gmail.view" ? view : null })
      },
    },
  })
  const life = new AbortController()
  const page: GmailPage = {
    roots: () => new Map([...windows].map(([key, { root }]) => [key, root])),
    read: (key) => {
      if (state.throws) throw new Error("Gmail changed")
      return windows.get(key) ?? null
    },
    keyOf: (root) => [...windows].find(([, one]) => one.root === root)?.[0] ?? "",
    changed: () => false,
    sendTarget: ({ target }) => {
      const form = (target as HTMLElement).closest<HTMLElement>(".M9")
      return form && ({ of: "e-mail", control: target as HTMLElement, form } satisfies SendTarget)
    },
    caret: () => null,
    refusing: () => state.refusing,
    account: () => ({ address: state.address, delegated: false }),
    look: () => undefined,
  }
  const desk = new Desk(page, life.signal, () => false, vi.fn())
  const open = (key: string, change: Partial<Compose> = {}): HTMLElement => {
    const root = document.createElement("div")
    root.className = "M9"
    const send = document.createElement("div")
    send.className = "aoO"
    send.setAttribute("role", "button")
    root.append(send)
    document.body.append(root)
    windows.set(key, {
      key,
      root,
      kind: "popup",
      reply: false,
      to: { chips: [approval], typed: [] },
      cc: null,
      bcc: null,
      subject: "CRE1",
      subjectVisible: true,
      text: "",
      ids: { compose: key, draft: null, thread: null, replyTo: null },
      ...change,
    })
    desk.update()
    return root
  }
  const close = (key: string) => {
    windows.get(key)?.root.remove()
    windows.delete(key)
    desk.update()
  }
  /** A press on Send; true where it was held. */
  const press = (root: HTMLElement): boolean => {
    let stopped = false
    const send = root.querySelector(".aoO")
    // As the guard does: what fails lets the event go.
    const listen = (event: Event) => {
      try {
        stopped = on.desk.holder.hold(event) || stopped
      } catch {
        return
      }
    }
    for (const type of ["pointerdown", "click"]) {
      send?.addEventListener(type, listen, { once: true })
      send?.dispatchEvent(new Event(type))
    }
    return stopped
  }
  const said = (type: string) => asked.filter(({ jalon }) => jalon === type).map(({ payload }) => payload)
  return { desk, state, open, close, press, said, life, windows }
}
let on: ReturnType<typeof bench>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
  document.body.replaceChildren()
  on = bench()
  await on.desk.ask()
})
afterEach(() => {
  on.life.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const wrong: Partial<Compose> = { subject: "CRE 1" }

describe("held, or let go", () => {
  test("a request that is not right is held; right, it goes; another e-mail always goes", () => {
    expect(on.press(on.open("a", wrong))).toBe(true)
    expect(on.said("gmail.done")).toMatchObject([
      { done: { kind: "held", number: "CRE1", problems: ["subject"] } },
    ])
    expect(on.press(on.open("b"))).toBe(false)
    expect(on.press(on.open("c", { subject: "Souper", to: { chips: ["ami@exemple.ca"], typed: [] } }))).toBe(
      false,
    )
    expect(on.press(on.open("d", { ...wrong, reply: true }))).toBe(false)
    expect(on.press(on.open("e", { subject: "CRE 1", subjectVisible: false }))).toBe(false)
  })

  test.each<[string, (one: typeof on) => void]>([
    ["the page cannot be read", ({ state }) => void (state.throws = true)],
    ["the extension was updated or removed", ({ state }) => void (state.alive = false)],
    ["this script was ended", ({ life }) => life.abort()],
    ["the worker never answered", ({ desk }) => void (desk.view = null)],
    ["the policy holds nothing", ({ desk }) => void (desk.view = { ...view, holds: false })],
  ])("it goes where %s", (_name, break_) => {
    const root = on.open("a", wrong)
    break_(on)
    expect(on.press(root)).toBe(false)
    expect(on.said("gmail.done")).toEqual([])
  })

  test("let through once, for that window alone", () => {
    const [one, two] = [on.open("a", wrong), on.open("b", { subject: "CRE-2" })]
    on.press(one)
    on.desk.passOver("convenu")
    expect(on.desk.held).toBeNull()
    expect(on.press(two)).toBe(true)
    vi.runAllTimers()
    expect(on.press(one)).toBe(false)
    vi.runAllTimers()
    expect(on.press(one)).toBe(true)
    expect(on.said("gmail.done")).toContainEqual(
      expect.objectContaining({
        done: { kind: "overridden", number: "CRE1", problems: ["subject"], reason: "convenu" },
      }),
    )
  })

  test("what is held leaves with its window", () => {
    on.press(on.open("a", wrong))
    on.close("a")
    expect(on.desk.held).toBeNull()
  })
})

describe("sent", () => {
  const sent = () => on.said("gmail.sent")
  test("a request whose window leaves after its Send, once", () => {
    on.press(on.open("a"))
    expect(sent()).toEqual([])
    on.close("a")
    on.desk.update()
    expect(sent()).toMatchObject([{ number: "CRE1" }])
  })
  test("a window of its own that closes with its message", () => {
    on.press(on.open("a"))
    window.dispatchEvent(new Event("pagehide"))
    on.close("a")
    expect(sent()).toHaveLength(1)
  })
  test("not where Gmail asked for something, where it was thrown away, or long after", () => {
    on.press(on.open("a"))
    on.state.refusing = true
    on.desk.update()
    on.state.refusing = false
    on.close("a")
    on.open("b")
    on.close("b")
    on.press(on.open("c"))
    vi.advanceTimersByTime(20_000)
    on.close("c")
    expect(sent()).toEqual([])
  })
  test("not another e-mail", () => {
    on.press(on.open("a", { subject: "Souper", to: { chips: ["ami@exemple.ca"], typed: [] } }))
    on.close("a")
    expect(sent()).toEqual([])
  })
})

test("a worker that gives no answer is asked again, ever less often", async () => {
  const before = on.said("gmail.view").length
  on.state.busy = 2
  on.desk.view = null
  await on.desk.ask()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(on.desk.view).toBeNull()
  await vi.advanceTimersByTimeAsync(3_900)
  expect(on.said("gmail.view")).toHaveLength(before + 2)
  await vi.advanceTimersByTimeAsync(100)
  expect(on.desk.view).toEqual(view)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(on.said("gmail.view")).toHaveLength(before + 3)
})

describe("offered", () => {
  test("in each window, what no other holds", () => {
    on.open("a", { subject: "", to: { chips: [], typed: [] } })
    expect(on.desk.offers("a")).toEqual(["CRE1", "CRE2"])
    on.open("b", { subject: "CRE2" })
    expect(on.desk.offers("a")).toEqual(["CRE1"])
    expect(on.desk.numberOf("b")).toBe("CRE2")
    on.close("b")
    expect(on.desk.offers("a")).toEqual(["CRE1", "CRE2"])
  })
})

test("the mailbox that the page tells late is told once; what was said in another is not said in it", async () => {
  const asked = () => on.said("gmail.view")
  expect(asked()).toEqual([{ mailbox: null }])
  on.state.address = "service@maison.example"
  on.desk.update()
  expect(on.desk.view?.service).toBeNull()
  on.desk.update()
  await vi.advanceTimersByTimeAsync(0)
  on.desk.update()
  expect(asked()).toEqual([{ mailbox: null }, { mailbox: "service@maison.example" }])
})
