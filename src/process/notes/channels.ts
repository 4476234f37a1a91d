import { CHANNELS, type Channel } from "./note"
import { CLIENT, IF, OF, THIRD } from "./words"

const MSG = "(?:messages?|msgs?|mess|mes)"
const TEXT = `${MSG} (?:textes?|txts?|sms)|textos?|text|textes?|textee?s?|txts?|txto|sms|mms|texter(?:ai|a|ons|ez)?`
const EMAIL =
  "cour+iels?|cour?ri?els?|courier electronique|courrier electronique|e ?mails?|mails?|emailer?|mailer?|mailee?s?"
const LEFT = "(?:laissee?s?|laisse|laiss?er|left)"
const VOICE =
  `${MSG} ?(?:vocal|vocaux|vocale|voc|voice)|vocal|m[ .]?v|msgv|boites? (?:vocales?|voc)|bv|voice ?mails?|vm|repondeur|messagerie(?: vocale| voc)?|` +
  `${LEFT}(?: (?:de|d'|un|une|le|mon|son|autre|nouveau|1|2|a))* ${MSG}(?! (?:te?xte?s?|sms))(?: (?:vocal|vocale|voc))?|${MSG}(?: (?:a|ete|lui|non|pas|est|sera))* ${LEFT}|left (?:a )?(?:message|vm)`
const CALL =
  "appels?|appelee?s?|calls?|called|tel|telephone|telephonee?|coups? de fil|rappel|rappelee?s?|appeler|rappeler"
const MENTION = new RegExp(
  `(?<![a-z0-9'])(?:(?<text>${TEXT})|(?<email>${EMAIL})|(?<voicemail>${VOICE})|(?<call>${CALL}))(?![a-z0-9])`,
  "g",
)

// Small words that may stand between a sign and the channel that it speaks of.
const SMALL =
  "(?: (?:d'autres?|d'envoyer|d'envoi|l'envoi|d'adresse|de|d'|du|des|un|une|le|la|les|l'|mon|ma|son|bon|bonne|nos?|autre|nouveau|eu|pu|encore|toujours|besoin|possible|capable|reussi|envoye|envoyer|laisse|laisser|fait|faire|" +
  "ecrit|envoi|reception|livraison|recevoir|par|a|au|lui|leur|aussi|que|boite|client|vous|il|elle|faut|suivi|message|msg))"
const before = (words: string, count = 3): RegExp =>
  new RegExp(String.raw`(?<![a-z'])(?:${words})${SMALL}{0,${count}} $`)

const DENIED = before("pas|sans|aucune?|ni|jamais|no|zero|0|non|plus de")
const FAILED = before(
  "echec|echoue|erreur|impossible|incapable|refuse|mauvaise?|adresse|confirmer|valider|verifier|son|rebondi|bounce|tente|essaye",
)
const PLANNED = before(
  "vais|va|allons|allez|faut|faudra|dois|doit|devons|devra|devrait|peux|pourrait|prevoir|prevu|planifier|planifie|reste|sera|seront|demain|plus tard|enverrai|enverra|enverrons|laisserai|laissera|" +
    "ferai|fera|envoyer|reenvoyer|renvoyer|laisser|faire|ecrire|essayer|relancer|penser|attend|attente|veut|voudrait|souhaite|prefere|desire|demande|aime mieux|seulement|pour|besoin",
)
const CONDITION = new RegExp(`${IF}${SMALL}{0,3} $`)
const INBOUND = new RegExp(
  `(?<![a-z'])(?:recu|recois|recoit|(?:m'a|nous a|m'ont|(?:${CLIENT}|il) (?:nous |m')?(?:a|vient de|va)) (?:envoye|envoyer|laisse|ecrit|fait)|m'a|nous a|(?:client|cliente|il|elle) a|reponse (?:a|au))(?: (?:un|une|son|le|du|autre|de|par))* $`,
)
const JUST =
  /(?:viens|vient|venons|fini|finis) de (?:lui |leur |les? )?(?:envoyer |laisser |faire |ecrire )?(?:un |une |le )?$/
const INFINITIVE = /^(?:(?:texter|mailer|emailer|appeler|rappeler)|texter.*|laiss?er .*)$/

const SENT =
  "(?:du|de|des|le|la|au|a|ont|ete|est|sont|n'a|n'ont|n'est|client|cliente|envoyee?s?|laissee?s?|envoi|livraison|encore|toujours|automatique|courriel|message|bien)"
const WRONG = new RegExp(
  String.raw`^(?: ${SENT}){0,3} (?:(?:pas|jamais|non|impossible a|pu)(?: (?:ete|pu|etre|encore))* (?:envoy|livr|laiss|fait|parti|recu|remis|pass|possible|fonction|march|dispo|config|activ|acces|valide|bon|achemin|transmis|ecrit|rendu|initi|joign)\w*|` +
    String.raw`pleine?s?|full|satur\w*|echec|echou\w*|rebond\w*|bounc\w*|erreur|failed|invalides?|impossible|refus\w*|bloque\w*|desactiv\w*|inactive?|inexistante?|introuvable|manquee?|manquante?|retourn\w*|undeliver\w*|not (?:deliver|sent)\w*|hors service|errone\w*|annule\w*|oublie\w*|(?:non|no|pas|x)(?= $))(?![a-z])`,
)
const LATER = new RegExp(
  `^(?: (?:aussi|lui|le|la|les|egalement)){0,2} (?:demain|apres demain|plus tard|(?:a|reste a) (?:lui |leur )?(?:envoyer|reenvoyer|faire|venir|laisser|planifier|prevoir|suivre|refaire|ecrire)|prevue?s?|planifiee?s?|sera|seront|la semaine prochaine|\\w+di prochain|au besoin|si)(?![a-z])`,
)
const ELSEWHERE = new RegExp(
  `^(?: (?:envoyee?s?|laissee?s?|fait|ecrit))? (?:(?:aupres de |chez )?${OF}{0,2}(?:${THIRD})(?![a-z])|recu(?! par)|(?:du|de la) cliente?|de sa part|de lui|d'elle)`,
)
const CALLEE = /^ (?:que|quel|center|[:#]? ?\d)/

type Mention = { channel: Channel; word: string; from: number; to: number }

/** The channels that a clause says were used, added to `found`: the denied, failed, planned, received, and those used with someone else do not count. */
function readClause(clause: string, found: Set<Channel>): void {
  const mentions: Mention[] = []
  for (const match of clause.matchAll(MENTION)) {
    const channel = CHANNELS.find((name) => match.groups?.[name] !== undefined)
    if (channel)
      mentions.push({ channel, word: match[0], from: match.index, to: match.index + match[0].length })
  }
  let floor = 0 // what the previous mention took for itself
  let carried = false
  const counted = mentions.map(({ channel, word, from, to }, index) => {
    const head = clause.slice(Math.max(floor, clause.lastIndexOf(" pdr ", from) + 1, from - 80), from)
    const next = mentions[index + 1]?.from ?? clause.length
    const tail = clause.slice(to, Math.min(next, to + 80))
    const previous = mentions[index - 1]
    const joined =
      previous !== undefined &&
      /^ (?:et|ou|ni) (?:(?:un|une|le|la|mon|de|d') ?)*$/.test(clause.slice(previous.to, from))
    const denied = DENIED.test(head)
    const planned = !JUST.test(head) && (PLANNED.test(head) || INFINITIVE.test(word) || CONDITION.test(head))
    const out = denied || planned || FAILED.test(head) || INBOUND.test(head)
    const inherits = joined && carried && !(denied && / et /.test(head))
    carried = out || inherits
    const after = WRONG.exec(tail) ?? LATER.exec(tail) ?? ELSEWHERE.exec(tail)
    floor = to + (after?.[0].length ?? 0)
    if (channel === "call" && (CALLEE.test(tail) || /(?:numero|no|#)(?: de)? $/.test(head))) return false
    if (/(?<![a-z])(?:pas|non|jamais|aucune?|sans|sera|laiss?er)(?![a-z])/.test(word)) return false
    return !carried && !after
  })
  // "texto et courriel à envoyer", "texto et courriel non livrés": what follows a pair speaks of both.
  for (let index = mentions.length - 2; index >= 0; index -= 1) {
    const [one, other] = [mentions[index], mentions[index + 1]]
    if (!one || !other || !/^ (?:et|ou|ni) (?:(?:un|une|le|la) )?$/.test(clause.slice(one.to, other.from)))
      continue
    const tail = clause.slice(other.to, other.to + 80)
    if (LATER.test(tail) || WRONG.exec(tail)?.[0].endsWith("s")) counted[index] = false
  }
  mentions.forEach(({ channel }, index) => counted[index] && found.add(channel))
}

/** The channels that were really used, from the clauses of a note. A full mailbox cancels the voice mail. */
export function readChannels(clauses: readonly string[]): Set<Channel> {
  const found = new Set<Channel>()
  for (const clause of clauses) readClause(clause, found)
  if (
    clauses.some((clause) =>
      / boite (?:vocale |voc )?(?:est |etait |encore |toujours )*(?:pleine?|full|saturee) /.test(clause),
    )
  )
    found.delete("voicemail")
  return found
}
