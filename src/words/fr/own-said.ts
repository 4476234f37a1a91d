/** What a row says of a rule that the team made without code, beside its own title and reason. */
export const fr = {
  required: "Remplissez ce champ.",
  "one-of": "Attendu\u00a0: {values}.",
  pattern: "Forme attendue\u00a0: {pattern}",
  why: "L’équipe a choisi cette règle.",
  source: "règle de l’équipe",
}
export type OwnSaid = typeof fr
