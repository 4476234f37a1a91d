import type { Script, Sign } from "../types"
import { guide, step, toComplete } from "./step"

const zoho = (sign: Omit<Sign, "site">): Sign => ({ site: "zoho", ...sign })
const start = [
  step("module", zoho({ module: "Renouvellement" })),
  step("view", zoho({ text: "Toutes les Renouvellement" })),
  step("clear"),
] as const
const finish = (name: string) =>
  [
    step("apply", zoho({ pressed: "Appliquer le filtre" })),
    step("keep", zoho({ pressed: "Enregistrer le filtre" })),
    step("name", zoho({ text: name })),
    step("save", zoho({ pressed: "Enregistrer" })),
  ] as const
const holds = (label: string, is: string): Sign => zoho({ field: { label, is } })
const typed = (name: string, title: string, kind: string): Script =>
  guide(
    name,
    ["renewals"],
    [
      ...start,
      step("status", holds("Statut", "Non-traité")),
      step("kind", holds("Type de renouvellement", kind)),
      ...finish(title),
    ],
    ["renewal"],
  )

/** The guides of the renewal team's modules (process.md 5.5, 5.6, §10). */
export const renewalGuides = [
  guide(
    "credit-request",
    ["renewal", "credit", "credits"],
    [
      step("module", zoho({ module: "Demandes de crédits" })),
      step("create", zoho({ pressed: "Create demandes de crédit" })),
      step("fill"),
      step("save", zoho({ pressed: "Save" })),
      step("number", zoho({ text: "CRE" })),
      step("email"),
      step("check"),
    ],
    ["renewal"],
  ),
  guide(
    "filters-sms",
    ["renewals"],
    [
      ...start,
      step("sms", holds("They sent an SMS and we haven’t replied", "Sélectionné")),
      step("owners"),
      ...finish("SMS en attente de réponse"),
    ],
    ["renewal"],
  ),
  typed("filters-regular", "Non-traité régulier", "Regulier 24-36 mois restants"),
  typed("filters-specialised", "Non-traité spécialisé", "Spécialisé 18 mois +"),
  guide(
    "credit-views",
    ["credits"],
    [
      step("module", zoho({ module: "Demandes de crédits" })),
      step("view", zoho({ pressed: "Tous les Demandes de crédits" })),
      step("custom"),
      toComplete(),
    ],
    ["credit", "renewal"],
  ),
] as const
