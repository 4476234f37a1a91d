import { unknown, valueOf, type Field } from "../field"
import { compareNames } from "../opportunity"
import { branchKey } from "../roster"
import { fold } from "../text"
import { impaknetFields, type ImpaknetFacts, type ImpaknetField, type ImpaknetFields } from "./facts"

/** Whose file it is, as one page says it; null or [] where it does not. `phones`: as written. */
export type Whose = {
  stock: string | null
  branch: string | null
  name: string | null
  phones: readonly string[]
}

/** Why two files may not be put together. */
export type Doubt = "branch" | "client" | "phone" | "too-little"
export type Sameness = { is: "same" } | { is: "other" } | { is: "doubt"; why: Doubt }

export const sameBranch = (one: string, other: string): boolean => branchKey(one) === branchKey(other)
const stockKey = (text: string): string => fold(text).replace(/[^a-z0-9]/g, "")
const phoneKey = (text: string): string => text.replace(/\D/g, "").slice(-10)
const phoneKeys = (phones: readonly string[]): string[] =>
  phones.map(phoneKey).filter(({ length }) => length === 10)

/**
 * Whether two pages speak of one client: by the stock number, the same name or no name beside it, never across branches; else by the
 * name with a phone number.
 */
export function sameClient(one: Whose, other: Whose): Sameness {
  const stocks = [one.stock, other.stock].map((stock) => stock && stockKey(stock))
  const sameStock = stocks[0] && stocks[1] ? stocks[0] === stocks[1] : null
  const names = one.name && other.name ? compareNames(one.name, other.name) : null
  // Nothing to tell them alike by, or not yet: nobody is troubled with a doubt.
  if (!sameStock && (sameStock === false || names !== "same")) return { is: "other" }
  if (one.branch && other.branch && !sameBranch(one.branch, other.branch))
    return { is: "doubt", why: "branch" }
  if (names !== null && names !== "same") return { is: "doubt", why: "client" }
  if (sameStock) return { is: "same" }
  const [mine, theirs] = [phoneKeys(one.phones), phoneKeys(other.phones)]
  if (mine.length === 0 || theirs.length === 0) return { is: "doubt", why: "too-little" }
  return mine.some((phone) => theirs.includes(phone)) ? { is: "same" } : { is: "doubt", why: "phone" }
}

/** Several numbers read in one place stand apart by a " / ". */
export const phonesOf = (text: string | undefined): string[] => text?.split(" / ") ?? []

export const whoseOf = ({ fields }: ImpaknetFacts): Whose => ({
  stock: valueOf(fields.stock) ?? null,
  branch: valueOf(fields.branch) ?? null,
  name: valueOf(fields.client) ?? null,
  phones: phonesOf(valueOf(fields.phone)),
})

/** Whether a page is still of the client of those before: it says the same of whom, and nothing else. */
function continues(before: Whose, now: Whose): boolean {
  const agree = (part: "stock" | "name" | "branch"): boolean | null => {
    const [was, is] = [before[part], now[part]]
    if (!was || !is) return null
    return part === "branch" ? sameBranch(was, is) : fold(was) === fold(is)
  }
  const [stock, name, branch] = [agree("stock"), agree("name"), agree("branch")]
  return (stock ?? name) === true && name !== false && branch !== false
}

/** What several pages say of one field: the known values must agree; unknown where one of them could not be read for sure. */
function agreed(name: ImpaknetField, now: ImpaknetFacts, pages: Iterable<ImpaknetFacts>): Field<unknown> {
  const reads: Field<unknown>[] = [now, ...pages].map(({ fields }) => fields[name])
  const torn = reads.find((read) => read.state === "unknown" && read.why === "conflict")
  const [first, ...others] = reads.filter(({ state }) => state === "known")
  if (torn || !first) return torn ?? now.fields[name]
  const told = (read: Field<unknown>): string => fold(String(valueOf(read)))
  return others.every((read) => told(read) === told(first)) ? first : unknown("conflict")
}

/** The pages of one client, seen one after the other in a tab, put together; another client's begins anew. */
export class Together {
  readonly #pages = new Map<string, ImpaknetFacts>()
  #whole: ImpaknetFacts | null = null

  /** `earlier`: what was put together before this began. */
  constructor(earlier: ImpaknetFacts | null = null) {
    if (earlier) this.#pages.set("earlier", earlier)
    this.#whole = earlier
  }

  /** Takes in what a page shows now; the whole, with what the others of the same client showed. */
  take(now: ImpaknetFacts): ImpaknetFacts {
    if (this.#whole && !continues(whoseOf(this.#whole), whoseOf(now))) this.#pages.clear()
    this.#pages.set(`${now.screen ?? ""} ${now.tab ?? ""}`, now)
    const fields = impaknetFields.map((name) => [name, agreed(name, now, this.#pages.values())])
    return (this.#whole = { ...now, fields: Object.fromEntries(fields) as ImpaknetFields })
  }
}
