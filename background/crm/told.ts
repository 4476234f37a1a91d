import {
  fieldMapOf,
  moduleOf,
  partOf,
  stageNames,
  type FieldFit,
  type KeptStructure,
  type ModuleKey,
  type OrgName,
} from "../../src/crm/fields"
import type { CrmField } from "../../src/crm/types"
import type { PageFacts } from "../../src/messages"
import type { Modules } from "../../src/pages/zoho/modules"
import { readRoute } from "../../src/pages/zoho/route"
import { signMap } from "../../src/pages/zoho/signs"
import type { FieldMap, FieldSigns } from "../../src/policy/types"
import type { Field } from "../../src/process/field"
import { fold } from "../../src/process/text"
import { fieldKeys, type FieldKey } from "../../src/rules/facts"

/** What the CRM told of an organisation, and what we make of it; `named`: what the policy calls the module of after-sales. */
export type Told = { structure: KeptStructure; fit: FieldFit; named: string | undefined }

export const toldBy = (structure: KeptStructure, named?: string): Told => ({
  structure,
  fit: fieldMapOf(structure, signMap(), named),
  named,
})

/** The internal names of the organisation's own modules that are ours; "" where several may be, or none is what the policy names. */
export function modulesOf({ fit, named: called }: Told): Modules {
  const named = (wanted: ModuleKey): string | undefined => {
    const { module, candidates = [] } = fit.modules.find(({ key }) => key === wanted) ?? {}
    return module?.moduleName ?? (candidates.length > 0 ? "" : undefined)
  }
  const [renewal, credit] = [named("renewal"), named("credit-request")]
  const aftersales = named("aftersales") ?? (called === undefined ? undefined : "")
  return {
    ...(renewal !== undefined && { renewal }),
    ...(credit !== undefined && { credit }),
    ...(aftersales !== undefined && { aftersales }),
  }
}

/** Whether an address of the CRM is of this organisation: its columns mean nothing in another, nor in a copy for trials. */
export function isOfOrg(url: string | null, name: OrgName | undefined): boolean {
  if (url === null || !name || !URL.canParse(url) || new URL(url).hostname.startsWith("crmsandbox."))
    return false
  const { org } = readRoute(url)
  return org !== null && (org === `org${name.zgid}` || org === name.domain)
}

const isNamed = ({ api = [], column = [] }: FieldSigns, { apiName, column: own }: CrmField): boolean =>
  [...api, ...column].some((name) => [apiName, own].some((one) => one?.toLowerCase() === name.toLowerCase()))

/** Their field for each of ours: the one that a lead named, else the one that is sure. A field in doubt is not there. */
export function theirFields(
  { structure, fit }: Told,
  corrected: FieldMap = {},
): Partial<Record<FieldKey, CrmField>> {
  const sure = new Map(
    fit.guesses.flatMap(({ field, state, theirs }) =>
      state === "sure" && theirs ? [[field, theirs] as const] : [],
    ),
  )
  return Object.fromEntries(
    fieldKeys.flatMap((key) => {
      const signs = corrected[key]
      const [named, other] = signs
        ? (structure.fields[moduleOf(partOf(key), fit.modules) ?? ""] ?? []).filter((field) =>
            isNamed(signs, field),
          )
        : []
      const field = signs ? (other ? undefined : named) : sure.get(key)
      return field ? [[key, field] as const] : []
    }),
  )
}

/** The texts of an organisation's stages that the process does not know by themselves, folded, with the process's own name. */
export type StageNames = ReadonlyMap<string, string>
export const stagesOf = (theirs: Partial<Record<FieldKey, CrmField>>): StageNames =>
  stageNames(theirs["opportunity.stage"]?.choices ?? [])

/** The same facts with the stages that the organisation renamed or translated under the process's names. */
export function withStages(facts: PageFacts, names: StageNames): PageFacts {
  if (names.size === 0) return facts
  const own = (text: string): string => names.get(fold(text)) ?? text
  const each = <T>(field: Field<T>, make: (value: T) => T): Field<T> =>
    field.state === "known" ? { ...field, value: make(field.value) } : field
  const { opportunity, massUpdate } = facts
  return {
    ...facts,
    ...(massUpdate && { massUpdate: each(massUpdate, (one) => ({ ...one, to: own(one.to) })) }),
    opportunity: opportunity && {
      ...opportunity,
      fields: { ...opportunity.fields, stage: each(opportunity.fields.stage, own) },
      stageChange: each(opportunity.stageChange, ({ from, to }) => ({
        from: from === null ? null : own(from),
        to: own(to),
      })),
    },
  }
}

/** The organisation's own names of a stage that one of these names says, beside them. */
export const alsoNamed = (said: readonly string[], names: StageNames): string[] => [
  ...said,
  ...[...names].flatMap(([text, name]) => (said.includes(name) ? [text] : [])),
]
