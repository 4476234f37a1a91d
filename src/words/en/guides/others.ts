import type { ScriptWords } from "../../../scripts/types"

/** The guides of the group's other tools. */
export const en = {
  "guide.zoho-sign": {
    title: "Have a document signed (Zoho Sign)",
    steps: {
      open: { text: "Open Zoho Sign." },
      send: { text: "Click “Envoyer pour signature”." },
      fill: { text: "Fill in the required fields and add the documents to sign." },
      continue: { text: "Click “continuer”." },
      fields: { text: "Drag the signature fields into place." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
  "guide.survey-figures": {
    title: "Take the survey figures",
    steps: {
      open: { text: "Open Zoho Survey." },
      survey: { text: "Choose the survey (“CSI Vente”, “Livraison”…) and the branch." },
      reports: { text: "Open “REPORTS”." },
      filter: { text: "Under “FILTER BY”, choose “Spécialiste Expérience Client”." },
      trend: { text: "In “TREND REPORT”, edit “KPI SEC”." },
      month: { text: "Choose “By month”, then the previous month." },
      save: { text: "Click “Save”." },
      figures: { text: "Take the total “Response Count” and the average “Mean”." },
    },
  },
  "guide.survey-fill": {
    title: "Fill in a survey with the client",
    steps: {
      related: { text: "In the opportunity, find the related list “Zoho Survey”." },
      start: { text: "Click “Faire une enquête”." },
      choose: { text: "Choose the survey." },
      fill: { text: "Fill it in with the client." },
      submit: { text: "Click “Submit”." },
    },
  },
  "guide.user-creation": {
    title: "Create a user (IT)",
    steps: {
      panel: { text: "At the top right, open the nine dots, then the administrator’s panel." },
      users: { text: "On the left, open “Utilisateurs”." },
      add: { text: "At the top right, click “+ Ajouter un utilisateur”." },
      basics: { text: "Fill in the basic information." },
      confirm: { text: "Click “Ajouter”." },
      return: { text: "Go back into the user you created." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
  "guide.analyst-day": {
    title: "A credit analyst’s day",
    steps: {
      mail: {
        text: "First read the important e-mails of the “ventes” mailbox.",
        coach: "Never call a colleague’s client when their shift starts in less than 3 h.",
      },
      tag: { text: "Tag the ones you have read." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
} satisfies Record<string, ScriptWords>
