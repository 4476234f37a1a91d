import type { ScriptWords } from "../../../scripts/types"

/** The BDC's own track. */
export const fr: Readonly<Record<string, ScriptWords>> = {
  "script.bdc-track": {
    title: "Appel du BDC",
    steps: {
      greet: {
        label: "Salutation",
        text: "Bonjour {address} {client}, ici {agent}, d’Automobile En Direct.",
        coach: "Bonjour en français d’abord.",
      },
      track: {
        label: "Déroulement de l’appel",
        text: "La suite de ce script est à compléter par votre équipe.",
      },
      outcome: {
        label: "Suite",
        text: "Où en êtes-vous avec le client?",
        answers: {
          meeting: "Prendre un rendez-vous",
          needs: "Analyser ses besoins d’abord",
          none: "Rien pour l’instant",
        },
      },
      book: {
        label: "Rendez-vous à prendre",
        text: "Prenez le rendez-vous depuis l’opportunité\u00a0: «\u00a0Activité en cours\u00a0», puis «\u00a0+ Réunion\u00a0».",
      },
      thanks: { label: "Remerciements", text: "Merci beaucoup de votre temps, et bonne journée." },
    },
  },
}
