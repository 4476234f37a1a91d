import type { PageSettings } from "../../../src/messages"
import { emptyRoster } from "../../../src/process/roster"
import { sources } from "../../../src/rules/sources"
import { fr } from "../../../src/words/fr"

/** The settings of a browser in which nobody set anything. */
export const settings: PageSettings = {
  revision: 1,
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
  keeping: true,
  words: fr,
  sources,
  css: "",
}
