import type { Day } from "../calendar"
import { branchKey, nameKey } from "../roster"
import { fold } from "../text"
import { dealId, marksOf } from "./identity"
import type { Orphan, OrphanDeal } from "./types"

/** Someone who calls; `branch` "" when it is not known: only clients of no branch then. */
export type DealSeller = { name: string; branch: string }
/** A client given earlier, that day or before; `reached` once someone spoke to them. */
export type GivenEarlier = { seller: string; day: Day; client: Orphan; reached: boolean }

export type DealAsk = {
  day: Day
  /** The most that one seller has for that day, what they have of it already counted. */
  perSeller: number
  sellers: readonly DealSeller[]
  /** Those not given yet. */
  pool: readonly Orphan[]
  given: readonly GivenEarlier[]
}
export type DealAnswer = {
  /** By branch and name; nobody without a client. */
  deals: OrphanDeal[]
  /** Why others of the pool stay in it. */
  left: {
    /** Every seller who could has their number. */
    full: number
    /** Of a branch whose sellers are not there. */
    branch: number
    /** Given already, or sharing a number or an address with someone still being called. */
    called: number
  }
}

/** The most clients that one list holds, whatever is asked. */
export const longestDeal = 50

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
/** The oldest vehicle first, then the oldest purchase; unknown last. The id parts those alike. */
const orderOf = ({ year, purchased, name, id }: Orphan): string =>
  [String(year ?? 9999), purchased ?? "9999", fold(name), id].join("\u0001")

/** What tells that two clients are one: the id, or a number or an address under the same name (a list may tell more than another). */
const namesOf = (client: Orphan): string[] => {
  const name = nameKey(client.name)
  return [client.id, ...marksOf(client).map((mark) => `${mark}|${name}`)]
}

type Hand = DealSeller & { key: string; branchKey: string; total: number; before: number; clients: Orphan[] }

/** Who is given the next client: the fewest that day, then the fewest before, then by name. */
const turn = (one: Hand, other: Hand): number =>
  one.total - other.total || one.before - other.before || compare(one.key, other.key)

function handsOf({ sellers, day, given }: DealAsk): Hand[] {
  const hands = new Map<string, Hand>()
  for (const { name, branch } of sellers) {
    const key = nameKey(name)
    const theirs = given.filter(({ seller }) => nameKey(seller) === key)
    hands.set(key, {
      name,
      branch,
      key,
      branchKey: branchKey(branch),
      total: theirs.filter((one) => one.day === day).length,
      before: theirs.filter((one) => one.day < day).length,
      clients: [],
    })
  }
  return [...hands.values()].sort((one, other) => compare(one.key, other.key))
}

/**
 * Deals clients to the sellers there (orphans.daily-list): nobody past their number for the day, nobody dealt twice, shares that differ by
 * at most one where branches allow it, a branch's clients to its own sellers and those of none to any. The same whatever the order given.
 */
export function dealOut(ask: DealAsk): DealAnswer {
  const hands = handsOf(ask)
  const most = Math.min(ask.perSeller, longestDeal)
  const given = new Set(ask.given.flatMap(({ client }) => namesOf(client)))
  const taken = new Set(ask.given.filter(({ reached }) => !reached).flatMap(({ client }) => marksOf(client)))
  const left: DealAnswer["left"] = { full: 0, branch: 0, called: 0 }

  const ordered = ask.pool
    .map((client) => ({ client, order: orderOf(client), branch: branchKey(client.branch ?? "") }))
    .sort((one, other) => compare(one.order, other.order))
  const give = (client: Orphan, able: readonly Hand[]): void => {
    const [next] = able.filter(({ total }) => total < most).sort(turn)
    if (!next) {
      left.full++
      return
    }
    const marks = marksOf(client)
    if (namesOf(client).some((one) => given.has(one)) || marks.some((mark) => taken.has(mark))) {
      left.called++
      return
    }
    next.clients.push(client)
    next.total++
    for (const one of namesOf(client)) given.add(one)
    for (const mark of marks) taken.add(mark)
  }
  // Those of a branch first: what is left of each seller's number then evens out with those of none.
  for (const { client, branch } of ordered.filter(({ branch }) => branch !== "")) {
    const able = hands.filter((hand) => hand.branchKey === branch)
    if (able.length === 0) left.branch++
    else give(client, able)
  }
  for (const { client } of ordered.filter(({ branch }) => branch === "")) give(client, hands)

  const deals = hands
    .filter(({ clients }) => clients.length > 0)
    .map(({ name, branch, clients }) => ({
      id: dealId({ day: ask.day, branch, seller: name }),
      day: ask.day,
      branch,
      seller: name,
      clients,
    }))
  return {
    deals: deals.sort(
      (one, other) =>
        compare(fold(one.branch), fold(other.branch)) || compare(nameKey(one.seller), nameKey(other.seller)),
    ),
    left,
  }
}

export type NumberAnswer = "ok" | "few" | "warned" | "refused"
/** How a number a seller stands to the day's (`from` to `to`): over it is refused where the rule holds, else warned. */
export function judgeNumber(
  perSeller: number,
  { from, to }: { from: number; to: number },
  level: string,
): NumberAnswer {
  if (perSeller > longestDeal) return "refused"
  if (perSeller > to) return level === "block" ? "refused" : level === "warn" ? "warned" : "ok"
  return perSeller < from ? "few" : "ok"
}
