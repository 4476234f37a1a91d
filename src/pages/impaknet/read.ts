import { empty, known, mapField, unknown, valueOf, type Field } from "../../process/field"
import { fold } from "../../process/text"
import {
  allUnknown,
  impaknetFields,
  type ImpaknetFacts,
  type ImpaknetField,
  type ImpaknetFields,
  type Tab,
} from "../../process/impaknet/facts"
import { readAmount, readChance, readMonths, readRate, withoutAmounts } from "../../process/impaknet/values"
import { orderOf, readClock, readDay, readPattern, type DatePattern } from "../zoho/dates"
import { attr, all as every } from "../zoho/dom"
import { chain } from "../zoho/fields"
import type { LabelIndex, Named } from "./labels"
import { Pairs, type Sighting } from "./pairs"
import { readScreen } from "./screen"

/** People named on a sale: under a title of their own, "Nom" is theirs. */
const persons: readonly Named[] = ["coSigner", "seller", "salesDirector"]
/** What may rightly stand several times on a page. */
const several: ReadonlySet<Named> = new Set<Named>(["phone", "options", "brakes", "tires", "protection"])

/** `of`: whose part of a name it is, where that is not the client. */
type Seen = { name: Named; field: Field; label: string; of?: Named }

/** Titles of what is not this sale: the vehicle taken in exchange, who had it before, a contract only tried, an insurance, words. */
const others =
  /(?<![a-z])(echange|reprise|trade|ancien|precedent|previous|former|simulation|assurance|insurance|notes?(?![a-z])|commentaire|comment)/

/** What each sighting is of: by the title of its group, and by the tab in view where a label may say two things. */
function sort(sightings: readonly Sighting[], index: LabelIndex, tab: Tab | null): Seen[] {
  return sightings.flatMap(({ names, label, field, group }) => {
    if (others.test(group) && !names.includes("service")) return []
    const titled = index.get(group) ?? []
    const person = persons.find((one) => titled.includes(one))
    if (person) {
      const part = names.find((one) => one === "firstName" || one === "lastName")
      const theirs = part ?? (names.includes("client") || names.includes(person) ? "client" : null)
      return theirs ? [{ name: theirs, label, field, of: person }] : []
    }
    // A number is nobody's name.
    if (names.includes("client") && !/\p{L}/u.test(valueOf(field) ?? "a")) return []
    const sold = tab === "fi" || titled.includes("protection") || titled.includes("fi")
    const service = names.find((name) => name === "service")
    const name = (sold && service) || names.find((one) => one !== "service")
    return name ? [{ name, label, field }] : []
  })
}

const told = (field: Field): string => fold(JSON.stringify(field))

/** One value of all that is said of a name: the same everywhere, or each of them where several may stand. */
function agreed(name: Named, seen: readonly Seen[]): Field {
  const fields = seen.filter((one) => one.name === name).map(({ field }) => field)
  const said = [
    ...new Map(fields.filter(({ state }) => state !== "empty").map((one) => [told(one), one])).values(),
  ]
  const [first, ...others] = said
  if (!first) return fields.length > 0 ? empty : unknown("not-found")
  if (others.length === 0) return first
  const values = said.map(valueOf)
  if (!several.has(name)) return unknown("conflict")
  return values.includes(undefined) ? unknown("unreadable") : known(values.join(" / "))
}

const isTorn = (field: Field): boolean => field.state === "unknown" && field.why === "conflict"

const yes = /^(oui|yes|x|vrai|true|1|inclus|included)$/
const no = /^(non|no|faux|false|0|aucun|aucune)$/

/** The services sold with a vehicle, as one text; unknown as soon as one of them is. */
function services(sightings: readonly Seen[]): Field | null {
  if (sightings.length === 0) return null
  const torn = sightings.find(({ field }) => field.state === "unknown")
  if (torn) return torn.field
  const taken = sightings.flatMap(({ label, field }) => {
    const value = valueOf(field)
    if (value === undefined || no.test(fold(value))) return []
    return [yes.test(fold(value)) ? label : `${label} : ${value}`]
  })
  return taken.length > 0 ? known([...new Set(taken)].join(", ")) : empty
}

/** Somebody's name, whole where the page holds its parts. */
function nameOf(seen: readonly Seen[]): Field {
  const [whole, first, last] = (["client", "firstName", "lastName"] as const).map((name) =>
    agreed(name, seen),
  )
  if (first && isTorn(first)) return first
  if (!whole || !first || !last || first.state !== "known") return whole ?? unknown("not-found")
  const family = last.state === "known" ? last : whole
  return mapField(family, (name) =>
    fold(name).includes(fold(first.value)) ? name : `${first.value} ${name}`,
  )
}

/** The order of the days in view: the pattern of an input of the page, else what its sure dates agree on. */
function patternOf(root: Document, seen: readonly Seen[]) {
  for (const input of every(root, "input[placeholder]")) {
    const pattern = readPattern(attr(input, "placeholder"))
    if (pattern) return pattern
  }
  const own = seen.flatMap(({ field }) => valueOf(field) ?? [])
  // Any other date of the page may deny the order, never tell it.
  const near = root.body.textContent.match(/(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)/g) ?? []
  return orderOf(own) && orderOf([...own, ...near])
}

/** Services and options are carried and kept a while: what they cost is not. */
const described = (text: string): Field => {
  const left = withoutAmounts(text)
  return left === "" ? unknown("unreadable") : known(left)
}
/** A day, its time left out. */
const readDate = (text: string, pattern: DatePattern | null): Field =>
  readDay(text.replace(readClock(text)?.at ?? "", " "), pattern)

/** What a label says of somebody whose name stands elsewhere too. */
const asClient = (name: Named, seen: readonly Seen[]): Seen[] =>
  seen.filter((one) => one.name === name).map((one) => ({ ...one, name: "client" }))

const readers: Partial<Record<ImpaknetField, (text: string) => Field<unknown>>> = {
  termMonths: readMonths,
  monthsLeft: readMonths,
  rate: readRate,
  payment: readAmount,
  value: readAmount,
  chance: readChance,
  options: described,
  protection: described,
  year: (text) => (/^(19|20)\d\d$/.test(text) ? known(text) : unknown("unreadable")),
}
const days: ReadonlySet<ImpaknetField> = new Set<ImpaknetField>(["deliveryDate", "financingEnd"])

/** All that a page of Impaknet says now. Two clients, or two stock numbers, on screen: nothing is sure of either. */
export function readImpaknet(root: Document, index: LabelIndex): ImpaknetFacts {
  const place = readScreen(root)
  const sightings = new Pairs(index).read(root.body)
  const all = sort(sightings, index, place.tab)
  const seen = all.filter((one) => one.of === undefined)
  const client = nameOf(seen)
  if (isTorn(client) || isTorn(agreed("stock", seen))) return { ...place, fields: allUnknown("conflict") }
  const pattern = patternOf(root, seen)
  const sold = services(seen.filter(({ name }) => name === "service"))
  const fields = impaknetFields.map((name): [ImpaknetField, Field<unknown>] => {
    if (name === "client") return [name, client]
    const theirs = all.filter((one) => one.of === name)
    const field = theirs.length > 0 ? nameOf([...theirs, ...asClient(name, seen)]) : agreed(name, seen)
    if (name === "protection" && field.state === "unknown" && field.why === "not-found" && sold)
      return [name, chain(sold, described)]
    const read = days.has(name) ? (text: string) => readDate(text, pattern) : readers[name]
    return [name, read ? chain(field, read) : field]
  })
  return { ...place, fields: Object.fromEntries(fields) as ImpaknetFields }
}
