import type { CrmFactWords } from "../fr/crm-facts"

/** Where a fact comes from, when it is not the page in view. */
export const en: CrmFactWords = {
  note: "Author and time of the note: from the CRM.",
  row: "In part from the CRM.",
  file: "File read in the CRM just now.",
}
