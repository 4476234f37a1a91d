import browser from "webextension-polyfill"
import type { CarryLine, CarryView, ImpaknetView, PageQuestion } from "../../src/messages"
import { fromWire } from "../../src/messages/wire"
import type { PageFacts } from "../../src/messages"
import { valueOf } from "../../src/process/field"
import {
  carried,
  identity,
  phonesOf,
  sameBranch,
  sameClient,
  whoseOf,
  type Carried,
  type ImpaknetFacts,
  type Whose,
} from "../../src/process/impaknet"
import type { FieldKey } from "../../src/rules/facts"
import { say } from "../../src/words"
import type { ImpaknetWords } from "../../src/words/fr/impaknet"
import { putIn } from "../injection"

const key = "impaknet:carry"
const lifetime = 30 * 60_000
/** The host of the match of the script that carries: it runs only where it is put. */
const nowhere = "https://carry.jalon.invalid/*"

/** What the agent took from a page: memory alone, and no figure. */
type Taken = { whose: Whose; values: Partial<Record<Carried, string>>; at: number }
const isTaken = (value: unknown): value is Taken =>
  typeof value === "object" && value !== null && "whose" in value && "values" in value

/** Its field in a renewal file. */
const target: Record<Carried, FieldKey> = {
  make: "renewal.make",
  model: "renewal.model",
  year: "renewal.year",
  stock: "renewal.stock",
  deliveryDate: "renewal.possessionDate",
  financingEnd: "renewal.financingEnd",
  monthsLeft: "renewal.monthsLeft",
  fi: "renewal.fi",
  salesDirector: "renewal.salesDirector",
  protection: "renewal.protection",
}

/** The known facts that may be carried, as text. */
function valuesOf({ fields }: ImpaknetFacts): Partial<Record<Carried, string>> {
  const known = carried.flatMap((name) => {
    const value = valueOf<string | number>(fields[name])
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  return Object.fromEntries(known)
}

let held: Taken | null | undefined
export async function taken(now: Date): Promise<Taken | null> {
  if (held === undefined) {
    const kept = (await browser.storage.session.get(key))[key]
    held = isTaken(kept) ? kept : null
  }
  const age = held ? now.getTime() - held.at : 0
  if (age < 0 || age > lifetime) await dropTaken()
  return held ?? null
}
export async function dropTaken(): Promise<void> {
  held = null
  await browser.storage.session.remove(key)
}

/** Takes what may be carried of a client; false where the page does not say whose it is, or nothing of it may be. */
export async function take(facts: ImpaknetFacts, now: Date): Promise<boolean> {
  const taking: Taken = { whose: whoseOf(facts), values: valuesOf(facts), at: now.getTime() }
  const { stock, name } = taking.whose
  if ((stock ?? name) === null || Object.keys(taking.values).length === 0) return false
  held = taking
  await browser.storage.session.set({ [key]: taking })
  return true
}

const shownIn = (name: Carried, value: string, { view }: ImpaknetWords): string =>
  name === "monthsLeft" ? say(value === "1" ? view.months.one : view.months.many, { n: value }) : value

const told = ({ stock, name }: Whose): string => [stock, name].filter(Boolean).join(" · ")

/** What is shown beside a page of Impaknet. `own`: the agent's branch. */
export async function impaknetView(
  facts: ImpaknetFacts,
  words: ImpaknetWords,
  own: string,
  now: Date,
): Promise<ImpaknetView> {
  const whose = whoseOf(facts)
  const values = valuesOf(facts)
  const standing = await taken(now)
  const torn = identity.some((name) => {
    const field = facts.fields[name]
    return field.state === "unknown" && field.why === "conflict"
  })
  const elsewhere = whose.branch && own !== "" && !sameBranch(whose.branch, own)
  const remark = torn
    ? words.view.two
    : elsewhere
      ? say(words.view.branch, { branch: whose.branch ?? "", own })
      : null
  const lines = told(whose) === "" ? [] : carried.filter((name) => values[name] !== undefined)
  return {
    title: told(whose) || ["Impaknet", facts.screen].filter(Boolean).join(" "),
    remark,
    lines: lines.map((name) => ({
      name,
      label: words.fields[name],
      value: shownIn(name, values[name] ?? "", words),
    })),
    unread: carried.flatMap((name) => {
      const field = facts.fields[name]
      return field.state === "unknown" && !/not-(found|settled)/.test(field.why) && !torn
        ? [words.fields[name]]
        : []
    }),
    guide: facts.screen && `guide.impaknet-${facts.screen}`,
    kept:
      standing !== null &&
      JSON.stringify([standing.whose, standing.values]) === JSON.stringify([whose, values]),
  }
}

/** What is offered to the file in view; null when nothing was taken, or it is surely of someone else. */
export async function carryView(
  whose: Whose,
  words: ImpaknetWords,
  labels: Readonly<Record<FieldKey, string>>,
  language: "fr" | "en",
  now: Date,
): Promise<CarryView | null> {
  const took = await taken(now)
  if (!took) return null
  const match = sameClient(took.whose, whose)
  if (match.is === "other") return null
  const lines: CarryLine[] = carried.flatMap((name) => {
    const value = took.values[name]
    const field = target[name]
    return value === undefined
      ? []
      : [{ name, field, label: labels[field], value, shown: shownIn(name, value, words) }]
  })
  return {
    from: told(took.whose),
    lines: match.is === "same" ? lines : [],
    refusal: match.is === "doubt" ? words.carry.refusal[match.why] : null,
    language,
    words: words.carry,
  }
}

/** Whose a renewal file is, as its page says it. */
function whoseIn({ facts }: PageQuestion): Whose | null {
  const { renewal } = (fromWire(facts) ?? {}) as Partial<PageFacts>
  if (!renewal || renewal.mode === "create") return null
  const { stock, branch, contact, name, phone } = renewal.fields
  return {
    stock: valueOf(stock) ?? null,
    branch: valueOf(branch) ?? null,
    name: valueOf(contact) ?? valueOf(name) ?? null,
    phones: phonesOf(valueOf(phone)),
  }
}

/** A page of the CRM has asked what to say: where it is the file of whoever was taken, the script that carries comes to it. */
export async function bring(tab: number | null, question: PageQuestion, now: Date): Promise<void> {
  if (tab === null || held === null || !(await taken(now))) return
  const whose = whoseIn(question)
  const took = await taken(now)
  if (!whose || !took || sameClient(took.whose, whose).is === "other") return
  const stands: unknown = await browser.tabs
    .sendMessage(tab, { jalonPush: "carry" }, { frameId: 0 })
    .catch(() => undefined)
  if (stands !== true) await putIn(tab, nowhere)
}
