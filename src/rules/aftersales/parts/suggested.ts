import type { Procedure } from "../../../process/aftersales/procedures"
import { valueOf } from "../../../process/field"
import { fold } from "../../../process/text"
import type { AftersalesFacts } from "../../facts"

const signs: readonly (readonly [Procedure, RegExp])[] = [
  ["accident", /\b(accident|collision|accrochage|carambolage)/],
  ["breakdown", /\b(panne|breakdown|broke down|ne demarre (pas|plus)|won.?t start|remorqu|towed)/],
  ["diagnosis", /\bdiagnos/],
  [
    "email-request",
    /\b(par courriel|demande (de )?courriel|e.?mail request|by e.?mail)|^(courriel|e.?mail)$/,
  ],
  ["inbound", /\b(appel entrant|inbound call)/],
  ["outbound-phone", /\b(appel sortant|outbound call|rappel d.entretien|service reminder)/],
]
/** A word that says the contrary, or what might be. */
const doubtful = /\b(pas|sans|aucun|aucune|jamais|no|not|without|si|if)\b.{0,20}$/

function pointedAt(text: string): Procedure | null {
  const said = fold(text)
  const found = signs.flatMap(([procedure, sign]) => {
    const match = sign.exec(said)
    return match && !doubtful.test(said.slice(0, match.index)) ? [procedure] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The procedure that a file points to plainly: by its kind, else by its explanation. Null when it says none, or several. */
export function suggestedProcedure({
  fields: { kind, explanation },
}: Pick<AftersalesFacts, "fields">): Procedure | null {
  return pointedAt(valueOf(kind) ?? "") ?? pointedAt(valueOf(explanation) ?? "")
}
