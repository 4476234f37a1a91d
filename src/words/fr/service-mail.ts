const nb = "\u00a0"

/** What is said in a mailbox of after-sales reception: the time left to answer, and what an e-mail holds. */
export const fr = {
  region: `Jalon${nb}: réponse à donner`,
  before: "Répondre avant {at}",
  left: "{before} · {left}",
  late: "En retard de {left}",
  lateSince: "À répondre depuis {at}",
  lateShort: "En retard",
  /** A chip beside its row. */
  chip: `Jalon${nb}: {text}`,
  done: "Fait",
  doneTip: "Une réponse a été donnée autrement",
  snooze: "Reporter",
  snoozeTip: `Rappeler dans {n}${nb}minutes`,
  snoozed: "Rappel à {at}",
  answered: "Noté comme répondu.",
  undo: "Annuler",
  failed: "Rien n’a été gardé. Réessayez.",
  content: {
    region: `Jalon${nb}: contenu du courriel`,
    title: "Contenu du courriel",
    count: "{done} de {n}",
    show: "Voir les points du courriel",
    hide: "Replier",
    insertLink: "Insérer le lien",
    insertContact: "Insérer le contact",
    undo: "Annuler l’insertion",
    inserted: "Inséré.",
    undoLeft: "Le message a changé depuis. Retirez vous-même ce qui reste.",
    copied: "Gmail ne l’a pas accepté. C’est dans le presse-papiers.",
    failed: "Gmail ne l’a pas accepté. Écrivez-le à la main.",
    seen: "Reconnu dans le message",
    points: {
      phone: "Le téléphone du client, sinon le lien de réservation",
      vehicle: "Le véhicule et l’entretien",
      services: "L’offre de services",
      mobility: "Deux solutions de mobilité ou plus",
      offers: "Les offres de la saison",
      prices: "Les prix",
      question: "Une question ouverte",
      contact: "Un contact nommé",
      link: "Le lien de réservation",
    },
    ask: "Demandez son numéro, sinon mettez le lien.",
  },
}
export type ServiceMailWords = typeof fr
