import type { ShiftItem, ToolState } from "../../process/renewal/shift"

const nb = "\u00a0"
const items: Readonly<Record<ShiftItem, string>> = {
  impaknet: "Impaknet, écran de droite",
  renewal: "Zoho, «\u00a0Renouvellement\u00a0», écran de gauche",
  calls: "Zoho, «\u00a0Activités\u00a0», vue «\u00a0Tous mes appels\u00a0»",
  mailbox: "Gmail, boîte REN",
  telus: "Telus",
  files: "Dossiers à renouveler reçus la veille",
  estimates: "Estimations demandées aux coordonnateurs à l’évaluation",
  news: "Nouveautés lues",
  voicemail: "Boîte vocale écoutée",
  order: "Suivis placés en ordre",
}
const states: Readonly<Record<ToolState, string>> = {
  ready: "ouvert",
  closed: "pas ouvert",
  failing: "ouvert, ne répond pas",
  elsewhere: "ouvert, autre vue",
  unset: "adresse non fournie",
  hidden: "permission à donner",
}

/** The start of a renewal shift. */
export const fr = {
  title: "Début du quart",
  progress: "{done} sur {all}",
  again: "Vérifier de nouveau",
  tick: `Fait${nb}: {item}`,
  up: "Monter {item}",
  down: "Descendre {item}",
  allow: "Permettre de voir l’onglet de Telus",
  allowWhy: "Le navigateur laissera Jalon voir l’adresse des onglets ouverts, et rien de leur contenu.",
  manager: "Copier pour un gestionnaire",
  it: "Copier pour les TI",
  copied: "Copié",
  toManager: `Bonjour, {tool}${nb}: {state} depuis {time}. Je commence mon quart{where}. {name}`,
  toIt: `Bonjour, {tool}${nb}: {state} depuis {time}, au début de mon quart{where}. Un gestionnaire est averti. {name}`,
  where: " à {branch}",
  items,
  states,
}
export type ShiftWords = typeof fr
