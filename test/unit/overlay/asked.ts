import { vi } from "vitest"

import type { PageQuestion } from "../../../src/messages"
import { toWire } from "../../../src/messages/wire"
import { Answers, type Answered } from "../../../src/overlay/answers"
import { answer, snapshot } from "./pages"

/** A worker that answers when it is told to. */
export function bench() {
  const asked: { question: PageQuestion; reply: (value: unknown) => Promise<void> }[] = []
  const sendMessage = (envelope: { payload: PageQuestion }) =>
    new Promise((done) => {
      asked.push({
        question: envelope.payload,
        reply: async (value) => {
          done(value)
          await vi.advanceTimersByTimeAsync(0)
        },
      })
    })
  vi.stubGlobal("browser", { runtime: { id: "jalon", sendMessage } })
  const life = new AbortController()
  const heard: Answered[] = []
  const stale = vi.fn()
  const answers = new Answers((one) => heard.push(one), stale, life.signal)
  const last = () => asked.at(-1)
  return {
    asked,
    heard,
    stale,
    life,
    answers,
    marks: () => heard.map(({ snapshot: { mark } }) => mark),
    /** Asks of a page by its mark. */
    want: (mark: string, part = {}, revision = 1, soon = false) =>
      answers.want(snapshot({ mark, facts: mark, ...part }), revision, soon),
    reply: (part = {}) => last()?.reply({ ok: true, value: toWire(answer(part)) }),
    fail: () => last()?.reply({ ok: false, error: "failed" }),
  }
}
