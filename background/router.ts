import browser, { type Runtime } from "webextension-polyfill"
import { leadRequests, type Answered, type ReplyOf, type RequestOf, type RequestType } from "../src/messages"
import { shapes } from "../src/messages/shapes"
import { isHost } from "./hosts"
import { StoreFailure } from "./keep"

/** Who asks: a page of the CRM, in a tab, or one of our own pages. */
export type From = { tab: number | null; own: boolean; url: string | null }
export type Handlers = {
  readonly [T in RequestType]: (payload: RequestOf<T>, from: From) => ReplyOf<T> | Promise<ReplyOf<T>>
}

/** Thrown by a handler that does not do what is asked. */
export class Refusal extends Error {
  constructor(readonly why: "refused" | "shape") {
    super(why)
  }
}

/** Ours: the extension's own pages, and the top frame of a page of the CRM. Anyone else is null. */
function senderOf(sender: Runtime.MessageSender): From | null {
  if (sender.id !== browser.runtime.id) return null
  const tab = sender.tab?.id ?? null
  const url = sender.url ?? null
  if (url?.startsWith(browser.runtime.getURL(""))) return { tab, own: true, url }
  const { origin } = sender as { origin?: string }
  const fromHost =
    tab !== null && sender.frameId === 0 && isHost(sender.url) && (origin === undefined || isHost(origin))
  return fromHost ? { tab, own: false, url } : null
}

type Asked = { jalon: string; payload?: unknown }
const isAsked = (message: unknown): message is Asked =>
  typeof message === "object" && message !== null && "jalon" in message && typeof message.jalon === "string"

const isKnown = (type: string, handlers: Handlers): type is RequestType => Object.hasOwn(handlers, type)

/** One request, known and of a sender that may: its shape is checked, then its handler runs. Never rejects. */
async function answer<T extends RequestType>(
  handlers: Handlers,
  type: T,
  payload: unknown,
  from: From,
): Promise<Answered<ReplyOf<T>>> {
  const read = shapes[type].safeParse(payload)
  if (!read.success) return { ok: false, error: "shape", detail: read.error.issues[0]?.path.join(".") ?? "" }
  try {
    return { ok: true, value: await handlers[type](read.data, from) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.why }
    if (error instanceof StoreFailure) return { ok: false, error: "store", detail: error.message }
    return { ok: false, error: "failed", detail: error instanceof Error ? error.name : "unknown" }
  }
}

/** The one listener: what is not ours is left alone at once (undefined, not a promise of it). */
export const router =
  (handlers: Handlers) =>
  (message: unknown, sender: Runtime.MessageSender): Promise<Answered<unknown>> | undefined => {
    if (!isAsked(message)) return undefined
    const from = senderOf(sender)
    if (!from) return Promise.resolve({ ok: false, error: "refused" })
    if (!isKnown(message.jalon, handlers)) return Promise.resolve({ ok: false, error: "unknown" })
    if (leadRequests.has(message.jalon) && !from.own) return Promise.resolve({ ok: false, error: "refused" })
    return answer(handlers, message.jalon, message.payload, from)
  }
