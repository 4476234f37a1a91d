import type { Presence } from "../../process/roster"

const nb = "\u00a0"
const presences: Readonly<Record<Presence, string>> = {
  "on-shift": "en poste",
  busy: "en pause",
  off: "absent",
  unknown: "présence inconnue",
}

/** The replay of a verdict: why it said so, what it would say under other settings. */
export const fr = {
  empty: "Aucun verdict gardé.",
  emptyNext: "Ouvrez une fiche dans le CRM. Ce qui y est dit d’un appel se revoit ici pendant 7 jours.",
  why: "Chaque verdict montré ici depuis 7 jours, avec ce qui l’a décidé. Aucun nom de client n’est gardé.",
  record: "Fiche {id}",
  open: "Revoir le verdict, {name}",
  openRecord: "Ouvrir la fiche",
  back: "Tous les verdicts",
  unreadable: "Ce verdict ne peut pas être relu.",
  then: "Dit alors",
  now: "Dirait avec ces réglages",
  nothing: "Rien",
  nothingWhy: "Aucune règle active ne s’applique.",
  same: "Même verdict.",
  differs: "Le verdict change.",
  changed: "changé",
  source: `Source${nb}: {source}`,
  own: "Jalon",
  until: "jusqu’à {time}",
  facts: "Ce qui a été lu",
  fact: {
    me: "Au clavier",
    owner: "Gestionnaire",
    note: "Dernière relance",
    window: "Délai",
    stage: "Étape",
    noShow: "Rendez-vous manqué",
    at: "Moment",
  },
  person: "{name}, {presence}",
  age: "il y a {age}",
  hours: `{n}${nb}h`,
  notRead: "non lu",
  none: "aucun",
  nobody: "personne n’est nommé",
  settings: "Autres réglages",
  hoursLabel: `Délai de l’auteur, en heures`,
  noShowLabel: "Délai après un rendez-vous manqué, en heures",
  nowLabel: "Moment",
  ownerLabel: "Gestionnaire",
  authorLabel: "Auteur de la relance",
  extended: "Règles étendues",
  reset: "Revenir à ce qui était",
  presences,
}
export type ReplayWords = typeof fr
