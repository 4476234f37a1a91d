import type { Variable } from "../../../scripts/types"

const nb = "\u00a0"
/** What stands in a blank until it is filled. */
const blanks: Readonly<Record<Variable, string>> = {
  address: "Mme ou M.",
  client: "nom du client",
  months: "nombre de mois",
  vehicle: "véhicule",
  branch: "succursale",
  agent: "votre nom",
  fi: "nom du F&I",
  salesDirector: "nom du directeur des ventes",
  chance: "2e ou 3e",
  callback: "numéro de rappel",
  creditNumber: "numéro CRE",
  offer: "offre",
  firstName: "votre prénom",
  brand: "marque",
  city: "ville",
  contact: "personne à joindre",
  bookingLink: "lien de réservation",
  rings: "nombre de sonneries",
}

/** What is said around the words of scripts: in their blanks, their notes and their hand-overs. */
export const fr = {
  blanks,
  open: `[à compléter${nb}: {label}]`,
  draft: "À compléter par votre équipe",
  noted: `{label}${nb}: {text}`,
  at: `Rendu à${nb}: {step}`,
  over: "Terminé",
  done: `Fait${nb}:`,
  left: `Reste${nb}:`,
}
export type SaidWords = typeof fr
