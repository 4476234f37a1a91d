import { addHours } from "date-fns/addHours"
import { addMinutes } from "date-fns/addMinutes"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { valueOf } from "../src/process/field"
import { readNoteText } from "../src/process/reading"
import { shiftEnd } from "../src/process/roster"
import { fromWire, toWire } from "../src/messages/wire"
import { pagePolicy } from "../src/policy/layers"
import { callerVerdict, type CallerFacts } from "../src/rules/callbacks/verdict"
import { inForce } from "../src/rules/engine"
import { markRecord, openPins, pin, pinView, recordMemory, unpin } from "../src/store/records"
import { recordId } from "../src/store/rows"
import { addToJournal, keepFollowUps, keepSeen } from "../src/store/seen"
import type { CompositionFacts } from "../src/messages"
import { composeAppointment } from "./compose-appointment"
import { composeFirst } from "./compose-first"
import { composeNote } from "./compose-note"
import { isHost } from "./hosts"
import type { Jobs } from "./jobs"
import { leadHandlers } from "./lead"
import { checkPhone } from "./phones"
import { Refusal, type Handlers } from "./router"
import { carried, carry, pausedPages, setPausedPages } from "./session"
import { cardOf } from "./verdict-card"
import type { Settings } from "./settings"

export const pinJob = (record: string): string => `pin:${record}`

const endOfDay = (now: Date): Date => montreal(shiftDay(dayOf(now), 1), "00:00")

/** Until when an answer about someone's presence is good: the end of their shift, else 8 h, never past the day's end. */
function answerEnd(settings: Settings, person: string, now: Date): Date {
  const { roster } = pagePolicy(settings.layers, settings.parts.registry)
  const end = shiftEnd(roster, person, now)
  return end ?? new Date(Math.min(addHours(now, 8).getTime(), endOfDay(now).getTime()))
}

/** What the worker does for each request. */
export function handlers(settings: Settings, jobs: Jobs): Handlers {
  const { store, keep, now } = settings.parts

  return {
    ...leadHandlers(settings),
    "settings.get": () => settings.page(),
    "agent.set": (agent) => settings.choose("agent", agent),
    "language.set": ({ language }) => settings.choose("language", language),
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
    "notes.read": ({ notes }) =>
      toWire(
        notes.map(({ text, writtenAt }) =>
          readNoteText(text, writtenAt === null ? undefined : new Date(writtenAt)),
        ),
      ),
    "verdict.get": async ({ record, facts }) => {
      const opportunity = fromWire(facts) as CallerFacts | null
      if (!opportunity) throw new Refusal("shape")
      const notes = valueOf(opportunity.notes)
      // Kept as it can be: the answer does not wait for the store, nor fail with it.
      if (record && notes) void keep.write(() => keepFollowUps(store, record, notes)).catch(() => undefined)
      const page = await settings.page()
      const answer = callerVerdict({ ...page, opportunity, now: now(), force: inForce(page) })
      return toWire(answer && cardOf(answer, page.words))
    },
    compose: async ({ kind, facts, answers }) => {
      await settings.load()
      const words = settings.parts.words[settings.language].overlay
      if (kind === "first") {
        const { roster } = pagePolicy(settings.layers, settings.parts.registry)
        return composeFirst(answers, roster.branches, words)
      }
      const read = fromWire(facts) as CompositionFacts | null
      if (!read) throw new Refusal("shape")
      return kind === "note"
        ? composeNote(read.opportunity, answers, words.note, now())
        : composeAppointment(read, answers, words.appointment)
    },
    "phones.check": ({ numbers }) => numbers.map(checkPhone),
    "record.get": ({ record }) => keep.attempt(() => recordMemory(store, record)),
    "ticks.set": async ({ record, ticks }) => {
      await keep.write(() => markRecord(store, record, { ticks }, now()))
      return keep.attempt(() => recordMemory(store, record))
    },
    "record.mark": async ({ record, ...marks }) => {
      await keep.write(() => markRecord(store, record, marks, now()))
      return keep.attempt(() => recordMemory(store, record))
    },
    "facts.carry": async (request, { tab }) => {
      if (tab !== null) await carry(tab, request, now())
      return null
    },
    "facts.carried": (_nothing, { tab }) => (tab === null ? null : carried(tab, now())),
    seen: async (request) => {
      await keep.write(() => keepSeen(store, request, now()))
      return null
    },
    "journal.add": async ({ key, event }) => {
      await keep.write(() => addToJournal(store, key, event, now()))
      return null
    },
    "callback.pin": async ({ record, until, url }) => {
      if (!isHost(url)) throw new Refusal("shape")
      const at = new Date(until)
      const id = pinJob(recordId(record))
      // Together, so that no clock stands without its job.
      await keep.write(() =>
        store.transaction("rw", store.pins, store.jobs, async () => {
          await pin(store, record, at, url)
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
