import { CrmError } from "./types"

const cancelled = (about: string): CrmError => new CrmError("cancelled", about)

/** Runs work a few at a time. */
export type Queue = <T>(
  work: () => Promise<T>,
  how: { about: string; background: boolean; signal: AbortSignal },
) => Promise<T>

/** At most `width` at once; what a person waits for goes before what nobody does. Work whose signal aborts in the queue never starts. */
export function makeQueue(width: number): Queue {
  let running = 0
  const waiting: { background: boolean; start: () => void }[] = []
  const next = (): void => {
    if (running < width) waiting.shift()?.start()
  }
  return async (work, { about, background, signal }) => {
    if (signal.aborted) throw cancelled(about)
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(turn), 1)
        reject(cancelled(about))
      }
      const turn = {
        background,
        start: () => {
          signal.removeEventListener("abort", leave)
          running++
          resolve()
        },
      }
      const first = background ? -1 : waiting.findIndex((other) => other.background)
      waiting.splice(first < 0 ? waiting.length : first, 0, turn)
      signal.addEventListener("abort", leave, { once: true })
      next()
    })
    try {
      return await work()
    } finally {
      running--
      next()
    }
  }
}

/** Asks once what several ask at the same time. */
export type Share = <T>(
  key: string,
  about: string,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>

/** Each caller's abort ends its own wait; the work is aborted when the last one leaves. */
export function makeShare(): Share {
  const asked = new Map<string, { answer: Promise<unknown>; controller: AbortController; callers: number }>()
  return <T>(
    key: string,
    about: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    if (signal?.aborted) return Promise.reject(cancelled(about))
    let one = asked.get(key)
    if (!one) {
      const controller = new AbortController()
      const answer = work(controller.signal)
      one = { answer, controller, callers: 0 }
      asked.set(key, one)
      const mine = one
      const forget = (): void => {
        if (asked.get(key) === mine) asked.delete(key)
      }
      answer.then(forget, forget)
    }
    const joined = one
    joined.callers++
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        if (--joined.callers === 0) {
          if (asked.get(key) === joined) asked.delete(key)
          joined.controller.abort()
        }
        reject(cancelled(about))
      }
      const done = (): void => signal?.removeEventListener("abort", leave)
      signal?.addEventListener("abort", leave, { once: true })
      // Questions of one key are of one kind, so they have one type of answer.
      ;(joined.answer as Promise<T>).then(resolve, reject).finally(done)
    })
  }
}
