import { useCallback, useEffect, useRef, useState } from "react"
import type { Answered } from "../src/messages"

/** What the worker answers to a question that changes with what is chosen: the newest one's answer stays. */
export function useLatest<T>(
  question: string,
  ask: () => Promise<Answered<T>>,
): { value: T | null; failed: boolean; again: () => void } {
  const [value, setValue] = useState<T | null>(null)
  const [failed, setFailed] = useState(false)
  const turn = useRef(0)
  const asking = useRef(ask)
  useEffect(() => {
    asking.current = ask
  })
  const again = useCallback(() => {
    const mine = ++turn.current
    void asking.current().then((answer) => {
      if (mine !== turn.current) return
      setFailed(!answer.ok)
      if (answer.ok) setValue(() => answer.value)
    })
  }, [])
  useEffect(again, [again, question])
  return { value, failed, again }
}
