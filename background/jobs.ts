import browser from "webextension-polyfill"
import type { Store } from "../src/store/database"
import type { Keep } from "./keep"

/** The browser's own floor for an alarm; below it a packed extension would be late without a word. */
export const floor = 30_000
const retry = 5 * 60_000
const alarm = "jalon"

/** When the alarm rings for something due at `at`: never sooner than the floor. All in milliseconds. */
export const alarmAt = (at: number, now: number): number => Math.max(at, now + floor)

/**
 * A kept table of instants and one alarm. Alarms only wake: at each start and each ring, what is due is done and the
 * alarm set for the earliest of the rest. With less than 30 s left a timeout is quicker, the alarm its net.
 */
export class Jobs {
  #timer: ReturnType<typeof setTimeout> | undefined
  #queue: Promise<unknown> = Promise.resolve()
  /** Does a job; it may plan itself again. A job that fails is tried again later. */
  run: (id: string, now: Date) => Promise<void> = () => Promise.resolve()

  constructor(
    readonly store: Store,
    readonly keep: Keep,
    readonly now: () => Date,
  ) {}

  /** Sets or moves a job; null takes it away. */
  async plan(id: string, at: Date | null): Promise<void> {
    const { jobs } = this.store
    await this.keep.attempt(async () => {
      if (at) await jobs.put({ id, at: at.getTime() })
      else await jobs.delete(id)
    })
    await this.#arm()
  }

  /** Plans a job only where none stands. */
  async planOnce(id: string, at: Date): Promise<void> {
    if (!(await this.keep.attempt(() => this.store.jobs.get(id)))) await this.plan(id, at)
  }

  /** Does what is due, then sets the alarm. One at a time. Never throws. */
  wake(): Promise<void> {
    const next = this.#queue.then(() => this.#wake())
    this.#queue = next
    return next
  }

  async #wake(): Promise<void> {
    try {
      const now = this.now()
      const { jobs } = this.store
      const due = await this.keep.attempt(() => jobs.where("at").belowOrEqual(now.getTime()).sortBy("at"))
      for (const job of due) {
        const done = await this.run(job.id, now).then(
          () => true,
          () => false,
        )
        await this.keep.attempt(() =>
          this.store.transaction("rw", jobs, async () => {
            // Planned again meanwhile: that stands.
            if ((await jobs.get(job.id))?.at !== job.at) return
            if (done) await jobs.delete(job.id)
            else await jobs.put({ id: job.id, at: now.getTime() + retry })
          }),
        )
      }
      await this.#arm()
    } catch {
      await browser.alarms.create(alarm, { when: alarmAt(0, this.now().getTime() + retry) })
    }
  }

  async #arm(): Promise<void> {
    const first = await this.keep.attempt(() => this.store.jobs.orderBy("at").first())
    clearTimeout(this.#timer)
    if (!first) {
      await browser.alarms.clear(alarm)
      return
    }
    const now = this.now().getTime()
    await browser.alarms.create(alarm, { when: alarmAt(first.at, now) })
    const left = first.at - now
    if (left < floor) this.#timer = setTimeout(() => void this.wake(), Math.max(left, 0))
  }
}
