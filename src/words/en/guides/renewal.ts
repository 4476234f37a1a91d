import type { ScriptWords } from "../../../scripts/types"

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
      module: { text: "Open the “Renouvellement” module." },
      view: { text: "Make sure you are in “Toutes les Renouvellement”." },
      clear: { text: "First clear any active filter." },
      sms: { text: "Tick “They sent an SMS and we haven’t replied”, “est”, “Sélectionné”." },
      owners: { text: "Tick “Gestionnaire du Renouvellement”, “est”, and every agent’s name." },
      apply: { text: "Click “Appliquer le filtre”." },
      keep: { text: "Click “Enregistrer le filtre”." },
      name: { text: "Name it “SMS en attente de réponse”." },
      save: { text: "Click “Enregistrer”." },
    },
  },
  "guide.filters-regular": {
    title: "Filter: regular, not treated",
    steps: {
      module: { text: "Open the “Renouvellement” module." },
      view: { text: "Make sure you are in “Toutes les Renouvellement”." },
      clear: { text: "First clear any active filter." },
      status: { text: "Tick “Statut”, “est”, “Non-traité”." },
      kind: { text: "Tick “Type de renouvellement”, “est”, “Regulier 24-36 mois restants”." },
      apply: { text: "Click “Appliquer le filtre”." },
      keep: { text: "Click “Enregistrer le filtre”." },
      name: { text: "Name it “Non-traité régulier”." },
      save: { text: "Click “Enregistrer”." },
    },
  },
  "guide.filters-specialised": {
    title: "Filter: specialised, not treated",
    steps: {
      module: { text: "Open the “Renouvellement” module." },
      view: { text: "Make sure you are in “Toutes les Renouvellement”." },
      clear: { text: "First clear any active filter." },
      status: { text: "Tick “Statut”, “est”, “Non-traité”." },
      kind: { text: "Tick “Type de renouvellement”, “est”, “Spécialisé 18 mois +”." },
      apply: { text: "Click “Appliquer le filtre”." },
      keep: { text: "Click “Enregistrer le filtre”." },
      name: { text: "Name it “Non-traité spécialisé”." },
      save: { text: "Click “Enregistrer”." },
    },
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
