import browser from "webextension-polyfill"
import type { PageFacts } from "../src/messages"
import { firstNamesIn } from "../src/process/appointment"
import { dayOf, type Day } from "../src/process/calendar"
import { valueOf, type Field } from "../src/process/field"
import { chanceOf } from "../src/process/renewal/loan"
import { monthsBetween } from "../src/process/renewal/months"
import { branchKey, type Roster } from "../src/process/roster"
import { fold } from "../src/process/text"
import type { RecordKey } from "../src/rules/facts"
import type { Language, Values } from "../src/scripts/types"
import { liveOf } from "./impaknet/live"

/** What a page told of a record for a script's words. It names a client: memory alone, and nothing of their credit. */
export type Told = {
  /** Known when the name itself says so: "Mme Roy". */
  address?: "mrs" | "mr"
  client?: string
  vehicle?: string
  branch?: string
  fi?: string
  salesDirector?: string
  creditNumber?: string
  stock?: string
  phone?: string
  /** The day of delivery. */
  delivered?: Day
  /** The client's language. */
  language?: Language
}
type ToldOf = { record: RecordKey; told: Told }

const keyOf = (tab: number): string => `told:${tab}`
/** The rank of the client's credit as the page in view says it, by tab: this worker's memory and nothing else. */
const chances = new Map<number, { record: RecordKey; chance: string }>()

export const sameRecord = (one: RecordKey | null, other: RecordKey | null): boolean =>
  one !== null &&
  other !== null &&
  one.id === other.id &&
  one.module === other.module &&
  one.org === other.org

const text = (field: Field | undefined): string | undefined => {
  const value = field && valueOf(field)?.trim()
  return value === undefined || value === "" ? undefined : value
}

/** French where the CRM says nothing else. */
function languageOf(field: Field | undefined): Language | undefined {
  const said = fold(text(field) ?? "")
  if (/^(en|ang|eng)/.test(said)) return "en"
  return /^fr/.test(said) ? "fr" : undefined
}

/** "Mme Roy, Zoé": how she is addressed, and her name. */
function named(contact: string | undefined): Pick<Told, "address" | "client"> {
  const [, title = "", name = ""] =
    /^(mme|mrs|ms|madame|m|mr|monsieur)\b\.?\s+(.+)$/i.exec(contact ?? "") ?? []
  if (name === "") return contact === undefined ? {} : { client: contact }
  return { address: /^(mme|mrs|ms|madame)$/i.test(title) ? "mrs" : "mr", client: name }
}

const vehicleOf = (fields: Partial<Record<"make" | "model" | "year", Field>>): string | undefined => {
  const parts = [text(fields.make), text(fields.model), text(fields.year)]
  // A year alone names no vehicle.
  return (parts[0] ?? parts[1]) ? parts.filter(Boolean).join(" ") : undefined
}

const present = (told: { [K in keyof Told]: Told[K] | undefined }): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))

/** What the facts of a page say for a script. */
export function toldOf({
  renewal,
  opportunity,
  credit,
  aftersales,
  contact: client,
}: Pick<PageFacts, "renewal" | "opportunity" | "credit" | "aftersales" | "contact">): Told {
  if (renewal) {
    const { contact, name, branch, language, possessionDate, fi, salesDirector, phone, stock } =
      renewal.fields
    return present({
      ...named(text(contact) ?? text(name)),
      vehicle: vehicleOf(renewal.fields),
      branch: text(branch),
      fi: text(fi),
      salesDirector: text(salesDirector),
      delivered: valueOf(possessionDate),
      language: languageOf(language),
      stock: text(stock),
      phone: text(phone),
    })
  }
  if (credit) {
    const { contact, number, phone } = credit.fields
    return present({ ...named(text(contact)), creditNumber: text(number), phone: text(phone) })
  }
  if (aftersales) {
    const { contact, branch, language, phone } = aftersales.fields
    return present({
      // The file's own name may say what is wrong with the vehicle.
      ...named(text(contact)),
      vehicle: vehicleOf(aftersales.fields),
      branch: text(branch),
      language: languageOf(language),
      phone: text(phone),
    })
  }
  if (!opportunity) return present({ phone: client ? valueOf(client.phones)?.[0] : undefined })
  const { contact, branch, language, salesDirector, stock, phone } = opportunity.fields
  return present({
    ...named(text(contact)),
    // Its vehicle is the one that the client looks for, not the one that they own.
    branch: text(branch),
    salesDirector: text(salesDirector),
    language: languageOf(language),
    stock: text(stock),
    phone: text(phone),
  })
}

/**
 * Keeps what the page in view of a tab tells, in memory; written only when it differs. What it told is added to what was told of the
 * same record. Null: nothing new.
 */
export async function tell(tab: number, record: RecordKey, facts: PageFacts): Promise<Told | null> {
  const chance = text(facts.renewal?.fields.chance)
  if (chance === undefined) chances.delete(tab)
  else chances.set(tab, { record, chance })
  const before = await toldIn(tab)
  const known = before && sameRecord(before.record, record) ? before.told : {}
  const told = { ...known, ...toldOf(facts) }
  if (JSON.stringify(told) === JSON.stringify(known)) return null
  await browser.storage.session.set({ [keyOf(tab)]: { record, told } satisfies ToldOf })
  return told
}

/** What a tab was last told of, whatever the record; null: nothing. */
export async function toldIn(tab: number): Promise<ToldOf | null> {
  const kept = (await browser.storage.session.get(keyOf(tab)))[keyOf(tab)]
  return typeof kept === "object" && kept !== null && "told" in kept ? (kept as ToldOf) : null
}

const chanceWords = { fr: ["1re", "2e", "3e"], en: ["first", "second", "third"] } as const

/** The client's chance at credit as the page of this record, or one of Impaknet, shows it now. */
export function chanceNow(
  tab: number,
  record: RecordKey | null,
  told: Told,
  language: Language,
): string | undefined {
  const here = chances.get(tab)
  const shown = here && sameRecord(here.record, record) ? chanceOf(here.chance) : null
  const { stock = null, client = null, phone, branch = null } = told
  const live =
    shown === null &&
    record &&
    liveOf({ stock, name: client, phones: phone === undefined ? [] : [phone], branch })
  const rank = shown ?? (live ? valueOf(live.fields.chance) : undefined)
  return typeof rank === "number" ? chanceWords[language][rank - 1] : undefined
}

export async function dropTold(tab: number): Promise<void> {
  chances.delete(tab)
  await browser.storage.session.remove(keyOf(tab))
}

const titles = { fr: { mrs: "Mme", mr: "M." }, en: { mrs: "Ms.", mr: "Mr." } } as const

/** Who else is known: the agent, the team, and the number that the policy gives to call back. */
export type Around = {
  agent: { name: string; branch?: string } | null
  roster: Roster
  callback: string | undefined
  /** As another page says it now; never kept. */
  chance: string | undefined
  offer: string | undefined
  /** What after-sales reception says of itself. */
  reception?: Values
}

/** The sales director of a branch, when there is one and only one. */
function directorOf({ people }: Roster, branch: string | undefined): string | undefined {
  if (branch === undefined) return undefined
  const [one, ...others] = people.filter(
    (person) =>
      person.role === "sales-director" &&
      person.branch !== undefined &&
      branchKey(person.branch) === branchKey(branch),
  )
  return others.length === 0 ? one?.name : undefined
}

/** Whole months from a Montréal day to today; none before the first. */
const monthsSince = (day: Day, now: Date): string | undefined => {
  const today = dayOf(now)
  return day <= today ? String(monthsBetween(day, today)) : undefined
}

/** What the blanks of a script are filled with, in the language said to the client. What is unknown is left out. */
export function valuesOf(
  told: Told,
  { agent, roster, callback, chance, offer, reception }: Around,
  language: Language,
  now: Date,
): Values {
  const branch = told.branch ?? agent?.branch
  return Object.fromEntries(
    Object.entries({
      address: told.address && titles[language][told.address],
      client: told.client,
      months: told.delivered && monthsSince(told.delivered, now),
      vehicle: told.vehicle,
      branch,
      agent: agent?.name,
      fi: told.fi,
      salesDirector: told.salesDirector ?? directorOf(roster, branch),
      chance,
      callback,
      creditNumber: told.creditNumber,
      offer,
      firstName: agent ? firstNamesIn(agent.name)[0] : undefined,
      ...reception,
    }).filter(([, value]) => value !== undefined && value !== ""),
  )
}
