import type { ScriptWords } from "../../../scripts/types"

/** The guides of the CRM's pages. */
export const en = {
  "guide.create-opportunity": {
    title: "Create an opportunity",
    steps: {
      module: { text: "Open the “Opportunités” module." },
      create: { text: "Click “Créer un(e) opportunité”." },
      owner: {
        text: "Put your own name in “Gestionnaire de l’opportunité”.",
        coach: "Fields with a red line are mandatory.",
      },
      stage: { text: "Set “Étape” to “En traitement”." },
      contact: {
        text: "In “Nom de fiche client”, look the client up by phone or e-mail, then link the record.",
        coach: "No record yet: “+ Créer Fiche Client”, fill it in, then “Enregistrer et associer”.",
      },
      type: { text: "Set “Type” to Lead Internet, Phone-Up, Clavardage or SMS." },
      name: { text: "Write the client’s first and last name in “Nom de l’opportunité”." },
      others: { text: "Fill in the rest with what you know." },
      save: { text: "Click “Enregistrer”." },
    },
  },
  "guide.create-meeting-bdc": {
    title: "Create a meeting (BDC)",
    steps: {
      open: { text: "In the client’s opportunity, open “Activité en cours”, then “+ Réunion”." },
      subject: {
        text: "Write the subject for the situation, in capitals.",
        coach:
          "PRÉNOM / INVENTAIRE, PRÉNOM / STOCK, DÉPÔT / PRÉNOM / STOCK, VIRTUEL / PRÉNOM / STOCK or TRANSFERT / PRÉNOM / STOCK.",
      },
      when: {
        text: "Enter the date and time.",
        coach: "Leave “Emplacement” empty and “Relances leads” as it is.",
      },
      priority: {
        text: "Choose the priority.",
        coach: "Platine with a deposit, Or for one stock number, Argent for several or for inventory.",
      },
      category: { text: "Set “Catégorie de réunion” to “Rendez-vous”." },
      type: { text: "Choose the type of appointment.", coach: "Virtual: say iPhone or Android." },
      branch: { text: "Choose the branch of the appointment." },
      language: { text: "Choose the client’s language." },
      payment: {
        text: "Enter the deposit, DocuSign and transfer.",
        coach:
          "Deposit: Stripe, Carte de crédit BDC or Virement bancaire. DocuSign: Envoyé or Signé. Transfer: Oui or Non.",
      },
      status: { text: "Set “Statut” to “Rendez-vous planifié”." },
      more: { text: "At the bottom left, click “ajouter plus de détails”." },
      add: { text: "Beside “Participants”, click “+ Ajouter”." },
      "branch-contact": { text: "Under “Fiches Clients”, search RDV and choose the one for the branch." },
      specialist: { text: "Switch to “Utilisateurs” and choose the specialist for the appointment." },
      group: { text: "Virtual appointment: switch to “Groupes” and choose the DV of the branch." },
      save: {
        text: "Click “Enregistrer”.",
        coach: "The CRM e-mails the sales director and the specialist by itself.",
      },
    },
  },
  "guide.create-meeting-renewal": {
    title: "Create a meeting (renewal)",
    steps: {
      open: { text: "In the client’s opportunity, open “Activité en cours”, then “+ Réunion”." },
      subject: { text: "Write the client’s name in “Objet”." },
      when: { text: "Enter the date and time.", coach: "Leave “Emplacement” empty." },
      type: { text: "Choose the type of appointment." },
      branch: { text: "Choose the branch of the appointment." },
      language: { text: "Choose the client’s language." },
      payment: {
        text: "Enter the deposit, DocuSign and transfer.",
        coach: "Deposit: Paypal, Carte de crédit or Virement bancaire.",
      },
      status: { text: "Set “Statut” to “Rendez-vous planifié”." },
      more: { text: "Click “Ajouter plus de détails”." },
      add: { text: "Click “+ Ajouter”." },
      users: {
        text: "Switch from “Fiches Clients” to “Utilisateurs”, find the specialist by name or e-mail, and tick them.",
      },
      "branch-contact": {
        text: "Go back to “Fiches Clients” and choose RDV Laval, RDV St-Constant, RDV St-Hubert or RDV Île-Perrot, by branch.",
      },
      finish: { text: "At the bottom right, click “Terminer”." },
      save: { text: "At the bottom right, click “Enregistrer”." },
    },
  },
  "guide.schedule-call": {
    title: "Schedule a call or a task",
    steps: {
      opportunity: {
        text: "Open the client’s opportunity.",
        coach: "Not the contact: the reminder would be lost there.",
      },
      add: { text: "In the related list, click the + of “Activité en cours”." },
      choose: { text: "Choose a call or a task." },
      schedule: { text: "For a call, choose “Programmer un appel”." },
      fill: { text: "Fill in the window that opens." },
      save: { text: "Click “Planifier”.", coach: "For a task it is “Enregistrer”." },
    },
  },
  "guide.transfer-request": {
    title: "Ask for a vehicle transfer",
    steps: {
      email: {
        text: "After a meeting with a transfer, find the e-mail that came to dabdc@automobileendirect.com.",
      },
      request: { text: "Then create the transfer request." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
  "guide.ecom-deposit": {
    title: "Find an e-com deposit",
    steps: {
      source: {
        text: "Read the source of the request.",
        coach:
          "“Transaction complétée”: deposit received. “Transaction non-complétée”: deposit not received.",
      },
      stripe: { text: "Paid through Stripe: find the deposit with the Stripe ID in the opportunity." },
      transfer: { text: "Bank transfer: to be completed by your team." },
    },
  },
  "guide.merge": {
    title: "Merge records",
    steps: {
      choose: { text: "Choose the records to merge: up to 3 at once." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
  "guide.aftersales-case": {
    title: "Open a customer-service case",
    steps: {
      module: { text: "Open the “Service à la clientèle” module." },
      create: { text: "Click “Créer un Service à la clientèle”." },
      situation: { text: "Describe what happened in “Explication de la situation”." },
      contact: { text: "Link the client in “Nom du fiche client”." },
      "to-complete": { text: "To be completed by your team." },
    },
  },
} satisfies Record<string, ScriptWords>
