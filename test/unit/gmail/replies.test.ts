// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Replies } from "../../../src/gmail/replies"
import type { ClockView, SeenMail, ServiceMail } from "../../../src/messages"
import type { GmailPage } from "../../../src/pages/gmail"
import { fr } from "../../../src/words/fr/service-mail"

const us = "service@maison.example"
const start = new Date("2026-11-23T15:00:20.000Z")
const idAt = (ago: number): string => (BigInt(start.getTime() - ago * 60_000) << 20n).toString(16)
const service: ServiceMail = {
  ours: [us],
  clocks: true,
  content: true,
  link: null,
  contact: null,
  brand: null,
  words: fr,
}
const message = (from: string, id: string): string =>
  `<div role="listitem"><div class="adn" data-legacy-message-id="${id}"><span class="gD" email="${from}"></span></div></div>`
const rowOf = (from: string, id: string): string =>
  `<table><tbody><tr class="zA"><td class="yW"><span email="${from}">N</span></td><td data-legacy-last-message-id="${id}"></td></tr></tbody></table>`

/** A page, a mailbox and what the worker answers. */
function bench() {
  const state = {
    service: service as ServiceMail | null,
    address: us as string | null,
    busy: false,
    refused: false,
    hidden: false,
  }
  const asked: { jalon: string; payload: unknown }[] = []
  const done = new Set<string>()
  const clockOf = (one: SeenMail): ClockView & { message: string } => ({
    id: `reply:${one.message}`,
    kind: "reply",
    from: one.at,
    until: new Date(Date.parse(one.at) + 7_200_000).toISOString(),
    done: done.has(one.message),
    snoozedUntil: null,
    message: one.message,
  })
  vi.stubGlobal("chrome", {
    runtime: {
      id: "jalon",
      sendMessage: (sent: { jalon: string; payload: unknown }) => {
        asked.push(sent)
        if (state.busy) return Promise.resolve({ ok: false, error: "store" })
        if (state.refused) return Promise.resolve({ ok: false, error: "refused" })
        const { seen = [] } = sent.payload as { seen?: SeenMail[] }
        // Only what surely waits starts one.
        const value = seen.filter(({ answered }) => answered === false).map(clockOf)
        return Promise.resolve({ ok: true, value: sent.jalon === "clock.mail" ? value : null })
      },
    },
  })
  vi.spyOn(document, "hidden", "get").mockImplementation(() => state.hidden)
  // Without layout, all that stands takes room.
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue({ width: 10 } as DOMRect)
  const life = new AbortController()
  const draw = vi.fn()
  const page = { account: () => ({ address: state.address, delegated: state.address === null }) } as GmailPage
  const replies = new Replies(page, life.signal, () => state.service, draw)
  const show = async (html: string): Promise<void> => {
    document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
    replies.changed()
    await vi.advanceTimersByTimeAsync(300)
  }
  const thread = (...messages: string[]) =>
    show(`<div class="a98 iY"><div role="list">${messages.join("")}</div></div>`)
  const mails = () =>
    asked
      .filter(({ jalon }) => jalon === "clock.mail")
      .map(({ payload }) => (payload as { seen: SeenMail[] }).seen)
  return { replies, state, life, draw, show, thread, mails, asked, done }
}
let on: ReturnType<typeof bench>
beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ["setTimeout", "clearTimeout", "Date"] })
  location.hash = "#inbox"
  on = bench()
})
afterEach(() => {
  on.life.abort()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})
const client = "marie@client.example"
const late = (ago: number) => message(us, idAt(ago))

describe("what is told", () => {
  test("once, a message by its number, its instant and its page; then that it was answered, and when", async () => {
    await on.thread(message(client, idAt(30)))
    expect(on.mails()).toEqual([
      [
        {
          message: idAt(30),
          at: "2026-11-23T14:30:20.000Z",
          url: expect.stringMatching(new RegExp(`^http.*#all/${idAt(30)}$`)) as string,
          answered: false,
        },
      ],
    ])
    expect(on.replies.current()?.until).toBe("2026-11-23T16:30:20.000Z")
    on.replies.changed()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(on.mails()).toHaveLength(1)
    await on.thread(message(client, idAt(30)), late(2))
    expect(on.mails()[1]).toMatchObject([{ answered: true, answeredAt: "2026-11-23T14:58:20.000Z" }])
    expect(on.replies.current()).toBeNull()
  })

  test("a second e-mail before the answer: both are told as answered", async () => {
    await on.thread(message(client, idAt(90)))
    await on.thread(message(client, idAt(90)), message(client, idAt(60)))
    await on.thread(message(client, idAt(90)), message(client, idAt(60)), late(2))
    const answered = { answered: true, answeredAt: "2026-11-23T14:58:20.000Z" }
    expect(on.mails().at(-1)).toMatchObject([90, 60].map((ago) => ({ message: idAt(ago), ...answered })))
  })

  test("an hour ahead of this machine’s clock, it is told once its time has come", async () => {
    await on.thread(message(client, idAt(-60)))
    expect(on.mails()).toEqual([])
    vi.setSystemTime(start.getTime() + 3_600_000)
    on.replies.changed()
    await vi.advanceTimersByTimeAsync(300)
    expect(on.mails()).toMatchObject([[{ message: idAt(-60), answered: false }]])
  })

  test("what is older than two weeks is left alone", async () => {
    await on.show(rowOf(client, idAt(15 * 24 * 60)) + rowOf(client, idAt(13 * 24 * 60)))
    expect(
      on
        .mails()
        .flat()
        .map((one) => one.message),
    ).toEqual([idAt(13 * 24 * 60)])
  })

  test("a long list, in parts; rows that leave take their clocks out of sight", async () => {
    await on.show(Array.from({ length: 120 }, (_none, ago) => rowOf(client, idAt(ago + 1))).join(""))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(on.mails().map((part) => part.length)).toEqual([50, 50, 20])
    expect(on.replies.waiting()).toHaveLength(120)
    document.querySelector("table")?.remove()
    expect(on.replies.waiting()).toHaveLength(119)
  })

  test.each<[string, (one: typeof on) => void]>([
    ["a mailbox that is none of after-sales", ({ state }) => void (state.service = null)],
    ["the clocks switched off", ({ state }) => void (state.service = { ...service, clocks: false })],
    ["a mailbox lent by somebody else", ({ state }) => void (state.address = null)],
    ["a page out of sight", ({ state }) => void (state.hidden = true)],
    ["a script that was ended", ({ life }) => life.abort()],
  ])("nothing: %s", async (_name, change) => {
    change(on)
    await on.thread(message(client, idAt(30)))
    expect(on.asked).toEqual([])
    expect(on.replies.current()).toBeNull()
  })

  test("a mailbox that is named no more is forgotten", async () => {
    await on.thread(message(client, idAt(30)))
    on.state.service = null
    on.replies.changed()
    expect(on.replies.current()).toBeNull()
  })
})

describe("the worker", () => {
  test("that gives no answer is asked again, ever less often; one that refuses is left", async () => {
    on.state.busy = true
    await on.thread(message(client, idAt(30)))
    await vi.advanceTimersByTimeAsync(2_300)
    expect(on.mails()).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(on.mails()).toHaveLength(2)
    on.state.busy = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(on.replies.current()).not.toBeNull()
    on.state.refused = true
    on.replies.again()
    const before = on.mails().length
    await vi.advanceTimersByTimeAsync(40_000)
    expect(on.mails().length).toBe(before + 1)
  })

  test("tells of one that was done elsewhere, and of one that is not", async () => {
    await on.thread(message(client, idAt(30)))
    on.done.add(idAt(30))
    on.replies.again()
    await vi.advanceTimersByTimeAsync(300)
    expect(on.replies.current()).toBeNull()
    on.done.clear()
    on.replies.again()
    await vi.advanceTimersByTimeAsync(300)
    expect(on.replies.current()).not.toBeNull()
  })
})

test("done, undone, put off; what was not kept is said", async () => {
  await on.thread(message(client, idAt(30)))
  const clock = on.replies.current()
  if (!clock) throw new Error("no clock")
  await on.replies.done(idAt(30), clock, true)
  expect([...on.replies.handled.keys()]).toEqual([idAt(30)])
  await on.replies.done(idAt(30), clock, false)
  expect(on.asked.slice(-2).map(({ payload }) => payload)).toEqual([
    { id: clock.id, done: true },
    { id: clock.id, done: false },
  ])
  await on.replies.snooze(idAt(30), clock)
  expect(on.replies.current()?.snoozedUntil).toBe(new Date(Date.now() + 15 * 60_000).toISOString())
  on.state.busy = true
  await on.replies.done(idAt(30), clock, true)
  expect(on.replies.failed).toBe(idAt(30))
  expect(on.replies.clocks.has(idAt(30))).toBe(true)
})

test("drawn again at each new minute while something counts and is looked at, and never else", async () => {
  await on.thread(message(client, idAt(30)))
  const drawn = on.draw.mock.calls.length
  await vi.advanceTimersByTimeAsync(38_000)
  expect(on.draw.mock.calls.length).toBe(drawn)
  await vi.advanceTimersByTimeAsync(62_500)
  expect(on.draw.mock.calls.length).toBe(drawn + 2)
  on.state.hidden = true
  document.dispatchEvent(new Event("visibilitychange"))
  expect(vi.getTimerCount()).toBe(0)
  on.state.hidden = false
  await on.thread(message(client, idAt(30)), late(1))
  expect(vi.getTimerCount()).toBe(0)
})
