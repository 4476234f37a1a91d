import type { ShiftWords } from "../fr/shift"

/** The start of a renewal shift, in English. */
export const en: ShiftWords = {
  title: "Start of shift",
  progress: "{done} of {all}",
  again: "Check again",
  tick: "Done: {item}",
  up: "Move {item} up",
  down: "Move {item} down",
  allow: "Let Jalon see the Telus tab",
  allowWhy: "The browser will let Jalon see the addresses of open tabs, and nothing of their content.",
  manager: "Copy for a manager",
  it: "Copy for IT",
  copied: "Copied",
  toManager: "Hello, {tool}: {state} since {time}. I am starting my shift{where}. {name}",
  toIt: "Hello, {tool}: {state} since {time}, at the start of my shift{where}. A manager has been told. {name}",
  where: " at {branch}",
  items: {
    impaknet: "Impaknet, right screen",
    renewal: "Zoho, “Renouvellement”, left screen",
    calls: "Zoho, “Activités”, view “Tous mes appels”",
    mailbox: "Gmail, REN mailbox",
    telus: "Telus",
    files: "Files to renew, received the day before",
    estimates: "Estimates asked from the evaluation coordinators",
    news: "What’s new, read",
    voicemail: "Voice mail heard",
    order: "Follow-ups put in order",
  },
  states: {
    ready: "open",
    closed: "not open",
    failing: "open, does not answer",
    elsewhere: "open, another view",
    unset: "address not given",
    hidden: "permission to give",
  },
}
