import { useCallback, useEffect, useRef, useState } from "react"
import type { Answered, PageSettings, ReplyOf } from "../src/messages"
import { ask, onPush } from "../src/messages/client"

/** Requests that carry nothing. */
type Silent =
  | "privacy.work"
  | "privacy.requests"
  | "privacy.due"
  | "privacy.incidents"
  | "privacy.retention"
  | "settings.get"
  | "lead.get"
  | "history.get"
  | "callbacks.list"
  | "roster.get"
  | "verdicts.list"
  | "day.get"
  | "due.get"
  | "given.get"
  | "shift.get"
  | "offers.get"
  | "indicators.get"
  | "orphans.get"
  | "own.get"
  | "aftersales.get"
  | "practices.get"
  | "canary.get"
  | "fit.view"
  | "crm.get"
  | "crm.fields"
  | "impaknet.hosts"
  | "turn.get"
  | "team.get"
  | "publishing.get"
type Failure = Extract<Answered<never>, { ok: false }>["error"]

/** What the worker answered, and how to ask or change it. `failed` tells why the last exchange gave nothing. */
export type Asked<T> = {
  value: T | null
  failed: Failure | null
  again: () => void
  put: (value: T) => void
  /** Shows `hoped` at once, then the worker's answer; what stood before comes back when it refuses. */
  change: (hoped: T, answer: Promise<Answered<T>>) => Promise<boolean>
}

const bare = ask as <T extends Silent>(type: T) => Promise<Answered<ReplyOf<T>>>

/** Asks when the screen opens, and again when the window is come back to. */
export function useAsked<T extends Silent>(type: T): Asked<ReplyOf<T>> {
  const [value, setValue] = useState<ReplyOf<T> | null>(null)
  const [failed, setFailed] = useState<Failure | null>(null)
  // An answer to an older question never undoes a newer one.
  const turn = useRef(0)
  const shown = useRef<ReplyOf<T> | null>(null)
  const put = useCallback((next: ReplyOf<T> | null) => {
    shown.current = next
    setValue(() => next)
  }, [])
  const again = useCallback(() => {
    const mine = ++turn.current
    void bare(type).then((answer) => {
      if (mine !== turn.current) return
      setFailed(answer.ok ? null : answer.error)
      if (answer.ok) put(answer.value)
    })
  }, [type, put])
  const change = useCallback(
    async (hoped: ReplyOf<T>, answer: Promise<Answered<ReplyOf<T>>>) => {
      const before = shown.current
      const mine = ++turn.current
      put(hoped)
      const got = await answer
      setFailed(got.ok ? null : got.error)
      if (mine === turn.current) put(got.ok ? got.value : before)
      return got.ok
    },
    [put],
  )
  useEffect(() => {
    again()
    const back = () => document.visibilityState === "visible" && again()
    document.addEventListener("visibilitychange", back)
    return () => document.removeEventListener("visibilitychange", back)
  }, [again])
  return { value, failed, again, put, change }
}

/** Asks again once other settings are in force: another window changed them, a publication was taken, a level ran out. */
export function useAgain(again: () => void, { revision }: PageSettings): void {
  const seen = useRef(revision)
  useEffect(() => {
    if (seen.current === revision) return
    seen.current = revision
    again()
  }, [again, revision])
}

/** The settings in force, followed as the worker tells them. */
export function useSettings(): Asked<PageSettings> {
  const asked = useAsked("settings.get")
  const { put } = asked
  useEffect(() => {
    const life = new AbortController()
    onPush((push) => {
      if (push.jalonPush === "settings") put(push.settings)
    }, life.signal)
    return () => life.abort()
  }, [put])
  return asked
}

/** The clock, each second while `counting`; the truth is the instant, never the ticks. */
export function useNow(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!counting) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [counting])
  return now
}

/** Whether the window is as wide as a tab's: the console. */
export function useWide(): boolean {
  const [query] = useState(() => matchMedia("(min-width: 720px)"))
  const [wide, setWide] = useState(query.matches)
  useEffect(() => {
    const follow = () => setWide(query.matches)
    query.addEventListener("change", follow)
    return () => query.removeEventListener("change", follow)
  }, [query])
  return wide
}
