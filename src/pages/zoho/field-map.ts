import type {
  AftersalesField,
  CreditField,
  MeetingField,
  OpportunityField,
  RenewalField,
  SignKey,
} from "../../rules/facts"
import type { FieldMap } from "../../policy/types"
import { labelKey } from "./dom"

const client = "Nom de fiche client;Fiche client|Nom du contact|Contact Name|Contact;CONTACTID"
const branch = "Succursale;Branch"
const language = "Langue;Language"

/**
 * By field: labels of the house; other labels, used only when none of the first stands on the page; columns and API names
 * (those that a house label makes need not be said). Articles inside a label do not count, nor case, nor accents.
 */
const guesses = {
  opportunity: {
    owner:
      "Gestionnaire de l'opportunité|Gestionnaire de l'opp;Gestionnaire|Propriétaire de l'opportunité|Propriétaire de Transaction|Deal Owner|Opportunity Owner|Potential Owner|Owner;SMOWNERID|Owner",
    stage: "Étape|Statut;Stage|Status;STAGE",
    contact: `${client}|Contact_Name`,
    type: "Type;Type d'opportunité|Deal Type|Opportunity Type;POTENTIALTYPE",
    name: "Nom de l'opportunité|Nom de l'opp;Nom de la transaction|Deal Name|Opportunity Name|Potential Name;POTENTIALNAME|Deal_Name",
    phone: "Téléphone;Phone|Phone Number|Numéro de téléphone;PHONE",
    email: "Courriel;Email|E-mail|Adresse courriel|Email Address;EMAIL",
    branch,
    language,
    specialist: "Spécialiste expérience client;SPEX|Customer Experience Specialist",
    salesDirector: "DV;Directeur des ventes|Sales Director;DV",
    expired: "Expirée;Opportunité expirée|Expired",
    make: "Marque;Make",
    model: "Modèle;Model",
    year: "Année;Year",
    stock: "No Stock;Numéro de stock|N Stock|Stock No|Stock Number|Stock",
    vehicleNotes: "Notes véhicule recherché;Wanted Vehicle Notes|Vehicle Notes",
    tradeMake: "Marque reprise;Trade-in Make",
    tradeModel: "Modèle reprise;Trade-in Model",
    tradeYear: "Année reprise;Trade-in Year",
    tradeOdometer: "Odomètre reprise;Trade-in Odometer",
    followUpDate: "Date du suivi à faire;Follow-up Date",
    createdAt: "Heure de création;Date de création|Créé le|Created Time;CREATEDTIME|Created_Time",
    priority: "Priorité;Priority;PRIORITY",
    source: "Source;Source du prospect|Lead Source;LEADSOURCE|Lead_Source",
  },
  meeting: {
    subject:
      "Objet|Nouvelle réunion|Objet/Nouvelle réunion;Titre|Sujet|Title|Subject|Meeting Title|New Meeting;SUBJECT|EVENTTITLE|Event_Title",
    location: "Emplacement;Lieu|Location|Venue;VENUE|LOCATION",
    start:
      "De|Début;Date de début|Date et heure de début|Du|From|Start|Start Date|Start Date Time;STARTDATETIME|Start_DateTime",
    end: "À|Fin;Date de fin|Date et heure de fin|Au|To|End|End Date|End Date Time;ENDDATETIME|End_DateTime",
    leadFollowUps: "Relances leads;Relance leads|Lead Follow-ups",
    priority: "Priorité;Priority;PRIORITY",
    category: "Catégorie de réunion;Meeting Category",
    type: "Type de rendez-vous;Appointment Type",
    branch,
    language,
    deposit: "Dépôt;Deposit",
    docusign: "DocuSign;Docu Sign",
    transfer: "Transfert;Transfer",
    status: "Statut;Status|Statut du rendez-vous;STATUS",
    description: "Description",
    participants: "Participants;Participant;PARTICIPANTID",
    related: "Lié à|Relié à|Associé à;En relation avec|Relatif à|Related To|Opportunité;SEID|What_Id",
    contact: `${client}|Who_Id`,
  },
  renewal: {
    name: "Nom du Renouvellement|Nom du renouvellement;Renewal Name;NAME|Name",
    contact: client,
    owner: "Gestionnaire du Renouvellement;Gestionnaire|Renewal Owner|Owner;SMOWNERID|Owner",
    status: "Statut;Status",
    kind: "Type de renouvellement;Renewal Type",
    phone: "Téléphone;Phone|Cellulaire|Mobile",
    email: "Courriel;Email|E-mail|Adresse courriel;EMAIL",
    branch,
    language,
    possessionDate:
      "Date de possession;Date de livraison|Date de prise de possession|Possession Date|Delivery Date",
    termMonths: "Terme|Durée du prêt;Terme (mois)|Durée du financement|Term|Term Months",
    monthsLeft: "Mois restants;Nombre de mois restants|Months Left",
    financingEnd: "Date de fin de financement;Fin du financement|Fin de financement|Financing End Date",
    chance: "Type de financement|Chance au crédit;Type de crédit|Financing Type|Credit Chance",
    make: "Marque;Make",
    model: "Modèle;Model",
    year: "Année;Year",
    stock: "No Stock;Numéro de stock|Stock Number|Stock",
    buyBack: "Valeur de rachat;Buy-back Value",
    fi: "F&I|FNI;Nom du F&I|Directeur F&I|F&I Manager",
    salesDirector: "DV;Directeur des ventes|Sales Director",
    protection: "Plans de protection;Protections|Protection Plans",
    purchases: "Nombre d'achats;Purchases",
    warrantyYears: "Garantie nationale;Garantie nationale (années)|National Warranty",
  },
  credit: {
    number: "Numéro de dossier|No de dossier;Nom de la demande|Demandes de crédits Name|Numéro;NAME|Name",
    contact: client,
    owner: "Gestionnaire de la demande;Gestionnaire|Owner;SMOWNERID|Owner",
    status: "Statut|Étape;Status|Stage",
    phone: "Téléphone;Phone",
    email: "Courriel;Email|E-mail;EMAIL",
    createdAt: "Heure de création;Date de création|Créé le|Created Time;CREATEDTIME|Created_Time",
  },
  aftersales: {
    name: "Nom du Service à la clientèle|Nom du dossier;Service à la clientèle Name|Customer Service Name|Case Name|Numéro de dossier|Objet|Sujet|Subject;NAME|Name",
    contact: `${client}|Related_To|Contact_Name`,
    owner:
      "Gestionnaire du Service à la clientèle|Gestionnaire du dossier;Gestionnaire|Propriétaire du Service à la clientèle|Propriétaire du dossier|Customer Service Owner|Case Owner|Owner;SMOWNERID|Owner",
    status: "Statut|État;Status;STATUS",
    kind: "Type de demande|Nature de la demande;Type de service|Type|Origine|Request Type|Service Type|Case Type|Case Origin;TYPE",
    phone: "Téléphone;Phone|Cellulaire|Mobile;PHONE",
    email: "Courriel;Email|E-mail|Adresse courriel;EMAIL",
    branch,
    language,
    make: "Marque;Make",
    model: "Modèle;Model",
    year: "Année;Year",
    explanation: "Explication de la situation;Explication|Description|Explanation;DESCRIPTION",
    channel:
      "Canal préféré|Moyen de communication préféré|Mode de contact préféré;Préférence de contact|Moyen de contact|Preferred Channel|Preferred Contact Method|Contact Preference",
    plannedService:
      "Entretien prévu|Date de l'entretien prévu|Prochain entretien|Date du prochain entretien;Prochain service|Planned Service|Next Service|Next Service Date",
    appointment:
      "Rendez-vous|Date du rendez-vous|Date et heure du rendez-vous|Rendez-vous de service;Appointment|Appointment Date|Service Appointment",
    seller: "Vendeur|Conseiller aux ventes;Représentant|Salesperson|Seller|Sales Representative",
    createdAt: "Heure de création;Date de création|Créé le|Created Time;CREATEDTIME|Created_Time",
  },
  contact: {
    name: "Nom complet;Full Name|Contact Name|Nom du contact;FULLNAME|Full_Name",
    firstName: "Prénom;First Name;FIRSTNAME|First_Name",
    lastName: "Nom;Nom de famille|Last Name;LASTNAME|Last_Name",
    phone:
      "Téléphone|Cellulaire|Mobile|Téléphone cellulaire|Autre téléphone|Téléphone domicile|Téléphone bureau|Téléphone 2;Phone|Other Phone|Home Phone|Work Phone;PHONE|MOBILE|OTHERPHONE|HOMEPHONE|Other_Phone|Home_Phone",
    email: "Courriel;Email|E-mail|Adresse courriel|Email Address;EMAIL",
  },
} satisfies {
  opportunity: Record<OpportunityField, string>
  meeting: Record<MeetingField, string>
  renewal: Record<RenewalField, string>
  credit: Record<CreditField, string>
  aftersales: Record<AftersalesField, string>
  contact: Record<string, string>
}

/** The API names that the CRM, or its administrator, makes of a label: what is not a plain letter or digit becomes "_". */
const apiOf = (label: string): string[] =>
  [label, label.normalize("NFD").replace(/\p{M}/gu, "")].map((text) =>
    text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, ""),
  )

/** The signs of one field, ready for comparison. `sure`: a lead gave the selector, the API name or the column. */
export type Signs = {
  selector: string | undefined
  /** API names and columns, in lower case. */
  names: string[]
  /** Labels, folded; the second list counts only where none of the first stands. */
  labels: string[][]
  sure: boolean
}

/** The built-in signs of one field. */
function builtIn(field: SignKey): Signs {
  const [part = "", name = ""] = field.split(".")
  const guess = (guesses as Partial<Record<string, Partial<Record<string, string>>>>)[part]?.[name] ?? ""
  const [first = [], others = [], known = []] = guess
    .split(";")
    .map((list) => list.split("|").filter(Boolean))
  const names = [...known, ...first.flatMap(apiOf).filter(({ length }) => length > 3)]
  return {
    selector: undefined,
    names: names.map((one) => one.toLowerCase()),
    labels: [first, others].map((tier) => tier.map(labelKey)),
    sure: false,
  }
}

/**
 * What a policy gives for a kind of sign replaces the guess. What the CRM told of a field (`told`) counts where the policy says nothing of
 * it: a lead who corrected a field may have meant another than the one that the CRM names so.
 */
export function signsOf(
  field: SignKey,
  policy: FieldMap,
  told: Readonly<Partial<Record<SignKey, Signs>>> = {},
): Signs {
  const corrected = policy[field]
  if (!corrected) return told[field] ?? builtIn(field)
  const { selector, api = [], column = [], labels = [] } = corrected
  const given = [...api, ...column]
  const base = builtIn(field)
  return {
    selector,
    names: given.length > 0 ? given.map((one) => one.toLowerCase()) : base.names,
    labels: labels.length > 0 ? [labels.map(labelKey)] : base.labels,
    sure: Boolean(selector) || given.length > 0,
  }
}
