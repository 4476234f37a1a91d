import type { TurnWords } from "../fr/turn"

export const en: TurnWords = {
  branch: "Branch",
  seen: "As seen from here only. Only appointments booked in this browser count.",
  next: "{name} is next",
  nobody: "Nobody can take the turn right now.",
  nobodyNext: "No specialist of this branch is on shift.",
  last: "Latest appointment: {name}",
  noneYet: "No appointment seen today.",
  tagNext: "Next",
  tagLast: "Latest appointment",
  skips: {
    absent: "absent",
    busy: "on a break",
    off: "off shift",
    unknown: "presence not known",
  },
  skipped: "skipped: {why}",
  list: "Order of the turn",
  count: { none: "no appointment", one: "1 appointment", many: "{n} appointments" },
  share: "Equal share: {n} each",
  wheel: "Tour de gun, {branch}. {next}. {others}",
  empty: "The roster lists nobody.",
  emptyNext: "Add the team, with each person’s role and branch.",
  noSpecialist: "No specialist in {branch} on the roster.",
  noSpecialistNext: "Give each one the role “Specialist” and their branch.",
  toRoster: "Open the roster",
}
