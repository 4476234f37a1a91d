import { merged } from "../src/policy/layers"
import { dayOf } from "../src/process/calendar"
import { currentOffers } from "../src/process/renewal/loyalty"
import answer from "../src/rules/aftersales/answer"
import { inForce } from "../src/rules/engine"
import type { Values } from "../src/scripts/types"
import type { Settings } from "./settings"
import type { Around } from "./run-facts"

/** The rule whose parameter says the number that a client may call back. */
const callRule = "renewal.call"

/** What after-sales reception says of itself, from the policy. */
export function receptionOf(settings: Pick<Settings, "layers" | "policy">): Values {
  const { brand = "", city = "", contact = "", bookingLink = "" } = merged(settings.layers).aftersales ?? {}
  const { rings } = inForce(settings.policy()).paramsOf(answer)
  return { brand, city, contact, bookingLink, rings: String(rings) }
}

/** Who else is known when a script is said: the agent, the team, the number to call back. `chance`: as it is known now. */
export async function aroundOf(settings: Settings, chance: string | undefined): Promise<Around> {
  const { agent } = await settings.page()
  const { roster, rules } = settings.policy()
  // Several at once are the agent's to choose from.
  const [offer, ...others] = currentOffers(merged(settings.layers).offers ?? [], dayOf(settings.parts.now()))
  const callback = rules[callRule]?.params?.["callback"]
  return {
    agent,
    roster,
    callback: Array.isArray(callback) ? (callback as readonly string[])[0] : undefined,
    chance,
    offer: others.length === 0 ? offer?.advantage : undefined,
    reception: receptionOf(settings),
  }
}
