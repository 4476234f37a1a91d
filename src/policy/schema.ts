import { centres } from "../crm/types"
import { impaknetFields } from "../process/impaknet/facts"
import { levels } from "../rules/rule"
import { fieldKeys, placeKeys } from "../rules/facts"
import { mostOwn } from "./own"
import "./zod"
import * as z from "zod"

const text = z.string().min(1).max(200)
const texts = z.array(text).max(2_000)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const departments = ["bdc", "renewal", "credit", "aftersales", "sales"] as const

/** A parameter's value; its own bounds are the rule's, see `params.ts`. */
export const paramShape = z.union([z.number(), texts])
export const levelShape = z.enum(levels as readonly [string, ...string[]] as typeof levels & [string])

const person = z.strictObject({
  id: text,
  name: text,
  aliases: texts.exactOptional(),
  role: z.enum(["agent", "lead", "specialist", "sales-director", "analyst"]).exactOptional(),
  department: z.enum(departments).exactOptional(),
  branch: text.exactOptional(),
  left: day.exactOptional(),
})
const shift = z.strictObject({
  person: text,
  day,
  start: time,
  end: time,
  breaks: z.array(z.strictObject({ start: time, end: time })).exactOptional(),
})
const absence = z.strictObject({ person: text, from: day, to: day })

const rosterKeys = {
  branches: texts,
  people: z.array(person).max(5_000),
  shifts: z.array(shift).max(50_000),
  absences: z.array(absence).max(50_000),
}
export const rosterShape = z.strictObject(rosterKeys)

const signs = z.strictObject({
  selector: text.exactOptional(),
  api: texts.exactOptional(),
  column: texts.exactOptional(),
  labels: texts.exactOptional(),
})

export const ruleShape = z.strictObject({
  level: levelShape.exactOptional(),
  until: z.iso.datetime({ offset: true }).exactOptional(),
  then: levelShape.exactOptional(),
  budget: z.number().int().min(0).max(1_000).exactOptional(),
  params: z.record(text, paramShape).exactOptional(),
})

const words = z.string().max(4_000)
const scriptWords = z.strictObject({
  title: text.exactOptional(),
  steps: z
    .record(
      text,
      z.strictObject({
        text: words.exactOptional(),
        label: words.exactOptional(),
        coach: words.exactOptional(),
        answers: z.record(text, words).exactOptional(),
      }),
    )
    .exactOptional(),
})
/** What a script says otherwise; its variables and steps are judged apart, see `problemsOf`. */
export const scriptShape = z.strictObject({
  fr: scriptWords.exactOptional(),
  en: scriptWords.exactOptional(),
  steps: z.array(text).max(200).exactOptional(),
})

const offer = z.strictObject({
  partner: text,
  season: text.exactOptional(),
  advantage: text,
  condition: text.exactOptional(),
  from: day,
  to: day,
})
export const offersShape = z.array(offer).max(500)

const span = z.strictObject({ start: time, end: time })
const week = z.array(span).max(8).exactOptional()
/** The settings of after-sales reception; hours that overlap and the like are judged apart, see `aftersales.ts`. */
export const aftersalesShape = z.strictObject({
  module: text.exactOptional(),
  brand: text.exactOptional(),
  city: text.exactOptional(),
  mailboxes: texts.exactOptional(),
  bookingLink: text.exactOptional(),
  contact: text.exactOptional(),
  inactive: z.string().max(500).exactOptional(),
  hours: z
    .strictObject({ mon: week, tue: week, wed: week, thu: week, fri: week, sat: week, sun: week })
    .exactOptional(),
  closedDays: z.array(day).max(1_000).exactOptional(),
  openDays: z.array(day).max(1_000).exactOptional(),
})

/** A client of a list. */
export const orphanShape = z.strictObject({
  id: text,
  name: text,
  phone: text.exactOptional(),
  email: text.exactOptional(),
  url: z.string().max(500).exactOptional(),
  make: text.exactOptional(),
  model: text.exactOptional(),
  year: z.number().int().min(1900).max(2200).exactOptional(),
  area: text.exactOptional(),
  branch: text.exactOptional(),
  seller: text.exactOptional(),
  purchased: day.exactOptional(),
})
/** What one seller is given for one day; it travels in a file too. */
export const dealShape = z.strictObject({
  id: text,
  day,
  branch: z.string().max(200),
  seller: text,
  clients: z.array(orphanShape).max(50),
})

/** One that this version does not know is kept: another may. */
const ownField = z.string().regex(/^\w{1,60}\.\w{1,60}$/)
const ownKeys = {
  id: z.templateLiteral(["own.", z.string().regex(/^[\w-]{1,60}$/)]),
  field: ownField,
  when: z.strictObject({ field: ownField, values: texts.exactOptional() }).exactOptional(),
  level: levelShape,
  title: text,
  why: z.string().max(500).exactOptional(),
}
/** A rule made without code; whether its parts go together is judged apart. */
export const ownRuleShape = z.discriminatedUnion("form", [
  z.strictObject({ ...ownKeys, form: z.literal("required") }),
  z.strictObject({ ...ownKeys, form: z.literal("one-of"), values: texts }),
  z.strictObject({ ...ownKeys, form: z.literal("pattern"), pattern: text }),
])

/** Every key of the policy with its shape. Each is strict: a key that is not known is refused, by its name. */
export const policyKeys = {
  version: z.literal(1),
  team: text.exactOptional(),
  agent: z
    .strictObject({
      name: text.exactOptional(),
      role: z.enum(["agent", "lead"]).exactOptional(),
      department: z.enum(departments).exactOptional(),
      branch: text.exactOptional(),
    })
    .exactOptional(),
  organisations: texts.exactOptional(),
  packs: z.record(text, z.boolean()).exactOptional(),
  rules: z.record(text, ruleShape).exactOptional(),
  roster: z
    .strictObject({
      branches: rosterKeys.branches.exactOptional(),
      people: rosterKeys.people.exactOptional(),
      shifts: rosterKeys.shifts.exactOptional(),
      absences: rosterKeys.absences.exactOptional(),
    })
    .exactOptional(),
  hosts: z.strictObject({ impaknet: texts.exactOptional(), phone: texts.exactOptional() }).exactOptional(),
  fields: z.partialRecord(z.enum([...fieldKeys, ...placeKeys]), signs).exactOptional(),
  impaknet: z
    .strictObject({ labels: z.partialRecord(z.enum(impaknetFields), texts).exactOptional() })
    .exactOptional(),
  silenced: texts.exactOptional(),
  unsilenced: texts.exactOptional(),
  ownRules: z.array(ownRuleShape).max(mostOwn).exactOptional(),
  publication: z
    .strictObject({
      address: z.string().max(2_000).exactOptional(),
      keys: texts.exactOptional(),
      minutes: z.number().int().min(1).max(1_440).exactOptional(),
    })
    .exactOptional(),
  law: z.strictObject({ recorded: z.boolean().exactOptional() }).exactOptional(),
  scripts: z.record(text, scriptShape).exactOptional(),
  aftersales: aftersalesShape.exactOptional(),
  orphans: z.strictObject({ deals: z.array(dealShape).max(500) }).exactOptional(),
  offers: offersShape.exactOptional(),
  retention: z.record(text, z.number().int().min(1)).exactOptional(),
  connection: z
    .strictObject({
      client: text.exactOptional(),
      centre: z.enum(centres).exactOptional(),
      flow: z.enum(["implicit", "code"]).exactOptional(),
      callsPerHour: z.number().int().min(1).max(100_000).exactOptional(),
    })
    .exactOptional(),
}
export const policyShape = z.strictObject(policyKeys)
