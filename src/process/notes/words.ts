/** Words that the readers of channels, outcomes and closing share, as sources of regular expressions. */

/** The client, as agents name them. */
export const CLIENT =
  "clients?|clientes?|cl|lui|elle|eux|monsieur|madame|mr?|mme|mlle|acheteur|acheteuse|prospect"

/** Anyone who is not the client: family, colleagues, machines. */
export const HOUSEHOLD =
  "femme|conjointe?|mari|epou(?:se|x)|fils|fille|mere|pere|mom|maman|papa|soeur|frere|parents?|blonde|chum|copain|copine|amie?|colocataire|coloc|" +
  "enfants?|garant|cosignataire|codemandeur|codemanderesse|voisine?|gendre|(?:belle|beau|grand)[ -](?:mere|pere|soeur|frere|fils|fille)|quelqu'un|" +
  "une dame|un monsieur|une femme|un homme|partenaire|oncle|tante|cousine?|neveu|niece|famille|beau[ -]?parents?"
export const STAFF =
  "vendeu(?:r|se)|directeur|directrice|gerante?|conseill(?:er|ere)|specialiste|representante?|agente?|analyste|collegue|secretaire|receptionniste|" +
  "adjointe?|assistante?|dv|dda|spex|banque|patron|boss|equipe|succursale|concession|garage|bdc|fni|f&i|repondeur|boite vocale|messagerie|robot|employeur|bureau|" +
  "tiers|autre personne|mauvaise? (?:personne|numero)|service|credit|coach|superviseure?|chef"
export const THIRD = `${HOUSEHOLD}|${STAFF}`

/** Articles and possessives before a name of someone. */
export const OF =
  "(?:a la |a l'|aux? |avec |a |le |la |les |l'|un |une |sa |son |ses |mon |ma |mes |notre |nos |leur )"

/** "si", "quand"…: what follows has not happened. */
export const IF = String.raw`\b(?:si|s'ils?|quand|lorsque?|lorsqu'(?:il|elle)|tant que?|tant qu'(?:il|elle)|en cas(?: de| d')?|au cas ou|des que?|des qu'(?:il|elle)|une fois|jusqu'a(?: ce que?)?|apres avoir|attend(?:re|s)?|en attente(?: de| d')?)`

/** What parts a note into clauses; a question keeps its mark. */
const CLAUSE =
  /[,;!\n()[\]|•·→>+"]|\.(?![a-z0-9])|(?<=\?)|(?<![a-z0-9])-|-(?![a-z0-9])| \/ ?|\/ |\b(?:mais|puis|ensuite|cependant|par contre)\b/

/** The clauses of a note already plain, with "/" between two words read as "or" and "&" as "and". */
export const clausesOf = (text: string): string[] =>
  text
    .replace(
      /[,(;:]\s*(?=(?:n'a )?(?:non|pas) (?:livre|envoye|remis|laisse|recu|passe)|(?:a |ont )?(?:rebondi|bounce|echou)|echec|(?:boite )?pleine?\b)/g,
      " ",
    )
    .replace(/\(\s*(?=(?:retourne|refuse|invalide|erreur|bloque|impossible)e?\b)/g, " ")
    .replace(
      /\bmais (?=(?:n'(?:a|ont|est) )?(?:non|pas) (?:livre|remis|recu|passe)|(?:a |ont )?(?:rebondi|bounce|echou)|echec|pleine?\b)/g,
      "",
    )
    .split(CLAUSE)
    .map(
      (clause) =>
        ` ${clause
          .replace(/(?<=[a-z0-9])\/(?=[a-z0-9])/g, " ou ")
          .replace(/&/g, " et ")
          .replace(/[:=*"<~-]/g, " ")
          .replace(/\s+/g, " ")
          .trim()} `,
    )
    .filter((clause) => clause !== "  ")
