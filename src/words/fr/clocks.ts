const nb = "\u00a0"

/** What is to be done for a client in its time: in "my day", and as the worker tells it. */
export const fr = {
  kinds: {
    "credit-check": "Demande de crédit à vérifier",
    courtesy: "Appel de courtoisie",
    anniversary: "Anniversaire d’achat",
    callback: "Rappel demandé par un client",
    confirm: "Confirmation à envoyer",
    reply: "Courriel sans réponse",
    service: "Rappel d’entretien",
    "service-again": "Rappel d’entretien, deuxième",
    diagnosis: "Diagnostic à planifier",
  },
  /** The worker's notification, and what it says instead once the time is over. */
  told: {
    "credit-check": `{number}${nb}: ouvrez le dossier. Sans tentative de contact, avertissez un analyste.`,
    courtesy: "Prenez des nouvelles du client depuis la livraison.",
    anniversary: "Soulignez l’anniversaire de l’achat, par courriel ou de vive voix.",
    callback: "C’est l’heure. Ouvrez le dossier et appelez.",
    confirm: "Envoyez-la d’ici {when}, avec le résumé des services.",
    reply: "Répondez d’ici {when}.",
    service: "L’entretien approche. Appelez le client pour le planifier.",
    "service-again":
      "La première tentative est restée sans réponse. Rappelez, par téléphone sauf avis contraire.",
    diagnosis: "Planifiez-le d’ici {when}.",
  },
  late: {
    confirm: "Attendue depuis {when}. Envoyez-la sans tarder.",
    reply: "Réponse attendue depuis {when}.",
    diagnosis: "Attendu depuis {when}.",
  },
  many: `Échéances qui vous attendent${nb}: {count}`,
  manyBody: "Ouvrez votre journée pour les voir toutes.",
  done: "Fait",
  /** The button of a notification. */
  putOff: `Reporter de 15${nb}min`,
  snooze: "Reporter",
  snoozes: { quarter: `15${nb}min`, hour: `1${nb}h`, tomorrow: "à la prochaine ouverture" },
  snoozed: "reporté à {when}",
  left: "reste {span}",
  over: "en retard de {span}",
  received: "reçu {when}",
}
export type ClockWords = typeof fr
