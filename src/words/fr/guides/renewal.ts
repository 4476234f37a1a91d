import type { ScriptWords } from "../../../scripts/types"

/** How every filter begins and ends (process.md 5.6). */
const begin = {
  module: { text: "Ouvrez le module «\u00a0Renouvellement\u00a0»." },
  view: { text: "Assurez-vous d’être dans «\u00a0Toutes les Renouvellement\u00a0»." },
  clear: { text: "Effacez d’abord tout filtre actif." },
}
const finish = (name: string) => ({
  apply: { text: "Cliquez sur «\u00a0Appliquer le filtre\u00a0»." },
  keep: { text: "Cliquez sur «\u00a0Enregistrer le filtre\u00a0»." },
  name: { text: `Nommez-le «\u00a0${name}\u00a0».` },
  save: { text: "Cliquez sur «\u00a0Enregistrer\u00a0»." },
})
/** What has not been treated, of one type. */
const untreated = (kind: string, name: string) => ({
  ...begin,
  status: { text: "Cochez «\u00a0Statut\u00a0», «\u00a0est\u00a0», «\u00a0Non-traité\u00a0»." },
  kind: { text: `Cochez «\u00a0Type de renouvellement\u00a0», «\u00a0est\u00a0», «\u00a0${kind}\u00a0».` },
  ...finish(name),
})

/** The guides of the renewal team. */
export const fr = {
  "guide.credit-request": {
    title: "Créer une demande de crédit",
    steps: {
      module: { text: "Dans la bande noire du haut, cliquez sur «\u00a0Demandes de crédits\u00a0»." },
      create: { text: "En haut à droite, cliquez sur «\u00a0Create demandes de crédit\u00a0»." },
      fill: { text: "Remplissez les champs pertinents." },
      save: { text: "En haut à droite, cliquez sur «\u00a0Save\u00a0»." },
      number: { text: "Relevez le numéro de dossier, en haut à gauche\u00a0: il commence par CRE." },
      email: {
        text: "Écrivez à approbation@automobileendirect.com\u00a0: le numéro en objet, le gabarit dans le message.",
        coach: "Dans Gmail, Jalon remplit le message et le vérifie avant l’envoi.",
      },
      check: {
        text: "De 24 à 48\u00a0h plus tard, regardez le dossier dans «\u00a0renouvellement crédit BDC\u00a0».",
        coach:
          "Le jour même si le client le souhaite. Aucune tentative de contact\u00a0: avertissez un analyste que le client attend et qu’il est très intéressé.",
      },
    },
  },
  "guide.filters-sms": {
    title: "Filtre\u00a0: SMS en attente de réponse",
    steps: {
      ...begin,
      sms: {
        text: "Cochez «\u00a0They sent an SMS and we haven’t replied\u00a0», «\u00a0est\u00a0», «\u00a0Sélectionné\u00a0».",
      },
      owners: {
        text: "Cochez «\u00a0Gestionnaire du Renouvellement\u00a0», «\u00a0est\u00a0», et le nom de chaque agent.",
      },
      ...finish("SMS en attente de réponse"),
    },
  },
  "guide.filters-regular": {
    title: "Filtre\u00a0: Non-traité régulier",
    steps: untreated("Regulier 24-36 mois restants", "Non-traité régulier"),
  },
  "guide.filters-specialised": {
    title: "Filtre\u00a0: Non-traité spécialisé",
    steps: untreated("Spécialisé 18 mois +", "Non-traité spécialisé"),
  },
  "guide.credit-views": {
    title: "Affichages des demandes de crédits",
    steps: {
      module: { text: "Ouvrez le module «\u00a0Demandes de crédits\u00a0»." },
      view: { text: "En haut à gauche, cliquez sur «\u00a0Tous les Demandes de crédits\u00a0»." },
      custom: { text: "Choisissez l’affichage personnalisé." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
} satisfies Record<string, ScriptWords>
