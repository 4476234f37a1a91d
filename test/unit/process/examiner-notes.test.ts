import { describe, expect, test } from "vitest"
import { readNote, writeNote } from "../../../src/process"
import type { Channel, FollowUpNote } from "../../../src/process"

const letters: Record<string, Channel> = { c: "call", t: "text", e: "email", v: "voicemail" }
const outcomes = { n: "no-answer", r: "reached", u: "unstated" } as const

/** "n31ct!" reads: no answer, J3, R1, call and text, closing. "-" stands for null. */
const brief = (text: string): FollowUpNote | null => {
  if (text === "") return null
  const [, outcome = "u", day = "-", round = "-", channels = "", closing] =
    /^([nru])(\d+|-)\.(\d+|-)([ctev]*)(!?)$/.exec(text) ?? []
  return {
    outcome: outcomes[outcome as keyof typeof outcomes],
    day: day === "-" ? null : Number(day),
    round: round === "-" ? null : Number(round),
    channels: [...channels].map((letter) => letters[letter] ?? "call"),
    closing: closing === "!",
  }
}

const read: [string, string][] = [
  // What the sources and the grammar write
  ["PDR J3 R1 + TEXTO", "n3.1ct"],
  ["PDR J1 R1", "n1.1c"],
  ["PDR J7 R3 + TEXTO + COURRIEL + MSG VOCAL", "n7.3ctev"],
  ["PDR J3R1", "n3.1c"],
  ["J2 R3 PDR msg vocal", "n2.3cv"],
  ["PDR J3 R1 + TEXTO + COURRIEL", "n3.1cte"],
  ["PDR J7 je ferme le dossier", "n7.-c!"],
  ["pas de réponse jour 2 round 1", "n2.1c"],
  ["PDR J7 R3 + TEXTO, je ferme le dossier", "n7.3ct!"],
  ["TEXTO J2 R2", "u2.2t"],
  ["Audi R8 et Jaguar XJ6", ""],
  // Any case, spacing, punctuation
  ["pdr j3 r1 + texto", "n3.1ct"],
  ["Pdr J3 r1 + Texto", "n3.1ct"],
  ["PDR J 3 R 1", "n3.1c"],
  ["PDR J-3 R-1", "n3.1c"],
  ["PDR J3-R2", "n3.2c"],
  ["PDR J3/R2", "n3.2c"],
  ["PDR (J4 R2)", "n4.2c"],
  ["PDR, J3, R1, SMS", "n3.1ct"],
  ["PDR:J3 R1+TEXTO", "n3.1ct"],
  ["P.D.R. J3 R1", "n3.1c"],
  ["PDR - J5 - R2 - texto", "n5.2ct"],
  ["  PDR   J3    R1   +   TEXTO  ", "n3.1ct"],
  ["PDR\nJ3\nR1\n+ TEXTO", "n3.1ct"],
  ["PDR\tJ3\tR1", "n3.1c"],
  ["PDR\u00a0J3\u00a0R1 +\u00a0TEXTO", "n3.1ct"],
  ["PDR J10 R2", "n10.2c"],
  ["PDR J03 R01", "n3.1c"],
  ["PDR J3 R1 ++ TEXTO!!!", "n3.1ct"],
  ["R1 J3 PDR", "n3.1c"],
  ["texto PDR R2 J4", "n4.2ct"],
  ["J3 R1 : PDR; texto", "n3.1ct"],
  ["PDRJ3R1", "n3.1c"],
  ["PDR Jour 3 Round 2", "n3.2c"],
  ["PDR jour 3, ronde 2", "n3.2c"],
  ["PDR J3 R1 + TEXTO".normalize("NFD"), "n3.1ct"],
  ["Pas de réponse jour 2 round 1".normalize("NFD"), "n2.1c"],
  ["PAS DE RÉPONSE J2 R1", "n2.1c"],
  ["pas de reponse J2 R1", "n2.1c"],
  // Other names of the channels
  ["PDR J3 R1 + SMS", "n3.1ct"],
  ["PDR J3 R1 sms envoyé", "n3.1ct"],
  ["PDR J3 R1 texto envoyé", "n3.1ct"],
  ["PDR J3 R1 texté", "n3.1ct"],
  ["PDR J3 R1 + textos", "n3.1ct"],
  ["PDR J3 R1 MV", "n3.1cv"],
  ["PDR J3 R1 + mv", "n3.1cv"],
  ["PDR J3 R1 + M.V.", "n3.1cv"],
  ["PDR J3 R1 message vocal", "n3.1cv"],
  ["PDR J3 R1 message laissé", "n3.1cv"],
  ["PDR J3 R1 laissé un message", "n3.1cv"],
  ["PDR J3 R1 laissé message vocal", "n3.1cv"],
  ["PDR J3 R1, message laissé sur la boîte vocale", "n3.1cv"],
  ["PDR J3 R1 courriel envoyé", "n3.1ce"],
  ["PDR J3 R1 + e-mail", "n3.1ce"],
  ["PDR J3 R1 + email", "n3.1ce"],
  ["PDR J3 R1 MV + SMS + COURRIEL", "n3.1ctev"],
  ["PDR J3 R1 texto texto texto", "n3.1ct"],
  ["J2 R1 appel + texto", "u2.1ct"],
  // No answer alone
  ["PDR", "n-.-c"],
  ["pdr.", "n-.-c"],
  ["Pas de réponse", "n-.-c"],
  ["PDR + TEXTO", "n-.-ct"],
  ["PDR J4", "n4.-c"],
  ["PDR R2", "n-.2c"],
  // Reached
  ["rejoint", "r-.-"],
  ["J2 R1 rejoint", "r2.1"],
  ["Client rejoint J2 R1", "r2.1"],
  ["Rejointe J3 R2", "r3.2"],
  ["a répondu", "r-.-"],
  ["Le client a répondu J2 R1", "r2.1"],
  ["parlé au client", "r-.-c"],
  ["J2 R1 parlé au client", "r2.1c"],
  ["Parlé à la cliente J4 R1 + texto", "r4.1ct"],
  ["a répondu par texto", "r-.-t"],
  ["J3 R2 a répondu par courriel", "r3.2e"],
  ["PDR J2 R1, a répondu au texto", "r2.1ct"],
  ["PDR J2 R1 puis rejoint", "r2.1c"],
  ["PDR au premier appel, parlé au client ensuite J2 R2", "r2.2c"],
  // Reached, but denied, past, conditional
  ["PDR J2 R1, pas rejoint", "n2.1c"],
  ["PDR J2 R1, client non rejoint", "n2.1c"],
  ["PDR J2 R1, n'a pas répondu", "n2.1c"],
  ["PDR J2 R1, jamais rejoint", "n2.1c"],
  ["PDR J2 R1, n’a pas répondu", "n2.1c"],
  ["PDR J3 R1, il avait répondu hier", "n3.1c"],
  ["PDR J3 R1, rejoint la semaine passée", "n3.1c"],
  ["PDR J3 R1, avait été rejoint lundi dernier", "n3.1c"],
  ["PDR J3 R1, s'il répond, booker", "n3.1c"],
  ["PDR J3 R1, si rejoint, proposer la Civic", "n3.1c"],
  ["PDR J3 R1 si le client a répondu transférer", "n3.1c"],
  // Closing
  ["je ferme le dossier", "u-.-!"],
  ["Je ferme le dossier.", "u-.-!"],
  ["JE FERME LE DOSSIER", "u-.-!"],
  ["J7 R3 je ferme le dossier", "u7.3!"],
  ["PDR J7 R3, on ferme le dossier", "n7.3c!"],
  ["PDR J7 R3 dossier fermé", "n7.3c!"],
  ["PDR J7 ferme dossier", "n7.-c!"],
  ["PDR J7 R1 + TEXTO je ferme", "n7.1ct!"],
  ["PDR J3 R1 ne pas fermer", "n3.1c"],
  ["PDR J3 R1 ne pas fermer le dossier", "n3.1c"],
  ["PDR J3 R1, je ne ferme pas le dossier", "n3.1c"],
  ["PDR J3 R1, pas fermer", "n3.1c"],
  ["ne pas fermer le dossier", ""],
  ["ne pas fermer", ""],
  // A J together with an R or a channel
  ["J2 R1", "u2.1"],
  ["j2r1", "u2.1"],
  ["J2 texto", "u2.-t"],
  ["courriel J1", "u1.-e"],
  ["J4 + MSG VOCAL", "u4.-v"],
  ["SMS J5", "u5.-t"],
  ["MV J2 R1", "u2.1v"],
  ["jour 3 round 2", "u3.2"],
  ["J1 R1 TEXTO + COURRIEL", "u1.1te"],
  // Not follow-up notes
  ["", ""],
  ["   ", ""],
  ["J3", ""],
  ["R1", ""],
  ["R1 texto", ""],
  ["texto", ""],
  ["texto envoyé", ""],
  ["courriel envoyé au client", ""],
  ["MSG VOCAL", ""],
  ["Client intéressé par une Civic 2022", ""],
  ["Veut voir l'Audi R8 jeudi", ""],
  ["Jaguar XJ6 1985", ""],
  ["Hyundai Ioniq 5 / Kona J2", ""],
  ["RDV cédulé mardi 14 h", ""],
  ["Stock J2345 R1", ""],
  ["Échange : Audi R8 2012, 90 000 km", ""],
  ["Client demeure à J4R 1A5", ""],
  ["Crédit ok, dépôt Stripe", ""],
  ["😀", ""],
  ["مرحبا", ""],
  ["Client veut un appel", ""],
  // Of several of a kind, the first counts
  ["PDR J3 R1 puis PDR J4 R2", "n3.1c"],
  ["J2 J3 R1 R2 PDR", "n2.1c"],
  ["PDR R3 R1 J5 J6", "n5.3c"],
  ["PDR J3 R1 / R2 / R3 + TEXTO", "n3.1ct"],
  // Denied, failed, planned channels
  ["PDR J3 R1 pas de texto", "n3.1c"],
  ["PDR J3 R1 sans texto", "n3.1c"],
  ["PDR J3 R1, aucun texto", "n3.1c"],
  ["PDR J3 R1 pas de courriel", "n3.1c"],
  ["PDR J3 R1 pas de message vocal", "n3.1c"],
  ["PDR J3 R1 pas laissé de message", "n3.1c"],
  ["PDR J3 R1 + TEXTO, pas de courriel", "n3.1ct"],
  ["PDR J3 R1 + COURRIEL sans texto", "n3.1ce"],
  ["PDR J3 R1 texter demain", "n3.1c"],
  ["PDR J3 R1, texto demain", "n3.1c"],
  ["PDR J3 R1, texto à envoyer", "n3.1c"],
  ["PDR J3 R1, je vais texter plus tard", "n3.1c"],
  ["PDR J3 R1 envoyer courriel demain", "n3.1c"],
  ["PDR J3 R1 boîte pleine", "n3.1c"],
  ["PDR J3 R1 boîte vocale pleine", "n3.1c"],
  ["PDR J3 R1 boite vocale pleine", "n3.1c"],
  ["PDR J3 R1 MV plein", "n3.1c"],
  ["PDR J3 R1 texto non livré", "n3.1c"],
  ["PDR J3 R1 texto échoué", "n3.1c"],
  ["PDR J3 R1 courriel non envoyé", "n3.1c"],
  ["J2 R1 sans texto", "u2.1"],
  ["J2 pas de texto", ""],
  ["J2 texter demain", ""],
  ["PDR J3 R1, n'a pas de courriel", "n3.1c"],
  ["PDR J3 R1, pas de boîte vocale", "n3.1c"],
  ["PDR J3 R1 + TEXTO (pas livré)", "n3.1c"],
  ["PDR J3 R1 boîte vocale pleine, texto envoyé", "n3.1ct"],
  ["PDR J3 R1 + texto, courriel demain", "n3.1ct"],
  ["PDR J3 R1 préfère texto", "n3.1c"],
  ["PDR J3 R1 + texto + courriel (retourné)", "n3.1ct"],
  ["PDR J3 R1 + courriel (invalide)", "n3.1c"],
  ["PDR J3 R1 + texto (fait)", "n3.1ct"],
  ["PDR J3 R1 MV pas laissé", "n3.1c"],
  ["PDR J3 R1 ni texto ni courriel", "n3.1c"],
  ["PDR J3 R1 pas de texto mais courriel", "n3.1ce"],
  ["PDR J3 R1 + TEXTO, INVALIDE", "n3.1ct"],
  ["J2 appel demain", ""],
  ["Texto reçu du client J2 R1", "u2.1"],
  ["Client a laissé un message vocal J2", ""],
  // Third parties
  ["rejoint la conjointe J2 R1", "u2.1"],
  ["Rejoint sa mère", ""],
  ["Parlé avec le SPEX J2 R1", "u2.1"],
  ["PDR J2 R1, parlé avec DV", "n2.1c"],
  ["Sa femme a répondu", ""],
  ["Le vendeur a rejoint le client J2 R1", "r2.1"],
  ["parlé à sa femme", ""],
  ["Parlé au conjoint", ""],
  ["PDR J2 R1, parlé à sa conjointe", "n2.1c"],
  ["PDR J2 R1, parlé au vendeur", "n2.1c"],
  ["PDR J2 R1, texto envoyé au vendeur", "n2.1c"],
  ["PDR J2 R1, courriel envoyé au DV", "n2.1c"],
  ["PDR J2 R1, son mari a répondu", "n2.1c"],
  ["J2 R1 parlé à sa mère", "u2.1c"],
  // Markup and entities
  ["<p>PDR J3 R1</p><p>+ TEXTO</p>", "n3.1ct"],
  ["<b>PDR</b> J3&nbsp;R1 &#43; TEXTO", "n3.1ct"],
  ["pas de r&eacute;ponse jour 2 round 1", "n2.1c"],
  ["PDR J3 R1<br>+ SMS<br/>", "n3.1ct"],
  ['<div class="J9 R9">PDR J3 R1</div>', "n3.1c"],
  ['<a href="mailto:x@y.z" title="courriel">PDR</a> J3 R1', "n3.1c"],
  ["PDR J3 R1 &amp; TEXTO", "n3.1ct"],
  ["PDR J3 R1 &#x2B; TEXTO", "n3.1ct"],
  ["<script>alert('PDR J1 R1')</script>", ""],
  ["<span>J</span><span>3</span> <span>R</span><span>1</span> PDR", "n3.1c"],
]

describe("readNote, by an examiner", () => {
  test.each(read)("%j reads %s", (text, expected) => {
    const note = readNote(text)
    expect(note && { ...note, channels: [...note.channels].sort() }).toEqual(
      expected === "" ? null : { ...brief(expected), channels: brief(expected)?.channels.sort() },
    )
  })
})

const written: [string, string][] = [
  ["n3.1ct", "PDR J3 R1 + TEXTO"],
  ["n1.1c", "PDR J1 R1"],
  ["n7.3ctev", "PDR J7 R3 + TEXTO + COURRIEL + MSG VOCAL"],
  ["n7.3vetc", "PDR J7 R3 + TEXTO + COURRIEL + MSG VOCAL"],
  ["n3.2ce", "PDR J3 R2 + COURRIEL"],
  ["n3.2cv", "PDR J3 R2 + MSG VOCAL"],
  ["n3.2ctv", "PDR J3 R2 + TEXTO + MSG VOCAL"],
  ["n3.2cev", "PDR J3 R2 + COURRIEL + MSG VOCAL"],
  ["n10.4ct", "PDR J10 R4 + TEXTO"],
  ["n7.-c!", "PDR J7, je ferme le dossier"],
  ["n7.3c!", "PDR J7 R3, je ferme le dossier"],
  ["n7.3cte!", "PDR J7 R3 + TEXTO + COURRIEL, je ferme le dossier"],
  ["n-.-c", "PDR"],
  ["n4.-c", "PDR J4"],
  ["n-.2c", "PDR R2"],
  ["n-.-c!", "PDR, je ferme le dossier"],
  ["n2.1cttc", "PDR J2 R1 + TEXTO"],
]

describe("writeNote, by an examiner", () => {
  test.each(written)("%s writes %j", (note, text) => {
    const given = brief(note)
    expect(given).not.toBeNull()
    if (given) expect(writeNote(given)).toBe(text)
  })

  test("whatever is written reads back the same", () => {
    const sets = Array.from({ length: 16 }, (_, mask) =>
      (["call", "text", "email", "voicemail"] as const).filter((_, bit) => mask & (1 << bit)),
    )
    const lost: string[] = []
    for (const outcome of ["no-answer", "reached", "unstated"] as const)
      for (const day of [null, 1, 7, 12])
        for (const round of [null, 1, 3])
          for (const channels of sets)
            for (const closing of [false, true]) {
              if (outcome === "no-answer" && !channels.includes("call")) continue
              if (
                outcome === "unstated" &&
                !closing &&
                (day === null || (round === null && channels.length === 0))
              )
                continue
              const note: FollowUpNote = { outcome, day, round, channels, closing }
              const back = readNote(writeNote(note))
              if (JSON.stringify(back) !== JSON.stringify(note))
                lost.push(`${JSON.stringify(note)} → ${writeNote(note)} → ${JSON.stringify(back)}`)
            }
    expect(lost).toEqual([])
  })
})
