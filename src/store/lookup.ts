import type { FindKind } from "../messages/find"
import type { Store } from "./database"
import { filesOf } from "./dossiers"
import {
  emailText,
  hashes,
  nameText,
  shortest,
  stockText,
  surnamesMeant,
  type KeyKind,
  type KeyText,
} from "./keys"
import type { DossierRow } from "./rows"

/** What a typed text may be: each way to look for it, the surest first. */
export type Query = { tried: FindKind[]; texts: KeyText[] }
/** `exact`: by the whole number, address, name or stock number. */
export type Found = { row: DossierRow; by: FindKind; exact: boolean }

const aroundNumber = /\b(?:t[ée]l(?:[ée]phone)?|cell(?:ulaire)?|phone|ext|poste?|p|x)\b\.?/giu
const address = /[^\s<>()[\]:;,"]+@[^\s<>()[\]:;,"]+\.[^\s<>()[\]:;,"]+/u

/** A part of a number that callers give: the whole but invalid one, its last 7 or its last 4 digits. */
function partOf(digits: string): KeyText | null {
  const national = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits
  if (national.length >= 10) return ["phone", national]
  if (national.length >= 7) return ["last7", national.slice(-7)]
  return national.length === 4 ? ["last4", national] : null
}

/**
 * Reads what was typed or selected: a phone in any form (`phones`: the valid numbers read in it, digits only), its last 7 or 4
 * digits, an e-mail, a surname of three letters or more in either order with the first name, a stock number or its start.
 * A text that holds a whole number or an address is looked up by these alone.
 */
export function readQuery(query: string, phones: readonly string[]): Query {
  const text = query.normalize("NFKC").trim().slice(0, 200)
  const texts: KeyText[] = phones.map((digits) => ["phone", digits])
  const email = address.exec(text)?.[0]
  if (email !== undefined) texts.push(["email", emailText(email)])
  if (texts.length === 0) {
    const number = text.replace(aroundNumber, " ")
    const part = /[\p{L}@]/u.test(number) ? null : partOf(number.replace(/\D/g, ""))
    if (part) texts.push(part)
    // "poste 0199" is a part of a number, and no stock is as long as one.
    const stock = part && /\p{L}/u.test(text) ? "" : stockText(text)
    if (
      /\d/.test(stock) &&
      stock.length >= shortest &&
      stock.length <= (part ? 8 : 12) &&
      !text.includes("@")
    )
      texts.push(["stock", stock])
    if (!/[\d@]/.test(text)) {
      const name = nameText(text)
      if (name !== null) texts.push(["name", name])
      texts.push(...surnamesMeant(text).map((surname): KeyText => ["surname", surname]))
    }
  }
  const tried = texts.map(([kind]) => told(kind))
  return { tried: [...new Set(tried)], texts }
}

const told = (kind: KeyKind): FindKind => (kind === "name" ? "surname" : kind)

/**
 * The files that a query finds, whole matches first (a phone before all), then the most recently seen; `most` at the most.
 * One index range of at most that many rows for each way to look: the cost does not grow with what is kept.
 */
export async function lookUp(store: Store, { texts }: Query, most = 20): Promise<Found[]> {
  const found = await hashes(store, texts)
  const lists = await store.transaction("r", store.dossiers, () =>
    Promise.all(found.map((hash) => filesOf(store, hash, most))),
  )
  const files = new Map<string, Found>()
  lists.forEach((rows, index) => {
    const [kind, text] = texts[index] ?? ["surname", ""]
    for (const row of rows) {
      const whole = kind === "stock" && row.stock !== null && stockText(row.stock) === text
      if (!files.has(row.record))
        files.set(row.record, { row, by: told(kind), exact: whole || exact.has(kind) })
    }
  })
  const rank = (file: Found): number => (file.exact ? (file.by === "phone" ? 0 : 1) : 2)
  return [...files.values()].sort((a, b) => rank(a) - rank(b) || b.row.seenAt - a.row.seenAt).slice(0, most)
}

const exact: ReadonlySet<KeyKind> = new Set<KeyKind>(["phone", "email", "name"])
