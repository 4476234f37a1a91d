import type { ScriptWords } from "../../../scripts/types"

/** How every filter begins and ends (process.md 5.6). */
const begin = {
  module: { text: "Open the “Renouvellement” module." },
  view: { text: "Make sure you are in “Toutes les Renouvellement”." },
  clear: { text: "First clear any active filter." },
}
const finish = (name: string) => ({
  apply: { text: "Click “Appliquer le filtre”." },
  keep: { text: "Click “Enregistrer le filtre”." },
  name: { text: `Name it “${name}”.` },
  save: { text: "Click “Enregistrer”." },
})
/** What has not been treated, of one type. */
const untreated = (kind: string, name: string) => ({
  ...begin,
  status: { text: "Tick “Statut”, “est”, “Non-traité”." },
  kind: { text: `Tick “Type de renouvellement”, “est”, “${kind}”.` },
  ...finish(name),
})

/** The guides of the renewal team. */
export const en = {
  "guide.credit-request": {
    title: "Create a credit request",
    steps: {
      module: { text: "In the black bar at the top, click “Demandes de crédits”." },
      create: { text: "At the top right, click “Create demandes de crédit”." },
      fill: { text: "Fill in the fields that matter." },
      save: { text: "At the top right, click “Save”." },
      number: { text: "Take the file number at the top left: it begins with CRE." },
      email: {
        text: "Write to approbation@automobileendirect.com: the number as subject, the template as message.",
        coach: "In Gmail, Jalon fills the message and checks it before it goes.",
      },
      check: {
        text: "24 to 48 h later, look at the file in “renouvellement crédit BDC”.",
        coach:
          "The same day if the client wished. No attempt of contact: tell an analyst that the client is waiting, and keen.",
      },
    },
  },
  "guide.filters-sms": {
    title: "Filter: SMS waiting for an answer",
    steps: {
      ...begin,
      sms: { text: "Tick “They sent an SMS and we haven’t replied”, “est”, “Sélectionné”." },
      owners: { text: "Tick “Gestionnaire du Renouvellement”, “est”, and every agent’s name." },
      ...finish("SMS en attente de réponse"),
    },
  },
  "guide.filters-regular": {
    title: "Filter: regular, not treated",
    steps: untreated("Regulier 24-36 mois restants", "Non-traité régulier"),
  },
  "guide.filters-specialised": {
    title: "Filter: specialised, not treated",
    steps: untreated("Spécialisé 18 mois +", "Non-traité spécialisé"),
  },
  "guide.credit-views": {
    title: "Views of credit requests",
    steps: {
      module: { text: "Open the “Demandes de crédits” module." },
      view: { text: "At the top left, click “Tous les Demandes de crédits”." },
      custom: { text: "Choose the custom view." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
} satisfies Record<string, ScriptWords>
