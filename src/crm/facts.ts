import { dayOf } from "../process/calendar"
import { empty, known, mapField, unknown, type Field } from "../process/field"
import { compareNames } from "../process/opportunity"
import { branchKey } from "../process/roster"
import { isDay } from "../process/roster-hours"
import { stageOf } from "../process/stages"
import { fold, same } from "../process/text"
import {
  asides,
  opportunityFields,
  type OpportunityFacts,
  type OpportunityField,
  type OpportunityPart,
} from "../rules/facts"
import { stageNames } from "./fields"
import { sharpened, type FileNote } from "./notes"
import type { CrmField, CrmRecord } from "./types"
import { isWay } from "./ways"

/** Which field of the organisation is ours; a field that is not sure is not here, and the CRM says nothing of it. */
export type Theirs = Pick<CrmField, "apiName" | "type" | "choices">
export type TheirFields = Readonly<Partial<Record<OpportunityField, Theirs>>>

/** What the CRM said of one opportunity, each part when it was asked. A part never answered is not there. */
export type CrmFile = {
  fields?: {
    at: Date
    modifiedAt: Date | null
    values: Readonly<Partial<Record<OpportunityField, Field<unknown>>>>
  }
  notes?: { at: Date; list: readonly FileNote[] }
  attachments?: { at: Date; names: readonly string[] }
  meetings?: { at: Date; stands: boolean }
}

/** How long what the CRM said may hold a Save, ms. */
export const minute = 60_000

const notSaid = unknown("not-found")
const ticks = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ...["oui", "yes", "true"].map((word) => [word, true] as const),
  ...["non", "no", "false"].map((word) => [word, false] as const),
])

/** The Montréal day of a date, with or without its time. */
function dayIn(raw: unknown): Field {
  if (typeof raw !== "string") return unknown("unreadable")
  if (isDay(raw)) return known(raw)
  const at = new Date(raw)
  return /\dT\d/.test(raw) && !Number.isNaN(at.getTime()) ? known(dayOf(at)) : unknown("unreadable")
}

function textIn(raw: unknown, choices: CrmField["choices"]): Field {
  if (raw === null || raw === "") return empty
  if (typeof raw === "number" && Number.isFinite(raw)) return known(String(raw))
  if (Array.isArray(raw)) {
    const all = raw.map((one: unknown) => textIn(one, choices))
    const texts = all.flatMap((one) => (one.state === "known" ? [one.value] : []))
    if (texts.length < all.length) return unknown("unreadable")
    return texts.length === 0 ? empty : known(texts.join(", "))
  }
  if (typeof raw === "object" && "name" in raw) return textIn(raw.name, choices)
  if (typeof raw !== "string") return unknown("unreadable")
  const text = raw.replace(/\s+/g, " ").trim()
  if (text === "" || /^-.*-$/.test(text)) return empty
  if (/[*•●∗∙]{3,}/.test(text)) return unknown("masked")
  return known(choices.find(({ actual }) => actual === raw)?.shown ?? text)
}

/** A stage that the organisation renamed or translated, under the process's name. */
const stageNamed = (text: string, choices: CrmField["choices"]): string =>
  stageNames(choices).get(fold(text)) ?? text

function fieldIn(name: OpportunityField, raw: unknown, { choices }: Theirs): Field<unknown> {
  if (raw === undefined) return notSaid
  if (name === "followUpDate" || name === "createdAt") return raw === null || raw === "" ? empty : dayIn(raw)
  if (name === "stage") return mapField(textIn(raw, choices), (text) => stageNamed(text, choices))
  if (name !== "expired") return textIn(raw, choices)
  const ticked = ticks.get(typeof raw === "string" ? fold(raw) : raw)
  return ticked === undefined ? unknown("unreadable") : known(ticked)
}

/** Our fields as the CRM keeps them, shown values for kept ones. A field that it does not give is unknown, never empty. */
export function fieldsOf(record: CrmRecord, theirs: TheirFields): NonNullable<CrmFile["fields"]>["values"] {
  const { values, owner, createdAt } = record
  const given = Object.fromEntries(
    opportunityFields.flatMap((name) => {
      const field = theirs[name]
      return field ? [[name, fieldIn(name, values[field.apiName], field)]] : []
    }),
  )
  return {
    ...given,
    ...(owner && owner.name !== "" && { owner: known(owner.name) }),
    ...(createdAt && { createdAt: known(dayOf(createdAt)) }),
  }
}

const people = new Set<OpportunityField>(["owner", "contact", "name", "specialist", "salesDirector"])
const numbers = new Set<OpportunityField>(["phone", "year", "tradeYear", "tradeOdometer"])
/** Digits alone, without North America's code, an extension, nor the cents of a round number. */
const digits = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/(?:ext|poste|post|x|#)\.?\s*\d{1,6}\s*$/i, "")
    .replace(/[.,]00?$/, "")
    .replace(/\D/g, "")
    .replace(/^1(?=\d{10}$)/, "")

/** Whether two values of one field mean the same, however each side writes it. */
export function sameMeaning(
  name: OpportunityField,
  one: unknown,
  other: unknown,
  choices: CrmField["choices"] = [],
): boolean {
  if (typeof one !== "string" || typeof other !== "string") return one === other
  if (same(one, other)) return true
  if (people.has(name) && compareNames(one, other) === "same") return true
  if (numbers.has(name) && digits(one) !== "" && digits(one) === digits(other)) return true
  if (name === "branch" && branchKey(one) === branchKey(other)) return true
  if (name === "stage" && stageOf(one) !== null && stageOf(one) === stageOf(other)) return true
  const isOf = (text: string, { shown, actual }: CrmField["choices"][number]): boolean =>
    same(text, shown) || same(text, actual)
  return choices.some((choice) => isOf(one, choice) && isOf(other, choice))
}

/** What the page has shown of one field: since when, whether it showed something else before, and the value of the CRM asked again. */
export type Sight = { since: Date; changed: boolean; askedAgain: string | null }
/** A field on which the page and the CRM do not say the same, and what the CRM says of it, as text. */
export type Apart = { name: OpportunityField; crm: string }
/** A field's value as text, to tell whether it is still the same. */
export const tokenOf = (field: Field<unknown>): string => JSON.stringify(field)

type Weighed = { field: Field<unknown>; from: "page" | "crm"; apart?: true }

/** One saved field, from both sides. */
function weigh(
  page: Field<unknown>,
  crm: Field<unknown>,
  alike: (one: unknown, other: unknown) => boolean,
  sight: Sight,
  { at, modifiedAt }: Pick<NonNullable<CrmFile["fields"]>, "at" | "modifiedAt">,
): Weighed {
  const own: Weighed = { field: page, from: "page" }
  const told: Weighed = { field: crm, from: "crm" }
  if (crm.state === "unknown") return own
  // Being edited in the page: it is not saved yet.
  if (page.state === "unknown" && page.why === "not-settled") return own
  // Changed here since the CRM was asked.
  if (page.state === "unknown") return sight.changed && sight.since > at ? { ...own, apart: true } : told
  if (page.state === "empty" ? crm.state === "empty" : crm.state === "known" && alike(page.value, crm.value))
    return own
  // A blank that has stood since the page opened: masked, hidden or late.
  if (page.state === "empty" && !sight.changed) return told
  if (sight.askedAgain !== tokenOf(crm)) return { ...own, apart: true }
  if (page.state === "empty" || (modifiedAt && modifiedAt > sight.since)) return told
  return { field: unknown("sources-differ"), from: "crm" }
}

export type Laying = {
  now: Date
  theirs: TheirFields
  /** What the page has shown of a field so far. */
  sight: (name: OpportunityField) => Sight
}

/** The parts told by the CRM, and those of them told over a minute ago. */
function markOf(of: OpportunityPart[], file: CrmFile, now: Date): Pick<OpportunityFacts, "crm"> {
  if (of.length === 0) return {}
  const told: Record<string, { at: Date } | undefined> = {
    notes: file.notes,
    attachments: file.attachments,
    meetingStands: file.meetings,
  }
  const old = of.filter((part) => {
    const age = now.getTime() - ((part in told ? told[part] : file.fields)?.at.getTime() ?? 0)
    return age < 0 || age > minute
  })
  return { crm: { of, old } }
}

/**
 * The facts of a page with what the CRM said of its record (`ways`). `apart`: the fields on which the two differ and on which the CRM
 * has not been asked again since: the page's word stands until then.
 */
export function withCrm(
  page: OpportunityFacts,
  file: CrmFile,
  { now, theirs, sight }: Laying,
): { facts: OpportunityFacts; apart: Apart[] } {
  const of: OpportunityPart[] = []
  const apart: Apart[] = []
  const fields: Record<string, Field<unknown>> = { ...page.fields }
  if (file.fields && isWay(page.mode === "detail" ? "saved" : "typed", "agree")) {
    const { values } = file.fields
    for (const name of opportunityFields) {
      const crm = values[name]
      if (!crm) continue
      const alike = (one: unknown, other: unknown) => sameMeaning(name, one, other, theirs[name]?.choices)
      const weighed = weigh(page.fields[name], crm, alike, sight(name), file.fields)
      fields[name] = weighed.field
      if (weighed.apart) apart.push({ name, crm: tokenOf(crm) })
      if (weighed.from === "crm") of.push(name)
    }
  }
  const notes = file.notes && sharpened(page, file.notes.list)
  if (notes?.added) of.push("notes")
  const fills = (fact: "attachments" | "meetingStands"): boolean =>
    isWay(fact, "fill") && page[fact].state === "unknown"
  const attachments = fills("attachments") ? file.attachments : undefined
  if (attachments) of.push("attachments")
  const meetings = fills("meetingStands") ? file.meetings : undefined
  if (meetings) of.push("meetingStands")
  const facts: OpportunityFacts = {
    ...page,
    fields: fields as OpportunityFacts["fields"],
    ...(notes && { notes: notes.notes, notesComplete: notes.complete }),
    ...(attachments && { attachments: known([...attachments.names]) }),
    ...(meetings && { meetingStands: known(meetings.stands) }),
    ...markOf(of, file, now),
  }
  return { facts, apart }
}

/**
 * An opportunity read on another page at `readAt`, as the CRM has it now: `from` is "crm" where its fields were asked since, and within a
 * minute. What the CRM has not told since stays as it was read, and holds nothing; a note that was read stays.
 */
export function asNow(
  earlier: OpportunityFacts,
  { fields, notes, attachments, meetings }: CrmFile,
  readAt: Date,
  now: Date,
): OpportunityFacts {
  const since = <T extends { at: Date }>(part: T | undefined): T | undefined =>
    part && part.at >= readAt ? part : undefined
  const values = since(fields)?.values ?? {}
  const told = opportunityFields.filter((name) => (values[name] ?? notSaid).state !== "unknown")
  if (told.length === 0) return { ...earlier, from: "earlier" }
  const list = since(notes) && sharpened(earlier, notes?.list ?? [])
  const of: OpportunityPart[] = [...told]
  if (list) of.push("notes")
  if (since(attachments)) of.push("attachments")
  if (since(meetings)) of.push("meetingStands")
  const { crm } = markOf(of, { fields, notes, attachments, meetings } as CrmFile, now)
  const parts: OpportunityPart[] = [...opportunityFields, ...asides]
  const old = parts.filter((part) => !of.includes(part) || crm?.old.includes(part))
  return {
    ...earlier,
    from: told.some((name) => old.includes(name)) ? "earlier" : "crm",
    fields: {
      ...earlier.fields,
      ...Object.fromEntries(told.map((name) => [name, values[name]])),
    },
    ...(values.stage?.state === "known" && { stageChange: empty }),
    ...(list && { notes: list.notes, notesComplete: list.complete }),
    ...(since(attachments) && { attachments: known([...(attachments?.names ?? [])]) }),
    ...(since(meetings) && { meetingStands: known(meetings?.stands === true) }),
    crm: { of: parts, old },
  }
}
