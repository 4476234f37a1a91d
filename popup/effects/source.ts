import { useEffect, useState } from "react"
import type { RuleEffects } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { backtestOf } from "../../src/process/effects/backtest"
import { behind, overviewOf, type Behind } from "../../src/process/effects/overview"
import type { EffectEvent, Overview, Span, Which } from "../../src/process/effects/types"

type Some = { rows: readonly Behind[]; total: number }
/** Where figures come from: this browser's journal, or files dropped in this window. A promise rejects where nothing was answered. */
export type Source = {
  overview: (days: Span) => Promise<Overview>
  behind: (days: Span, which: Which) => Promise<Some>
  rule: (days: Span, rule: string) => Promise<RuleEffects>
}

async function given<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: string }>): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(got.error)
  return got.value
}

/** This browser's. */
export const own: Source = {
  overview: (days) => given(ask("effects.get", { days })),
  behind: (days, which) => given(ask("effects.behind", { days, which })),
  rule: (days, rule) => given(ask("effects.rule", { days, rule })),
}

/** Of events in this window's memory. */
export function sourceOf(events: readonly EffectEvent[]): Source {
  const first = events.reduce((least, { at }) => Math.min(least, at), Infinity)
  return {
    overview: (days) =>
      Promise.resolve(overviewOf(events, new Date(), days, events.length === 0 ? null : first)),
    behind: (days, which) => {
      const rows = behind(events, new Date(), days, which)
      return Promise.resolve({ rows: rows.slice(0, 200), total: rows.length })
    },
    rule: (days, rule) => {
      const test = backtestOf(events, rule, new Date(), days)
      const overrides = test.lines.flatMap(({ what, event }) => (what === "overridden" ? [event] : []))
      return Promise.resolve({
        ...test,
        lines: test.lines.slice(0, 300),
        total: test.lines.length,
        overrides,
      })
    },
  }
}

/** What a promise gives, asked anew when `load` is another, and when the window is come back to. What stood is shown meanwhile. */
export function useGiven<T>(load: () => Promise<T>): { value: T | null; failed: boolean; again: () => void } {
  const [value, setValue] = useState<T | null>(null)
  const [failed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    load().then(
      (got) => {
        if (gone) return
        setValue(() => got)
        setFailed(false)
      },
      () => {
        if (!gone) setFailed(true)
      },
    )
    return () => void (gone = true)
  }, [load, turn])
  useEffect(() => {
    const back = () => document.visibilityState === "visible" && setTurn((last) => last + 1)
    document.addEventListener("visibilitychange", back)
    return () => document.removeEventListener("visibilitychange", back)
  }, [])
  return { value, failed, again: () => setTurn(turn + 1) }
}
