import { fr as words } from "./procedures"
import type { Procedure } from "../../process/aftersales/procedures"
import type { ClockAct } from "../../rules/rule"

export type AftersalesPanelWords = {
  which: string
  change: string
  /** Starts the procedure under way afresh. */
  anew: string
  /** A procedure opened on another day. */
  since: string
  /** Beside the name of the procedure that the file points to. */
  suggested: string
  procedures: Readonly<Record<Procedure, string>>
} & Readonly<Record<"first" | "second" | "mobility" | "urgent" | ClockAct, string>>

/** What the panel says on a file of after-sales. */
export const fr: AftersalesPanelWords = {
  which: "Que faites-vous pour ce client?",
  change: "Changer",
  anew: "Recommencer",
  since: "{name}, depuis le {day}",
  suggested: "{name}, d’après le dossier",
  procedures: words.names,
  first: "Première date proposée",
  second: "Deuxième date proposée",
  mobility: "Avec une solution de mobilité",
  urgent: "C’est urgent",
  callEnded: "L’appel vient de finir",
  noAnswer: "Sans réponse",
  brokeDown: "Panne",
  confirmed: "Confirmation envoyée",
  reminded: "Client joint",
  diagnosed: "Rendez-vous de diagnostic donné",
  later: "Dans 10\u00a0min",
  undone: "Annuler",
}
