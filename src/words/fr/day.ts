const nb = "\u00a0"

/** The day's work, as this browser sees it. */
export const fr = {
  title: "À appeler aujourd’hui",
  seen: "Vu d’ici seulement. Une fiche jamais ouverte dans ce navigateur n’y est pas.",
  unnamed: "Dites qui vous êtes pour voir vos fiches.",
  empty: "Rien à appeler parmi les fiches vues d’ici.",
  emptyNext: "Ouvrez vos fiches dans le CRM. Elles s’ajouteront ici.",
  due: "Suivis à faire",
  round: "Ronde {n}",
  cover: "Collègues absents",
  coverWhy: "Tous peuvent relancer. Laissez une note claire.",
  held: "À laisser à leur agent",
  heldWhy: `Leur agent commence dans moins de {hours}${nb}h.`,
  until: "pas avant {time}",
  since: "depuis le {day}",
  today: "aujourd’hui",
  done: `Faites aujourd’hui${nb}: {n}`,
  later: `À une date ultérieure${nb}: {n}`,
  order: "Platine, Or, Argent, Bronze, puis les plus anciennes",
  oldest: "Les plus anciennes d’abord",
  record: "Fiche {id}",
  open: "Ouvrir {name}",
  day: "J{n}",
  rounds: "{n} sur {target}",
  roundsLong: `jour {day}, rondes d’aujourd’hui${nb}: {n} sur {target}`,
  more: "Montrer les {n} autres",
}
export type DayWords = typeof fr
