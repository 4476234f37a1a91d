import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isCourtesy } from "../../../../src/process/aftersales/courtesy"

const courteous = [
  "Merci!",
  "MERCI",
  "Merci beaucoup",
  "Parfait, merci beaucoup, bonne journée",
  "Parfait, merci beaucoup, bonne journée\u00a0!",
  "Ok super",
  "Thanks a lot!",
  "Bonjour Luc,\n\nMerci beaucoup pour votre aide!\n\nBonne journée,\nMarie",
  "Bonjour M. Roy, merci. Marie Tremblay",
  "Merci Luc!",
  "Merci Mme Roy, à bientôt",
  "Mille mercis 🙏",
  "Un gros merci à toute l’équipe",
  "D’accord, c’est noté, merci",
  "Très bien reçu, merci".replace("Très bien", "Bien"),
  "Merci pour votre réponse rapide",
  "Merci pour l’information. Cordialement, Marie Tremblay",
  "Merci\n\nEnvoyé de mon iPhone",
  "Thank you so much, have a great day",
  "Thanks!\n\nSent from my iPhone",
  "Hi Luc, perfect, thanks again. Best regards, Marie",
  "Great, thank you for your quick reply!",
  "Sounds good, thx :)",
  "👍",
  "Super, merci… bonne fin de semaine",
  "Merci\n-- \nMarie Tremblay\n450 555-0142",
  "Merci!\n\nDe : Service <service@maison.example>\nEnvoyé : 22 nov. 2026\nUn rendez-vous?",
  "Merci beaucoup Bonne journée Marie",
]
const asking = [
  "",
  "Bonjour",
  "Bonjour Marie",
  "Marie Tremblay",
  "Cordialement",
  "Merci?",
  "Merci de me rappeler",
  "Merci d’annuler",
  "Merci d’avance",
  "Merci, mais j’ai une autre question",
  "Merci, annulez",
  "Merci. Annulez",
  "MERCI ANNULER",
  "Non merci",
  "Oui",
  "Oui merci",
  "Yes please, thanks",
  "Merci, à 10 h",
  "Merci, à dix heures",
  "Ok pour mardi",
  "Ok Mardi",
  "Parfait pour moi, merci",
  "Thanks, Monday",
  "Thanks but no",
  "Thanks for calling me back",
  "Thank you, please call me",
  "Merci de confirmer, bonne journée",
  "Ok merci, à quelle heure",
  "Super service, mais la lumière est revenue. Merci",
  "Merci 😡",
  "Merci 👎",
  "Merci https://exemple.example",
  "Merci marie@client.example",
  "Merci pour rien",
  "En attente, merci",
  "Toujours pas de nouvelles. Merci",
  "Merci ".repeat(30),
]

describe("aftersales.reply: mere courtesy", () => {
  test.each(courteous)("waits for no answer: %s", (text) => {
    expect(isCourtesy(text, "Marie Tremblay")).toBe(true)
  })
  test.each(asking)("may wait for one: %s", (text) => {
    expect(isCourtesy(text, "Marie Tremblay")).toBe(false)
  })

  test("a name alone on its line is the sender’s, or it is a word like another", () => {
    expect(isCourtesy("Merci!\nMarie")).toBe(false)
    expect(isCourtesy("Merci!\nmarie", "Marie Tremblay")).toBe(true)
    expect(isCourtesy("Merci!\nAnnulez", "Marie Tremblay")).toBe(false)
  })

  test("one word more, a figure or a question makes it no courtesy, wherever it stands", () => {
    const more = fc.constantFrom<string>(
      "annulez",
      "rappelez",
      "mardi",
      "but",
      "freins",
      "pas",
      "non",
      "8",
      "?",
      "urgent",
    )
    const parts = fc.array(fc.constantFrom<string>("merci", "Parfait,", "bonne journée!", "thanks", "ok"), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(parts, more, fc.nat(5), (said, word, at) => {
        expect(isCourtesy(said.join(" "))).toBe(true)
        expect(isCourtesy(said.toSpliced(at, 0, word).join(" "))).toBe(false)
      }),
    )
  })

  test("whatever is written, it answers at once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, sender) => {
        expect(typeof isCourtesy(text, sender)).toBe("boolean")
      }),
    )
    for (const text of ["merci bien ".repeat(9), `${"ok super ".repeat(10)}x`, `${"merci ".repeat(15)}z`])
      expect(isCourtesy(text)).toBe(text.startsWith("merci bien"))
  })
})
