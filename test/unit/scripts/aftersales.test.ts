import { describe, expect, test } from "vitest"
import { builtIn } from "../../../src/scripts"
import { aftersalesTemplate, openBlank } from "../../../src/scripts/template"
import { languages, type Language } from "../../../src/scripts/types"

/** What the brand asks each call to carry (process.md §6), step by step, with the figures where they are told. */
const asked: Record<string, [step: string, fr: RegExp, en: RegExp][]> = {
  "script.aftersales-outbound": [
    ["greet", /\{brand\} \{city\}/, /\{brand\} \{city\}/],
    ["vehicle", /\{vehicle\}[^]*1 mois/, /\{vehicle\}[^]*1 month/],
    ["offer", /\{offer\}/, /\{offer\}/],
    ["mobility", /au moins 2/, /at least 2/],
    ["season", /campagnes/, /campaign/],
    ["prices", /prix/, /price/],
    ["needs", /ouvertes/, /Open/],
    ["ready", /réserve/, /book/],
    ["tour", /10 minutes/, /10 minutes/],
    ["budget", /tous les coûts/, /every cost/],
    ["confirm", /récapitulatif[^]*30 minutes/, /summary[^]*30 minutes/],
    ["remind", /1 semaine, par téléphone/, /1 week, by phone/],
  ],
  "script.aftersales-inbound": [
    [
      "welcome",
      /^\{brand\} \{city\}, \{firstName\}[^]*\{rings\} sonneries/,
      /^\{brand\} \{city\}, \{firstName\}[^]*\{rings\} rings/,
    ],
    ["details", /\{client\}[^]*\{vehicle\}/, /\{client\}[^]*\{vehicle\}/],
    ["situation", /préoccupe/, /worrying/],
    [
      "proposals",
      /2 semaines[^]*3 jours[^]*mobilité[^]*3 jours ouvrables/,
      /2 weeks[^]*3 days[^]*mobility[^]*3 working days/,
    ],
    ["offers", /offres/, /offers/],
    ["mobility", /2 services/, /2 mobility services/],
    ["prices", /détail/, /detail/],
    ["tour", /10 minutes/, /10 minutes/],
    ["estimate", /coût[^]*durée/, /cost[^]*time/],
    ["thanks", /Merci[^]*\{client\}/, /Thank[^]*\{client\}/],
    ["confirm", /récapitulatif[^]*30 minutes/, /summary[^]*30 minutes/],
  ],
  "script.aftersales-accident": [
    ["reassure", /aider[^]*Rassurez/, /help[^]*Reassure/],
    ["where", /Où/, /Where/],
    ["hurt", /blessé/, /hurt/],
    ["send-tow", /remorqueuse/, /tow truck/],
    ["courtesy-car", /courtoisie/, /courtesy/],
    ["insurer", /assurance/, /insurance/],
    ["hospital", /hôpital/, /hospital/],
    ["next-steps", /prochaines étapes/, /next steps/],
    ["documents", /documents/, /documents/],
    ["goodbye", /\{client\}/, /\{client\}/],
  ],
  "script.aftersales-breakdown": [
    ["reassure", /Rassurez/, /Reassure/],
    ["where", /Où/, /Where/],
    ["tow", /remorqueuse/, /tow/],
    ["warranty", /garantie/, /warranty/],
    ["assistance", /\{brand\}[^]*étendue/, /\{brand\}[^]*extent/],
    ["courtesy-car", /courtoisie/, /courtesy/],
    ["diagnosis", /diagnostic/, /diagnosis/],
    ["specialist", /spécialiste/, /specialist/],
    ["appointment", /24\u00a0h[^]*3 jours ouvrables/, /24 hours[^]*3 working days/],
    ["solve", /Réglez/, /Solve/],
    ["thanks", /Merci[^]*\{client\}/, /Thank[^]*\{client\}/],
  ],
}

describe.each(Object.entries(asked))("%s", (id, points) => {
  test.each(points)("%s", (step, fr, en) => {
    const words = (language: Language) => {
      const said = builtIn.words[language][id]?.steps[step]
      return `${said?.text ?? ""} ${said?.coach ?? ""}`
    }
    expect(words("fr")).toMatch(fr)
    expect(words("en")).toMatch(en)
  })
  test("each point is a step, in this order", () => {
    const order = builtIn.scripts[id]?.steps.map((step) => step.id) ?? []
    const wanted = points.map(([step]) => order.indexOf(step))
    expect(wanted).not.toContain(-1)
    expect(wanted).toEqual([...wanted].sort((a, b) => a - b))
  })
})

test.each(languages)(
  "the e-mail carries what the call does, with one contact and the link (%s)",
  (language) => {
    const known = {
      contact: "Zoé",
      bookingLink: "https://rdv.exemple.ca",
      offer: "Vidange",
      brand: "Lexus",
      city: "Laval",
    }
    const text = aftersalesTemplate(builtIn, known, language)
    for (const one of Object.values(known)) expect(text).toContain(one)
    // The service planned, two mobility services, the offers of the season, the prices, the client, the vehicle and who writes.
    expect(text.match(openBlank)).toHaveLength(9)
    expect(text).toMatch(language === "fr" ? /remarqué[^]*\?/ : /noticed[^]*\?/)
  },
)
