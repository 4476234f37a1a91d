import type { ClockKind } from "../../process/aftersales/clocks"
import type { IndicatorId, Unmeasured } from "../../process/aftersales/indicators"

const nb = "\u00a0"
const late = "Ce qui attend encore, délai passé, compte comme en retard."

/** The indicators of after-sales: what each counts, and those that are not measured here. */
export const fr = {
  help: "Chiffres de ce navigateur seulement, sur douze mois. Ils disent comment va le service, et ne comparent personne.",
  since: "Compté depuis le {day}.",
  empty: "Rien n’a encore été compté.",
  emptyNext:
    "Les chiffres viennent des contacts, des rendez-vous et des délais notés dans les fiches d’après-vente.",
  nothing: "Rien de compté encore.",
  none: "–",
  now: "ce mois-ci",
  among: "{good} sur {of}",
  of: `{month}${nb}: {figure}`,
  table: "Chiffres par mois",
  month: "Mois",
  figure: "Chiffre",
  behind: "Derrière ce chiffre",
  event: "1 événement",
  eventsOf: "{n} événements",
  behindOf: `Événements, {month}`,
  close: "Fermer",
  when: "Quand",
  what: "Quoi",
  where: "Où",
  record: "Fiche {id}",
  mail: "Courriel",
  noRecord: "Fiche inconnue",
  first: "Les {n} plus récents, sur {total}.",
  events: {
    reached: "Client joint",
    sent: "Message envoyé au client",
    inbound: "Le client nous a joints",
    "no-answer": "Appel sans réponse",
    booked: "Rendez-vous pris",
    done: "{clock}, à temps",
    late: "{clock}, en retard",
    overdue: "{clock}, en attente, délai passé",
  },
  clocks: {
    confirm: "Confirmation",
    reply: "Réponse au courriel",
    service: "Rappel d’entretien",
    "service-again": "Deuxième rappel d’entretien",
    diagnosis: "Rendez-vous de diagnostic",
  } satisfies Record<ClockKind, string> as Readonly<Record<ClockKind, string>>,
  indicators: {
    contacted: {
      name: "Clients contactés",
      what: "Clients différents joints dans le mois, de vive voix ou par écrit. Un appel sans réponse ne compte pas.",
      good: "",
      rest: "",
    },
    "appointment-rate": {
      name: "Taux de rendez-vous",
      what: "Part des clients joints dans le mois, ou qui nous ont joints, qui ont pris rendez-vous dans les {days} jours.",
      good: "Rendez-vous pris",
      rest: "Aucun rendez-vous vu",
    },
    "appointment-delay": {
      name: "Délai de rendez-vous",
      what: "Jours entre la prise du rendez-vous et sa date, en moyenne, quand cette date est connue.",
      good: "",
      rest: "",
    },
    "reminder-conversion": {
      name: "Conversion des rappels d’entretien",
      what: "Part des clients rappelés pour un entretien dans le mois qui ont pris rendez-vous dans les {days} jours.",
      good: "Rendez-vous pris",
      rest: "Aucun rendez-vous vu",
    },
    "confirm-kept": {
      name: "Confirmations à temps",
      what: `Part des confirmations envoyées dans le délai suivant l’appel. ${late}`,
      good: "À temps",
      rest: "En retard",
    },
    "reply-kept": {
      name: "Réponses à temps",
      what: `Part des courriels répondus dans le délai, en heures ouvrables. ${late}`,
      good: "À temps",
      rest: "En retard",
    },
    "diagnosis-kept": {
      name: "Diagnostics à temps",
      what: `Part des pannes dont le rendez-vous de diagnostic est donné dans le délai. ${late}`,
      good: "À temps",
      rest: "En retard",
    },
  } satisfies Record<IndicatorId, object> as Readonly<
    Record<IndicatorId, { name: string; what: string; good: string; rest: string }>
  >,
  unmeasured: "Non mesuré ici",
  others: {
    cem: { name: "CEM, score du rendez-vous", why: "Vient du sondage de la marque auprès des clients." },
    mystery: {
      name: "Leads mystère, prise de rendez-vous",
      why: "Viennent des demandes mystères de la marque.",
    },
    retention: { name: "Taux de rétention", why: "Demande l’historique d’atelier de tous les clients." },
    "online-rate": {
      name: "Taux de réservation en ligne",
      why: "Les réservations en ligne sont dans leur propre système.",
    },
    fir: { name: "Réparation du premier coup (FIR)", why: "Se constate à l’atelier, au retour du véhicule." },
    productivity: { name: "Productivité", why: "Se mesure aux heures de l’atelier." },
  } satisfies Record<Unmeasured, object> as Readonly<Record<Unmeasured, { name: string; why: string }>>,
}
export type IndicatorWords = typeof fr
