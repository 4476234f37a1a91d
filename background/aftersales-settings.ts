import type { AftersalesSettings, AftersalesSettingsRequests, PracticesView, Ticked } from "../src/messages"
import { problemsIn } from "../src/policy/aftersales"
import { mayLead, merged } from "../src/policy/layers"
import type { PolicyAftersales } from "../src/policy/types"
import {
  contactLists,
  dailies,
  deskItems,
  lookAgain,
  type Daily,
  type PracticeItem,
  type Role,
} from "../src/process/aftersales/practices"
import { dayOf } from "../src/process/calendar"
import { holidaysOf } from "../src/process/holidays"
import { isOpenDay } from "../src/process/working-hours"
import answerByEmail from "../src/rules/aftersales/reply"
import bacs from "../src/rules/aftersales/bacs"
import brandDesk from "../src/rules/aftersales/brand-desk"
import connected from "../src/rules/aftersales/connected"
import roadsideDaily from "../src/rules/aftersales/roadside-daily"
import { inForce } from "../src/rules/engine"
import type { Rule } from "../src/rules/rule"
import { aftersalesTemplate } from "../src/scripts/template"
import { keepTick, ticksAt } from "../src/store/practices"
import { addToJournal } from "../src/store/seen"
import { readSetting } from "../src/store/settings"
import { Refusal, type Handlers } from "./router"
import { receptionOf } from "./run-around"
import { bookOf } from "./scripts"
import type { Settings } from "./settings"

const ruleOf: Readonly<Record<Daily, Rule>> = { roadside: roadsideDaily, connected }

/** The names of the settings that differ. */
const differing = (one: PolicyAftersales, other: PolicyAftersales): string =>
  Object.keys({ ...one, ...other })
    .filter((key) => {
      const name = key as keyof PolicyAftersales
      return JSON.stringify(one[name]) !== JSON.stringify(other[name])
    })
    .join(" ")

/** The settings of after-sales reception, kept by the lead, and the daily practices that this browser helps to keep. */
export function aftersalesSettingsHandlers(
  settings: Settings,
): Pick<Handlers, keyof AftersalesSettingsRequests> {
  const { store, keep, now } = settings.parts
  const inPolicy = (): PolicyAftersales => merged(settings.layers).aftersales ?? {}

  const settingsView = (): AftersalesSettings => ({
    aftersales: inPolicy(),
    readOnly: !mayLead(settings.layers) || settings.layers.managed?.aftersales !== undefined,
    modules: (settings.told?.structure.modules ?? []).map(({ plural, singular, apiName, moduleName }) => ({
      label: plural || singular || apiName,
      names: [...new Set([plural, singular, apiName, moduleName])].filter(Boolean),
    })),
    replyHours: inForce(settings.policy()).paramsOf(answerByEmail).hours,
  })

  async function practices(): Promise<PracticesView> {
    const page = await settings.page()
    const force = inForce(page)
    if (page.agent?.department !== "aftersales" || !force.packOn("aftersales")) return null
    const speaks = ({ id }: Rule): boolean => force.speaks(id)
    const at = now()
    const today = dayOf(at)
    const [kept, role = null] = await keep.attempt(() =>
      Promise.all([ticksAt(store, at), readSetting(store, "aftersalesRole")]),
    )
    const ticked = (item: PracticeItem): Ticked => {
      const tick = kept[item]
      return tick ? { at: new Date(tick.at).toISOString(), by: tick.by } : null
    }
    const does = (one: Role): boolean => role === null || role === one
    const closed = !isOpenDay(today, inPolicy())
    const times = force.paramsOf(brandDesk)
    const year = Number(today.slice(0, 4))
    const publicHolidays = [year - 1, year, year + 1, year + 2].flatMap(holidaysOf).map(({ day }) => day)
    return {
      today,
      role,
      closed,
      contacts:
        does("adviser") && speaks(bacs)
          ? {
              items: contactLists.map((id) => ({ id, ticked: ticked(id) })),
              inactive: inPolicy().inactive ?? "",
            }
          : null,
      daily:
        does("reception") && !closed
          ? dailies.filter((id) => speaks(ruleOf[id])).map((id) => ({ id, ticked: ticked(id) }))
          : [],
      desk:
        does("brand") && speaks(brandDesk)
          ? deskItems.map((id) => {
              const tick = kept[id]
              const again = lookAgain(id, tick ? dayOf(new Date(tick.at)) : null, publicHolidays, times)
              return { id, ticked: ticked(id), again, due: again === null || again <= today }
            })
          : [],
    }
  }

  return {
    "aftersales.get": async () => {
      await settings.load()
      return settingsView()
    },
    "aftersales.set": async ({ aftersales }) => {
      await settings.load()
      if (settingsView().readOnly) throw new Refusal("refused")
      if (problemsIn(aftersales).length > 0) throw new Refusal("shape")
      const details = { what: "aftersales.set", changed: differing(inPolicy(), aftersales) }
      await settings.govern("team", { version: 1, ...settings.layers.team, aftersales })
      await keep
        .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, { kind: "policy", details }, now()))
        .catch(() => undefined)
      return settingsView()
    },
    "practices.get": practices,
    "practices.tick": async ({ item, on }) => {
      const { agent } = await settings.page()
      if (!agent) throw new Refusal("refused")
      await keep.write(() => keepTick(store, item, on ? agent.name : null, now()))
      return practices()
    },
    "practices.role": async ({ role }) => {
      await settings.choose("aftersalesRole", role)
      return practices()
    },
    "practices.email": async ({ language }) => {
      const book = await bookOf(settings)
      const { agent } = settings.policy()
      return aftersalesTemplate(
        book,
        { ...receptionOf(settings), ...(agent && { agent: agent.name }) },
        language,
      )
    },
  }
}
