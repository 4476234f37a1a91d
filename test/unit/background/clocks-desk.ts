import { clock, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import type { ClockView, DueView } from "../../../src/messages"
import { packs, rules } from "../../../src/rules"
import { offline } from "../../../background/crm/connection"

/** A worker with every rule, and what people and pages ask it about clocks. */
const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
export const wake = () => wakeWorker(offline, registry)
export const minute = 60_000
export const hour = 60 * minute
export const record = { org: "org1", module: "CustomModule9", id: "42" }
export const url = "https://crm.zoho.com/crm/org1/tab/CustomModule9/42"
export const mailbox = "service@lexus.example"
export const gmail = page(7, "https://mail.google.com/mail/u/0/#inbox")
export const at = (text: string): number => Date.parse(text)
export const iso = (ms: number): string => new Date(ms).toISOString()

type Reply<T> = { ok: boolean; value: T; error?: string }
export const ask = <T>(type: string, payload?: unknown, from = page()) =>
  send(type, payload, from) as Promise<Reply<T>>
export const policy = (over: object = {}) =>
  ask(
    "policy.import",
    { text: JSON.stringify({ version: 1, aftersales: { mailboxes: [" Service@Lexus.example "] }, ...over }) },
    popup,
  )
export const start = (kind: string, ms = clock.now, over: object = {}) =>
  ask<ClockView>("clock.start", { kind, record, url, at: iso(ms), ...over })
export const due = async (): Promise<DueView> => (await ask<DueView>("due.get", undefined, popup)).value
export const told = () => state.notifications.map(({ title }) => title)
export const events = async () =>
  (await db().journal.toArray())
    .filter(({ kind }) => kind === "clock")
    .map(({ details }) => `${String(details?.["clock"])} ${String(details?.["event"])}`)
    .sort()

/** As after an install, with a mailbox that reception answers. */
export async function openDesk(): Promise<void> {
  await freshWorkerOf(registry)
  await policy()
}
