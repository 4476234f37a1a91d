import type { Settings } from "./settings"
import type { Around } from "./run-facts"

/** The rule whose parameter says the number that a client may call back. */
const callRule = "renewal.call"

/** Who else is known when a script is said: the agent, the team, the number to call back. `chance`: as it is known now. */
export async function aroundOf(settings: Settings, chance: string | undefined): Promise<Around> {
  const { agent } = await settings.page()
  const { roster, rules } = settings.policy()
  const callback = rules[callRule]?.params?.["callback"]
  return {
    agent,
    roster,
    callback: Array.isArray(callback) ? (callback as readonly string[])[0] : undefined,
    chance,
    offer: undefined,
  }
}
