import { fold } from "../text"

/** Longer than this, somebody says more than thanks, characters. */
const longest = 100
const any = (...parts: string[]): string => `(?:${parts.join("|")})`

const nice = "(?:super |tres |si |great |quick |prompt |excellente? |bonne? |kind )?"
const given =
  "(?:aide|reponse|temps|suivi|retour|rapidite|service|patience|confirmation|infos?|informations?|help|reply|response|time|support|update|assistance)"
const thanks = any(
  `(?:(?:un )?(?:gros |grand )?|mille )mercis?(?: (?:beaucoup|encore|bien|infiniment|mille fois|a (?:vous|toi|tous|toute l'equipe)|pour (?:tout|(?:votre|ta|ton|vos|la|le|l'|les) ?${nice}${given}(?: rapide)?)))*`,
  `(?:many )?(?:thanks|thank you|thx)(?: (?:a lot|a million|so much|very much|again|all|everyone|for (?:everything|letting me know|(?:your|the) ${nice}${given})))*`,
  "much appreciated|(?:i )?(?:really )?appreciate it|(?:tres )?apprecie|j'apprecie|c'est (?:tres |bien |super )?gentil",
)
const fine =
  "ok|okay|d'accord|parfait|super|excellente?|genial|tres bien|bien (?:recu|note)|(?:c'est )?note|entendu|compris|formidable|fantastique|impeccable|great|perfect|awesome|wonderful|amazing|fantastic|cool|sounds (?:good|great)|got it|noted|understood"
const good = "(?:bonne|belle|excellente)"
const day = "(?:journee|soiree|semaine|fin de semaine|fin de journee|nuit)"
const wishes = any(
  `(?:passez une |je vous souhaite une )?${good} ${day}(?: a (?:vous|toi)(?: aussi)?)?|bon (?:week ?end|apres midi|conge)|joyeuses fetes|happy holidays`,
  "(?:a|de) (?:bientot|meme|demain|la prochaine)|au (?:plaisir|revoir)|(?:a )?vous (?:aussi|egalement)|pareillement|egalement",
  "(?:have a |enjoy your )?(?:great|good|nice|wonderful|lovely) (?:day|one|weekend|evening|week|night|afternoon)|(?:and )?you too|same to you|take care|see you (?:soon|then|tomorrow)|cheers|bye",
)
const greetings = any(
  "bonjour|bonsoir|allo|salut|hello|hi|hey|good (?:morning|afternoon|evening)|dear|chere?|madame|monsieur",
)
const closings = any(
  "cordialement|bien a vous|(?:sinceres |meilleures )?salutations|(?:best |kind |warm )?regards|best|sincerely",
  "(?:envoye (?:de|depuis|a partir de) mon|sent from my) (?:iphone|ipad|android|mobile|galaxy|appareil mobile|telephone)|(?:envoye a partir de|sent from|get|obtenir|telecharger) outlook (?:pour|for) (?:ios|android)",
)
const between = "et|and|alors|beaucoup|vraiment|encore|oh|wow"

const whole = (...parts: string[]): RegExp => new RegExp(`^(?:${any(...parts)}(?: |$))+$`)
const all = whole(thanks, fine, wishes, greetings, closings, between)
const says = new RegExp(`(?:^| )${any(thanks, fine, wishes)}(?: |$)`)
const named = new RegExp(`(?:^| )${any(thanks, wishes, greetings)}(?: |$)`)

/** What stands over a signature, or over the message that a mail program quotes under its answer. */
const tail = /^\s*(?:-{2,}|_{5,}|-{2,}.*-{2,}|(?:De|From)\s*:.*)\s*$/mu
const angry = /[👎😠😡🤬😤]/u
const drawn = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]/gu
/** "Luc", "Marie-Ève", "M": as a name is written, at the end. */
const name = /\s\p{Lu}(?:\p{Ll}[\p{L}'’-]*)?$/u

/** A part of a text, all of it courtesy but for the names at its end. */
function courteous(part: string, isSender: (part: string) => boolean): boolean {
  if (all.test(fold(part)) || isSender(part)) return true
  let rest = part
  for (let cut = 0; cut < 3 && name.test(rest); cut++) {
    rest = rest.replace(name, "").trim()
    if (all.test(fold(rest)) && named.test(fold(rest))) return true
  }
  return false
}

/**
 * Whether a message is mere courtesy ("Parfait, merci beaucoup, bonne journée"), in French or in English: then it waits for no answer
 * (aftersales.reply). Strict: all of it is, to the last word; one that asks, dates or counts anything is not. `sender`: who signs, by name.
 */
export function isCourtesy(text: string, sender = ""): boolean {
  const said = (text.split(tail)[0] ?? "").trim()
  if (said.length > longest || /[?\d@/]/.test(said) || angry.test(said)) return false
  const own = fold(sender).split(" ")
  const isSender = (part: string): boolean =>
    fold(part)
      .split(" ")
      .every((word) => word !== "" && own.includes(word))
  const parts = said
    .replace(/[👍🙏👌]/gu, " ok ")
    .replace(drawn, " ")
    .replace(/\b(M|Mr|Mme|Mrs|Ms|Dr)\.(?=\s)/gu, "$1")
    .split(/[\n.,;:!()…–—]+|\s-+\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  return parts.some((part) => says.test(fold(part))) && parts.every((part) => courteous(part, isSender))
}
