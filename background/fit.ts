import browser from "webextension-polyfill"
import type { DiagnosticCall, FitView } from "../src/messages"
import { mayLead, merged } from "../src/policy/layers"
import type { FieldMap, FieldSigns } from "../src/policy/types"
import { fieldKeys, type FieldKey } from "../src/rules/facts"
import { addToJournal } from "../src/store/seen"
import { en } from "../src/words/en/fit"
import { fr } from "../src/words/fr/fit"
import { isHost } from "./hosts"
import { putIn } from "./injection"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

type FitHandlers = Pick<
  Handlers,
  "fit.view" | "fit.start" | "fit.diagnose" | "fit.get" | "fit.end" | "field.set"
>

/** The host of the script's own match: none can have that name, so that the script runs only where it is put. */
const nowhere = "https://fit.jalon.invalid/*"
/** A correction left open is over after this, ms. */
const lifetime = 15 * 60_000

type Opened = { field: FieldKey; at: number }
const keyOf = (tab: number): string => `fit:${tab}`

const isOpened = (value: unknown): value is Opened =>
  typeof value === "object" && value !== null && "field" in value && "at" in value

async function openedIn(tab: number | null, now: Date): Promise<Opened | null> {
  if (tab === null) return null
  const kept = (await browser.storage.session.get(keyOf(tab)))[keyOf(tab)]
  if (!isOpened(kept)) return null
  const age = now.getTime() - kept.at
  return age >= 0 && age <= lifetime ? kept : null
}
const close = (tab: number): Promise<void> => browser.storage.session.remove(keyOf(tab))

/** Puts the script of corrections in a tab of the CRM, and nowhere else. */
async function inject(tab: number): Promise<void> {
  const page = await browser.tabs.get(tab).catch(() => null)
  if (!isHost(page?.url)) throw new Refusal("refused")
  await putIn(tab, nowhere)
}

const withField = (map: FieldMap = {}, field: FieldKey, signs: FieldSigns | null): FieldMap => {
  const { [field]: _old, ...others } = map
  return signs && Object.keys(signs).length > 0 ? { ...others, [field]: signs } : others
}

/** Corrections of the field map made by pointing, and the censored structure of a page. */
export function fitHandlers(settings: Settings): FitHandlers {
  const { store, keep, now } = settings.parts
  const isLocked = (field: FieldKey): boolean => settings.managed?.fields?.[field] !== undefined

  async function asLead(field: FieldKey): Promise<void> {
    await settings.load()
    if (!mayLead(settings.layers) || isLocked(field)) throw new Refusal("refused")
  }

  return {
    "fit.view": async (): Promise<FitView> => {
      await settings.load()
      const { fields = {} } = merged(settings.layers)
      return {
        readOnly: !mayLead(settings.layers),
        corrected: fieldKeys.flatMap((field) => {
          const signs = fields[field]
          return signs ? [{ field, signs, locked: isLocked(field) }] : []
        }),
      }
    },
    "fit.start": async ({ tab, field }) => {
      await asLead(field)
      const opened: Opened = { field, at: now().getTime() }
      await browser.storage.session.set({ [keyOf(tab)]: opened })
      try {
        await inject(tab)
      } catch (error) {
        await close(tab)
        throw error
      }
      return null
    },
    "fit.diagnose": async ({ tab }) => {
      await settings.load()
      await close(tab)
      await inject(tab)
      const call: DiagnosticCall = {
        jalonFit: "diagnostic",
        fields: settings.signs((await browser.tabs.get(tab)).url ?? null),
      }
      const text: unknown = await browser.tabs.sendMessage(tab, call, { frameId: 0 })
      if (typeof text !== "string") throw new Refusal("refused")
      return text
    },
    "fit.get": async (_nothing, { tab, url }) => {
      const opened = await openedIn(tab, now())
      if (!opened) return null
      await asLead(opened.field)
      const { field } = opened
      const { fields: words } = settings.parts.words[settings.language]
      return {
        field,
        label: words.labels[field],
        signs: settings.layers.team?.fields?.[field] ?? null,
        fields: settings.signs(url),
        modules: settings.modules(url),
        words: settings.language === "en" ? en : fr,
        reasons: words.unknown,
      }
    },
    "fit.end": async (_nothing, { tab }) => {
      if (tab !== null) await close(tab)
      return null
    },
    "field.set": async ({ field, signs }, { tab, own }) => {
      if (!own && (await openedIn(tab, now()))?.field !== field) throw new Refusal("refused")
      await asLead(field)
      const { team } = settings.layers
      const before = team?.fields?.[field] ?? null
      await settings.govern("team", { version: 1, ...team, fields: withField(team?.fields, field, signs) })
      const said = `${JSON.stringify(before)} → ${JSON.stringify(signs)}`
      const event = { kind: "policy", details: { what: "field.set", [`fields.${field}`]: said } } as const
      await keep
        .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
        .catch(() => undefined)
      return null
    },
  }
}
