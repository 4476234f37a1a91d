import type { Answered, Envelope, Push, ReplyOf, RequestOf, RequestType } from "./index"

/** The little of the extension's API that a page needs; written here so that no polyfill travels with it. */
type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => boolean | undefined
type Runtime = {
  id?: string
  sendMessage: (message: unknown) => Promise<unknown>
  onMessage: { addListener: (listener: Listener) => void; removeListener: (listener: Listener) => void }
}
type Extension = { runtime?: Runtime }

function runtime(): Runtime | undefined {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension }
  return (browser?.runtime ? browser : chrome)?.runtime
}

/** True once the extension was updated or removed under this page. A worker that sleeps is not that. */
export const orphaned = (): boolean => runtime()?.id === undefined

/** The worker was stopped while it answered, or did not stand yet: asking again starts it. */
const lost = /message (port|channel) closed|receiving end does not exist|could not establish connection/i

const isAnswer = (value: unknown): value is Answered<never> =>
  typeof value === "object" && value !== null && "ok" in value

type Args<T extends RequestType> = RequestOf<T> extends undefined ? [] : [payload: RequestOf<T>]

/**
 * Asks the worker. Never throws: without an answer, `{ ok: false, error: "failed" }` with the reason in `detail`.
 * Asked once more, unchanged, when the worker was stopped midway: writes are keyed, so that twice is once.
 */
export async function ask<T extends RequestType>(
  type: T,
  ...[payload]: Args<T>
): Promise<Answered<ReplyOf<T>>> {
  const envelope: Envelope = { jalon: type, payload }
  let detail = "no answer"
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const door = runtime()
      if (door?.id === undefined) return { ok: false, error: "failed", detail: "orphaned" }
      const answer = await door.sendMessage(envelope)
      if (isAnswer(answer)) return answer
    } catch (error) {
      detail = error instanceof Error ? error.message : String(error)
      if (!lost.test(detail)) break
    }
  }
  return { ok: false, error: "failed", detail }
}

const isPush = (message: unknown): message is Push =>
  typeof message === "object" && message !== null && "jalonPush" in message

/**
 * Listens to what the worker or the popup says to this page, until the signal aborts.
 * What the handler returns, when it returns something, is the answer ("health").
 */
export function onPush(handler: (push: Push) => unknown, signal: AbortSignal): void {
  const door = runtime()
  if (!door || signal.aborted) return
  const listener: Listener = (message, _sender, respond) => {
    if (isPush(message)) {
      const answer = handler(message)
      if (answer !== undefined) respond(answer)
    }
    return undefined
  }
  door.onMessage.addListener(listener)
  signal.addEventListener("abort", () => {
    if (!orphaned()) door.onMessage.removeListener(listener)
  })
}
