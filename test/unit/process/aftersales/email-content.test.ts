import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  emailContent,
  emailPoints,
  hasPhone,
  type EmailPoint,
  type ServiceEmail,
} from "../../../../src/process/aftersales/email-content"

const policy = {
  contact: "Élodie Marchand, 450 555-0142",
  link: "https://www.reservation.example/rdv/",
  brand: "Lexus",
}
const bare = { contact: null, link: null, brand: null }
const email = (text: string, more: Partial<ServiceEmail> = {}): ServiceEmail => ({
  text,
  links: [],
  reply: false,
  phone: null,
  ...more,
})
const stateOf = (
  point: EmailPoint,
  mail: ServiceEmail,
  context: Parameters<typeof emailContent>[1] = policy,
) => emailContent(mail, context).find((one) => one.point === point)?.state

describe("aftersales.email-content", () => {
  test.each<[EmailPoint, string, "ok" | "unknown" | "missing"]>([
    ["vehicle", "Votre véhicule est dû pour son entretien.", "ok"],
    ["vehicle", "Votre RX 350 est dû pour une vidange", "ok"],
    ["vehicle", "Entretien de 96 000 km", "ok"],
    ["vehicle", "Your vehicle is due for its oil change", "ok"],
    ["vehicle", "L’entretien de votre Lexus approche", "ok"],
    ["vehicle", "Votre véhicule est prêt", "unknown"],
    ["vehicle", "L’entretien approche", "unknown"],
    ["services", "Deux forfaits s’offrent à vous", "ok"],
    ["services", "Notre service est ouvert", "unknown"],
    ["mobility", "Une navette ou un véhicule de courtoisie", "ok"],
    ["mobility", "A SHUTTLE, or a loaner", "ok"],
    ["mobility", "Une navette, encore une navette", "unknown"],
    ["mobility", "Un taxi", "unknown"],
    ["offers", "Rabais sur les pneus d’hiver", "ok"],
    ["offers", "Nos offres de la saison", "ok"],
    ["offers", "Je vous offre un rendez-vous", "unknown"],
    ["prices", "Comptez 249,95 $", "ok"],
    ["prices", "It is $240", "ok"],
    ["prices", "240 $".replace(" ", "\u00a0"), "ok"],
    ["prices", "Le prix est bon", "unknown"],
    ["question", "Quand êtes-vous libre ?", "ok"],
    ["question", "Voyez https://a.example/x?y=1", "unknown"],
    ["contact", "Demandez elodie marchand au comptoir", "ok"],
    ["contact", "Composez le 450-555-0142", "ok"],
    ["contact", "Élodie est là", "missing"],
    ["link", "Réservez : reservation.example/rdv", "ok"],
    ["link", "Réservez : https://reservation.example/", "missing"],
    ["link", "Réservez : https://reservation.example/rdv2 ou -rdv", "missing"],
    ["link", "https://reservation.example/rdv2, https://reservation.example/rdv#ici", "ok"],
    ["link", "https://Reservation.example/rdv?utm_source=courriel.", "ok"],
    ["prices", "1 299 $".replaceAll(" ", "\u202f"), "ok"],
    ["prices", "$1 299", "ok"],
    ["link", "", "missing"],
  ])("%s, in « %s »: %s", (point, text, state) => {
    expect(stateOf(point, email(text))).toBe(state)
  })

  test("a link under other words counts; what the policy does not say is the person’s to judge", () => {
    expect(stateOf("link", email("ici", { links: ["https://reservation.example/rdv?src=mail"] }))).toBe("ok")
    expect(stateOf("link", email(""), bare)).toBe("unknown")
    expect(stateOf("contact", email(""), bare)).toBe("unknown")
  })

  test("a signature names whom to reach and where, and says nothing of the matter", () => {
    const signature =
      "Élodie Marchand, téléphone 450 555-0199, reservation.example/rdv. Promotions : vidange dès 99 $ pour votre Lexus. Des questions?"
    const found = emailContent(email("Bonjour", { signature, reply: true, phone: false }), policy)
    expect(found.filter(({ state }) => state === "ok").map(({ point }) => point)).toEqual([
      "phone",
      "contact",
      "link",
    ])
    const only = emailContent(
      email("Bonjour", { signature: "Téléphone : 450 555-0199", reply: true, phone: false }),
      policy,
    )
    expect(only.find(({ point }) => point === "phone")?.state).toBe("missing")
  })

  test("a phone number is asked of a client who writes, or else the link goes (aftersales.reply)", () => {
    const answer = (text: string, phone: boolean | null = false) =>
      stateOf("phone", email(text, { reply: true, phone }))
    expect(answer("Bonjour")).toBe("missing")
    expect(answer("Bonjour", null)).toBe("unknown")
    expect(answer("Bonjour", true)).toBe("ok")
    expect(answer("À quel numéro vous joindre?")).toBe("ok")
    expect(answer("Réservez sur reservation.example/rdv")).toBe("ok")
    expect(emailContent(email("Bonjour"), policy).map(({ point }) => point)).not.toContain("phone")
  })

  test("nothing is called missing but what the policy, or the conversation, knows", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, reply) => {
        const points = emailContent(email(text, { reply }), bare)
        expect(points.map(({ point }) => point)).toEqual(reply ? emailPoints : emailPoints.slice(1))
        expect(points.some(({ state }) => state === "missing")).toBe(false)
      }),
    )
  })
})

test.each([
  ["514 555-0199", true],
  ["(450) 555.0142", true],
  ["+1 514\u00a0555\u20110199", true],
  ["5145550199", true],
  ["le 22 novembre 2026", false],
  ["NIV 2T2BK1BA5DC123456", false],
  ["12345678901234", false],
  ["555-0199", false],
])("a phone number in « %s »: %s", (text, there) => {
  expect(hasPhone(text)).toBe(there)
})
