import { CLIENT, HOUSEHOLD, IF, OF, STAFF, THIRD } from "./words"

const REPLY = "(?:rep|reponses?|repon[sc]es?|repnse|reposne|reponde?|repondu)"
const NOT_YET =
  "(?: (?:ete|encore|toujours|pu|reussi|reussis|capable|vraiment|a|de|d'|etre|le|la|les|lui|l'))*"
const NO_ANSWER = new RegExp(
  String.raw`(?<![a-z])(?:p[ ./-]{0,2}d[ ./-]{0,2}r(?:s|\.)?|nrp|n\.r\.p\.?` +
    String.raw`|(?:pas|p|aucune?|sans|0|zero|non|jamais)(?: (?:eu|obtenu|recu|encore))*(?: ?de| d')? ?(?:autre )?-?${REPLY}` +
    String.raw`|(?:n'|ne )?(?:(?:me |nous |m'|y )?(?:a|ont|avait) )?(?:(?:toujours|encore) )?(?:pas|jamais|plus)(?: (?:encore|toujours))? (?:repondue?s?|decroche)` +
    String.raw`|(?:ne )?(?:repond|repondent|reponds|decroche|decrochent)(?: (?:toujours|encore|tjrs|tjs))* (?:pas|plus|jamais|po)` +
    String.raw`|(?:pas|non|jamais)${NOT_YET}[ -](?:l')?(?:re)?join(?:te?s?|dre)` +
    String.raw`|(?:impossible|incapable)(?: (?:a|de|d'|le|la|les|client|cliente))* (?:l')?(?:re)?joindre` +
    String.raw`|(?:impossible|incapable) de (?:lui )?parler(?: ${OF.trim()} ?(?:${CLIENT}))?|injoignable|(?:non|pas) (?:re)?joignable` +
    String.raw`|(?:pas|jamais)(?: (?:encore|pu|ete|reussi a|lui|vraiment))* parler?(?: ${OF.trim()} ?(?:${CLIENT}))?(?= ?(?:[,.;!\n+(-]|$))` +
    String.raw`|(?:pas|jamais)(?: (?:encore|pu|reussi a))* parler? (?:${OF}|a |avec )?(?:${CLIENT})` +
    String.raw`|personne (?:ne |n')?(?:a )?(?:repond(?:u)?|decroche)` +
    String.raw`|no (?:answers?|reply|response)|(?:didn't|did not|doesn't) answer|not reached)(?![a-z])`,
  "g",
)

const NOT_SO = new RegExp(
  String.raw`(?:${IF}(?: (?:il|elle|on|le|la|client|cliente|toujours|encore|demain|jamais|j'ai|je|n'|ne|y|a|de))* (?:n')?$` +
    String.raw`|(?<![a-z])(?:pas|jamais|plus)(?: (?:de|un|d'))? $)`,
)
const THIRD_BEFORE = new RegExp(
  `(?<![a-z])(?:${THIRD})(?: (?:qui|ne|n'|a|m'a|nous a|ont|m'ont|lui|bien|me|au|tel|telephone|est|ete|il|elle))* ?(?:n')?$`,
)

const THIRD_AFTER = new RegExp(`^ (?:de |d'|du |des |par |chez |cote )${OF}{0,2}(?:${THIRD})(?![a-z])`)

/** The text with every true "no answer" as the one word `pdr`; the conditional ones and those of someone else are taken out. */
function markNoAnswer(text: string): string {
  return text.replace(NO_ANSWER, (found, ...rest) => {
    const at = rest.find((value) => typeof value === "number") as number
    const head = text.slice(Math.max(0, at - 50), at)
    if (THIRD_AFTER.test(text.slice(at + found.length, at + found.length + 50))) return " "
    return NOT_SO.test(head) || (!/^p[ ./-]{0,2}d/.test(found) && THIRD_BEFORE.test(head)) ? " " : " pdr "
  })
}

/** A text made ready: "la femme du client" is a third party, "parlé à Marc (vendeur)" was the salesman, and `pdr` stands for no answer. */
export const markOutcomes = (text: string): string =>
  markNoAnswer(
    text
      .replace(/(?<![a-z])j'?(?=fermer?(?:ai)? )/g, "je ")
      .replace(new RegExp(`\\((${OF}{0,2}(?:${THIRD})) ?\\)`, "g"), "$1 ")
      .replace(
        new RegExp(
          `(?<![a-z])(${THIRD}) (?:du |de la |de l'|de |d'une? )(?:${CLIENT})(?![a-z])(?: [a-z]+(?= (?:a|qui)))?`,
          "g",
        ),
        "$1",
      )
      .replace(
        new RegExp(
          `(?<![a-z])parle[es]? (?:a|avec) [a-z-]+(?: [a-z-]+)?(?: ?[,(/-] ?| )(?:(?:le|la|du|notre|mon|son|sa|un|une|qui est|au) ){0,2}(${THIRD})(?![a-z])`,
          "g",
        ),
        "parle a $1",
      ),
  )

const TALKED = "(?:parle[es]?|discute|jase)"
const NAME =
  "(?!(?:le|la|les|l|un|une|sa|son|ses|mon|ma|mes|notre|nos|leur|quelqu|personne|ce|cet|cette|des|du|au|aux|plusieurs|propos|nouveau|qui|pdr|partir)(?![a-z]))[a-z]{2,}"
const CONTACT = new RegExp(
  String.raw`(?<![a-z])(?:(?<joined>(?:re)joint(?:e|s|es)?|(?<=(?:cliente?|l'ai|ai|ete|bien|enfin|avons) )jointe?s?|jointe?(?= (?:le |la )?client)|l'ai (?:re)?jointe?|(?:pu|reussi a|parvenu a|fini par) (?:le |la |les |l')?(?:re)?joindre|reached)` +
    String.raw`|(?<answered>repondue?s?|repond (?=que |qu')|a decroche|answered)` +
    String.raw`|(?<talked>(?:lui|leur) (?:ai|a|avons) ${TALKED}|${TALKED} (?:${OF}|directement |enfin )*(?:${CLIENT})(?![a-z'])|${TALKED} (?:au|par) tel(?:ephone)?|${TALKED} (?:a|avec) ${NAME}|(?:spoke|talked) (?:to|with)(?: the)? (?:client|customer)))(?![a-z])`,
  "g",
)
const THIRD_NEXT = new RegExp(`^ (?:${THIRD})(?![a-z])`)
const REACHED_THIRD = new RegExp(`^ ${OF}{0,2}(?:${THIRD})(?![a-z])`)
const THIRD_NAME = new RegExp(`(?<![a-z])(?:${THIRD})$`)
const TALKED_HOME = new RegExp(`(?<![a-z])${TALKED} ${OF}+(?:${HOUSEHOLD})(?![a-z])`)
const STAFF_AFTER = new RegExp(`^ (?:(?:du|de|de la|avec|a|au|le|la|sa|son) )*(?:${STAFF})(?![a-z])`)

const AUX = "(?: (?:ete|encore|toujours|vraiment|pu|a|eu|avoir|ont|bien|client|le|la))"
const DENIED = new RegExp(
  String.raw`(?<![a-z])(?:pas|jamais|non|sans|aucune?|n'a|n'ai|personne)${AUX}{0,2} (?:l')?$`,
)
const UNREAL = new RegExp(
  String.raw`(?:${IF}(?: (?:il|elle|on|le|la|client|cliente|a|est|j'ai|j'aurai|je|nous|aura|aurai|auront|ete|bien|que|qu'il|qu'elle|l'ai|sera|y))* (?:l')?` +
    String.raw`|(?<![a-z])(?:etre|sera|serait|soit|aura|aurai|aurait|auront|peut|veut|pourra|faut|va|vais)(?: (?:ete|bien|pu|lui|l'))* )$`,
)
const PAST_WORDS =
  "(?:avant )?hier(?: soir| matin)?|(?:la|une) semaine (?:passee|derniere|precedente)|(?:le )?mois (?:passe|dernier)|l'an (?:passe|dernier)|l'annee (?:passee|derniere)|\\w+di (?:passe|dernier)|il y a \\d+|en [a-z]+ (?:passe|dernier)|(?:la )?derniere fois|(?:en )?20[0-2]\\d|auparavant|precedemment|autrefois"
const PAST_BEFORE = new RegExp(
  String.raw`(?<![a-z])(?:(?:l'|n'|m'|nous |j'|s')?(?:avait|avais|avions|avaient)(?: (?:ete|deja|bien|pu))*|(?:${PAST_WORDS}|deja)(?: (?:a|on|l'a|l'ai|j'ai|ete|je|nous|le|la|client|cliente|avons|il|elle|bien|lui))*) (?:l')?$`,
)
const PAST_AFTER = new RegExp(
  `^(?: (?!il |elle |qui |et |a |va |dit |pour )[a-z']+){0,3}? (?:${PAST_WORDS})(?![a-z])`,
)
const NOW_AFTER = /^(?: [a-z]+)? (?:aujourd'hui|ce matin|ce soir|maintenant|cet)/
const ALONE_PAST = new RegExp(`^ (?:${PAST_WORDS}) $`)

/** Whether the clauses say that the client was reached, and whether they tell of speaking on the telephone. */
export function readContact(clauses: readonly string[]): { reached: boolean; call: boolean } {
  let reached = false
  let call = false
  clauses.forEach((clause, index) => {
    if (TALKED_HOME.test(clause) && !/ (?:pas|jamais|si) /.test(clause)) call = true
    let floor = 0
    for (const match of clause.matchAll(CONTACT)) {
      const { joined, answered, talked } = match.groups ?? {}
      const head = clause.slice(
        Math.max(floor, match.index - 80, clause.lastIndexOf(" pdr ", match.index) + 1),
        match.index,
      )
      const to = match.index + match[0].length
      const tail = clause.slice(to, to + 80)
      floor = to
      if (DENIED.test(head) || UNREAL.test(head) || tail.startsWith(" ?") || tail.startsWith("?")) continue
      if (joined && /^ (?:non|pas)(?![a-z])/.test(tail)) continue
      if (
        !NOW_AFTER.test(tail) &&
        (PAST_BEFORE.test(head) || PAST_AFTER.test(tail) || ALONE_PAST.test(clauses[index - 1] ?? ""))
      )
        continue
      if (talked && (THIRD_NAME.test(talked) || STAFF_AFTER.test(tail) || THIRD_NEXT.test(tail))) continue
      if (joined ? REACHED_THIRD.test(tail) : answered && THIRD_NEXT.test(tail)) continue
      if (
        !talked &&
        THIRD_BEFORE.test(head) &&
        !(joined && (head.endsWith("l'a ") || /^ (?:le |la )?cliente?/.test(tail)))
      )
        continue
      if (
        answered &&
        (/(?<![a-z])(?:j'ai|ai|avons|on a) (?:bien )?$/.test(head) ||
          /^ (?:au client|a la cliente)/.test(tail))
      )
        continue
      reached = true
      if (talked) call = true
    }
  })
  return { reached, call }
}

const FILE = "dos+iers?|fiche|opportunite|opp|lead|file|credsii|demande"
const SHUT = "(?:ferm(?:e|es|ee|ees|er|ons|ez|eture|erai|erons|era)|clos|close|clore|clot|cloture|cloturer)"
const CLOSING = new RegExp(
  String.raw`(?<![a-z])(?:${SHUT}(?: (?:de|du|le|la|l'|son|ce|cette|mon|donc|alors|aussi|tout|pas))* ?(?:l')?(?:${FILE})(?![a-z])` +
    String.raw`|(?:${FILE})(?: (?:est|a|sera|ete|etre|maintenant|donc|va|client|credit|je|le|on))* ${SHUT}(?![a-z])` +
    String.raw`|(?:je|on|nous)(?: (?:le|la|vais|va|peux|peut|dois|doit|allons|l'ai|donc|a))* (?:ferme|ferme[zr]|fermons|fermerai|clos)(?![a-z])(?! (?:a |la|le|les|les? |tot|tard|plus))` +
    String.raw`|close (?:the )?file|closing file)`,
  "g",
)
const OPEN = new RegExp(
  String.raw`(?:(?<![a-z])(?:pas|ne|n'est|jamais|sans|avant(?: de| d'| la)?|eviter(?: de)?|aucune?|ni|attendre pour|plus)(?: (?:le|la|de|encore|est|ete|sera|etre|veux|vouloir|peux|dois|je|on|d'une?|du|une?|a|va|vais|qu'on|que|besoin|question|surtout))* $|${IF} [^?]*$)`,
)

/** Whether the clauses tell the intent to close the file; a denied, conditional or asked one does not count. */
export function readClosing(clauses: readonly string[]): boolean {
  return clauses.some((clause, index) => {
    if (/^ (?:pdr )?(?:je )?(?:ferme|fermee?|fermer|fermeture|clos) $/.test(clause))
      return !/ (?:si|quand) /.test(clauses[index - 1] ?? "")
    for (const match of clause.matchAll(CLOSING)) {
      const head = clause.slice(Math.max(0, match.index - 80), match.index)
      const tail = clause.slice(match.index + match[0].length)
      const before = clauses[index - 1] ?? ""
      if (/ (?:pas|jamais) | (?:n'est|ne) /.test(match[0])) continue
      if (
        OPEN.test(head) ||
        / \?|\? /.test(`${tail} `) ||
        /^ (?:pas|non|jamais)(?![a-z])|^ (?:si|quand) /.test(tail)
      )
        continue
      if (/^ (?:si|s'il|s'ils|quand) (?!.* (?:ferme|dossier) )/.test(before) || /^ (?:si|s'il) /.test(clause))
        continue
      return true
    }
    return false
  })
}
