import type { PageSettings, RecordMemory } from "../messages"
import { emptyRoster } from "../process/roster"

/** What applies while the worker has not answered: the built-in rules, and nothing kept. */
export const defaultSettings: PageSettings = {
  revision: -1,
  agent: null,
  language: "fr",
  packs: { bdc: true, callbacks: true },
  rules: {},
  roster: emptyRoster,
  myPresence: "on-shift",
  presenceAnswers: {},
  fields: {},
  organisations: [],
  pausedUntil: null,
  pausedPages: [],
  panel: { side: "right", top: 112, folded: false, hidden: false, openSections: [] },
  keeping: false,
  words: null,
}

export const noMemory: RecordMemory = {
  ticks: {},
  pinnedUntil: null,
  meetingBooked: false,
  composedNote: false,
}
