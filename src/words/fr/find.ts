import type { FindKind, FoundFile } from "../../messages/find"

const nb = "\u00a0"

const kinds: Readonly<Record<FindKind, string>> = {
  phone: "numéro de téléphone",
  last7: "7 derniers chiffres",
  last4: "4 derniers chiffres",
  email: "courriel",
  surname: "nom de famille",
  stock: "numéro de stock",
}
const outcomes: Readonly<Record<NonNullable<FoundFile["lastNote"]>["outcome"], string>> = {
  "no-answer": "pas de réponse",
  reached: "client rejoint",
  unstated: "suivi",
}

/** Finding a caller from anywhere: popup, address bar, menu. */
export const fr = {
  label: "Qui prend cet appel?",
  placeholder: "Téléphone, nom, courriel ou stock",
  results: "Fiches trouvées",
  searching: "Recherche…",
  empty:
    "Tapez un numéro, en entier ou ses 4 ou 7 derniers chiffres, un nom, un courriel ou un numéro de stock.",
  short: `C’est trop court pour chercher.`,
  shortNext: `Tapez 4, 7 ou 10 chiffres, ou au moins 3 lettres du nom de famille.`,
  nothing: `Rien trouvé pour «${nb}{query}${nb}».`,
  tried: `Cherché${nb}: {kinds}, parmi les fiches déjà ouvertes dans ce navigateur.`,
  nothingNext: `Cherchez ensuite dans le CRM${nb}: d’autres y ont peut-être ouvert la fiche.`,
  store: "La mémoire de ce navigateur ne répond pas.",
  storeNext: "Fermez les autres fenêtres de Jalon, libérez de l’espace disque, puis réessayez.",
  failed: "L’extension ne répond pas.",
  retry: "Réessayer",
  one: "1 fiche",
  count: "{n} fiches",
  stock: "Stock {stock}",
  record: "Fiche {id}",
  owner: `Gestionnaire${nb}: {name}`,
  noOwner: "Gestionnaire non lu",
  note: `Dernière note${nb}: {author}, {when}, {outcome}`,
  noNote: "Aucune note de suivi lue",
  seen: "Vu ici {when}",
  until: "jusqu’à {time}",
  today: "aujourd’hui à {time}",
  day: "le {day} à {time}",
  open: "Ouvrir la fiche",
  and: ", ",
  kinds,
  outcomes,
  menu: `Qui prend cet appel? «${nb}%s${nb}»`,
  suggest: `Qui prend l’appel de «${nb}{query}${nb}»? Entrée pour chercher.`,
}
export type FindWords = typeof fr
