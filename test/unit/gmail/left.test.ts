import { describe, expect, test } from "vitest"
import { leftOf } from "../../../src/gmail/left"
import { en } from "../../../src/words/en/service-mail"
import { fr } from "../../../src/words/fr/service-mail"

/** 10:00 in Montréal, a Sunday. */
const now = new Date("2026-11-22T15:00:00Z")
const plain = (text: string): string => text.replace(/\u00a0/g, " ")
const stand = (minutes: number, language: "fr" | "en") => {
  const until = new Date(now.getTime() + minutes * 60_000).toISOString()
  const { late, short, long } = leftOf({ until }, now, language === "fr" ? fr : en, language)
  return [late, plain(short), plain(long)]
}

describe("the time left to answer", () => {
  test.each<[number, boolean, string, string]>([
    [72, false, "1 h 12", "Répondre avant 11 h 12 · 1 h 12"],
    [120, false, "2 h", "Répondre avant 12 h · 2 h"],
    [65, false, "1 h 05", "Répondre avant 11 h 05 · 1 h 05"],
    [0.2, false, "1 min", "Répondre avant 10 h · 1 min"],
    [0, true, "En retard", "En retard"],
    [-25.5, true, "En retard", "En retard de 25 min"],
    [24 * 60, false, "lun. 10 h", "Répondre avant lun. 23 novembre, 10 h"],
    [-24 * 60, true, "En retard", "À répondre depuis sam. 21 novembre, 10 h"],
  ])("in %d min", (minutes, late, short, long) => {
    expect(stand(minutes, "fr")).toEqual([late, short, long])
  })
  test("in English", () => {
    expect(stand(72, "en")).toEqual([false, "1 h 12 min", "Reply by 11:12 a.m. · 1 h 12 min"])
    expect(stand(-90, "en")).toEqual([true, "Late", "Late by 1 h 30 min"])
  })
})
