import { calls, leads, tasks } from "./activities"
import { services, workshops } from "./aftersales"
import { branches, field, languages, type ModuleInfo } from "./field"
import { credits, renewals } from "./renewals"

export { branches } from "./field"

/** What the stand-in's CRM knows of its own modules: sections, columns, API names, French labels. */
export const stages = [
  "En traitement",
  "Réponse envoyée",
  "Contacté",
  "Rendez-vous cédulé",
  "Rendez-vous présent / Walk-in",
  "En suivi long-terme",
  "Pris en charge",
  "Vendu non livré",
  "Livré",
  "Perdu BDC",
  "Perdu salle de montre",
  "Perdu F&I",
  "Invalide BDC",
]
export const priorities = ["Platine", "Or", "Argent", "Bronze"]

export const modules: Record<string, ModuleInfo> = {
  Potentials: {
    api: "Deals",
    singular: "Opportunité",
    plural: "Opportunités",
    sections: [
      {
        api: "Potential_Information",
        name: "Informations - Opportunités",
        fields: [
          field("CONTACTID", "Contact_Name", "Nom de Fiche Client", "lookup", {
            module: "Contacts",
            mandatory: true,
          }),
          field("SMOWNERID", "Owner", "Gestionnaire de l'opportunité", "user"),
          field("POTENTIALNAME", "Deal_Name", "Nom de l'Opportunité", "text", { mandatory: true }),
          field("STAGE", "Stage", "Étape", "picklist", { mandatory: true, options: stages }),
          field("POTENTIALTYPE", "Type", "Type", "picklist", {
            mandatory: true,
            options: ["Lead Internet", "Phone-Up", "Clavardage", "SMS", "Walk-in"],
          }),
          field("CLOSINGDATE", "Closing_Date", "Date de fermeture", "date", { mandatory: true }),
          field("POTENTIALCF1", "Telephone", "Téléphone", "phone"),
          field("POTENTIALCF2", "Courriel", "Courriel", "email"),
          field("POTENTIALCF3", "Succursale", "Succursale", "picklist", { options: branches }),
          field("POTENTIALCF4", "Langue", "Langue", "picklist", { options: languages }),
          field("POTENTIALCF5", "Specialiste_experience_client", "Spécialiste expérience client", "user"),
          field("POTENTIALCF6", "DV", "DV", "user"),
          field("LEADSOURCE", "Lead_Source", "Source", "picklist", {
            options: ["Site web", "Credsii", "Facebook", "AutoHebdo", "Téléphone", "Référence", "Courriel"],
          }),
          field("POTENTIALCF7", "Priorite", "Priorité", "picklist", { options: priorities }),
          field("POTENTIALCF101", "Expiree", "Expirée", "boolean"),
          field("CREATEDTIME", "Created_Time", "Date de création", "datetime", { readonly: true }),
          field("NEXTSTEP", "Next_Step", "Prochaine étape"),
        ],
      },
      {
        api: "Vehicule_recherche",
        name: "Véhicule recherché par le client",
        fields: [
          field("POTENTIALCF11", "Marque", "Marque"),
          field("POTENTIALCF12", "Modele", "Modèle"),
          field("POTENTIALCF13", "Annee", "Année"),
          field("POTENTIALCF14", "No_Stock", "No Stock"),
          field("POTENTIALCF15", "Notes_vehicule_recherche", "Notes véhicule recherché", "textarea"),
        ],
      },
      {
        api: "Vehicule_de_reprise",
        name: "Véhicule de reprise",
        fields: [
          field("POTENTIALCF21", "Marque_reprise", "Marque reprise"),
          field("POTENTIALCF22", "Modele_reprise", "Modèle reprise"),
          field("POTENTIALCF23", "Annee_reprise", "Année reprise"),
          field("POTENTIALCF24", "Odometre_reprise", "Odomètre reprise", "number"),
        ],
      },
      {
        api: "Suivi_a_faire",
        name: "Suivi à faire",
        fields: [
          field("POTENTIALCF31", "Date_du_suivi_a_faire", "Date du suivi à faire", "date"),
          field("POTENTIALCF32", "Prochaine_etape", "Prochaine étape"),
          field("AMOUNT", "Amount", "Montant", "number"),
          field("POTENTIALCF33", "ID_Stripe", "ID Stripe"),
        ],
      },
    ],
  },
  Contacts: {
    api: "Contacts",
    singular: "Fiche Client",
    plural: "Fiches Clients",
    sections: [
      {
        api: "Contact_Information",
        name: "Informations - Fiche Client",
        fields: [
          field("FIRSTNAME", "First_Name", "Prénom"),
          field("LASTNAME", "Last_Name", "Nom", "text", { mandatory: true }),
          field("PHONE", "Phone", "Téléphone", "phone"),
          field("MOBILE", "Mobile", "Cellulaire", "phone"),
          field("OTHERPHONE", "Other_Phone", "Autre téléphone", "phone"),
          field("EMAIL", "Email", "Courriel", "email"),
          field("CONTACTCF1", "Langue", "Langue", "picklist", { options: languages }),
          field("SMOWNERID", "Owner", "Gestionnaire", "user"),
        ],
      },
    ],
  },
  Events: {
    api: "Events",
    singular: "Réunion",
    plural: "Réunions",
    sections: [
      {
        api: "Event_Information",
        name: "Informations sur la réunion",
        fields: [
          field("SUBJECT", "Event_Title", "Objet", "text", {
            mandatory: true,
            placeholder: "Nouvelle réunion",
          }),
          field("VENUE", "Venue", "Emplacement"),
          field("ALLDAY", "All_day", "Toute la journée", "boolean"),
          field("STARTDATETIME", "Start_DateTime", "De", "datetime", { mandatory: true }),
          field("ENDDATETIME", "End_DateTime", "À", "datetime", { mandatory: true }),
          field("EVENTCF1", "Relances_leads", "Relances leads", "picklist", {
            options: ["Relance 1", "Relance 2"],
          }),
          field("EVENTCF2", "Priorite", "Priorité", "picklist", {
            options: priorities,
          }),
          field("EVENTCF3", "Categorie_de_reunion", "Catégorie de réunion", "picklist", {
            options: ["Rendez-vous", "Livraison", "Formation", "Interne"],
          }),
          field("EVENTCF4", "Type_de_rendez_vous", "Type de rendez-vous", "picklist", {
            options: ["En concession", "Virtuel - iPhone", "Virtuel - Android"],
          }),
          field("EVENTCF5", "Succursale", "Succursale", "picklist", { options: branches }),
          field("EVENTCF6", "Langue", "Langue", "picklist", { options: languages }),
          field("EVENTCF7", "Depot", "Dépôt", "picklist", {
            options: ["Stripe", "Carte de crédit BDC", "Virement bancaire"],
          }),
          field("EVENTCF8", "DocuSign", "DocuSign", "picklist", { options: ["Envoyé", "Signé"] }),
          field("EVENTCF9", "Transfert", "Transfert", "picklist", { options: ["Oui", "Non"] }),
          field("EVENTCF10", "Statut", "Statut", "picklist", {
            options: ["Rendez-vous planifié", "Rendez-vous confirmé", "Annulé", "No-show"],
          }),
          field("DESCRIPTION", "Description", "Description", "textarea"),
        ],
      },
      {
        api: "Event_Details",
        name: "Plus de détails",
        more: true,
        fields: [
          field("PARTICIPANTID", "Participants", "Participants", "participants"),
          field("CONTACTID", "Who_Id", "Nom de Fiche Client", "lookup", { module: "Contacts" }),
          field("SEID", "What_Id", "Lié à", "lookup", { module: "Potentials" }),
          field("SMOWNERID", "Owner", "Hôte", "user"),
        ],
      },
    ],
  },
}

modules["Tasks"] = tasks
modules["Calls"] = calls
modules["Leads"] = leads
modules["CustomModule12"] = renewals
modules["CustomModule15"] = credits
modules["CustomModule18"] = services
modules["CustomModule19"] = workshops

/** 300 fields for the bench: what a layout grown over ten years looks like. */
modules["CustomModule9"] = {
  api: "Inventaire",
  singular: "Inventaire",
  plural: "Inventaire",
  sections: Array.from({ length: 15 }, (_, section) => ({
    api: `Section_${section + 1}`,
    name: `Bloc ${section + 1}`,
    fields: Array.from({ length: 20 }, (_, index) => {
      const n = section * 20 + index + 1
      return field(`CF${n}`, `Champ_${n}`, `Champ ${n}`, index % 5 === 4 ? "textarea" : "text")
    }),
  })),
}
