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
import { orderOf, readDay, readPattern } from "../zoho/dates"
import { attr, all } from "../zoho/dom"
import { chain } from "../zoho/fields"
import type { LabelIndex, Named } from "./labels"
import { Pairs, type Sighting } from "./pairs"
import { readScreen } from "./screen"

/** People named on a sale: under a title of their own, "Nom" is theirs. */
const persons: readonly Named[] = ["coSigner", "seller", "salesDirector"]
/** What may rightly stand several times on a page. */
const several: ReadonlySet<Named> = new Set<Named>(["phone", "options", "brakes", "tires", "protection"])

type Seen = { name: Named; field: Field; label: string }

/** What each sighting is of: by the title of its group, and by the tab in view where a label may say two things. */
function sort(sightings: readonly Sighting[], index: LabelIndex, tab: Tab | null): Seen[] {
  return sightings.flatMap(({ names, label, field, group }) => {
    const titled = index.get(group) ?? []
    const person = persons.find((one) => titled.includes(one))
    if (person) {
      const theirs = names.includes("client") || names.includes(person)
      return theirs ? [{ name: person, label, field }] : []
    }
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

/** The client's name, whole where the page holds its parts. */
function nameOf(seen: readonly Seen[]): Field {
  const [whole, first, last] = (["client", "firstName", "lastName"] as const).map((name) =>
    agreed(name, seen),
  )
  if (!whole || !first || !last || first.state !== "known") return whole ?? unknown("not-found")
  const family = last.state === "known" ? last : whole
  return mapField(family, (name) =>
    fold(name).includes(fold(first.value)) ? name : `${first.value} ${name}`,
  )
}

/** The order of the days in view: the pattern of an input of the page, else what its sure dates agree on. */
function patternOf(root: Document, seen: readonly Seen[]) {
  for (const input of all(root, "input[placeholder]")) {
    const pattern = readPattern(attr(input, "placeholder"))
    if (pattern) return pattern
  }
  return orderOf(seen.flatMap(({ field }) => valueOf(field) ?? []))
}

/** Services and options are carried and kept a while: what they cost is not. */
const described = (text: string): Field => {
  const left = withoutAmounts(text)
  return left === "" ? unknown("unreadable") : known(left)
}
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
  const seen = sort(sightings, index, place.tab)
  const client = nameOf(seen)
  const torn = (field: Field): boolean => field.state === "unknown" && field.why === "conflict"
  if (torn(client) || torn(agreed("stock", seen))) return { ...place, fields: allUnknown("conflict") }
  const pattern = patternOf(root, seen)
  const sold = services(seen.filter(({ name }) => name === "service"))
  const fields = impaknetFields.map((name): [ImpaknetField, Field<unknown>] => {
    if (name === "client") return [name, client]
    const field = agreed(name, seen)
    if (name === "protection" && field.state === "unknown" && field.why === "not-found" && sold)
      return [name, chain(sold, described)]
    const read = days.has(name) ? (text: string) => readDay(text, pattern) : readers[name]
    return [name, read ? chain(field, read) : field]
  })
  return { ...place, fields: Object.fromEntries(fields) as ImpaknetFields }
}
