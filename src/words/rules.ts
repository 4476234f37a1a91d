import type { fr } from "./fr/rules"

/** Every rule's id: a rule exists only with its words. */
export type RuleId = keyof typeof fr

/**
 * A rule's words: its name in lists, what to do when it fails, and why the rule exists (one line).
 * `problems` say more precisely what is wrong; `{blank}` is filled from the answer's `vars`.
 */
export type RuleWords = {
  title: string
  do: string
  why: string
  problems?: Readonly<Record<string, string>>
}
