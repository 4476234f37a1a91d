const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/Toronto",
  dateStyle: "short",
  timeStyle: "medium",
})

/** An instant as the API writes it, in the zone of its people: `2026-11-18T10:20:00-05:00`. */
export function stamp(at: Date | number): string {
  const ms = Math.floor(Number(at) / 1000) * 1000
  const wall = parts.format(ms).replace(" ", "T")
  const offset = (Date.parse(`${wall}Z`) - ms) / 60_000
  const size = Math.abs(offset)
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0")
  return `${wall}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`
}

/** The instant of a wall clock of Montréal, `yyyy-mm-ddThh:mm`; the first one where it comes twice. */
export function instantOf(wall: string): number {
  const text = wall.length === 10 ? `${wall}T12:00` : wall
  const guess = Date.parse(`${text.slice(0, 16)}:00Z`)
  const hours = [4, 5].map((hour) => guess + hour * 3_600_000)
  return hours.find((ms) => stamp(ms).startsWith(text.slice(0, 16))) ?? guess + 5 * 3_600_000
}
