import { merged } from "../src/policy/layers"
import { dayOf } from "../src/process/calendar"
import { currentOffers } from "../src/process/renewal/loyalty"
import type { Settings } from "./settings"
import type { Around } from "./run-facts"

/** The rule whose parameter says the number that a client may call back. */
const callRule = "renewal.call"

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
  }
}
