import type { MeterView } from "../src/messages"
import { montreal } from "../src/process/calendar"
import { evidenceText, type Meter, type MeterCell } from "../src/process/meter"
import { say, type Words } from "../src/words"

type Said = Words["overlay"]["meter"]

/** A day as a sentence shows it: "20 novembre". */
const dayText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(`${language}-CA`, {
    day: "numeric",
    month: "long",
    timeZone: "America/Toronto",
  }).format(montreal(day, "12:00"))

function labelOf(cell: MeterCell, words: Said, language: string): string {
  const { number, rounds, channels, typed, today } = cell
  const done = rounds === 0 ? words.none : say(rounds === 1 ? words.round : words.rounds, { n: rounds })
  return [
    say(today ? words.today : words.day, { n: number, date: dayText(cell.date, language) }),
    done,
    ...(channels.length > 0 ? [channels.map((channel) => words.channels[channel]).join(", ")] : []),
    ...(typed === null ? [] : [say(words.typed, { n: typed })]),
    ...cell.closedBefore.map((day) => say(words.closed, { date: dayText(day, language) })),
  ].join(" · ")
}

/** The run of days of a file with its words (followups.daily). */
export function meterView(meter: Meter, words: Said, language: "fr" | "en"): MeterView {
  return {
    label: say(words.label, { n: meter.consecutiveDays, of: meter.days }),
    target: meter.rounds,
    days: meter.cells.map((cell) => ({
      number: cell.number,
      rounds: cell.rounds,
      today: cell.today,
      channels: cell.channels.map((channel) => words.letters[channel]).join(""),
      label: labelOf(cell, words, language),
    })),
    evidence: meter.evidence.length > 0 ? evidenceText(meter.evidence) : null,
  }
}
