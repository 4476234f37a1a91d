import { dayOf, montreal, shiftDay } from "../../src/process/calendar"
import { workerTarget, type Launched } from "../browser"

/** The next time that Montréal's clocks show this, from an instant on. */
export function next(time: string, from = new Date()): Date {
  const today = montreal(dayOf(from), time)
  return today >= from ? today : montreal(shiftDay(dayOf(from), 1), time)
}

/** Sets the worker's clock, which goes on from there; null: the real one. A worker that starts anew has the real one. */
export async function setClock({ browser, extensionId }: Launched, at: Date | null): Promise<void> {
  const worker = await (await workerTarget(browser, extensionId)).worker()
  if (!worker) throw new Error("No worker")
  await worker.evaluate(
    (ahead) => {
      const own = globalThis as { RealDate?: DateConstructor; Date: DateConstructor }
      const Real = (own.RealDate ??= own.Date)
      const now = () => Real.now() + ahead
      own.Date = class extends Real {
        constructor(...given: [] | [number]) {
          if (given.length === 0) super(now())
          else super(...given)
        }
        static override now = now
      } as DateConstructor
    },
    at ? at.getTime() - Date.now() : 0,
  )
}
