import type { ScriptWords } from "../../../scripts/types"

/** The guides of the group's other tools. */
export const fr = {
  "guide.zoho-sign": {
    title: "Faire signer un document (Zoho Sign)",
    steps: {
      open: { text: "Ouvrez Zoho Sign." },
      send: { text: "Cliquez sur «\u00a0Envoyer pour signature\u00a0»." },
      fill: { text: "Remplissez les champs requis et ajoutez les documents à signer." },
      continue: { text: "Cliquez sur «\u00a0continuer\u00a0»." },
      fields: { text: "Glissez les champs de signature à leur place." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
  "guide.survey-figures": {
    title: "Relever les chiffres des sondages",
    steps: {
      open: { text: "Ouvrez Zoho Survey." },
      survey: {
        text: "Choisissez le sondage («\u00a0CSI Vente\u00a0», «\u00a0Livraison\u00a0»…) et la succursale.",
      },
      reports: { text: "Ouvrez «\u00a0REPORTS\u00a0»." },
      filter: {
        text: "Sous «\u00a0FILTER BY\u00a0», choisissez «\u00a0Spécialiste Expérience Client\u00a0».",
      },
      trend: { text: "Dans «\u00a0TREND REPORT\u00a0», modifiez «\u00a0KPI SEC\u00a0»." },
      month: { text: "Choisissez «\u00a0By month\u00a0», puis le mois précédent." },
      save: { text: "Cliquez sur «\u00a0Save\u00a0»." },
      figures: { text: "Relevez le total «\u00a0Response Count\u00a0» et la moyenne «\u00a0Mean\u00a0»." },
    },
  },
  "guide.survey-fill": {
    title: "Remplir un sondage avec le client",
    steps: {
      related: { text: "Dans l’opportunité, trouvez la liste associée «\u00a0Zoho Survey\u00a0»." },
      start: { text: "Cliquez sur «\u00a0Faire une enquête\u00a0»." },
      choose: { text: "Choisissez le sondage." },
      fill: { text: "Remplissez-le avec le client." },
      submit: { text: "Cliquez sur «\u00a0Submit\u00a0»." },
    },
  },
  "guide.user-creation": {
    title: "Créer un utilisateur (TI)",
    steps: {
      panel: { text: "En haut à droite, ouvrez les neuf points, puis le panneau de l’administrateur." },
      users: { text: "À gauche, ouvrez «\u00a0Utilisateurs\u00a0»." },
      add: { text: "En haut à droite, cliquez sur «\u00a0+ Ajouter un utilisateur\u00a0»." },
      basics: { text: "Remplissez les informations de base." },
      confirm: { text: "Cliquez sur «\u00a0Ajouter\u00a0»." },
      return: { text: "Retournez dans l’utilisateur créé." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
  "guide.analyst-day": {
    title: "La journée d’un analyste du crédit",
    steps: {
      mail: {
        text: "Lisez d’abord les courriels importants de la boîte «\u00a0ventes\u00a0».",
        coach: "N’appelez jamais le client d’un collègue dont le quart commence dans moins de 3\u00a0h.",
      },
      tag: { text: "Balisez ceux que vous avez lus." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
} satisfies Record<string, ScriptWords>
