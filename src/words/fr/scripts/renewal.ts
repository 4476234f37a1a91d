import type { ScriptWords } from "../../../scripts/types"
import { closing, lost, opening, owns } from "./parts"

/** The renewal team's scripts. */
export const fr: Readonly<Record<string, ScriptWords>> = {
  "script.renewal-regular": {
    title: "Renouvellement, crédit régulier",
    steps: {
      ...opening,
      ...owns,
      "buy-back": {
        label: "Offre de rachat",
        text: "En deux mots, {address} {client}\u00a0: le directeur des ventes de la succursale {branch}, {salesDirector}, m’a confié votre dossier pour vous proposer de racheter votre véhicule, parce que ce modèle est en demande. Qu’en pensez-vous?",
        coach: "Posez la question, puis laissez le client répondre.",
        answers: { interested: "Intéressé", hesitant: "Hésitant", no: "Pas intéressé" },
      },
      ...lost,
      ...closing,
    },
  },
  "script.renewal-specialised": {
    title: "Renouvellement, crédit spécialisé",
    steps: {
      ...opening,
      ...owns,
      owns: {
        label: "Toujours propriétaire du véhicule",
        text: "Il y a exactement {months} mois, vous avez fait l’acquisition de votre {vehicle} à la succursale {branch}. Est-ce que vous l’avez toujours?",
        coach: "18 mois en général, ou ce que dit le dossier.",
        answers: { yes: "Oui", no: "Non" },
      },
      vehicle: {
        label: "Satisfaction du véhicule",
        text: "Comment ça se passe avec votre {vehicle}?",
        coach: "Un simple «\u00a0OK\u00a0»? Creusez\u00a0: répond-il encore à vos besoins, à vos attentes?",
      },
      experience: {
        label: "Expérience d’achat",
        text: "Comment s’est passée votre expérience avec nous à la succursale {branch}, du début jusqu’à la livraison?",
        answers: { excellent: "Excellente", other: "Autre réponse" },
      },
      reason: {
        label: "Raison de l’appel",
        text: "Excellent. Voici pourquoi je vous appelle\u00a0: {fi}, de l’équipe F&I, vous avait annoncé notre appel après {months} mois. C’est le moment idéal pour revoir votre taux à la baisse, et peut-être même vos paiements mensuels.",
      },
      "payments-since": {
        label: "Paiements depuis la livraison",
        text: "Comment se sont passés vos paiements depuis la livraison? Et la carte de crédit, et le reste?",
      },
      "vehicle-again": {
        label: "Besoins et attentes",
        text: "Et votre {vehicle}, comment ça se passe? Répond-il encore à vos besoins et à vos attentes?",
        coach: "Écoutez d’abord. Un simple «\u00a0OK\u00a0» demande une autre question.",
      },
      payments: {
        label: "Paiements en général",
        text: "Et vos paiements en général, comment ça va\u00a0: la carte de crédit, le cellulaire?",
      },
      chance: {
        label: "Chance au crédit",
        text: "À l’achat, vous étiez en {chance} chance au crédit. Nous voici {months} mois plus tard\u00a0: retravaillons votre dossier pour vous amener en 2e ou en 1re chance.",
      },
      exclusive: {
        label: "Première chance",
        text: "Passer en première chance de cette façon, c’est une exclusivité d’Automobile En Direct.",
      },
      "best-price": {
        label: "Rachat au meilleur prix",
        text: "Et si vous changez de véhicule, c’est certain que nous rachetons le vôtre au meilleur prix. Qu’en pensez-vous?",
        answers: {
          review: "Revoir son crédit",
          change: "Changer de véhicule",
          no: "Pas pour l’instant",
        },
      },
      ...lost,
      ...closing,
    },
  },
  "script.needs-analysis": {
    title: "Analyse des besoins",
    steps: {
      use: {
        label: "Utilisation du véhicule",
        text: "À quoi vous sert surtout votre véhicule? Combien de personnes y montent d’habitude?",
        coach: "La feuille de vos succursales reste à reporter ici. Questions ouvertes, ambiance détendue.",
      },
      likes: {
        label: "Ce qui plaît, ce qui manque",
        text: "Qu’est-ce que vous aimez de votre véhicule, et qu’est-ce qui vous manque?",
      },
      wishes: {
        label: "Véhicule souhaité",
        text: "Dans votre prochain véhicule, qu’est-ce qui compterait le plus pour vous?",
        coach: "Attendez la réponse. Le client donne lui-même les arguments.",
      },
      when: {
        label: "Échéance",
        text: "Si vous trouviez le bon véhicule, à quel moment aimeriez-vous changer?",
      },
    },
  },
  "script.voice-message": {
    title: "Message vocal",
    steps: {
      message: {
        label: "Message vocal",
        text: "Bonjour {address} {client}, ici {agent}, d’Automobile En Direct, succursale {branch}. Votre {vehicle} est en demande en ce moment, et j’aimerais vous en parler. Rappelez-moi au {callback}. Je répète\u00a0: {callback}. Merci, et bonne journée.",
        coach: "Un message clair et accrocheur. Laissez toujours un numéro de rappel, dit deux fois.",
      },
      left: {
        label: "Après le message",
        text: "Inscrivez la relance dans «\u00a0Remarques\u00a0».",
      },
    },
  },
  "template.credit-request": {
    title: "Courriel de demande de crédit",
    steps: {
      body: {
        label: "Message",
        text: "Bonjour,\n\nUne demande de crédit vient d’être créée pour un client du renouvellement.\n\nNuméro de la demande\u00a0: {creditNumber}\nClient\u00a0: {client}\nVéhicule actuel\u00a0: {vehicle}\nSuccursale\u00a0: {branch}\n\nLe client attend votre appel.\n\nMerci,\n{agent}",
        coach:
          "Le gabarit de votre équipe reste à reporter ici. L’objet du courriel est le numéro CRE, rien d’autre.",
      },
    },
  },
}
