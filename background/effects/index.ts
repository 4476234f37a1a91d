import type { EffectRequests } from "../../src/messages"
import { backtestOf } from "../../src/process/effects/backtest"
import { writeFile } from "../../src/process/effects/merge"
import { behind, overviewOf } from "../../src/process/effects/overview"
import { periodOf } from "../../src/process/effects/period"
import type { Span } from "../../src/process/effects/types"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import type { OpenPages } from "./open-pages"
import { addressesOf, firstEffect, readEffects } from "./read"

/** The events given at once, behind a figure and of a rule. */
const glance = { behind: 200, rule: 300 }

/** What the rules did, counted from this browser's journal; and the journal as a file for the team's view. */
export function effectHandlers(settings: Settings, pages: OpenPages): Pick<Handlers, keyof EffectRequests> {
  const { store, keep, now } = settings.parts

  const read = (span: Span, at: Date, browser = "") =>
    keep.attempt(() => readEffects(store, browser, periodOf(at, span)))

  return {
    "page.saved": async (request, from) => {
      await pages.saved(request, from)
      return null
    },
    "effects.get": async ({ days }) => {
      const at = now()
      const [events, since] = await Promise.all([read(days, at), keep.attempt(() => firstEffect(store))])
      return overviewOf(events, at, days, since)
    },
    "effects.behind": async ({ days, which }) => {
      const at = now()
      const rows = behind(await read(days, at), at, days, which)
      return { rows: rows.slice(0, glance.behind), total: rows.length }
    },
    "effects.rule": async ({ days, rule }) => {
      const at = now()
      const test = backtestOf(await read(days, at), rule, at, days)
      const overrides = test.lines.flatMap(({ what, event }) => (what === "overridden" ? [event] : []))
      return { ...test, lines: test.lines.slice(0, glance.rule), total: test.lines.length, overrides }
    },
    "effects.places": ({ records }) => keep.attempt(() => addressesOf(store, records)),
    "effects.export": async ({ days, reasons }) => {
      const at = now()
      const browser = await settings.browserName()
      const events = await read(days, at, browser)
      const from = periodOf(at, days).starts[0] ?? at.getTime()
      return writeFile({ browser, from, made: at.getTime(), reasons, events })
    },
  }
}
