import { fold } from "../text"

/** Longer than this, somebody says more than thanks, in characters. */
const longest = 100

const given = "(aide|reponse|suivi|retour|service|confirmation|infos?|informations?|help|reply|time)"
const thanks =
  `(un )?(gros |grand |mille )?mercis?( (beaucoup|bien|encore|infiniment|a (vous|toi|tous|toute l'equipe)|pour (tout|(votre|la|l'|les) ?${given}( rapide)?)))*` +
  `|(thank you|thanks|thx)( (a lot|so much|very much|again|all|for (everything|(your|the) (quick )?${given})))*` +
  "|appreciated?( it)?|c'est (apprecie|gentil)"
const fine =
  "ok|okay|d'accord|parfait|super|excellent|genial|tres bien|bien recu|(c'est )?(bien )?note|great|perfect|awesome|sounds good|got it|noted"
const wishes =
  "(bonne|belle) (journee|soiree|semaine|fin de (semaine|journee))|bon week ?end|a (bientot|demain)|vous aussi|have a (great|good|nice) (day|one|weekend|evening)|you too"
const greetings = "bonjour|bonsoir|allo|salut|hello|hi|hey"
const closings =
  "cordialement|bien a vous|salutations|(best |kind )?regards|(envoye (de|depuis) mon|sent from my) (iphone|ipad)"

const [all, says, named] = [
  `^((${thanks}|${fine}|${wishes}|${greetings}|${closings}|et|and)( |$))+$`,
  `(^| )(${thanks}|${fine}|${wishes})( |$)`,
  `(^| )(${thanks}|${wishes}|${greetings})( |$)`,
].map((source) => new RegExp(source)) as [RegExp, RegExp, RegExp]

/** What stands over a signature, or over the message that a mail program quotes under its answer. */
const tail = /^\s*(-{2,}|_{5,}|-{2,}.*-{2,}|(De|From)\s*:.*)\s*$/mu
/** By code point, as a minifier breaks such letters in a class. */
const faces = new RegExp([..."👍🙏👌👏😊🙂😀😁😃😄😉🤗🎉❤☺\ufe0f", "\\p{Emoji_Modifier}"].join("|"), "gu")
/** "Luc", "Marie-Ève Roy", "M Roy": as names are written, at the end. */
const names = /(\s\p{Lu}(\p{Ll}[\p{L}'’-]*)?){1,3}$/u

/**
 * Whether a message is mere courtesy ("Parfait, merci beaucoup, bonne journée"), in French or in English: then it waits for no answer
 * (aftersales.reply). Strict: all of it is, to the last word; one that asks, dates or counts anything is not. `sender`: who signs, by name.
 */
export function isCourtesy(text: string, sender = ""): boolean {
  const said = text.slice(0, text.search(tail) >>> 0).trim()
  if (said.length > longest || /[?\d@/]/.test(said)) return false
  const own = fold(sender).split(" ")
  const words = said.replace(faces, " ")
  const parts = words
    .replace(/\b(M|Mr|Mme|Mrs|Ms|Dr)\. /g, "$1 ")
    .split(/[\n.,;:!()…–—]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  if (parts.length === 0) return words !== said
  return (
    parts.some((part) => says.test(fold(part))) &&
    parts.every((part) => {
      const [whole, bare] = [fold(part), fold(part.replace(names, ""))]
      return (
        all.test(whole) ||
        (named.test(bare) && all.test(bare)) ||
        whole.split(" ").every((word) => own.includes(word))
      )
    })
  )
}
