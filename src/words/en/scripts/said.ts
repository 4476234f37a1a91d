import type { SaidWords } from "../../fr/scripts/said"

export const en: SaidWords = {
  blanks: {
    address: "Ms. or Mr.",
    client: "client’s name",
    months: "number of months",
    vehicle: "vehicle",
    branch: "branch",
    agent: "your name",
    fi: "name of the F&I",
    salesDirector: "name of the sales director",
    chance: "second or third",
    callback: "call-back number",
    creditNumber: "CRE number",
    offer: "offer",
  },
  open: "[to complete: {label}]",
  draft: "To be completed by your team",
  noted: "{label}: {text}",
  at: "Now at: {step}",
  over: "Finished",
  done: "Done:",
  left: "Left:",
}
