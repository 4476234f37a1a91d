import type { Procedure } from "../../../process/aftersales/procedures"
import { valueOf } from "../../../process/field"
import { fold } from "../../../process/text"
import type { AftersalesFacts } from "../../facts"

const signs: readonly (readonly [Procedure, RegExp])[] = [
  [
    "accident",
    /\b(accident(ee?)?s?|accrochages?|carambolages?|(?<!\b(pre|anti|avertisseur de|alerte de|capteur de) )collisions?(?! (avoid|warn|sensor)))\b/g,
  ],
  [
    "breakdown",
    /\b(pannes?|breakdown|broke down|ne demarre (pas|plus)|(won.?t|doesn.?t|does not|will not) start|remorqu(age|ee|er)s?|(?<!\b(a|d'une|de|la|ma|pour|sa|une|votre) )remorque|towed)\b/g,
  ],
  ["diagnosis", /\bdiagnos/g],
  [
    "email-request",
    /\b(par courriel|demande (de )?courriel|e.?mail request|by e.?mail)|^(courriel|e.?mail)$/g,
  ],
  ["inbound", /\b(appel entrant|inbound call)/g],
  ["outbound-phone", /\b(appel sortant|outbound call|rappel d.entretien|service reminder)/g],
]
/** Before it in its clause: what says the contrary, what might be, what is past; or the name of a street. */
const doubtful =
  /\b(pas|plus|sans|aucune?|jamais|ni|no|not|never|without|\w+n't|si|if|ancien(ne)?|vieil|old|previous)\b[^.,;:!?]{0,40}$|\b(rue|avenue|av\.?|boul\.?|boulevard|chemin|ch\.?|rang|place|montee)( de| du| des)?( la| les)? ?(l')?$/
/** After it: the answer no. */
const denied = /^ ?[:?=] ?(non|no|aucune?|none|n\/a|0)\b/

function pointedAt(text: string): Procedure | null {
  const said = fold(text)
  const found = signs.flatMap(([procedure, sign]) =>
    [...said.matchAll(sign)].some(
      ({ 0: match, index }) =>
        !doubtful.test(said.slice(Math.max(0, index - 80), index)) &&
        !denied.test(said.slice(index + match.length)),
    )
      ? [procedure]
      : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The procedure that a file points to plainly: by its kind, else by its explanation. Null when it says none, or several. */
export function suggestedProcedure({
  fields: { kind, explanation },
}: Pick<AftersalesFacts, "fields">): Procedure | null {
  return pointedAt(valueOf(kind) ?? "") ?? pointedAt(valueOf(explanation) ?? "")
}
