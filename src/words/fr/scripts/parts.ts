import type { StepWords } from "../../../scripts/types"

type Steps = Readonly<Record<string, StepWords>>

/** The beginning of a renewal call. */
export const opening: Steps = {
  greet: {
    label: "Appel",
    text: "Bonjour, est-ce que je pourrais parler à {address} {client}, s’il vous plaît?",
    coach: "Dites-le à votre façon. Bonjour en français d’abord.",
    answers: {
      client: "Client joint",
      later: "Absent, à rappeler plus tard",
      voicemail: "Pas de réponse, boîte vocale",
      "wrong-number": "Mauvais numéro",
    },
  },
  introduce: {
    label: "Présentation",
    text: "Bonjour {address} {client}. Je m’appelle {agent}, d’Automobile En Direct, succursale {branch}. Vous allez bien?",
    coach: "On vous retourne la question\u00a0: «\u00a0Je vais bien aussi, merci de le demander.\u00a0»",
  },
}

/** The client has the vehicle no more. */
export const lost: Steps = {
  "what-happened": {
    label: "Ce qui est arrivé au véhicule",
    text: "Ah? Ça me désole de l’apprendre. Qu’est-il arrivé à votre véhicule?",
    coach: "Une conversation détendue, pas un interrogatoire. Laissez le temps de répondre.",
  },
  "drives-now": {
    label: "Véhicule actuel",
    text: "Que conduisez-vous maintenant?",
    coach: "Intéressez-vous au client, sincèrement\u00a0: il vous donnera lui-même les arguments.",
  },
  "still-fits": {
    label: "Répond encore aux besoins",
    text: "Est-ce qu’il répond encore à vos besoins?",
    coach: "Le but est de bien connaître les besoins, pas de vendre. Laissez parler le client.",
    answers: { yes: "Oui", no: "Non, ou pas tout à fait" },
  },
}

/** What a renewal call came to. */
export const closing: Steps = {
  outcome: {
    label: "Suite",
    text: "Où en êtes-vous avec le client?",
    answers: {
      meeting: "Prendre un rendez-vous",
      credit: "Revoir le crédit ou changer de véhicule",
      callback: "À rappeler plus tard",
      none: "Rien pour l’instant",
    },
  },
  book: {
    label: "Rendez-vous à prendre",
    text: "Prenez le rendez-vous depuis l’opportunité\u00a0: «\u00a0Activité en cours\u00a0», puis «\u00a0+ Réunion\u00a0».",
    coach: "Le financement et l’évaluation de l’échange reviennent à leurs équipes.",
  },
  credit: {
    label: "Demande de crédit à créer",
    text: "Créez la demande dans «\u00a0Demandes de crédits\u00a0», puis envoyez le courriel à l’approbation avec le numéro CRE.",
    coach: "Demandez au client s’il souhaite une réponse le jour même. Sinon, de 24 à 48\u00a0h.",
  },
  callback: {
    label: "Moment du rappel",
    text: "Quel jour et à quelle heure préférez-vous que je vous rappelle?",
    coach: "Programmez l’appel ou la tâche depuis l’opportunité, pas depuis la fiche client.",
  },
  "wrong-number": {
    label: "Numéro invalide",
    text: "Si l’adresse courriel est bonne, écrivez au client, puis corrigez le numéro au dossier.",
  },
  thanks: {
    label: "Remerciements",
    text: "Merci beaucoup de votre temps, et bonne journée.",
  },
  "wrap-up": {
    label: "Dossier mis à jour",
    text: "Complétez la note dans «\u00a0Remarques\u00a0» et mettez le dossier à jour\u00a0: adresse, courriel, téléphone.",
  },
}

/** Whether the client still has the vehicle, and what to say when they do. */
export const owns: Steps = {
  owns: {
    label: "Toujours propriétaire du véhicule",
    text: "Il y a exactement {months} mois, vous avez fait l’acquisition de votre {vehicle} à la succursale {branch}. Est-ce que vous l’avez toujours?",
    answers: { yes: "Oui", no: "Non" },
  },
  praise: { label: "Bon choix", text: "Super. C’est un excellent véhicule." },
}
