import type { Skip } from "../../process/turn"

const nb = "\u00a0"
const skips: Readonly<Record<Skip, string>> = {
  absent: "absent",
  busy: "en pause",
  off: "hors quart",
  unknown: "présence inconnue",
}

/** The tour de gun: whose turn it is among a branch's specialists. */
export const fr = {
  branch: "Succursale",
  seen: "Vu d’ici seulement. Seuls les rendez-vous pris dans ce navigateur comptent.",
  next: "Au tour de {name}",
  nobody: "Personne à qui donner le tour en ce moment.",
  nobodyNext: "Aucun spécialiste de cette succursale n’est en poste.",
  last: `Dernier rendez-vous${nb}: {name}`,
  noneYet: "Aucun rendez-vous vu aujourd’hui.",
  tagNext: "À son tour",
  tagLast: "Dernier rendez-vous",
  skips,
  skipped: `passé${nb}: {why}`,
  list: "Ordre du tour",
  count: { none: "aucun rendez-vous", one: "1 rendez-vous", many: "{n} rendez-vous" },
  share: `Part égale${nb}: {n} chacun`,
  wheel: "Tour de gun, {branch}. {next}. {others}",
  empty: "L’horaire ne nomme personne.",
  emptyNext: "Ajoutez l’équipe, avec le rôle et la succursale de chacun.",
  noSpecialist: `Aucun spécialiste à {branch} dans l’horaire.`,
  noSpecialistNext: "Donnez à chacun le rôle «\u00a0Spécialiste\u00a0» et sa succursale.",
  toRoster: "Ouvrir l’horaire",
}
export type TurnWords = typeof fr
