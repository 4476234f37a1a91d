import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readNote, writeNote, type Channel, type FollowUpNote } from "../../../src/process/notes"

describe("form and bounds", () => {
  const channel = fc.constantFrom<Channel>("call", "text", "email", "voicemail")
  const order: Channel[] = ["call", "text", "email", "voicemail"]
  const number = fc.option(fc.integer({ min: 1, max: 999 }))
  const note: fc.Arbitrary<FollowUpNote> = fc
    .record({
      outcome: fc.constantFrom<FollowUpNote["outcome"][]>("no-answer", "reached", "unstated"),
      day: number,
      round: number,
      channels: fc.uniqueArray(channel),
      closing: fc.boolean(),
    })
    .map((some) => ({
      ...some,
      channels: order.filter(
        (name) => some.channels.includes(name) || (name === "call" && some.outcome === "no-answer"),
      ),
    }))
    .filter(
      ({ outcome, day, round, channels, closing }) =>
        outcome !== "unstated" || closing || (day !== null && (round !== null || channels.length > 0)),
    )

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(note, (some) => {
        expect(readNote(writeNote(some))).toEqual(some)
      }),
      { numRuns: 1000 },
    )
  })

  it.each<[FollowUpNote, string]>([
    [
      { outcome: "no-answer", day: 3, round: 1, channels: ["call", "text"], closing: false },
      "PDR J3 R1 + TEXTO",
    ],
    [
      {
        outcome: "no-answer",
        day: 7,
        round: 3,
        channels: ["voicemail", "email", "text", "call"],
        closing: true,
      },
      "PDR J7 R3 + TEXTO + COURRIEL + MSG VOCAL, je ferme le dossier",
    ],
    [{ outcome: "reached", day: 2, round: null, channels: ["call"], closing: false }, "REJOINT J2 + APPEL"],
    [{ outcome: "unstated", day: null, round: null, channels: [], closing: true }, "je ferme le dossier"],
  ])("writes %j as %s", (some, text) => expect(writeNote(some)).toBe(text))

  it("never throws, and answers within its type", () => {
    const words = [
      "PDR",
      "J3",
      "R1",
      "pas",
      "de",
      "texto",
      "rejoint",
      "<b",
      ">",
      "&#99999999;",
      "&#xD800;",
      "\ud83d",
      "\u202e",
      "si",
      "ferme",
      "-",
      ",",
    ]
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...words)).map((some) => some.join(" ")),
    )
    fc.assert(
      fc.property(text, (some) => {
        const read = readNote(some)
        if (read)
          for (const value of [read.day, read.round])
            expect(value === null || (value >= 1 && value <= 999)).toBe(true)
      }),
    )
  })

  it.each([
    "a",
    "pas ",
    "<",
    "<a ",
    "<style>",
    "&amp;",
    "p ",
    "p.d.",
    "J1 ",
    "sms ",
    "pas de ",
    "rejoint ",
    "si ",
    "le ",
    "parlé à la ",
    "ferme le ",
    "\ud83d",
    "é",
    "é ",
    "laissé un ",
    "pas encore ",
    "tant que ",
    "je ",
  ])("reads two million characters of %j quickly", (piece) => {
    const text = `PDR J3 R1 ${piece.repeat(Math.ceil(2e6 / piece.length))}`
    const start = performance.now()
    const read = readNote(text)
    expect(performance.now() - start).toBeLessThan(1500)
    expect(read === null || read.day === 3).toBe(true)
  })
})
