import { nameKey } from "../process/roster"
import { fold } from "../process/text"
import type { Store } from "./database"

/** What a client is looked up by. `phone` is the whole number; `surname` each of its leading lengths; `name` all of it, in any order. */
export const keyKinds = ["phone", "last7", "last4", "email", "name", "surname", "stock"] as const
export type KeyKind = (typeof keyKinds)[number]
/** A text to look up, as what it is. */
export type KeyText = readonly [kind: KeyKind, text: string]

/** What is known of a client. Phones are digits only. */
export type Client = { phones: readonly string[]; emails: readonly string[]; names: readonly string[] }

/** The shortest surname or stock number that is looked up. */
export const shortest = 3

const letters = (text: string): string => fold(text).replace(/[^\p{L}]/gu, "")
const words = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map(letters)
    .filter(Boolean)

export const emailText = (email: string): string => fold(email).replace(/\s/g, "")
/** A stock number without spaces, dashes or case. */
export const stockText = (stock: string): string => fold(stock).replace(/[^a-z0-9]/g, "")
/** A whole name, in whichever order it is written; null for one word alone. */
export const nameText = (name: string): string | null => (words(name).length > 1 ? nameKey(name) : null)

/** Each way to end a run of words, joined: "de la Cruz" → delacruz, lacruz, cruz. */
const tails = (parts: readonly string[]): string[] => parts.map((_word, at) => parts.slice(at).join(""))
const heads = (parts: readonly string[]): string[] =>
  parts.map((_word, at) => parts.slice(0, at + 1).join(""))

/** The surnames that a client's name holds: what stands before the comma, else all but the first word. */
function surnamesOf(name: string): string[] {
  const [before = "", after] = name.split(",", 2)
  const parts = before.trim().split(/\s+/)
  const last = after !== undefined || parts.length === 1 ? parts : parts.slice(1)
  return tails(
    last
      .slice(-4)
      .flatMap((word) => word.split(/\p{Pd}/u))
      .map(letters)
      .filter(Boolean),
  )
}

/** The surnames that a typed name may mean: before the comma; without one, either end of it. */
export function surnamesMeant(name: string): string[] {
  const [before = "", after] = name.split(",", 2)
  const parts = words(before).slice(0, 6)
  const meant = after !== undefined ? [parts.join("")] : [...tails(parts), ...heads(parts)]
  return [...new Set(meant)].filter((text) => text.length >= shortest)
}

const leading = (text: string): string[] =>
  Array.from({ length: Math.max(0, Math.min(text.length, 40) - shortest + 1) }, (_one, at) =>
    text.slice(0, shortest + at),
  )

/** Everything that a client's file is found by. */
export function keyTexts({ phones, emails, names }: Client, stock: string | null): KeyText[] {
  const full = names.map(nameText).filter((name) => name !== null)
  return [
    ...phones.flatMap((digits): KeyText[] => [
      ["phone", digits],
      ["last7", digits.slice(-7)],
      ["last4", digits.slice(-4)],
    ]),
    ...emails.map((email): KeyText => ["email", emailText(email)]),
    ...full.map((name): KeyText => ["name", name]),
    ...names
      .flatMap(surnamesOf)
      .flatMap(leading)
      .map((text): KeyText => ["surname", text]),
    ...leading(stockText(stock ?? "")).map((text): KeyText => ["stock", text]),
  ]
}

const made = new WeakMap<Store, Promise<CryptoKey>>()

/** Made once for this browser. Nothing is awaited inside the transaction but the store: it would end. */
async function makeKey(store: Store): Promise<CryptoKey> {
  const kept = await store.secrets.get("look-up")
  if (kept) return kept.key
  const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  return store.transaction("rw", store.secrets, async () => {
    const first = await store.secrets.get("look-up")
    if (first) return first.key
    await store.secrets.add({ name: "look-up", key })
    return key
  })
}

function keyOf(store: Store): Promise<CryptoKey> {
  const key =
    made.get(store) ??
    makeKey(store).catch((error: unknown) => {
      made.delete(store)
      throw error
    })
  made.set(store, key)
  return key
}

/** Forgets the key held in memory: the store holds it no more. */
export const forgetKey = (store: Store): void => void made.delete(store)

const marks: Readonly<Record<KeyKind, string>> = {
  phone: "p",
  last7: "7",
  last4: "4",
  email: "e",
  name: "n",
  surname: "s",
  stock: "k",
}
/** How long a hash is: its kind, then 96 bits of HMAC-SHA-256 in base 64. */
const length = 17

/** The keyed hashes of texts, in their order, each telling its kind. */
export async function hashes(store: Store, texts: readonly KeyText[]): Promise<string[]> {
  const key = await keyOf(store)
  const encoder = new TextEncoder()
  return Promise.all(
    texts.map(async ([kind, text]) => {
      const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`${kind}:${text}`)))
      return marks[kind] + btoa(String.fromCharCode(...bytes.slice(0, 12)))
    }),
  )
}

/** What sorts a file seen at an instant before those seen earlier: seconds, counted down. */
const recency = (at: number): string => (9_999_999_999 - Math.floor(at / 1000)).toString(36).padStart(7, "0")

/** A hash as the index holds it: files of one hash stand in it the most recently seen first. */
export const indexed = (hash: string, seenAt: number): string => hash + recency(seenAt)
export const hashOf = (entry: string): string => entry.slice(0, length)
export const isOf = (entry: string, kinds: readonly KeyKind[]): boolean =>
  kinds.some((kind) => entry.startsWith(marks[kind]))
