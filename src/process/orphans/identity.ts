import { branchKey, nameKey } from "../roster"
import { fold } from "../text"
import type { Orphan, OrphanDeal } from "./types"

/** An extension, and what people write before it. */
const extension = /\b(?:ext|poste|post|p\.|x)\.?\s*\d+/gi
const american = /(?<!\d)(?:\+?1[\s.-]*)?\(?([2-9]\d{2})\)?[\s.-]*([2-9]\d{2})[\s.-]*(\d{4})(?!\d)/g
const foreign = /\+(?!1\b)\d[\d\s().-]{7,20}\d/g

/** The whole numbers that a text holds, digits only: ten of North America, more after a "+". Never an extension, never a part of a number. */
export function phoneDigits(raw: string): string[] {
  const text = raw
    .normalize("NFKC")
    .replace(extension, " ; ")
    .replace(/\p{Pd}/gu, "-")
  const abroad = [...text.matchAll(foreign)].map(([whole]) => whole.replace(/\D/g, ""))
  const here = [...text.matchAll(american)].map(
    ([, area, office, line]) => `${area ?? ""}${office ?? ""}${line ?? ""}`,
  )
  const away = abroad.filter((digits) => digits.length > 10 && !digits.startsWith("1"))
  return [...new Set([...here.filter((digits) => !away.some((one) => one.includes(digits))), ...away])]
}

/** The id of the record that an address of the CRM names, digits alone; null for any other address. */
export function recordDigits(address: string): string | null {
  const [, path, query] =
    /^https:\/\/crm\.zoho[\w.]*(?::\d+)?(\/[^?#]*)\??([^#]*)/i.exec(address.trim()) ?? []
  if (path === undefined || !/\/crm\//.test(path)) return null
  return (
    /\/tab\/[^/]+\/(\d{4,30})(?:\/|$)/.exec(path)?.[1] ??
    /(?:^|&)id=(\d{4,30})(?:&|$)/.exec(query ?? "")?.[1] ??
    null
  )
}

/** 53 bits of a text, spread by a seed (cyrb53): the same on every machine. */
function spread(text: string, seed: number): string {
  let [one, two] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36)
}
/** A short id made of a text: 106 bits, so that no two of a long list meet. */
const short = (text: string): string => `${spread(text, 1)}-${spread(text, 2)}`

type Marked = Pick<Orphan, "name" | "phone" | "email" | "url" | "make" | "model" | "year">

/** What a client is told apart by: their record, numbers and e-mail, as far as each is readable. The surest first. */
export function marksOf({ phone, email, url }: Marked): string[] {
  const record = url === undefined ? null : recordDigits(url)
  return [
    ...(record === null ? [] : [`r:${record}`]),
    ...phoneDigits(phone ?? "").map((digits) => `p:${digits}`),
    ...(email === undefined || email.trim() === "" ? [] : [`e:${fold(email).replace(/\s/g, "")}`]),
  ]
}

/** The id of a client, the same at each import: of their record in the CRM, else their phone, else their e-mail, else their name and vehicle. */
export function orphanId(client: Marked): string {
  const [mark] = marksOf(client)
  const vehicle = [client.make, client.model, client.year].map((part) => fold(String(part ?? ""))).join(" ")
  return short(mark ?? `n:${nameKey(client.name)}|${vehicle}`)
}

/** The id of a client whose `id` someone of another name bears: of their name with it. */
export const namesakeId = ({ id, name }: Pick<Orphan, "id" | "name">): string =>
  short(`${id}|${nameKey(name)}`)

/** The id of what one seller is given for one day, the same in every browser. */
export const dealId = ({ day, branch, seller }: Pick<OrphanDeal, "day" | "branch" | "seller">): string =>
  `${day}-${short(`${branchKey(branch)}|${nameKey(seller)}`)}`

/** A mark of some lists, by which what was shown is known again. */
export const fingerprint = (deals: readonly OrphanDeal[]): string =>
  short(JSON.stringify(deals.map(({ id, clients }) => [id, clients.map((client) => client.id)])))
