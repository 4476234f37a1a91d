import { day, hour, minute, type Draft } from "./world"

/** Follow-up notes as people really type them. */
export type Random = () => number

/** A small seeded generator (mulberry32): the same seed gives the same run of numbers in [0, 1[. */
export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
/** One of several, never undefined: `from` holds at least one. */
export const pick = <T>(next: Random, from: readonly T[]): T => from[Math.floor(next() * from.length)] as T

type Shape = (j: number, r: number) => string
const calls: Shape[] = [
  (j, r) => `PDR J${j} R${r}`,
  (j, r) => `pdr j${j}r${r}`,
  (j, r) => `PDR J${j}R${r}`,
  (j, r) => `Pdr J${j} R${r}.`,
  (j, r) => `pas de réponse jour ${j} round ${r}`,
  (j, r) => `PDR  j${j} - r${r}`,
  (j, r) => `J${j} R${r} PDR`,
  (j, r) => `pas de reponse J${j} R${r}`,
]
const extras = [
  " + TEXTO",
  " + texto",
  " + SMS",
  " +texto envoyé",
  " + TEXTO + COURRIEL",
  " msg vocal",
  " + MV",
  " message laissé",
  " + courriel",
  ", pas de texto",
  ", sans texto, boîte pleine",
]
const alone: Shape[] = [
  (j, r) => `TEXTO J${j} R${r}`,
  (j, r) => `texto envoyé j${j} r${r}`,
  (j, r) => `COURRIEL J${j} R${r}`,
]
/** A try that did not reach the client, day `j`, round `r`. */
export function typedTry(next: Random, j: number, r: number): string {
  if (next() < 0.12) return pick(next, alone)(j, r)
  return pick(next, calls)(j, r) + (next() < 0.6 ? pick(next, extras) : "")
}

const reached = [
  "Rejoint le client, il veut y penser et me rappelle samedi",
  "Parlé au client, en réflexion, budget 450 $ par mois",
  "A répondu, au travail, rappeler après 17 h",
  "rejoint, veut venir avec sa conjointe la fin de semaine",
  "Parlé avec la cliente : elle attend sa cote de crédit",
  "client rejoint au 2e appel, intéressé par le RAV4",
]
export const typedReached = (next: Random): string => pick(next, reached)

const lost = [
  "Pas intéressé finalement, a acheté ailleurs",
  "Client a trouvé un véhicule chez un concurrent",
  "budget trop serré, abandonne son projet",
]
export const typedLost = (next: Random): string => pick(next, lost)

const idle = [
  "Audi R8 et Jaguar XJ6 dans la cour du client, beau profil d’échange",
  "Client cherche un VUS 7 places, gris ou noir",
  "Dossier Dealertrack à compléter",
  "Préfère le français. Travaille de nuit.",
  "Sa soeur est aussi cliente chez nous",
  "Courriel automatique envoyé par le système",
]
/** A note that is no follow-up at all. */
export const typedIdle = (next: Random): string => pick(next, idle)

/** Days of tries, `rounds` a day, the latest `ago` days before now; newest first. */
export function run(days: number, by: string, ago = 0, rounds = 2): Draft[] {
  const notes: Draft[] = []
  for (let j = days; j >= 1; j--)
    for (let r = rounds; r >= 1; r--)
      notes.push({
        by,
        ago: (ago + days - j) * day + (rounds - r) * 3 * hour + 30 * minute,
        text: `PDR J${j} R${r}${r > 1 ? " + TEXTO" : ""}`,
      })
  return notes
}
