import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readNote, writeNote, type Channel, type FollowUpNote } from "../../../src/process/notes"
import { brief } from "./notes-brief"

const table = (title: string, rows: [string, string][]): void =>
  describe(title, () => {
    it.each(rows)("%j is %s", (text, expected) => expect(brief(text)).toBe(expected.trim()))
  })

table("the forms of the house", [
  ["PDR J3 R1 + TEXTO", "-3/1 ct"],
  ["PDR J3R1", "-3/1 c"],
  ["J2 R3 PDR msg vocal", "-2/3 cv"],
  ["PDR J3 R1 + TEXTO + COURRIEL", "-3/1 cte"],
  ["PDR J3 R1 + TEXTO + COURRIEL + MSG VOCAL", "-3/1 ctev"],
  ["PDR J7 je ferme le dossier", "-7/. c!"],
  ["PDR J7 R3, je ferme le dossier", "-7/3 c!"],
  ["pas de réponse jour 2 round 1", "-2/1 c"],
  ["TEXTO J2 R2", "?2/2 t"],
])

table("case, spacing and punctuation", [
  ["pdr-j4-r2+sms", "-4/2 ct"],
  ["PDR jour 2 round 1", "-2/1 c"],
  ["p.d.r. J3 R1", "-3/1 c"],
  ["P.D.R.J3.R1", "-3/1 c"],
  ["p d r j1", "-1/. c"],
  ["PDRJ3R1", "-3/1 c"],
  ["pdrJ3R1+texto", "-3/1 ct"],
  ["PDR R2 J3", "-3/2 c"],
  ["PDR J 3 R 1", "-3/1 c"],
  ["PDR J3/R2", "-3/2 c"],
  ["PDR jour #3", "-3/. c"],
  ["PDR jour no 3, 3e round", "-3/3 c"],
  ["PDR j3 ronde 2", "-3/2 c"],
  ["PDR 2e jour, 1er round", "-2/1 c"],
  ["PDR deuxième jour premier round", "-2/1 c"],
  ["PDR J03 R01", "-3/1 c"],
  ["PDR J-3 R-1", "-3/1 c"],
  ["J3 - R2 - PDR - TXT", "-3/2 ct"],
  ["PDR  J3\tR1\n+ texto", "-3/1 ct"],
  ["PDR J3R1TEXTO", "-3/1 ct"],
  ["PDR, J3, R1, texto, courriel", "-3/1 cte"],
  ["PDR/texto/courriel J1 R1", "-1/1 cte"],
  ["ＰＤＲ Ｊ３ Ｒ１", "-3/1 c"],
  ["PDR J3 R1 📱 texto", "-3/1 ct"],
  ["\u202ePDR J3 R1\u202c", "-3/1 c"],
  ["PDR J3 R1, puis PDR J4 R2", "-3/1 c"],
])

table("words for no answer", [
  ["Pas de réponse J1 R2, texto + courriel envoyés", "-1/2 cte"],
  ["pas de reponse", "-./. c"],
  ["PAS DE RÉPONSE", "-./. c"],
  ["pas de rep j2 r1", "-2/1 c"],
  ["aucune réponse", "-./. c"],
  ["ne répond pas", "-./. c"],
  ["Client ne répond toujours pas", "-./. c"],
  ["repond pas J2", "-2/. c"],
  ["sans réponse", "-./. c"],
  ["appel sans réponse, texto envoyé", "-./. ct"],
  ["n'a pas répondu", "-./. c"],
  ["N’a pas répondu J5", "-5/. c"],
  ["a pas répondu", "-./. c"],
  ["pas répondu", "-./. c"],
  ["pas rejoint", "-./. c"],
  ["client non rejoint J2 R1", "-2/1 c"],
  ["non-rejoint", "-./. c"],
  ["impossible de rejoindre le client J2", "-2/. c"],
  ["pas réussi à le rejoindre", "-./. c"],
  ["pas pu rejoindre le client", "-./. c"],
  ["pas parlé au client", "-./. c"],
  ["no answer J1", "-1/. c"],
])

table("words for the channels", [
  ["PDR MV", "-./. cv"],
  ["PDR msg voc", "-./. cv"],
  ["PDR boîte vocale", "-./. cv"],
  ["PDR message vocal", "-./. cv"],
  ["PDR laissé message", "-./. cv"],
  ["PDR laissé un message", "-./. cv"],
  ["PDR message laissé", "-./. cv"],
  ["PDR répondeur", "-./. cv"],
  ["PDR txt", "-./. ct"],
  ["PDR text", "-./. ct"],
  ["PDR texté", "-./. ct"],
  ["PDR SMS", "-./. ct"],
  ["PDR message texte", "-./. ct"],
  ["PDR mail", "-./. ce"],
  ["PDR email", "-./. ce"],
  ["PDR e-mail", "-./. ce"],
  ["PDR courriel", "-./. ce"],
  ["PDR couriel", "-./. ce"],
  ["J2 courriel", "?2/. e"],
  ["J2 appel", "?2/. c"],
  ["J2. Texto envoyé", "?2/. t"],
])

table("denied, failed, planned, and someone else's", [
  ["PDR J1 pas de texto", "-1/. c"],
  ["PDR J1 sans texto", "-1/. c"],
  ["PDR aucun courriel", "-./. c"],
  ["PDR pas de texto, courriel envoyé", "-./. ce"],
  ["PDR texto envoyé, pas de courriel", "-./. ct"],
  ["PDR texto envoyé pas de courriel", "-./. ct"],
  ["PDR pas de texto ni courriel", "-./. c"],
  ["PDR ni texto ni courriel", "-./. c"],
  ["PDR pas laissé de message", "-./. c"],
  ["PDR sans laisser de message", "-./. c"],
  ["PDR aucun message laissé", "-./. c"],
  ["PDR pas de MV", "-./. c"],
  ["PDR texter demain", "-./. c"],
  ["PDR texto demain", "-./. c"],
  ["PDR à texter", "-./. c"],
  ["PDR je vais texter", "-./. c"],
  ["PDR courriel à envoyer", "-./. c"],
  ["PDR, envoyer courriel demain", "-./. c"],
  ["PDR texto et courriel à envoyer", "-./. c"],
  ["PDR je vais envoyer texto et courriel", "-./. c"],
  ["PDR viens de lui envoyer un texto", "-./. ct"],
  ["PDR boîte pleine", "-./. c"],
  ["PDR boîte vocale pleine", "-./. c"],
  ["PDR MV (boîte pleine)", "-./. c"],
  ["PDR texto non livré", "-./. c"],
  ["PDR texto envoyé mais non livré", "-./. c"],
  ["PDR courriel rebondi", "-./. c"],
  ["PDR courriel envoyé, rebondi", "-./. c"],
  ["PDR échec du texto", "-./. c"],
  ["PDR texto (échec)", "-./. c"],
  ["PDR boîte vocale non configurée", "-./. c"],
  ["PDR texto: non", "-./. c"],
  ["PDR texto à sa conjointe", "-./. c"],
  ["PDR reçu courriel du client", "-./. c"],
  ["PDR client préfère par texto", "-./. c"],
  ["PDR marc@courriel.com", "-./. c"],
])

table("the client was reached", [
  ["rejoint", "+./. "],
  ["Client rejoint, va y penser", "+./. "],
  ["rejointe J2", "+2/. "],
  ["a répondu", "+./. "],
  ["Cliente a répondu par texto", "+./. t"],
  ["parlé au client", "+./. c"],
  ["Parlé à la cliente J2 R1", "+2/1 c"],
  ["parlé avec le client", "+./. c"],
  ["je lui ai parlé", "+./. c"],
  ["réussi à rejoindre le client", "+./. "],
  ["PDR J3 R1, rappelé et rejoint", "+3/1 c"],
  ["PDR ce matin, rejoint ce soir", "+./. c"],
  ["pas rejoint ce matin, rejoint ce soir", "+./. c"],
  ["Rejoint, pas de texto", "+./. "],
])

table("not reached after all", [
  ["PDR J3 rejoint hier", "-3/. c"],
  ["PDR J3, on l'avait rejoint la semaine passée", "-3/. c"],
  ["PDR J3 R1 si rejoint, proposer samedi", "-3/1 c"],
  ["PDR J3 à rejoindre en soirée", "-3/. c"],
  ["PDR J2, rappeler quand il aura répondu", "-2/. c"],
  ["PDR J2 pas rejoint", "-2/. c"],
  ["PDR J2 parlé à sa conjointe", "-2/. c"],
  ["PDR J2 parlé à la femme du client", "-2/. c"],
  ["PDR J2 sa femme a répondu", "-2/. c"],
  ["PDR J2 la conjointe du client a répondu", "-2/. c"],
  ["PDR J2 parlé au vendeur", "-2/. c"],
  ["PDR J2 parlé à Marc (vendeur)", "-2/. c"],
  ["PDR J2 parlé à Marc, vendeur", "-2/. c"],
  ["PDR J2 rejoint son mari", "-2/. c"],
  ["PDR J2 rejoint le vendeur", "-2/. c"],
  ["parlé au vendeur", "null"],
  ["parlé à sa conjointe", "null"],
  ["si rejoint, proposer samedi", "null"],
  ["client veut être rejoint le soir", "null"],
])

table("closing", [
  ["je ferme le dossier", "?./. !"],
  ["fermeture du dossier", "?./. !"],
  ["dossier fermé", "?./. !"],
  ["Je ferme", "?./. !"],
  ["on ferme", "?./. !"],
  ["PDR J7 R3 fermeture", "-7/3 c!"],
  ["PDR J7, je vais fermer le dossier", "-7/. c!"],
  ["PDR ne pas fermer", "-./. c"],
  ["ne pas fermer le dossier", "null"],
  ["PDR je ne ferme pas", "-./. c"],
  ["PDR J6 je ne ferme pas le dossier", "-6/. c"],
  ["dossier pas fermé", "null"],
  ["fermer le dossier?", "null"],
  ["PDR J6, si pas de réponse demain je ferme le dossier", "-6/. c"],
  ["PDR J6, je ferme si pas de réponse demain", "-6/. c"],
  ["la concession ferme à 21h", "null"],
  ["on ferme à 17h", "null"],
])

table("markup and entities", [
  ["<b>PDR</b>&nbsp;J3", "-3/. c"],
  ["<p>PDR J<b>3</b> R1</p><p>+ TEXTO &amp; COURRIEL</p>", "-3/1 cte"],
  ["<div>Pas de r&eacute;ponse</div><div>J2&nbsp;R1</div>", "-2/1 c"],
  ["PDR&#32;J3 &#x52;1", "-3/1 c"],
  ["&lt;b&gt;PDR&lt;/b&gt; J3", "-3/. c"],
  ["<style>.pdr { content: 'PDR J3' }</style>bonjour", "null"],
  ["<!-- PDR J3 R1 -->bonjour", "null"],
  ['<a href="https://x.test/PDR-J3-R1">lien</a>', "null"],
])

table("not a follow-up note", [
  ["", "null"],
  ["   ", "null"],
  ["Audi R8 et Jaguar XJ6", "null"],
  ["client veut un Ford F-150 J3", "null"],
  ["Jeep J10 et Renault R5", "null"],
  ["J3", "null"],
  ["R2", "null"],
  ["R2 texto", "null"],
  ["J3 pas de texto", "null"],
  ["texto envoyé", "null"],
  ["3 jours 2 rounds", "null"],
  ["R2D2", "null"],
  ["J0 R0", "null"],
  ["J99999 R12345", "null"],
  ["Bonjour", "null"],
  ["voir document ci-joint", "null"],
  ["si pas de réponse, rappeler", "null"],
])

table("numbers that are no day", [
  ["PDR J0", "-./. c"],
  ["PDR J99 R12", "-99/12 c"],
  ["PDR J12345678901234567890", "-./. c"],
  ["PDR 3 jours", "-./. c"],
  ["Audi R8, PDR J3 R1", "-3/1 c"],
])

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
