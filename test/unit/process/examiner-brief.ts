import type { Channel, FollowUpEntry, FollowUpNote } from "../../../src/process"

export const letters: Record<string, Channel> = { c: "call", t: "text", e: "email", v: "voicemail" }
const outcomes = { n: "no-answer", r: "reached", u: "unstated" } as const

/** "05-12 09:30 n3.1ct!": a note of that UTC day and time of 2026 in brief (n, r or u; J.R; channels; closing). */
export const entry = (text: string): FollowUpEntry => {
  const [day = "", time = "", brief = ""] = text.trim().split(" ")
  const [, outcome = "u", j = "-", r = "-", channels = "", closing] =
    /^([nru])(\d+|-)\.(\d+|-)([ctev]*)(!?)$/.exec(brief) ?? []
  const note: FollowUpNote = {
    outcome: outcomes[outcome as keyof typeof outcomes],
    day: j === "-" ? null : Number(j),
    round: r === "-" ? null : Number(r),
    channels: [...channels].map((letter) => letters[letter] ?? "call"),
    closing: closing === "!",
  }
  return { at: new Date(`2026-${day}T${time.length === 5 ? `${time}:00` : time}Z`), author: "7", note }
}
export const history = (text: string): FollowUpEntry[] => (text === "" ? [] : text.split(",").map(entry))

/** One attempt a day at 14:00 UTC from the first day of May to the last, J typed right or not at all. */
export const daily = (from: number, to: number, brief = "n-.1c"): string =>
  Array.from(
    { length: to - from + 1 },
    (_, i) => `05-${String(from + i).padStart(2, "0")} 14:00 ${brief}`,
  ).join(",")
