import type { RuleWords } from "../rules"

const nb = "\u00a0"
const guard = `Repère, sans garantie${nb}: une révision juridique reste à faire.`

/** The words of the rules that go before a call: a guard, not a guarantee. */
export const law = {
  "law.calling-hours": {
    title: "Heures d’appel",
    do: "Avant d’appeler, attendez {when}.",
    why: `On appelle de 9${nb}h à 21${nb}h${nb}30 en semaine et de 10${nb}h à 18${nb}h la fin de semaine, à l’heure du client. Son numéro dit d’où il vient; un cellulaire peut être ailleurs. Heure affichée${nb}: Montréal. ${guard}`,
    problems: { presumed: "Avant d’appeler, attendez {when} (heure présumée)." },
  },
  "law.do-not-call": {
    title: "Refus d’appels",
    do: `Ne pas appeler${nb}: demandé le {day}.`,
    why: `Ce client ne veut plus d’appels de notre part. Ceux qu’il fait lui-même ne sont pas visés. ${guard}`,
  },
  "law.relationship": {
    title: "Relation d’affaires",
    do: "Avant d’appeler, vérifiez la relation d’affaires.",
    why: `La relation tient tant qu’un contrat court, 18${nb}mois après un achat ou un contrat et 6${nb}mois après une demande. Seul compte ce qui est vu ici. ${guard}`,
    problems: {
      purchase: `Achat du {day}${nb}: relation échue le {until}.`,
      contract: `Contrat terminé le {day}${nb}: relation échue le {until}.`,
      inquiry: `Demande du {day}${nb}: relation échue le {until}.`,
    },
  },
  "law.french-first": {
    title: "Accueil en français",
    do: "Saluez d’abord en français.",
    why: `Le premier mot est en français; la suite, dans la langue du client. ${guard}`,
  },
  "law.recording-notice": {
    title: "Avis d’enregistrement",
    do: "Dites que l’appel est enregistré.",
    why: `Un client enregistré en est averti dès le début. ${guard}`,
  },
} as const satisfies Record<string, RuleWords>

/** What a call script adds to its first words, for the agent: by the language said to the client. */
export const lawLines = {
  "french-first": "Saluez d’abord en français, puis passez à la langue du client.",
  "recording-notice": `Dites d’abord${nb}: «${nb}Bonjour. Cet appel est enregistré.${nb}»`,
}
export type LawLines = Readonly<Record<keyof typeof lawLines, string>>
