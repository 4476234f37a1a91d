import browser, { type Runtime } from "webextension-polyfill"
import { type Answered, type ReplyOf, type RequestOf, type RequestType } from "../src/messages"
import { everywhere, leadRequests, siteRequests } from "../src/messages/senders"
import { shapes } from "../src/messages/shapes"
import type { Site } from "../src/scripts/types"
import { siteOf } from "./hosts"
import { StoreFailure } from "./keep"

/** Who asks: a page of one of the sites, in a tab, or one of our own pages (`site` null). */
export type From = { tab: number | null; own: boolean; url: string | null; site: Site | null }
export type Handlers = {
  readonly [T in RequestType]: (payload: RequestOf<T>, from: From) => ReplyOf<T> | Promise<ReplyOf<T>>
}

/** When a request is done: at once, or after those before it. */
type Turn = <T>(type: RequestType, work: () => Promise<T>) => Promise<T>

/** Thrown by a handler that does not do what is asked. */
export class Refusal extends Error {
  constructor(readonly why: "refused" | "shape") {
    super(why)
  }
}

/** Ours: the extension's own pages, and the top frame of a page of a site. Anyone else is null. */
function senderOf(sender: Runtime.MessageSender, impaknet: readonly string[]): From | null {
  if (sender.id !== browser.runtime.id) return null
  const tab = sender.tab?.id ?? null
  const url = sender.url ?? null
  if (url?.startsWith(browser.runtime.getURL(""))) return { tab, own: true, url, site: null }
  if (tab === null || sender.frameId !== 0) return null
  const { origin } = sender as { origin?: string }
  const site = siteOf(sender.url, impaknet)
  const fromSite = site !== null && (origin === undefined || siteOf(origin, impaknet) === site)
  return fromSite ? { tab, own: false, url, site } : null
}

const named: ReadonlySet<string> = new Set(Object.values(siteRequests).flatMap((requests) => [...requests]))
/** Our own pages may ask anything; a page of a site what is its own, and what all may. */
function may(type: RequestType, { own, site }: From): boolean {
  if (own) return true
  if (leadRequests.has(type) || site === null) return false
  return site === "zoho" ? everywhere.has(type) || !named.has(type) : siteRequests[site].has(type)
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
  turn: Turn,
): Promise<Answered<ReplyOf<T>>> {
  const read = shapes[type].safeParse(payload)
  if (!read.success) return { ok: false, error: "shape", detail: read.error.issues[0]?.path.join(".") ?? "" }
  try {
    return { ok: true, value: await turn(type, async () => handlers[type](read.data, from)) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.why }
    if (error instanceof StoreFailure) return { ok: false, error: "store", detail: error.message }
    return { ok: false, error: "failed", detail: error instanceof Error ? error.name : "unknown" }
  }
}

/**
 * The one listener: what is not ours is left alone at once (undefined, not a promise of it). `impaknet`: the patterns of its hosts;
 * `heard`: told of each request that may be made; `turn`: when each is done.
 */
export const router =
  (
    handlers: Handlers,
    impaknet: () => Promise<readonly string[]>,
    heard: (type: RequestType, from: From) => void = () => undefined,
    turn: Turn = (_type, work) => work(),
  ) =>
  (message: unknown, sender: Runtime.MessageSender): Promise<Answered<unknown>> | undefined => {
    if (!isAsked(message)) return undefined
    return impaknet().then((patterns): Answered<unknown> | Promise<Answered<unknown>> => {
      const from = senderOf(sender, patterns)
      if (!from) return { ok: false, error: "refused" }
      if (!isKnown(message.jalon, handlers)) return { ok: false, error: "unknown" }
      if (!may(message.jalon, from)) return { ok: false, error: "refused" }
      heard(message.jalon, from)
      return answer(handlers, message.jalon, message.payload, from, turn)
    })
  }
