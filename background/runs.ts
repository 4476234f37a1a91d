import browser from "webextension-polyfill"
import type { PageFacts, PlayerPrefs, PlayerStart, RequestType, RunRequests, RunTurn } from "../src/messages"
import { pageOf, readRoute, recordOf } from "../src/pages/zoho/route"
import type { RecordKey } from "../src/rules/facts"
import { findScripts, guidesAt } from "../src/scripts/find"
import type { Book } from "../src/scripts/types"
import { viewOf } from "../src/scripts/view"
import { act, start, type Run } from "../src/scripts/walk"
import { en } from "../src/words/en/player"
import { fr } from "../src/words/fr/player"
import type { Reception } from "./aftersales-done"
import { tell as pushTo } from "./broadcast"
import { siteOf } from "./hosts"
import { placeOf } from "./place"
import { impaknetPatterns } from "./impaknet/hosts"
import { putIn } from "./injection"
import { lawLinesFor, withLaw } from "./do-not-call/script"
import { Refusal, type From, type Handlers } from "./router"
import { aroundOf } from "./run-around"
import { chanceNow, dropTold, sameRecord, tell, toldIn, valuesOf, type Told } from "./run-facts"
import type { Settings } from "./settings"

type RunHandlers = Pick<Handlers, keyof RunRequests>

/** The host of the player's own match: none can have that name, so that the script runs only where it is put. */
const nowhere = "https://player.jalon.invalid/*"
/** What the pages of a site ask first. */
const firsts: ReadonlySet<RequestType> = new Set<RequestType>(["page.start", "gmail.view"])
const standardPlayer: PlayerPrefs = { side: null, top: 96, folded: false }

/** A run as it is kept, for its tab, in memory alone (`storage.session`): it names a client. */
type Kept = {
  id: string
  turn: number
  record: RecordKey | null
  told: Told
  run: Run
  /** Nothing is left to be said to the client. */
  over?: boolean
}
/** A run that has come to its end, and whose it was. */
export type Ended = Pick<Kept, "record" | "told" | "run">
const keyOf = (tab: number): string => `run:${tab}`
const isKept = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && "run" in value

async function keptIn(tab: number | null): Promise<Kept | null> {
  if (tab === null) return null
  const kept = (await browser.storage.session.get(keyOf(tab)))[keyOf(tab)]
  return isKept(kept) ? kept : null
}
const keep = (tab: number, kept: Kept): Promise<void> => browser.storage.session.set({ [keyOf(tab)]: kept })
const drop = (tab: number): Promise<void> => browser.storage.session.remove(keyOf(tab))

export type RunWork = {
  handlers: RunHandlers
  /** What a page tells of a record, for the run of its tab. */
  tell: (tab: number, record: RecordKey, facts: PageFacts) => Promise<void>
  /** A page of ours has come in a tab: the player comes with it where a run stands. */
  follow: (tab: number | null) => Promise<void>
  /** Hears what pages ask: with the first request of one comes the player. */
  hear: (type: RequestType, from: From) => void
  leave: (tab: number) => Promise<void>
}

/** Scripts and guides under way, one a tab. `bookOf`: those in force; `ended`: told of each that comes to its end. */
export function runWork(
  settings: Settings,
  bookOf: (settings: Settings) => Promise<Book> | Book,
  ended: (run: Ended) => void = () => undefined,
  reception: Pick<Reception, "walked"> | null = null,
): RunWork {
  const { now } = settings.parts
  /** What was said of the client's credit, by run: this worker's memory and nothing else. */
  const said = new Map<string, string>()
  let queue: Promise<unknown> = Promise.resolve()
  /** One change after the other, so that none is lost. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  async function shown(tab: number, kept: Kept): Promise<RunTurn> {
    const { id, turn, record, told, run } = kept
    const book = await bookOf(settings)
    const chance = said.get(id) ?? chanceNow(tab, record, told, run.language)
    const around = await aroundOf(settings, chance)
    const at = now()
    const values = valuesOf(told, around, run.language, at)
    const view = viewOf(run, book, { id, values, now: at.getTime() })
    return {
      ...withLaw(view, lawLinesFor(settings, run, told.language)),
      turn,
      canNext: act(run, { act: "next" }, book, at.getTime()) !== run,
    }
  }

  async function tabOf({ tab: asked }: { tab?: number }, { tab: from, own }: From): Promise<number> {
    const tab = own ? (asked ?? null) : asked === undefined || asked === from ? from : null
    const page = tab === null ? null : await browser.tabs.get(tab).catch(() => null)
    if (tab === null || siteOf(page?.url, await impaknetPatterns(settings)) === null)
      throw new Refusal("refused")
    return tab
  }

  /** Whose a run is: the record asked for, else the one that the tab's page is of. */
  async function whose(tab: number, asked: RecordKey | null): Promise<Pick<Kept, "record" | "told">> {
    const page = await browser.tabs.get(tab).catch(() => null)
    const record = asked ?? (page?.url === undefined ? null : recordOf(readRoute(page.url)))
    const told = await toldIn(tab)
    return { record, told: told && sameRecord(told.record, record) ? told.told : {} }
  }

  const open = async (tab: number | null): Promise<PlayerStart | null> => {
    const kept = await keptIn(tab)
    if (tab === null || !kept) return null
    const { language } = settings
    return {
      view: await shown(tab, kept),
      record: kept.record,
      client: kept.told.language ?? null,
      prefs: { ...standardPlayer, ...settings.player },
      language,
      words: language === "en" ? en : fr,
    }
  }

  const follow = async (tab: number | null): Promise<void> => {
    if (tab !== null && (await keptIn(tab))) await putIn(tab, nowhere)
  }

  return {
    handlers: {
      "run.start": async (asked, from) => {
        await settings.load()
        const tab = await tabOf(asked, from)
        return inTurn(async () => {
          const run = start(asked.script, await bookOf(settings), now().getTime())
          if (!run) throw new Refusal("shape")
          const before = await keptIn(tab)
          if (before) said.delete(before.id)
          const kept: Kept = { id: crypto.randomUUID(), turn: 0, ...(await whose(tab, asked.record)), run }
          await keep(tab, kept)
          try {
            await putIn(tab, nowhere)
          } catch (error) {
            await drop(tab)
            throw error
          }
          return shown(tab, kept)
        })
      },
      "run.get": async (_nothing, { tab }) => (await open(tab))?.view ?? null,
      "run.open": async (_nothing, { tab }) => {
        await settings.load()
        return open(tab)
      },
      "run.act": async ({ run: id, turn, do: doing }, from) => {
        const { tab, url } = from
        await settings.load()
        return inTurn(async () => {
          const kept = await keptIn(tab)
          if (tab === null || kept?.id !== id) return null
          // Done already: the worker was stopped before it could say so.
          if (turn !== kept.turn) return shown(tab, kept)
          if (doing.act === "end" && kept.run.at === null) {
            said.delete(id)
            await drop(tab)
            return null
          }
          let { run } = kept
          if (doing.act === "fill" && doing.blank === "chance") said.set(id, doing.value.trim())
          else run = act(run, doing, await bookOf(settings), now().getTime())
          const { record } = kept
          const next: Kept = { ...kept, turn: turn + 1, run }
          await keep(tab, next)
          if (reception && record && url !== null && run !== kept.run) {
            const walk = { before: kept.run, after: run, doing, book: await bookOf(settings), from }
            // A store that fails is told elsewhere, and the script goes on.
            const over = await reception
              .walked({ ...walk, on: { record, url: pageOf(url) } }, kept.over === true)
              .catch(() => kept.over === true)
            if (over !== (kept.over === true)) await keep(tab, { ...next, over })
          }
          if (kept.run.at !== null && run.at === null) ended(next)
          return shown(tab, next)
        })
      },
      "player.set": async (change) => {
        await settings.load()
        await settings.choose("player", { ...standardPlayer, ...settings.player, ...change })
        return null
      },
      "guides.here": async (asked, from) => {
        await settings.load()
        const page = await browser.tabs.get(await tabOf(asked, from))
        const place = asked.at ?? (await placeOf(page, settings))
        const { agent, language } = await settings.page()
        return place ? guidesAt(await bookOf(settings), place, agent?.department ?? "", language) : []
      },
      "scripts.find": async ({ query }) => {
        await settings.load()
        const { agent, language } = await settings.page()
        return findScripts(await bookOf(settings), query, agent?.department ?? "", language)
      },
    },
    tell: (tab, record, facts) =>
      inTurn(async () => {
        const told = await tell(tab, record, facts)
        const kept = told && (await keptIn(tab))
        if (!kept || !sameRecord(kept.record, record)) return
        await keep(tab, { ...kept, told: { ...kept.told, ...told } })
        void pushTo(tab, { jalonPush: "run" })
      }),
    follow,
    hear: (type, { tab }) => {
      if (firsts.has(type)) void follow(tab).catch(() => undefined)
    },
    leave: async (tab) => {
      const kept = await keptIn(tab)
      if (kept) said.delete(kept.id)
      await Promise.all([drop(tab), dropTold(tab)])
    },
  }
}
