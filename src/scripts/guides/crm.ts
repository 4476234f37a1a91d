import type { Sign } from "../types"
import { guide, step, toComplete } from "./step"

const zoho = (sign: Omit<Sign, "site">): Sign => ({ site: "zoho", ...sign })
const holds = (label: string, is?: string): Sign =>
  zoho({ field: { label, ...(is !== undefined && { is }) } })
/** Of a meeting's form: a record has fields of the same names, but none of that one. */
const met = (label: string, is?: string): Sign => ({ ...holds(label, is), text: "Type de rendez-vous" })
const agents = ["bdc", "renewal"]

/** The guides of the CRM's own pages (process.md §10, S0, S2; K where the process says so). */
export const crmGuides = [
  guide(
    "create-opportunity",
    ["opportunities", "contact"],
    [
      step("module", zoho({ module: "Opportunités" })),
      step("create", zoho({ pressed: "Créer un(e) opportunité" })),
      step("owner", holds("Gestionnaire de l’opportunité")),
      step("stage", holds("Étape", "En traitement")),
      step("contact", holds("Nom de fiche client")),
      step("type", holds("Type")),
      step("name", holds("Nom de l’opportunité")),
      step("others"),
      step("save", zoho({ pressed: "Enregistrer" })),
    ],
    agents,
  ),
  guide(
    "create-meeting-bdc",
    ["opportunity", "meeting"],
    [
      step("open", zoho({ pressed: "+ Réunion" })),
      step("subject", met("Objet")),
      step("when"),
      step("priority", met("Priorité")),
      step("category", met("Catégorie de réunion", "Rendez-vous")),
      step("type", met("Type de rendez-vous")),
      step("branch", met("Succursale")),
      step("language", met("Langue")),
      step("payment"),
      step("status", met("Statut", "Rendez-vous planifié")),
      step("more", zoho({ pressed: "ajouter plus de détails" })),
      step("add", zoho({ pressed: "+ Ajouter" })),
      step("branch-contact"),
      step("specialist"),
      step("group"),
      step("save", zoho({ pressed: "Enregistrer" })),
    ],
    ["bdc"],
  ),
  guide(
    "create-meeting-renewal",
    ["opportunity", "meeting"],
    [
      step("open", zoho({ pressed: "+ Réunion" })),
      step("subject", met("Objet")),
      step("when"),
      step("type", met("Type de rendez-vous")),
      step("branch", met("Succursale")),
      step("language", met("Langue")),
      step("payment"),
      step("status", met("Statut", "Rendez-vous planifié")),
      step("more", zoho({ pressed: "Ajouter plus de détails" })),
      step("add", zoho({ pressed: "+ Ajouter" })),
      step("users"),
      step("branch-contact"),
      step("finish", zoho({ pressed: "Terminer" })),
      step("save", zoho({ pressed: "Enregistrer" })),
    ],
    ["renewal"],
  ),
  guide(
    "schedule-call",
    ["opportunity"],
    [
      step("opportunity", zoho({ module: "Opportunités" })),
      step("add"),
      step("choose"),
      step("schedule", zoho({ text: "Programmer un appel" })),
      step("fill"),
      step("save", zoho({ pressed: "Planifier" })),
    ],
    agents,
  ),
  guide("transfer-request", ["gmail"], [step("email"), step("request"), toComplete()], ["bdc"]),
  guide("ecom-deposit", ["opportunity"], [step("source"), step("stripe"), toComplete("transfer")], ["bdc"]),
  guide("merge", ["contact"], [step("choose"), toComplete()]),
  guide(
    "aftersales-case",
    ["contact", "aftersales", "aftersales-list"],
    [
      step("module", zoho({ module: "Service à la clientèle" })),
      step("create", zoho({ pressed: "Créer un Service à la clientèle" })),
      step("situation", holds("Explication de la situation")),
      step("contact", holds("Nom du fiche client")),
      toComplete(),
    ],
  ),
] as const
