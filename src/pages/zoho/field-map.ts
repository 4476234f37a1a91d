import { meetingFields, opportunityFields } from "../../rules/facts"
import type { FieldKey } from "../../rules/facts"
import type { FieldMap } from "../../policy/types"
import { labelKey } from "./dom"

export const fieldKeys: readonly FieldKey[] = [
  ...opportunityFields.map((name) => `opportunity.${name}` as const),
  ...meetingFields.map((name) => `meeting.${name}` as const),
]

/** Labels of the house, then other names (used only when none of the first stands on the page), then columns and API names. */
type Guess = [first: string, others?: string, columns?: string, api?: string]

const branch: Guess = ["Succursale", "Branch"]
const language: Guess = ["Langue", "Language"]
const client = [
  "Nom de fiche client|Nom du fiche client|Nom de la fiche client",
  "Fiche client|Nom du contact|Contact Name|Contact",
  "CONTACTID",
] as const

const guesses: Record<FieldKey, Guess> = {
  "opportunity.owner": [
    "Gestionnaire de l'opportunité|Gestionnaire de l'opp",
    "Gestionnaire|Propriétaire de l'opportunité|Propriétaire de Opportunité|Propriétaire de Transaction|Deal Owner|Opportunity Owner|Potential Owner|Owner",
    "SMOWNERID",
    "Owner",
  ],
  "opportunity.stage": ["Étape|Statut", "Stage|Status", "STAGE", "Stage"],
  "opportunity.contact": [...client, "Contact_Name"],
  "opportunity.type": ["Type", "Type d'opportunité|Deal Type|Opportunity Type", "POTENTIALTYPE|TYPE", "Type"],
  "opportunity.name": [
    "Nom de l'opportunité|Nom de l'opp",
    "Nom de Opportunité|Nom de la transaction|Deal Name|Opportunity Name|Potential Name",
    "POTENTIALNAME",
    "Deal_Name",
  ],
  "opportunity.phone": ["Téléphone", "Phone|Phone Number|Numéro de téléphone", "PHONE", "Phone"],
  "opportunity.email": ["Courriel", "Email|E-mail|Adresse courriel|Email Address", "EMAIL", "Email"],
  "opportunity.branch": branch,
  "opportunity.language": language,
  "opportunity.specialist": [
    "Spécialiste expérience client",
    "SPEX|Spécialiste de l'expérience client|Customer Experience Specialist",
  ],
  "opportunity.salesDirector": ["DV", "Directeur des ventes|Sales Director"],
  "opportunity.expired": ["Expirée", "Opportunité expirée|Expired"],
  "opportunity.make": ["Marque", "Make"],
  "opportunity.model": ["Modèle", "Model"],
  "opportunity.year": ["Année", "Year"],
  "opportunity.stock": ["No Stock", "No de stock|Numéro de stock|N Stock|Stock No|Stock Number|Stock"],
  "opportunity.vehicleNotes": ["Notes véhicule recherché", "Wanted Vehicle Notes|Vehicle Notes"],
  "opportunity.tradeMake": ["Marque reprise", "Marque de reprise|Trade-in Make"],
  "opportunity.tradeModel": ["Modèle reprise", "Modèle de reprise|Trade-in Model"],
  "opportunity.tradeYear": ["Année reprise", "Année de reprise|Trade-in Year"],
  "opportunity.tradeOdometer": ["Odomètre reprise", "Odomètre de reprise|Trade-in Odometer"],
  "opportunity.followUpDate": ["Date du suivi à faire", "Date de suivi à faire|Follow-up Date"],
  "meeting.subject": [
    "Objet|Nouvelle réunion|Objet/Nouvelle réunion",
    "Titre|Sujet|Title|Subject|Meeting Title|New Meeting",
    "SUBJECT|EVENTTITLE",
    "Event_Title",
  ],
  "meeting.location": ["Emplacement", "Lieu|Location|Venue", "VENUE|LOCATION", "Venue"],
  "meeting.start": [
    "De|Début",
    "Date de début|Date et heure de début|Du|From|Start|Start Date|Start Date Time",
    "STARTDATETIME",
    "Start_DateTime",
  ],
  "meeting.end": [
    "À|Fin",
    "Date de fin|Date et heure de fin|Au|To|End|End Date|End Date Time",
    "ENDDATETIME",
    "End_DateTime",
  ],
  "meeting.leadFollowUps": ["Relances leads", "Relance leads|Lead Follow-ups"],
  "meeting.priority": ["Priorité", "Priority", "PRIORITY", "Priority"],
  "meeting.category": ["Catégorie de réunion", "Catégorie de la réunion|Meeting Category"],
  "meeting.type": ["Type de rendez-vous", "Appointment Type"],
  "meeting.branch": branch,
  "meeting.language": language,
  "meeting.deposit": ["Dépôt", "Deposit"],
  "meeting.docusign": ["DocuSign", "Docu Sign"],
  "meeting.transfer": ["Transfert", "Transfer"],
  "meeting.status": ["Statut", "Status|Statut du rendez-vous", "STATUS", "Status"],
  "meeting.description": ["Description", "", "DESCRIPTION", "Description"],
  "meeting.participants": ["Participants", "Participant", "PARTICIPANTID", "Participants"],
  "meeting.related": [
    "Lié à|Relié à|Associé à",
    "En relation avec|Relatif à|Related To|Opportunité",
    "SEID",
    "What_Id",
  ],
  "meeting.contact": [...client, "Who_Id"],
}

const split = (text = ""): string[] => text.split("|").filter((part) => part !== "")
/** The API name that the CRM makes of a label: what is not a plain letter or digit becomes "_". */
const apiOf = (label: string): string => label.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "")

/** The signs of one field, ready for comparison. `sure`: a lead gave the selector, the API name or the column. */
export type Signs = {
  selector: string | null
  /** API names, then columns, in lower case. */
  names: string[]
  /** Labels, folded; the second list counts only where none of the first stands. */
  labels: string[][]
  sure: boolean
}

/** Built-in guesses with a policy's corrections over them: what a policy gives for a kind of sign replaces the guess. */
export function signsOf(field: FieldKey, policy: FieldMap): Signs {
  const [first, others, columns, names] = guesses[field]
  const { selector, api = [], column = [], labels = [] } = policy[field] ?? {}
  const guessed = [
    ...split(names),
    ...split(first)
      .map(apiOf)
      .filter(({ length }) => length > 3),
  ]
  return {
    selector: selector ?? null,
    names: [...(api.length > 0 ? api : guessed), ...(column.length > 0 ? column : split(columns))].map(
      (name) => name.toLowerCase(),
    ),
    labels: (labels.length > 0 ? [labels] : [split(first), split(others)]).map((tier) => tier.map(labelKey)),
    sure: Boolean(selector) || api.length + column.length > 0,
  }
}
