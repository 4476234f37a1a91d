import { addHours } from "date-fns/addHours"
import { addMinutes } from "date-fns/addMinutes"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { shiftEnd } from "../src/process/roster"
import { markRecord, openPins, pin, pinView, recordMemory, unpin } from "../src/store/records"
import type { Book } from "../src/scripts/types"
import { recordId } from "../src/store/rows"
import { pageOf } from "../src/pages/zoho/route"
import { addToJournal } from "../src/store/seen"
import { answerQuestion, factsOf } from "./answer"
import { receptionWork } from "./aftersales-done"
import { aftersalesSettingsHandlers } from "./aftersales-settings"
import { canaryHandlers } from "./canary"
import { boardHandlers } from "./crm/board"
import { composeAppointment } from "./compose-appointment"
import { composeFirst } from "./compose-first"
import { composeNote } from "./compose-note"
import { effectHandlers } from "./effects"
import { OpenPages } from "./effects/open-pages"
import { crmFieldsHandlers } from "./crm/fields"
import type { Connection } from "./crm/connection"
import { CrmFiles } from "./crm/file"
import { connectionHandlers } from "./crm/handlers"
import { fitHandlers } from "./fit"
import type { Find } from "./find"
import { givenHandlers, takePolicyDeals } from "./given"
import { gmailHandlers } from "./gmail"
import { loyaltyHandlers } from "./loyalty"
import { isHost } from "./hosts"
import { bring } from "./impaknet/carry"
import { impaknetHandlers } from "./impaknet/handlers"
import { indicatorHandlers } from "./indicators"
import type { Jobs } from "./jobs"
import { Later } from "./later"
import { leadHandlers } from "./lead"
import { historyHandlers } from "./policy/history"
import { clockHandlers } from "./clocks"
import { clientFind } from "./crm/client-find"
import { dayWork } from "./day"
import { doNotCallHandlers } from "./do-not-call/handlers"
import { creditHandlers } from "./renewal"
import { orphanHandlers } from "./orphans"
import { ownHandlers, Questions } from "./own-rules"
import { privacyHandlers } from "./privacy"
import { publishingHandlers } from "./publishing/handlers"
import type { Publishing } from "./publishing/publishing"
import { replayHandlers } from "./replay"
import { rosterHandlers } from "./roster"
import { dressMenu } from "./menus"
import { scriptHandlers } from "./scripts"
import { shiftHandlers } from "./shift"
import { turnHandlers } from "./turn"
import { Refusal, type Handlers } from "./router"
import type { RunWork } from "./runs"
import { pausedPages, setPausedPages } from "./session"
import { overlaySettings, type Settings } from "./settings"

/** How long what a page says must stand to be kept, ms. */
const moment = 1_000

export const pinJob = (record: string): string => `pin:${record}`

const endOfDay = (now: Date): Date => montreal(shiftDay(dayOf(now), 1), "00:00")

/** Until when an answer about someone's presence is good: the end of their shift, else 8 h, never past the day's end. */
function answerEnd(settings: Settings, person: string, now: Date): Date {
  const { roster } = settings.policy()
  const end = shiftEnd(roster, person, now)
  return end ?? new Date(Math.min(addHours(now, 8).getTime(), endOfDay(now).getTime()))
}

/** What the worker does for each request. */
export function handlers(
  settings: Settings,
  jobs: Jobs,
  find: Find,
  connection: Connection,
  runs: RunWork,
  publishing: Publishing,
  bookOf: (settings: Settings) => Promise<Book> | Book,
): Handlers {
  const { store, keep, now } = settings.parts
  const later = new Later(moment)
  const reception = receptionWork(settings, jobs)

  const { handlers: day, listed } = dayWork(settings)
  const callers = clientFind(settings, find)
  const crm = new CrmFiles(settings)
  const pages = new OpenPages(settings)
  const questions = new Questions()

  return {
    ...leadHandlers(settings),
    ...historyHandlers(settings),
    ...privacyHandlers(settings, jobs, connection),
    ...publishingHandlers(publishing),
    ...callers.handlers,
    ...canaryHandlers(settings),
    ...rosterHandlers(settings),
    ...replayHandlers(settings),
    ...creditHandlers(settings, jobs),
    ...loyaltyHandlers(settings, jobs),
    ...clockHandlers(settings, jobs),
    ...day,
    ...turnHandlers(settings),
    ...indicatorHandlers(settings),
    ...effectHandlers(settings, pages),
    ...orphanHandlers(settings),
    ...ownHandlers(settings, questions),
    ...shiftHandlers(settings),
    ...givenHandlers(settings),
    ...doNotCallHandlers(settings),
    ...aftersalesSettingsHandlers(settings),
    ...scriptHandlers(settings),
    ...impaknetHandlers(settings, runs.follow),
    ...boardHandlers(settings),
    ...fitHandlers(settings),
    ...connectionHandlers(settings, connection),
    ...crmFieldsHandlers(settings),
    ...runs.handlers,
    ...gmailHandlers(settings, jobs, bookOf),
    "settings.get": () => settings.page(),
    "agent.set": async (agent) => {
      const page = await settings.choose("agent", agent)
      void takePolicyDeals(settings).catch(() => undefined)
      return page
    },
    "language.set": async ({ language }) => {
      void dressMenu(language).catch(() => undefined)
      void settings.canary.dress(language)
      return settings.choose("language", language)
    },
    "presence.set": ({ presence }) =>
      settings.choose("presence", { presence, expires: endOfDay(now()).getTime() }),
    "presence.answer": async ({ person, presence }) => {
      await settings.load()
      return settings.answer({ person, presence, expires: answerEnd(settings, person, now()).getTime() })
    },
    "panel.set": async (change) => {
      await settings.load()
      await settings.choose("panel", { ...settings.panel, ...change })
      return null
    },
    "pause.set": async (request) => {
      if ("minutes" in request)
        return settings.choose("pausedUntil", addMinutes(now(), request.minutes).getTime())
      await setPausedPages("page" in request ? [...(await pausedPages()), request.page] : [])
      if ("resume" in request) return settings.choose("pausedUntil", null)
      await settings.refresh()
      return settings.page()
    },
    "page.start": async (_nothing, { url }) => overlaySettings(await settings.page(), url),
    "page.answer": (question, from) => {
      void bring(from.tab, question, now()).catch(() => undefined)
      return answerQuestion(question, from, {
        settings,
        later,
        find,
        told: callers.toldTo,
        listed,
        crm,
        pages,
        tell: runs.tell,
        questions,
      })
    },
    compose: async ({ kind, on, answers }) => {
      await settings.load()
      const words = settings.parts.words[settings.language].overlay
      if (kind === "first") {
        const { roster } = settings.policy()
        return composeFirst(answers, roster.branches, words)
      }
      const { opportunity, meeting } = on ? factsOf(on).facts : { opportunity: null, meeting: null }
      if (!opportunity) throw new Refusal("shape")
      return kind === "note"
        ? composeNote(opportunity, answers, words.note, now())
        : composeAppointment({ opportunity, meeting }, answers, words.appointment)
    },
    "ticks.set": async ({ record, ticks }, from) => {
      await keep.write(() => markRecord(store, record, { ticks }, now()))
      if (ticks.aftersales) await reception.ticked(record, ticks.aftersales, from)
      return keep.attempt(() => recordMemory(store, record))
    },
    "record.mark": async ({ record, ...marks }) => {
      await keep.write(() => markRecord(store, record, marks, now()))
      return keep.attempt(() => recordMemory(store, record))
    },
    "journal.add": async ({ key, event }, from) => {
      const told = await pages.heard(event, from)
      await keep.write(() => addToJournal(store, key, told, now()))
      return null
    },
    "callback.pin": async ({ record, until, url }) => {
      if (!isHost(url)) throw new Refusal("shape")
      const at = new Date(until)
      const id = pinJob(recordId(record))
      // Together, so that no clock stands without its job.
      await keep.write(() =>
        store.transaction("rw", store.pins, store.jobs, async () => {
          await pin(store, record, at, pageOf(url))
          await store.jobs.put({ id, at: at.getTime() })
        }),
      )
      await jobs.wake()
      return keep.attempt(() => recordMemory(store, record))
    },
    "callback.unpin": async ({ record }) => {
      await keep.write(() => unpin(store, record))
      await jobs.plan(pinJob(recordId(record)), null)
      return keep.attempt(() => recordMemory(store, record))
    },
    "callbacks.list": async () => (await keep.attempt(() => openPins(store))).map(pinView),
  }
}
