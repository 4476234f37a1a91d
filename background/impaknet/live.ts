import browser from "webextension-polyfill"
import { unknown } from "../../src/process/field"
import {
  figures,
  impaknetFields,
  sameClient,
  Together,
  whoseOf,
  type ImpaknetFacts,
  type ImpaknetFields,
  type Whose,
} from "../../src/process/impaknet"
import { tell } from "../broadcast"

export type { ImpaknetFacts, Whose } from "../../src/process/impaknet"

/** What an open tab shows, put together with the other pages of the same client; `inView` false once the page has left. */
type Open = { together: Together; facts: ImpaknetFacts; inView: boolean }
/** This worker's memory and nothing else: figures are here, and end with it or with the tab. */
const open = new Map<number, Open>()
/** Whether the open pages have told what they show since this worker began. */
let told: Promise<unknown> | null = null

const keyOf = (tab: number): string => `impaknet:${tab}`
const isFacts = (value: unknown): value is ImpaknetFacts =>
  typeof value === "object" && value !== null && "fields" in value && "screen" in value

/** The same without a figure: what may be kept in memory beyond this worker, so that the pages of one client still go together. */
function withoutFigures(facts: ImpaknetFacts): ImpaknetFacts {
  const left = new Set<string>(figures)
  const fields = impaknetFields.map((name) => [
    name,
    left.has(name) ? unknown("not-found") : facts.fields[name],
  ])
  return { ...facts, fields: Object.fromEntries(fields) as ImpaknetFields }
}

/** What a tab of Impaknet shows now. Null to `facts` of another client's: nothing of them is kept. */
export async function readIn(tab: number, now: ImpaknetFacts): Promise<ImpaknetFacts> {
  let here = open.get(tab)
  if (!here) {
    const earlier = (await browser.storage.session.get(keyOf(tab)))[keyOf(tab)]
    here = open.get(tab) ?? {
      together: new Together(isFacts(earlier) ? earlier : null),
      facts: now,
      inView: true,
    }
  }
  here.facts = here.together.take(now)
  here.inView = true
  open.set(tab, here)
  await browser.storage.session.set({ [keyOf(tab)]: withoutFigures(here.facts) })
  return here.facts
}

/** What a tab's pages showed, put together; null when they showed nothing since this worker began. */
export const factsIn = (tab: number): ImpaknetFacts | null => open.get(tab)?.facts ?? null

export function leftIn(tab: number): void {
  const here = open.get(tab)
  if (here) here.inView = false
}

/** The tab is closed. */
export async function dropIn(tab: number): Promise<void> {
  open.delete(tab)
  await browser.storage.session.remove(keyOf(tab))
}

/** A host was withdrawn: nothing of what its pages showed stays. */
export function forgetAll(): void {
  const tabs = [...open.keys()]
  open.clear()
  void Promise.allSettled(tabs.map((tab) => browser.storage.session.remove(keyOf(tab))))
}

/** Asks every open page of Impaknet what it shows, once in this worker's life: what it knew ended with the last. */
export function askPages(patterns: readonly string[]): Promise<unknown> {
  told ??=
    patterns.length === 0
      ? null
      : browser.tabs
          .query({ url: [...patterns] })
          .then((tabs) => Promise.allSettled(tabs.map(({ id }) => tell(id, { jalonPush: "impaknet" }))))
  return told ?? Promise.resolve()
}

/**
 * What an open page of Impaknet says of this client now, its figures with it; null where none is surely of the same client, or two do
 * not say the same. For the moment of an answer alone: it is never kept.
 */
export function liveOf(whose: Whose): ImpaknetFacts | null {
  const of = [...open.values()].filter(
    ({ inView, facts }) => inView && sameClient(whoseOf(facts), whose).is === "same",
  )
  const [one, ...others] = of
  if (!one) return null
  const alike = others.every(({ facts }) => figures.every((name) => sameField(facts, one.facts, name)))
  return alike ? one.facts : null
}
const sameField = (one: ImpaknetFacts, other: ImpaknetFacts, name: (typeof figures)[number]): boolean =>
  JSON.stringify(one.fields[name]) === JSON.stringify(other.fields[name])
