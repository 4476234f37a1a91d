import type { RequestType } from "../../src/messages"
import type { Settings } from "../settings"

/** What makes the team's policy from what it is. */
const changes: ReadonlySet<RequestType> = new Set<RequestType>([
  "aftersales.set",
  "field.set",
  "history.restore",
  "impaknet.add",
  "impaknet.remove",
  "law.set",
  "offers.set",
  "orphans.publish",
  "own.remove",
  "own.set",
  "pack.set",
  "policy.import",
  "policy.reset",
  "privacy.erase",
  "privacy.retention.set",
  "privacy.wipe",
  "roster.set",
  "roster.undo",
  "rule.set",
  "rule.silence",
  "rules.set",
  "scripts.set",
])

/** Changes of the policy one after another, so that of two windows neither undoes what the other did; anything else at once. */
export const inTurn =
  (settings: Settings) =>
  <T>(type: RequestType, work: () => Promise<T>): Promise<T> =>
    changes.has(type) ? settings.alone(work) : work()
