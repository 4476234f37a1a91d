import { en as words } from "./procedures"
import type { AftersalesPanelWords } from "../fr/aftersales-panel"

export const en: AftersalesPanelWords = {
  which: "What are you doing for this client?",
  change: "Change",
  anew: "Start over",
  since: "{name}, since {day}",
  suggested: "{name}, by the file",
  procedures: words.names,
  first: "First date proposed",
  second: "Second date proposed",
  mobility: "With a mobility solution",
  urgent: "It is urgent",
  callEnded: "The call just ended",
  noAnswer: "No answer",
  brokeDown: "Breakdown",
  confirmed: "Confirmation sent",
  reminded: "Client reached",
  diagnosed: "Diagnosis appointment given",
  later: "In 10 min",
  undone: "Undo",
}
