import { field, type ModuleInfo } from "./field"

/** Tasks, calls and leads. Columns that are not public are made up: only their API names are known. */
const links = [
  field("CONTACTID", "Who_Id", "Nom de Fiche Client", "lookup", { module: "Contacts" }),
  field("SEID", "What_Id", "Lié à", "lookup", { module: "Potentials" }),
]

export const tasks: ModuleInfo = {
  api: "Tasks",
  singular: "Tâche",
  plural: "Tâches",
  sections: [
    {
      api: "Task_Information",
      name: "Informations sur la tâche",
      fields: [
        field("SMOWNERID", "Owner", "Responsable de la tâche", "user"),
        field("SUBJECT", "Subject", "Objet", "text", { mandatory: true }),
        field("DUEDATE", "Due_Date", "Date d’échéance", "date"),
        ...links,
        field("STATUS", "Status", "Statut", "picklist", {
          options: ["Non démarrée", "Reportée", "En cours", "Terminée", "En attente"],
        }),
        field("PRIORITY", "Priority", "Priorité", "picklist", { options: ["Élevée", "Normale", "Faible"] }),
        field("SENDNOTIFICATION", "Send_Notification_Email", "Envoyer un avis par courriel", "boolean"),
        field("DESCRIPTION", "Description", "Description", "textarea"),
      ],
    },
  ],
}

export const calls: ModuleInfo = {
  api: "Calls",
  singular: "Appel",
  plural: "Appels",
  sections: [
    {
      api: "Call_Information",
      name: "Informations sur l’appel",
      fields: [
        ...links,
        field("CALLTYPE", "Call_Type", "Type d’appel", "picklist", {
          mandatory: true,
          options: ["Sortant", "Entrant", "Manqué"],
        }),
        field("CALLSTATUS", "Outgoing_Call_Status", "Statut de l’appel sortant", "picklist", {
          options: ["Planifié", "Terminé", "En retard", "Annulé"],
        }),
        field("CALLSTARTTIME", "Call_Start_Time", "Heure de début de l’appel", "datetime", {
          mandatory: true,
        }),
        field("CALLDURATIONINSEC", "Call_Duration_in_seconds", "Durée de l’appel", "number"),
        field("SUBJECT", "Subject", "Objet", "text", { mandatory: true }),
        field("CALLERIDOUTBOUND", "Caller_ID", "Numéro de l’appelant", "phone"),
        field("SMOWNERID", "Owner", "Responsable de l’appel", "user"),
      ],
    },
    {
      api: "Purpose_Of_Outgoing_Call",
      name: "Objectif de l’appel sortant",
      fields: [
        field("CALLPURPOSE", "Call_Purpose", "Objectif de l’appel", "picklist", {
          options: ["Prospection", "Suivi", "Rendez-vous", "Démonstration"],
        }),
        field("CALLAGENDA", "Call_Agenda", "Ordre du jour de l’appel", "textarea"),
      ],
    },
  ],
}

export const leads: ModuleInfo = {
  api: "Leads",
  singular: "Prospect",
  plural: "Prospects",
  sections: [
    {
      api: "Lead_Information",
      name: "Informations sur le prospect",
      fields: [
        field("FIRSTNAME", "First_Name", "Prénom"),
        field("LASTNAME", "Last_Name", "Nom", "text", { mandatory: true }),
        field("COMPANY", "Company", "Société"),
        field("PHONE", "Phone", "Téléphone", "phone"),
        field("EMAIL", "Email", "Courriel", "email"),
        field("LEADSOURCE", "Lead_Source", "Source du prospect", "picklist", {
          options: ["Site web", "Facebook", "Référence"],
        }),
        field("LEADSTATUS", "Lead_Status", "Statut du prospect", "picklist", {
          options: ["Non contacté", "Contacté", "Converti", "Perdu"],
        }),
        field("SMOWNERID", "Owner", "Responsable du prospect", "user"),
      ],
    },
  ],
}
