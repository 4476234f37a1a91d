import browser from "webextension-polyfill"
import { addDays } from "date-fns/addDays"
import { isAfter } from "date-fns/isAfter"
import {
  moduleGuess,
  moduleOf,
  parts,
  type Guess,
  type KeptStructure,
  type ModuleGuess,
  type Part,
} from "../../src/crm/fields"
import {
  CrmError,
  type Crm,
  type CrmField,
  type CrmLayout,
  type CrmModule,
  type CrmOrg,
} from "../../src/crm/types"
import type { CrmFieldRow, CrmFieldsView, CrmModuleRow, TheirField } from "../../src/messages"
import { signMap } from "../../src/pages/zoho/signs"
import { mayLead, merged } from "../../src/policy/layers"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import type { Told } from "./told"

type FieldsHandlers = Pick<Handlers, "crm.fields" | "crm.fields.check">
type Problem = CrmFieldsView["problems"][number]

/** The modules whose fields are ours: the CRM's own always, those that the organisation made where they are surely there. */
function toRead(modules: readonly CrmModule[], named?: string): { module: string; label: string }[] {
  const own = ["renewal", "credit-request", "aftersales"] as const
  const found = own.flatMap((key) => moduleGuess(key, modules, named).module ?? [])
  return [
    ...["Deals", "Events"].map((module) => ({ module, label: module })),
    ...found
      .filter(({ readable }) => readable)
      .map(({ apiName, plural, singular }) => ({ module: apiName, label: plural || singular })),
  ]
}
/** The most that is kept of an answer: what is past it is not the structure of a dealership. */
const most = { fields: 3_000, choices: 300, text: 200 }

const cut = (text: string): string => text.slice(0, most.text)

/** A module's fields as they are kept, each once. */
function keptFields(fields: readonly CrmField[]): CrmField[] {
  const once = new Map(fields.slice(0, most.fields).map((field) => [field.id || field.apiName, field]))
  return [...once.values()].map((field) => ({
    ...field,
    label: cut(field.label),
    ...(field.ownLabel !== undefined && { ownLabel: cut(field.ownLabel) }),
    choices: field.choices
      .slice(0, most.choices)
      .map(({ shown, actual }) => ({ shown: cut(shown), actual: cut(actual) })),
  }))
}

const faultOf = (error: unknown): Problem["fault"] => (error instanceof CrmError ? error.fault : "failed")

/** Asks the CRM for its structure, and whose it is (`org`: known already); what it does not give of a module stays as it was in `before`; `named`: the policy's name of after-sales'. Throws when it gives nothing. */
async function ask(
  crm: Crm,
  org: CrmOrg | null,
  before: KeptStructure | null,
  named: string | undefined,
  now: Date,
): Promise<{ structure: KeptStructure; problems: Problem[] }> {
  const [{ zgid, domain }, modules] = await Promise.all([org ?? crm.org(), crm.modules()])
  const old = before?.org.zgid === zgid ? before : null
  const problems: Problem[] = []
  const fields: Record<string, readonly CrmField[]> = {}
  const layouts: Record<string, readonly CrmLayout[]> = {}
  await Promise.all(
    toRead(modules, named).map(async ({ module, label }) => {
      const [told, laid] = await Promise.allSettled([crm.fields(module), crm.layouts(module)])
      if (told.status === "rejected") problems.push({ about: label, fault: faultOf(told.reason) })
      else if (told.value.length === 0) problems.push({ about: label, fault: "empty" })
      const fresh = told.status === "fulfilled" && told.value.length > 0
      fields[module] = fresh ? keptFields(told.value) : (old?.fields[module] ?? [])
      layouts[module] = laid.status === "fulfilled" ? laid.value : (old?.layouts[module] ?? [])
    }),
  )
  return {
    structure: {
      org: { zgid, ...(domain !== undefined && { domain }) },
      at: now.getTime(),
      modules,
      fields,
      layouts,
    },
    problems,
  }
}

const theirs = ({ apiName, label, column, type }: CrmField): TheirField => ({
  api: apiName,
  label,
  column,
  type,
})

/** What the CRM adds to the signs that we had for a field, folded. */
function added({ field }: Guess, { fit }: Told, builtIn = signMap()): string[] {
  const own = fit.map[field]
  const before = new Set([...(builtIn[field]?.names ?? []), ...(builtIn[field]?.labels.flat() ?? [])])
  return own ? [...own.names, ...own.labels.flat()].filter((sign) => !before.has(sign)) : []
}

const moduleRow = ({ key, module, candidates }: ModuleGuess): CrmModuleRow => ({
  key,
  state: module ? "found" : candidates.length > 0 ? "conflict" : "absent",
  labels: candidates.map(({ plural, singular }) => plural || singular),
})

/** When the CRM, having failed, is asked again (ms): kept for the browser's session, so that a worker that wakes does not ask at once. */
const retryKey = "crmFieldsRetry"
const retryAfter = 3_600_000
const mayRetry = async (now: Date): Promise<boolean> => {
  const kept = (await browser.storage.session.get(retryKey))[retryKey]
  return typeof kept !== "number" || kept <= now.getTime()
}

/** Keeps the organisation's structure up to date in the settings, and shows what is made of it. */
class OrgFields {
  #asking: Promise<void> | null = null
  #problems: Problem[] = []

  constructor(readonly settings: Settings) {}

  #isStale(): boolean {
    const { told, parts } = this.settings
    const { org, modules } = parts.connection.state()
    return (
      !told ||
      (org !== null && org.zgid !== told.structure.org.zgid) ||
      !isAfter(addDays(told.structure.at, 1), parts.now()) ||
      toRead(told.structure.modules, told.named).some(
        ({ module }) =>
          !told.structure.fields[module]?.length && (modules[module] ?? "readable") === "readable",
      )
    )
  }

  /** Asks where what is kept is a day old, another organisation's, or nothing is; `now`: in any case. Never rejects. */
  async freshen(now = false): Promise<void> {
    await this.settings.load()
    const { connection, now: clock } = this.settings.parts
    const crm = connection.crm()
    if (!crm) return
    if (!now && !(this.#isStale() && (await mayRetry(clock()).catch(() => false)))) return
    this.#asking ??= this.#ask(crm, now ? null : connection.state().org).finally(() => {
      this.#asking = null
    })
    await this.#asking
  }

  async #ask(crm: Crm, org: CrmOrg | null): Promise<void> {
    const { told, parts } = this.settings
    try {
      const { structure, problems } = await ask(
        crm,
        org,
        told?.structure ?? null,
        this.settings.aftersalesModule,
        parts.now(),
      )
      this.#problems = problems
      // A disk that is full keeps nothing, but what was told holds in memory.
      await this.settings.choose("orgFields", structure).catch(() => undefined)
    } catch (error) {
      this.#problems = [{ about: error instanceof CrmError ? error.about : "", fault: faultOf(error) }]
    }
    if (this.#problems.length > 0 && parts.connection.crm())
      await browser.storage.session
        .set({ [retryKey]: parts.now().getTime() + retryAfter })
        .catch(() => undefined)
  }

  view(): CrmFieldsView {
    const { settings } = this
    const { told, layers } = settings
    const { fields: corrected = {} } = merged(layers)
    const { fields: given = {} } = told?.structure ?? {}
    const listed = (part: Part): TheirField[] =>
      (given[moduleOf(part, told?.fit.modules ?? []) ?? ""] ?? [])
        .filter(({ visible }) => visible)
        .map(theirs)
    return {
      readOnly: !mayLead(layers),
      connected: settings.parts.connection.crm() !== null,
      at: told && new Date(told.structure.at).toISOString(),
      problems: this.#problems,
      rows: (told?.fit.guesses ?? []).map((guess): CrmFieldRow => ({
        field: guess.field,
        state: guess.state,
        theirs: guess.theirs && theirs(guess.theirs),
        candidates: guess.candidates.map(theirs),
        because: [...guess.because],
        told: told && !corrected[guess.field] ? added(guess, told) : [],
        corrected: corrected[guess.field] ?? null,
        locked: layers.managed?.fields?.[guess.field] !== undefined,
      })),
      modules: (told?.fit.modules ?? []).map(moduleRow),
      theirs: Object.fromEntries(parts.map((part) => [part, listed(part)])) as CrmFieldsView["theirs"],
    }
  }
}

/** The organisation's fields: asked for at sign-in, then once a day, and when a lead wants them checked. */
export function crmFieldsHandlers(settings: Settings): FieldsHandlers {
  const fields = new OrgFields(settings)
  settings.parts.connection.onChange(() => void fields.freshen())
  void fields.freshen()
  return {
    "crm.fields": async () => {
      await settings.load()
      return fields.view()
    },
    "crm.fields.check": async () => {
      await fields.freshen(true)
      return fields.view()
    },
  }
}
