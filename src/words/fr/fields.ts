import type { FieldKey } from "../../rules/facts"
import type { Row, Section } from "../../rules/rule"
import type { UnknownReason } from "../../process/field"

/** Names inside a sentence ("Ajoutez : marque, modèle."). */
const terms = {
  make: "marque",
  model: "modèle",
  year: "année",
  tradeMake: "marque",
  tradeModel: "modèle",
  tradeYear: "année",
  tradeOdometer: "odomètre",
  place: "concession ou virtuel",
  branch: "succursale",
  at: "date et heure",
  vehicle: "véhicule",
  tradeIn: "échange",
  payment: "financement ou comptant",
  creditOk: "crédit",
  deposit: "dépôt",
  livesAt: "lieu de résidence",
  virtual: "virtuel",
  transfer: "transfert",
} as const
export type Term = keyof typeof terms

export type FieldWords = {
  labels: Readonly<Record<FieldKey, string>>
  sections: Readonly<Record<Section, string>>
  unknown: Readonly<Record<UnknownReason, string>>
  softened: Readonly<Record<NonNullable<Row["softened"]>, string>>
  terms: Readonly<Record<Term, string>>
  packs: Readonly<Record<"bdc" | "callbacks" | "followups", string>>
}

/** The names of fields and sections as the CRM shows them, and the words for doubt. */
export const fr: FieldWords = {
  labels: {
    "opportunity.owner": "Gestionnaire de l’opportunité",
    "opportunity.stage": "Étape",
    "opportunity.contact": "Nom de fiche client",
    "opportunity.type": "Type",
    "opportunity.name": "Nom de l’opportunité",
    "opportunity.phone": "Téléphone",
    "opportunity.email": "Courriel",
    "opportunity.branch": "Succursale",
    "opportunity.language": "Langue",
    "opportunity.specialist": "Spécialiste expérience client",
    "opportunity.salesDirector": "DV",
    "opportunity.expired": "Expirée",
    "opportunity.make": "Marque",
    "opportunity.model": "Modèle",
    "opportunity.year": "Année",
    "opportunity.stock": "No Stock",
    "opportunity.vehicleNotes": "Notes véhicule recherché",
    "opportunity.tradeMake": "Marque reprise",
    "opportunity.tradeModel": "Modèle reprise",
    "opportunity.tradeYear": "Année reprise",
    "opportunity.tradeOdometer": "Odomètre reprise",
    "opportunity.followUpDate": "Date du suivi à faire",
    "opportunity.createdAt": "Date de création",
    "opportunity.priority": "Priorité",
    "opportunity.source": "Source",
    "meeting.subject": "Objet",
    "meeting.location": "Emplacement",
    "meeting.start": "Début",
    "meeting.end": "Fin",
    "meeting.leadFollowUps": "Relances leads",
    "meeting.priority": "Priorité",
    "meeting.category": "Catégorie de réunion",
    "meeting.type": "Type de rendez-vous",
    "meeting.branch": "Succursale",
    "meeting.language": "Langue",
    "meeting.deposit": "Dépôt",
    "meeting.docusign": "DocuSign",
    "meeting.transfer": "Transfert",
    "meeting.status": "Statut",
    "meeting.description": "Description",
    "meeting.participants": "Participants",
    "meeting.related": "Lié à",
    "meeting.contact": "Client",
  },
  sections: {
    information: "Opportunité",
    vehicle: "Véhicule recherché",
    "trade-in": "Reprise",
    "follow-up": "Suivi",
    notes: "Remarques",
    meeting: "Réunion",
    participants: "Participants",
    after: "Ensuite",
  },
  unknown: {
    "not-found": "Champ introuvable dans cette page.",
    "not-rendered": "Pas encore affiché.",
    masked: "Valeur masquée.",
    conflict: "Deux indices se contredisent.",
    "sources-differ": "La page et le CRM ne disent pas la même chose.",
    ambiguous: "Se lit de deux façons.",
    unreadable: "Forme non reconnue.",
    "not-settled": "Lecture en cours.",
    "no-agent": "Dites d’abord qui vous êtes.",
    "no-roster": "L’horaire de l’équipe ne le dit pas.",
    "not-asked": "Vérification en cours.",
  },
  softened: {
    "section-one": "Retient la réunion, pas cette fiche.",
    unknown: "Non lu : rien n’est retenu.",
    "earlier-page": "Lu sur une page précédente : rien n’est retenu.",
    "crm-old": "Lu dans le CRM il y a plus d’une minute : rien n’est retenu.",
    "not-settled": "Lu une seule fois : rien n’est retenu.",
    unchanged: "Non modifié ici : rien n’est retenu.",
    advice: "Conseil : rien n’est retenu.",
  },
  terms,
  packs: { bdc: "Rendez-vous", callbacks: "Rappels", followups: "Suivis" },
}
