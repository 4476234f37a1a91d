import { montreal, type Day } from "../src/process/calendar"

export type Meeting = { day: Day; time: string; minutes: number; title: string; text: string; id: string }

/** A meeting of the house as a calendar file (orphans.debrief), in UTC instants. The library comes only when one is asked for. */
export async function meetingFile({ day, time, minutes, title, text, id }: Meeting): Promise<string | null> {
  const at = montreal(day, time)
  if (Number.isNaN(at.getTime())) return null
  const { createEvent } = await import("ics")
  const { value } = createEvent({
    uid: `${id}@jalon`,
    productId: "jalon",
    title,
    description: text,
    start: at.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { minutes },
    busyStatus: "BUSY",
    alarms: [{ action: "display", description: title, trigger: { minutes: 10, before: true } }],
  })
  return value ?? null
}
