import { labelKey } from "../pages/zoho/dom"
import type { Signs } from "../pages/zoho/field-map"
import { nameKey } from "../pages/zoho/modules"
import type { SignMap } from "../pages/zoho/types"
import { stageOf } from "../process/stages"
import { fold } from "../process/text"
import { fieldKeys, type FieldKey } from "../rules/facts"
import type { CrmField, CrmLayout, CrmModule } from "./types"

/** What the CRM tells of an organisation's structure: fields and layouts by the module's API name. No record is in it. */
export type OrgStructure = {
  modules: readonly CrmModule[]
  fields: Readonly<Record<string, readonly CrmField[]>>
  layouts: Readonly<Record<string, readonly CrmLayout[]>>
}

/** The same as this browser keeps it: of which organisation, as its pages' addresses write it, told when (ms). */
export type KeptStructure = OrgStructure & { org: OrgName; at: number }
/** An organisation's number, and the name that may stand for it in addresses. */
export type OrgName = { zgid: string; domain?: string }

/** Why a field of the organisation is taken for ours: the kind of sign, and what matched in theirs. */
export type GuessReason = { by: "api" | "column" | "label" | "choices" | "type"; match: string }
/**
 * `sure`: one field, by a name or a label of ours, or by the process's stages: its signs are in the map. `guess`: to be confirmed by a
 * lead. `conflict`: several fit, or the one that has the name cannot hold it. `absent`: none fits. `unread`: the CRM did not tell
 * that module's fields. Only what is `sure` is ever in the map.
 */
export type GuessState = "sure" | "guess" | "conflict" | "absent" | "unread"
export type Guess = {
  field: FieldKey
  state: GuessState
  theirs: CrmField | null
  candidates: readonly CrmField[]
  because: readonly GuessReason[]
}

export const moduleKeys = [
  "opportunity",
  "meeting",
  "contact",
  "renewal",
  "credit-request",
  "aftersales",
] as const
export type ModuleKey = (typeof moduleKeys)[number]
/** Which module of the organisation is ours; `candidates`: those that fit, more than one of them being a conflict. */
export type ModuleGuess = { key: ModuleKey; module: CrmModule | null; candidates: readonly CrmModule[] }

const standard: Partial<Record<ModuleKey, string>> = {
  opportunity: "Deals",
  meeting: "Events",
  contact: "Contacts",
}
const isStandard = new Set(Object.values(standard))

/** What a field of ours is of. */
export const parts = ["opportunity", "meeting", "renewal", "credit", "aftersales"] as const
export type Part = (typeof parts)[number]
export const partOf = (key: FieldKey): Part => key.split(".")[0] as Part
/** The module of a part. */
export const keyOf = (part: Part): ModuleKey => (part === "credit" ? "credit-request" : part)
/** The API name of a part's module; undefined where it is the organisation's own, and not told for sure. */
export function moduleOf(part: Part, guesses: readonly ModuleGuess[]): string | undefined {
  const module = keyOf(part)
  return standard[module] ?? guesses.find(({ key }) => key === module)?.module?.apiName
}
const titles: Partial<Record<ModuleKey, readonly string[]>> = {
  renewal: ["Renouvellement", "Renewal"],
  "credit-request": ["Demande de crédit", "Credit Request", "Credit Application"],
  aftersales: ["Service à la clientèle", "Customer Service"],
}
/** Modules of the CRM that a policy cannot name as after-sales'. */
const taken = new Set([...isStandard, "Calls", "Tasks"])

/** Which of the organisation's modules is ours. `aftersales`: what the policy calls that one, by its name or its API name. */
export function moduleGuess(key: ModuleKey, modules: readonly CrmModule[], aftersales?: string): ModuleGuess {
  const given = key === "aftersales" ? aftersales : undefined
  const titled = (given === undefined ? (titles[key] ?? []) : [given]).map(nameKey)
  const candidates = modules.filter(({ apiName, moduleName, singular, plural }) =>
    standard[key]
      ? apiName === standard[key]
      : !taken.has(apiName) &&
        [singular, plural, ...(given === undefined ? [] : [apiName, moduleName])].some((one) =>
          titled.includes(nameKey(one)),
        ),
  )
  const [module = null, other] = candidates
  return { key, module: other ? null : module, candidates }
}

const day = /^(date|datetime)$/
const tick = /^(boolean|picklist|text|formula)$/
/** What a field must be to hold ours; the rest hold a text. A type that is not known is no obstacle. */
const holds: Partial<Record<FieldKey, RegExp>> = {
  "opportunity.followUpDate": day,
  "opportunity.createdAt": day,
  "meeting.start": day,
  "meeting.end": day,
  "opportunity.expired": tick,
  "renewal.possessionDate": day,
  "renewal.financingEnd": day,
  "credit.createdAt": day,
  "aftersales.plannedService": day,
  "aftersales.appointment": /^datetime$/,
  "aftersales.createdAt": day,
}
const noText =
  /^(boolean|date|datetime|subform|fileupload|imageupload|profileimage|consent_lookup|rrule|alarm|event_reminder)$/i
/** The only field of one of these types is worth a guess. */
const soleTypes: Partial<Record<FieldKey, string>> = {
  "opportunity.owner": "ownerlookup",
  "opportunity.phone": "phone",
  "opportunity.email": "email",
  "renewal.owner": "ownerlookup",
  "renewal.phone": "phone",
  "renewal.email": "email",
  "credit.owner": "ownerlookup",
  "credit.phone": "phone",
  "credit.email": "email",
  "aftersales.owner": "ownerlookup",
  "aftersales.phone": "phone",
  "aftersales.email": "email",
}
/** How many of the process's stages make a list of choices that of the stage. */
const enough = 5

/** One of their fields, ready for comparison: names in lower case, its labels folded, how many of the process's stages it offers. */
type Theirs = { field: CrmField; names: string[]; labels: string[]; stages: number }

const ready = (field: CrmField): Theirs => ({
  field,
  names: [field.apiName, field.column ?? ""].flatMap((name) => name.toLowerCase() || []),
  labels: [labelKey(field.label), labelKey(field.ownLabel ?? "")].filter((label) => label !== ""),
  stages: new Set(
    field.choices.flatMap(({ shown, actual }) => (stageOf(shown) ?? stageOf(actual))?.key ?? []),
  ).size,
})

/** Whether a field of the organisation can hold ours. */
function fits(key: FieldKey, { field: { type, choices }, stages }: Theirs): boolean {
  const wanted = holds[key]
  if (wanted) return wanted.test(type)
  if (key === "opportunity.stage" && choices.length > 0 && stages === 0) return false
  return !noText.test(type) || (key === "meeting.transfer" && type === "boolean")
}

/** The signs of ours that one of their fields shows; `labels`: those that count. */
function reasons(
  key: FieldKey,
  names: readonly string[],
  labels: readonly string[],
  one: Theirs,
): GuessReason[] {
  const { apiName, column, label, ownLabel } = one.field
  const said = one.labels.some((text) => labels.includes(text))
    ? [label, ownLabel].find((text) => text !== undefined && labels.includes(labelKey(text)))
    : undefined
  const isName = (name: string | null): name is string => name !== null && names.includes(name.toLowerCase())
  const isStage = key === "opportunity.stage" && one.stages >= enough
  return [
    ...(isName(apiName) ? [{ by: "api" as const, match: apiName }] : []),
    ...(isName(column) ? [{ by: "column" as const, match: column }] : []),
    ...(said === undefined ? [] : [{ by: "label" as const, match: said }]),
    ...(isStage ? [{ by: "choices" as const, match: String(one.stages) }] : []),
  ]
}

type Hit = { theirs: Theirs; because: GuessReason[] }

/** Those that pass, or all where none does. */
const prefer = (list: readonly Hit[], test: (hit: Hit) => boolean): readonly Hit[] => {
  const kept = list.filter(test)
  return kept.length > 0 ? kept : list
}
const isNamed = ({ because }: Hit): boolean => because.some(({ by }) => by !== "choices")

/** A field of their own making that is shown under more words than ours, as "Courriel du conjoint" is, may be another thing. */
function isNarrower({ theirs: { field }, because }: Hit, labels: Signs["labels"]): boolean {
  const shown = labelKey(field.label)
  const all = labels.flat()
  if (!field.custom || all.includes(shown) || because.some(({ by }) => by === "choices")) return false
  const words = shown.split(" ")
  return all.some((label) => label.split(" ").every((word) => words.includes(word)))
}

/** Their field for one of ours. `placed`: API names of what stands on a layout; empty when no layout is known. */
function guess(
  key: FieldKey,
  { names, labels }: Signs,
  all: readonly Theirs[],
  placed: ReadonlySet<string>,
): Guess {
  const made = (state: Guess["state"], hits: readonly Hit[]): Guess => ({
    field: key,
    state,
    theirs: state === "sure" || state === "guess" ? (hits[0]?.theirs.field ?? null) : null,
    candidates: hits.map(({ theirs }) => theirs.field),
    because: hits[0]?.because ?? [],
  })
  const inView = all.filter(({ field }) => field.visible)
  // The second list of labels counts only where none of the first stands, as on a page.
  const tier =
    labels.find((list) => inView.some((one) => one.labels.some((label) => list.includes(label)))) ?? []
  const hits = inView.flatMap((theirs): Hit[] => {
    const because = reasons(key, names, tier, theirs)
    return because.length > 0 ? [{ theirs, because }] : []
  })
  const able = hits.filter(({ theirs }) => fits(key, theirs))
  const left = prefer(prefer(able, isNamed), ({ theirs }) => placed.has(theirs.field.apiName))
  const [best, next] = [...left].sort((a, b) => b.because.length - a.because.length)
  if (best && !next) return made(isNarrower(best, labels) ? "guess" : "sure", left)
  if (best && next)
    return best.because.length > next.because.length
      ? made("guess", [best, ...left.filter((one) => one !== best)])
      : made("conflict", left)
  if (hits.length > 0) return made("conflict", hits)
  const alike = inView.filter(({ field }) => field.type === soleTypes[key])
  const byType = alike.map((theirs): Hit => ({ theirs, because: [{ by: "type", match: theirs.field.type }] }))
  return byType.length === 1 ? made("guess", byType) : made("absent", [])
}

/** The built-in signs with theirs before them, without those that name another of their fields. */
function signsFor({ names, labels }: Signs, field: CrmField, all: readonly Theirs[]): Signs {
  const own = all.find((one) => one.field === field) ?? ready(field)
  const others = all.filter((one) => one !== own)
  const taken = new Set([...own.names, ...others.flatMap((one) => one.names)])
  const called = new Set([...own.labels, ...others.flatMap((one) => one.labels)])
  return {
    selector: undefined,
    names: [...own.names, ...names.filter((name) => !taken.has(name))],
    labels: [own.labels, ...labels.map((tier) => tier.filter((one) => !called.has(one)))],
    sure: false,
  }
}

/** The fields of the organisation that are ours. */
export type FieldFit = {
  /** The signs of the fields that are sure, theirs before the built-in ones. */
  map: SignMap
  /** One for each of our fields whose module is there, in order. */
  guesses: Guess[]
  modules: ModuleGuess[]
}

/**
 * Tells our fields in an organisation by what its CRM says of its structure. `builtIn`: our own signs; `aftersales`: what the policy
 * calls the module of after-sales. Pure; where the structure is
 * wrong or doubtful, nothing is added for that field. Two of ours that would be one of theirs are a conflict.
 */
export function fieldMapOf(
  { modules: all, fields, layouts }: OrgStructure,
  builtIn: SignMap,
  aftersales?: string,
): FieldFit {
  const modules = moduleKeys.map((key) => moduleGuess(key, all, aftersales))
  const theirs = new Map(Object.entries(fields).map(([module, list]) => [module, list.map(ready)]))
  const placed = new Map(
    Object.entries(layouts).map(([module, list]) => [
      module,
      new Set(list.flatMap((layout) => layout.fields.map(({ apiName }) => apiName))),
    ]),
  )
  type Found = { guess: Guess; signs: Signs | undefined; all: readonly Theirs[] }
  const found = fieldKeys.flatMap((key): Found | [] => {
    const module = moduleOf(partOf(key), modules)
    // Of a module of the organisation's own, only what it told.
    if (module === undefined || (!isStandard.has(module) && !theirs.get(module)?.length)) return []
    const all = theirs.get(module) ?? []
    const signs = builtIn[key]
    const unread: Guess = { field: key, state: "unread", theirs: null, candidates: [], because: [] }
    const told = signs && all.length > 0
    return { guess: told ? guess(key, signs, all, placed.get(module) ?? new Set()) : unread, signs, all }
  })
  const claimed = found.flatMap(({ guess: { state, theirs: one } }) => (state === "sure" && one ? [one] : []))
  const twice = new Set(claimed.filter((one, at) => claimed.indexOf(one) !== at))
  const map: Partial<Record<FieldKey, Signs>> = {}
  const guesses = found.map(({ guess: one, signs, all }): Guess => {
    if (one.state !== "sure" || !one.theirs || !signs) return one
    if (twice.has(one.theirs)) return { ...one, state: "conflict", theirs: null }
    map[one.field] = signsFor(signs, one.theirs, all)
    return one
  })
  return { map, guesses, modules }
}

/**
 * The process's name of a stage that the organisation renamed or translated, by what it shows and by what it keeps, folded. Only texts
 * that the process does not know by themselves; what names two stages is left out.
 */
export function stageNames(choices: CrmField["choices"]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const doubtful = new Set<string>()
  for (const { shown, actual } of choices) {
    const [one, other] = [stageOf(shown), stageOf(actual)]
    const stage = one ?? other
    if (!stage || (one && other && one !== other)) continue
    for (const text of new Set([fold(shown), fold(actual)])) {
      if (text === "" || stageOf(text)) continue
      if ((names.get(text) ?? stage.name) !== stage.name) doubtful.add(text)
      names.set(text, stage.name)
    }
  }
  for (const text of doubtful) names.delete(text)
  return names
}
