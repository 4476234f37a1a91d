/** Where a fact comes from, when it is not the page in view. */
export const fr = {
  /** On the verdict card. */
  note: "Auteur et heure de la note selon le CRM.",
  /** Under a row. */
  row: "Selon le CRM, en partie.",
  /** Above a meeting opened on a page of its own. */
  file: "Dossier lu à l’instant dans le CRM.",
}
export type CrmFactWords = typeof fr
