import type { OverlaySettings } from "../../../src/messages"
import { fr } from "../../../src/words/fr"

/** The settings of a browser in which nobody set anything, as a page of the CRM has them. */
export const settings: OverlaySettings = {
  revision: 1,
  agent: null,
  language: "fr",
  fields: {},
  organisations: [],
  pausedUntil: null,
  pausedPages: [],
  panel: { side: "right", top: 112, folded: false, hidden: false, openSections: [] },
  keeping: true,
  words: { fields: fr.fields, overlay: fr.overlay },
  css: "",
}
