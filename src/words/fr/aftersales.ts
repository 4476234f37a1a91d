import type { RuleWords } from "../rules"

/** The rules of after-sales reception and of orphan clients. */
export const aftersales = {
  "aftersales.bacs": {
    title: "Clients à joindre",
    do: "Relevez la liste du jour et le canal préféré du client.",
    why: "Entretien, offres, bilan hybride, tour du véhicule, anniversaire manqué.",
  },
  "aftersales.reminder": {
    title: "Rappel d’entretien",
    do: "Joignez le client avant l’entretien prévu.",
    why: "Un mois avant; sans réponse, une semaine plus tard, par téléphone.",
    problems: {
      service: "Entretien prévu le {day} : joignez le client.",
      again: "Relancez le client, au plus tard le {day}.",
      planned: "Relance prévue le {day}.",
      late: "Relance en retard de {span} : appelez le client.",
      reached: "Client joint.",
    },
  },
  "aftersales.email-content": {
    title: "Contenu du courriel",
    do: "Complétez le courriel.",
    why: "Il dit la même chose que l’appel, avec un contact et le lien de réservation.",
  },
  "aftersales.connected": {
    title: "Véhicule connecté",
    do: "Vérifiez la réservation dans la planification de l’atelier.",
    why: "L’application de la marque avise le client; ses demandes doivent suivre.",
  },
  "aftersales.answer": {
    title: "Réponse à l’appel",
    do: "Répondez dans les 5 sonneries.",
    why: "Chaque appel trouve quelqu’un.",
  },
  "aftersales.two-proposals": {
    title: "Deux propositions",
    do: "Proposez deux dates, avec une solution de mobilité.",
    why: "Deux dates en deux semaines, dont une dans les trois jours.",
    problems: {
      "one-missing": "Proposez une deuxième date, au plus tard le {last}.",
      unreadable: "Une date ne se lit pas.",
      past: "Déjà passée : {terms}.",
      "same-day": "Proposez deux jours différents.",
      closed: "Service fermé ce jour-là : {terms}.",
      "too-far": "Trop loin : {terms}. Au plus tard le {last}.",
      "none-soon": "Proposez une des deux dates au plus tard le {last}.",
      "none-urgent": "Urgence : une date au plus tard le {last}.",
      "no-mobility": "Proposez une solution de mobilité.",
      "closed-hour": "Service fermé à cette heure\u00a0: {terms}.",
    },
  },
  "aftersales.tour": {
    title: "Tour du véhicule",
    do: "Annoncez les 10 minutes du tour du véhicule.",
    why: "Le client prévoit le temps de son arrivée.",
  },
  "aftersales.estimate": {
    title: "Estimation",
    do: "Donnez tous les coûts et la durée.",
    why: "Aucune surprise au retour du véhicule.",
  },
  "aftersales.confirm": {
    title: "Confirmation",
    do: "Envoyez la confirmation et le sommaire des services.",
    why: "Dans les 30 minutes suivant l’appel, par le canal du client.",
    problems: {
      start: "À la fin de l’appel : {minutes} min pour confirmer.",
      due: "Avant {time} : reste {span}.",
      by: "Avant {time} ({channel}) : reste {span}.",
      late: "En retard de {span} : envoyez-la maintenant.",
      done: "Confirmation envoyée.",
    },
  },
  "aftersales.reply": {
    title: "Réponse au courriel",
    do: "Répondez au client.",
    why: "Une demande par courriel a sa réponse en deux heures ouvrables.",
    problems: {
      due: "Avant {when} : reste {span}.",
      late: "En retard de {span} : répondez maintenant.",
    },
  },
  "aftersales.diagnosis": {
    title: "Rendez-vous de diagnostic",
    do: "Donnez un rendez-vous de diagnostic.",
    why: "Dans les 24 heures de la panne, sinon trois jours ouvrables.",
    problems: {
      start: "Signalez la panne : {hours} h pour donner un rendez-vous.",
      due: "Avant {when} : reste {span}.",
      last: "Au plus tard {when} : reste {span}.",
      late: "En retard de {span} : donnez un rendez-vous.",
      done: "Rendez-vous de diagnostic donné.",
    },
  },
  "aftersales.roadside-daily": {
    title: "Assistance routière",
    do: "Demandez à l’assistance routière s’il y a eu un accident.",
    why: "Chaque jour, pour aider avant que le client appelle.",
  },
  "aftersales.brand-desk": {
    title: "Point de contact de la marque",
    do: "Vérifiez le point de contact de la marque.",
    why: "Ses numéros, ses heures et ses plaintes sont à part.",
  },
  "orphans.status": {
    title: "Client choyé ou orphelin",
    do: "Client orphelin : présentez-vous.",
    why: "Un client est choyé tant que son vendeur garde le contact.",
    problems: {
      kept: "Client choyé\u00a0: {seller} garde le contact.",
      reached: "Client joint par {seller}, qui s’en occupe maintenant.",
      given: "Client orphelin, confié à {seller}.",
      mine: "Client orphelin qui vous est confié\u00a0: présentez-vous.",
      left: "Client orphelin\u00a0: {seller} ne travaille plus ici.",
      relations: "Client orphelin\u00a0: aucun vendeur depuis l’achat.",
      unknown: "Choyé ou orphelin\u00a0: rien ne le dit ici.",
    },
  },
  "orphans.daily-list": {
    title: "Liste du jour",
    do: "Donnez de 5 à 10 appels par vendeur.",
    why: "Par petites bouchées : une longue liste n’est jamais appelée.",
  },
  "orphans.debrief": {
    title: "Retour du jour",
    do: "Prévoyez la rencontre le jour même.",
    why: "Une heure pour revenir sur les appels de la journée.",
  },
  "orphans.note-and-owner": {
    title: "Note et gestionnaire",
    do: "Laissez une note; si le client a répondu, mettez votre nom.",
    why: "Le client joint passe à qui lui a parlé.",
    problems: {
      note: "Laissez une note sur l’appel.",
      owner: "Client joint\u00a0: mettez votre nom comme gestionnaire.",
      both: "Client joint\u00a0: laissez une note et mettez votre nom.",
    },
  },
} as const satisfies Record<string, RuleWords>
