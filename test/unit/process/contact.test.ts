import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { readContactNote, readNote, type ContactReading } from "../../../src/process"

const read = (text: string): ContactReading => readContactNote(text, readNote(text))

describe("the number", () => {
  it.each<[text: string, wrong: boolean]>([
    ["Mauvais numéro", true],
    ["faux numéro, courriel envoyé", true],
    ["Numéro hors service", true],
    ["Le numéro n’est plus en service", true],
    ["pas le bon numéro", true],
    ["no invalide", true],
    ["cell hors service", true],
    ["n’est pas le numéro du client", true],
    ["wrong number", true],
    ["mauvais numéro de stock", false],
    ["faux numéro de série", false],
    ["Ce n’est pas un mauvais numéro", false],
    ["bon numéro, rappeler demain", false],
    ["mauvais courriel", false],
    ["courriel invalide", false],
    ["PDR J1 R1", false],
    ["", false],
  ])("%j", (text, wrong) => {
    expect(read(text).wrongNumber).toBe(wrong)
  })
})

describe("the address", () => {
  it.each<[text: string, wrong: boolean]>([
    ["mauvais courriel", true],
    ["Mauvais numéro, courriel refusé", true],
    ["courriel invalide", true],
    ["e-mail bounced", true],
    ["mauvais numéro", false],
    ["courriel envoyé", false],
  ])("%j", (text, wrong) => {
    expect(read(text).wrongEmail).toBe(wrong)
  })
})

describe("a try", () => {
  it.each<[text: string, tried: ContactReading["tried"]]>([
    ["PDR J1 R1 + TEXTO", "yes"],
    ["Rejoint le client, il vient samedi", "yes"],
    ["Mauvais numéro", "yes"],
    ["Message laissé au client", "maybe"],
    ["appel prévu demain", "maybe"],
    ["Client veut un VUS, budget 500 $", "no"],
    ["Audi R8 et Jaguar XJ6", "no"],
  ])("%j", (text, tried) => {
    expect(read(text).tried).toBe(tried)
  })
})

describe("a voice message", () => {
  it.each<[text: string, left: boolean | null]>([
    ["PDR J1 R1 + MSG VOCAL", false],
    ["Message laissé au client", false],
    ["MSG VOCAL J1 R1, laissé mon numéro de rappel", true],
    ["J’ai laissé un message avec mon numéro", true],
    ["PDR J2 R1 msg vocal, 514 555-0199", true],
    ["PDR J1 R1", null],
    ["pas laissé de message", null],
  ])("%j", (text, left) => {
    expect(read(text).leftNumber).toBe(left)
  })
})

test("never throws, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(["yes", "maybe", "no"]).toContain(read(text).tried)
    }),
    { numRuns: 200 },
  )
})
