import type { ScriptWords } from "../../../scripts/types"

/** The guides of the CRM's pages. */
export const fr = {
  "guide.create-opportunity": {
    title: "Créer une opportunité",
    steps: {
      module: { text: "Ouvrez le module «\u00a0Opportunités\u00a0»." },
      create: { text: "Cliquez sur «\u00a0Créer un(e) opportunité\u00a0»." },
      owner: {
        text: "Dans «\u00a0Gestionnaire de l’opportunité\u00a0», mettez votre nom.",
        coach: "Les champs marqués d’une ligne rouge sont obligatoires.",
      },
      stage: { text: "Dans «\u00a0Étape\u00a0», choisissez «\u00a0En traitement\u00a0»." },
      contact: {
        text: "Dans «\u00a0Nom de fiche client\u00a0», cherchez le client par son numéro ou son courriel, puis associez sa fiche.",
        coach:
          "Aucune fiche\u00a0: «\u00a0+ Créer Fiche Client\u00a0», remplissez les champs, puis «\u00a0Enregistrer et associer\u00a0».",
      },
      type: { text: "Dans «\u00a0Type\u00a0», choisissez Lead Internet, Phone-Up, Clavardage ou SMS." },
      name: { text: "Dans «\u00a0Nom de l’opportunité\u00a0», inscrivez le prénom et le nom du client." },
      others: { text: "Remplissez le reste avec ce que vous savez." },
      save: { text: "Cliquez sur «\u00a0Enregistrer\u00a0»." },
    },
  },
  "guide.create-meeting-bdc": {
    title: "Créer une réunion (BDC)",
    steps: {
      open: {
        text: "Dans l’opportunité du client, ouvrez «\u00a0Activité en cours\u00a0», puis «\u00a0+ Réunion\u00a0».",
      },
      subject: {
        text: "Écrivez l’objet selon la situation, en majuscules.",
        coach:
          "PRÉNOM / INVENTAIRE, PRÉNOM / STOCK, DÉPÔT / PRÉNOM / STOCK, VIRTUEL / PRÉNOM / STOCK ou TRANSFERT / PRÉNOM / STOCK.",
      },
      when: {
        text: "Inscrivez la date et l’heure.",
        coach: "Laissez «\u00a0Emplacement\u00a0» vide et ne touchez pas à «\u00a0Relances leads\u00a0».",
      },
      priority: {
        text: "Choisissez la priorité.",
        coach: "Platine avec un dépôt, Or pour un seul stock, Argent pour plusieurs ou pour l’inventaire.",
      },
      category: { text: "Dans «\u00a0Catégorie de réunion\u00a0», choisissez «\u00a0Rendez-vous\u00a0»." },
      type: {
        text: "Choisissez le type de rendez-vous.",
        coach: "Virtuel\u00a0: précisez iPhone ou Android.",
      },
      branch: { text: "Choisissez la succursale du rendez-vous." },
      language: { text: "Choisissez la langue du client." },
      payment: {
        text: "Inscrivez le dépôt, le DocuSign et le transfert.",
        coach:
          "Dépôt\u00a0: Stripe, Carte de crédit BDC ou Virement bancaire. DocuSign\u00a0: Envoyé ou Signé. Transfert\u00a0: Oui ou Non.",
      },
      status: { text: "Dans «\u00a0Statut\u00a0», choisissez «\u00a0Rendez-vous planifié\u00a0»." },
      more: { text: "En bas à gauche, cliquez sur «\u00a0ajouter plus de détails\u00a0»." },
      add: { text: "Vis-à-vis de «\u00a0Participants\u00a0», cliquez sur «\u00a0+ Ajouter\u00a0»." },
      "branch-contact": {
        text: "Sous «\u00a0Fiches Clients\u00a0», cherchez RDV et choisissez celui de la succursale.",
      },
      specialist: {
        text: "Passez à «\u00a0Utilisateurs\u00a0» et choisissez le spécialiste du rendez-vous.",
      },
      group: {
        text: "Rendez-vous virtuel\u00a0: passez à «\u00a0Groupes\u00a0» et choisissez le DV de la succursale.",
      },
      save: {
        text: "Cliquez sur «\u00a0Enregistrer\u00a0».",
        coach: "Le CRM écrit lui-même au directeur des ventes et au spécialiste.",
      },
    },
  },
  "guide.create-meeting-renewal": {
    title: "Créer une réunion (renouvellement)",
    steps: {
      open: {
        text: "Dans l’opportunité du client, ouvrez «\u00a0Activité en cours\u00a0», puis «\u00a0+ Réunion\u00a0».",
      },
      subject: { text: "Dans «\u00a0Objet\u00a0», inscrivez le nom du client." },
      when: { text: "Inscrivez la date et l’heure.", coach: "Laissez «\u00a0Emplacement\u00a0» vide." },
      type: { text: "Choisissez le type de rendez-vous." },
      branch: { text: "Choisissez la succursale du rendez-vous." },
      language: { text: "Choisissez la langue du client." },
      payment: {
        text: "Inscrivez le dépôt, le DocuSign et le transfert.",
        coach: "Dépôt\u00a0: Paypal, Carte de crédit ou Virement bancaire.",
      },
      status: { text: "Dans «\u00a0Statut\u00a0», choisissez «\u00a0Rendez-vous planifié\u00a0»." },
      more: { text: "Cliquez sur «\u00a0Ajouter plus de détails\u00a0»." },
      add: { text: "Cliquez sur «\u00a0+ Ajouter\u00a0»." },
      users: {
        text: "Passez de «\u00a0Fiches Clients\u00a0» à «\u00a0Utilisateurs\u00a0», cherchez le spécialiste par nom ou courriel, et cochez-le.",
      },
      "branch-contact": {
        text: "Revenez à «\u00a0Fiches Clients\u00a0» et choisissez RDV Laval, RDV St-Constant, RDV St-Hubert ou RDV Île-Perrot, selon la succursale.",
      },
      finish: { text: "En bas à droite, cliquez sur «\u00a0Terminer\u00a0»." },
      save: { text: "En bas à droite, cliquez sur «\u00a0Enregistrer\u00a0»." },
    },
  },
  "guide.schedule-call": {
    title: "Planifier un appel ou une tâche",
    steps: {
      opportunity: {
        text: "Ouvrez l’opportunité du client.",
        coach: "Pas sa fiche client\u00a0: le rappel s’y perdrait.",
      },
      add: { text: "Dans la liste associée, cliquez sur le + d’«\u00a0Activité en cours\u00a0»." },
      choose: { text: "Choisissez un appel ou une tâche." },
      schedule: { text: "Pour un appel, choisissez «\u00a0Programmer un appel\u00a0»." },
      fill: { text: "Remplissez la fenêtre qui s’ouvre." },
      save: {
        text: "Cliquez sur «\u00a0Planifier\u00a0».",
        coach: "Pour une tâche, c’est «\u00a0Enregistrer\u00a0».",
      },
    },
  },
  "guide.transfer-request": {
    title: "Demander un transfert de véhicule",
    steps: {
      email: {
        text: "Après une réunion avec transfert, trouvez le courriel reçu à dabdc@automobileendirect.com.",
      },
      request: { text: "Créez ensuite la demande de transfert." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
  "guide.ecom-deposit": {
    title: "Retrouver un dépôt e-com",
    steps: {
      source: {
        text: "Lisez la source de la demande.",
        coach:
          "«\u00a0Transaction complétée\u00a0»\u00a0: dépôt reçu. «\u00a0Transaction non-complétée\u00a0»\u00a0: dépôt non reçu.",
      },
      stripe: {
        text: "Paiement par Stripe\u00a0: retrouvez le dépôt avec l’ID Stripe inscrit dans l’opportunité.",
      },
      transfer: { text: "Virement bancaire\u00a0: à compléter par votre équipe." },
    },
  },
  "guide.merge": {
    title: "Fusionner des fiches",
    steps: {
      choose: { text: "Choisissez les fiches à fusionner\u00a0: jusqu’à 3 à la fois." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
  "guide.aftersales-case": {
    title: "Ouvrir un dossier de service à la clientèle",
    steps: {
      module: { text: "Ouvrez le module «\u00a0Service à la clientèle\u00a0»." },
      create: { text: "Cliquez sur «\u00a0Créer un Service à la clientèle\u00a0»." },
      situation: { text: "Décrivez ce qui se passe dans «\u00a0Explication de la situation\u00a0»." },
      contact: { text: "Associez le client dans «\u00a0Nom du fiche client\u00a0»." },
      "to-complete": { text: "À compléter par votre équipe." },
    },
  },
} satisfies Record<string, ScriptWords>
