import browser from "webextension-polyfill"
import {
  clientModule,
  contactFields,
  isWeighed,
  type ClientModule,
  type ContactFields,
} from "../../src/crm/clients"
import { fieldMapOf } from "../../src/crm/fields"
import type { Ask, Crm, CrmField, CrmModule } from "../../src/crm/types"
import { signMap } from "../../src/pages/zoho/signs"
import { merged } from "../../src/policy/layers"
import { fold } from "../../src/process/text"
import type { Settings } from "../settings"
import { stagesOf, theirFields, type StageNames } from "./told"

/** Where a client's files are looked for, in this organisation. */
export type Places = {
  deals: ClientModule
  others: readonly ClientModule[]
  /** API names of those of them whose files may stand at a stage that a rule looks at. */
  weighed: ReadonlySet<string>
  /** Whether these are all of them: the organisation's structure was told. */
  whole: boolean
  contacts: ContactFields
  stages: StageNames
}

const key = "crmClientFields"
/** Fields that every organisation has, for one that does not say. */
const standard: ContactFields = { phones: ["Phone", "Mobile"], emails: ["Email"] }
const dealModule = { apiName: "Deals", moduleName: "Potentials" } as CrmModule

/** The fields of other modules, as far as they were told: structure alone, for the browser's session. `null`: not told. */
type Told = { org: string; fields: Record<string, CrmField[] | null> }

const kept = async (org: string): Promise<Told> => {
  const found = (await browser.storage.session.get(key).catch(() => ({}))) as Record<string, Told | undefined>
  return found[key]?.org === org ? found[key] : { org, fields: {} }
}
const usable = /^(phone|email|lookup|picklist)$/
/** The most choices that are kept of a field. */
const mostChoices = 300

/** Asks once a session which fields of a client's record and of the organisation's own modules hold what a client is found by. */
async function fieldsOf(
  crm: Crm,
  org: string,
  modules: readonly string[],
  ask: Ask,
): Promise<Told["fields"]> {
  const told = await kept(org)
  const wanted = modules.filter((module) => told.fields[module] === undefined)
  if (wanted.length === 0) return told.fields
  const found = await Promise.allSettled(wanted.map((module) => crm.fields(module, ask)))
  const fresh = wanted.map((module, index): [string, CrmField[] | null] => {
    const one = found[index]
    const fields = one?.status === "fulfilled" ? one.value.filter(({ type }) => usable.test(type)) : null
    const short = fields?.map((field) => ({ ...field, choices: field.choices.slice(0, mostChoices) }))
    return [module, short ?? null]
  })
  const fields = { ...told.fields, ...Object.fromEntries(fresh) }
  // What was not told now may be another time.
  const sure = Object.fromEntries(Object.entries(fields).filter(([, list]) => list !== null))
  await browser.storage.session.set({ [key]: { org, fields: sure } }).catch(() => undefined)
  return fields
}

/** The places of an organisation (`zgid`); what its structure does not tell is left out, never guessed. */
export async function placesOf(settings: Settings, crm: Crm, org: string, ask: Ask): Promise<Places> {
  const { told } = settings
  const ours = told?.structure.org.zgid === org ? told : null
  const theirs = ours ? theirFields(ours, merged(settings.layers).fields) : {}
  const modules = ours?.structure.modules ?? []
  const { modules: guesses } = ours?.fit ?? fieldMapOf({ modules, fields: {}, layouts: {} }, signMap())
  const own = guesses.flatMap(({ key: which, module }) =>
    module && (which === "renewal" || which === "credit-request") ? [{ which, module }] : [],
  )
  const fields = await fieldsOf(crm, org, ["Contacts", ...own.map(({ module }) => module.apiName)], ask)
  const contact = theirs["opportunity.contact"]
  const stages = stagesOf(theirs)
  const others = own.flatMap(({ which, module }) => {
    const list = fields[module.apiName]
    return list ? [clientModule(module, list, { side: which === "credit-request" ? "credit" : null })] : []
  })
  const weighs = ({ api, stage }: ClientModule): boolean => {
    const choices = fields[api]?.find(({ apiName }) => apiName === stage)?.choices ?? []
    const texts = choices.flatMap(({ shown, actual }) => [shown, actual])
    // A list of choices that is not told may hold any.
    return (
      stage !== null &&
      (texts.length === 0 || texts.some((text) => isWeighed(stages.get(fold(text)) ?? text)))
    )
  }
  return {
    deals: clientModule(
      modules.find(({ apiName }) => apiName === "Deals") ?? dealModule,
      ours?.structure.fields["Deals"] ?? [],
      {
        name: theirs["opportunity.name"]?.apiName ?? "Deal_Name",
        stage: theirs["opportunity.stage"]?.apiName ?? "Stage",
        stock: theirs["opportunity.stock"]?.apiName ?? null,
        contact: contact ? (contact.type === "lookup" ? contact.apiName : null) : "Contact_Name",
      },
    ),
    others,
    weighed: new Set(others.filter(weighs).map(({ api }) => api)),
    whole: ours !== null && others.length === own.length,
    contacts: fields["Contacts"]?.length ? contactFields(fields["Contacts"]) : standard,
    stages,
  }
}
