import type { EditProblem, Editor } from "../../../scripts/edit"
import type { Script, Variable } from "../../../scripts/types"

const nb = "\u00a0"
const kinds: Readonly<Record<Script["kind"], string>> = {
  script: "Scripts d’appel",
  guide: "Guides",
  template: "Gabarits",
}
const editors: Readonly<Record<Editor, string>> = {
  team: "équipe",
  person: "vous",
  managed: "organisation",
}
const problems: Readonly<Record<EditProblem["kind"], string>> = {
  variable: `Variable inconnue${nb}: {broken}`,
  empty: "Écrivez un texte.",
  "not-a-guide": "Seules les étapes d’un guide changent d’ordre.",
  "no-steps": "Gardez au moins une étape.",
  "step-twice": "Une étape y est deux fois.",
  "step-id": "Le nom de l’étape ne convient pas.",
  "step-words": "Écrivez le texte de l’étape ajoutée.",
}
/** A client and an agent made up, to see what the words give. */
const sample: Readonly<Record<Variable, string>> = {
  address: "Mme",
  client: "Bouchard-Lavallée",
  months: "18",
  vehicle: "Camry SE 2022",
  branch: "St-Constant",
  agent: "Camille Roy",
  fi: "Alex Gagnon",
  salesDirector: "Dominique Côté",
  chance: "2e",
  callback: "514 700-0199",
  creditNumber: "CRE12345",
  offer: "le changement d’huile et la permutation des pneus",
  firstName: "Camille",
  brand: "Lexus",
  city: "Laval",
  contact: "Camille Roy, 514 700-0199",
  bookingLink: "https://rendezvous.exemple.ca",
  rings: "5",
}

/** The screen of scripts and guides. */
export const fr = {
  search: "Chercher un script ou un guide",
  none: "Rien ne correspond.",
  clear: "Tout afficher",
  kinds,
  draft: "À compléter",
  here: "Pour la page en vue",
  steps: { one: "1 étape", many: "{n} étapes" },
  editedBy: `modifié${nb}: {who}`,
  editors,
  back: "Tous les scripts et guides",
  language: "Langue",
  languages: { fr: "Français", en: "Anglais" },
  whose: "Mots de",
  team: "L’équipe",
  mine: "Moi seulement",
  teamWhy: "Ces mots valent pour l’équipe. Exportez la politique pour les donner aux autres navigateurs.",
  mineWhy: "Vos mots l’emportent sur ceux de l’équipe, dans ce navigateur seulement.",
  undo: "Annuler la modification",
  resetAll: "Tout rétablir",
  undone: "Modification annulée.",
  saved: "Enregistré.",
  wasReset: "Les mots d’avant sont rétablis.",
  title: "Titre",
  edit: "Modifier",
  editStep: `Modifier «${nb}{step}${nb}»`,
  reset: "Rétablir",
  resetStep: `Rétablir «${nb}{step}${nb}»`,
  setBy: `Modifié${nb}: {who}`,
  wasText: "Texte de départ",
  order: {
    up: `Monter «${nb}{step}${nb}»`,
    down: `Descendre «${nb}{step}${nb}»`,
    remove: `Retirer «${nb}{step}${nb}»`,
    add: "Ajouter une étape",
    added: "Nouvelle étape",
    moved: "Étape déplacée.",
    removed: "Étape retirée.",
  },
  coach: "Pour vous",
  kindsOf: { say: "À dire", ask: "À demander", coach: "Pour vous", do: "À faire" },
  fields: {
    text: "Texte",
    label: "Nom dans la note",
    coach: "Conseil, pour l’agent seulement",
    answer: `Réponse${nb}: {answer}`,
  },
  insert: "Insérer",
  insertWhat: "Insérer {name}",
  preview: "Aperçu",
  save: "Enregistrer",
  cancel: "Annuler",
  problems,
  sample,
}
export type ScreenWords = typeof fr
