import type { PageSettings } from "../../src/messages"
import type { EffectEvent, VerdictKind } from "../../src/process/effects/types"
import { say } from "../../src/words"
import { momentWords, spanWords } from "../../src/words/clock"
import type { EffectWords } from "../../src/words/fr/effects"
import type { Behind } from "../../src/process/effects/overview"
import type { Language } from "../language"

/** What the screen is said with. */
export type Speech = { words: EffectWords; language: Language; settings: PageSettings }

/** A rule's name; its id where this version does not know it, or the team made it. */
export function titleOf({ words, ownRules }: PageSettings, id: string): string {
  const known = (words.rules as Readonly<Record<string, { title: string } | undefined>>)[id]
  return known?.title ?? ownRules?.find((rule) => rule.id === id)?.title ?? id
}

export const time = (at: number, language: Language): string => momentWords(new Date(at), language)

/** What an event is about: its rule and state, a verdict, or a file completed. */
export function whatOf(
  { rule, state, verdict, from, at, kind }: EffectEvent,
  { words, language, settings }: Speech,
): string {
  if (kind === "verdict") return words.verdicts.kinds[(verdict ?? "ask") satisfies VerdictKind]
  if (kind === "opened") return words.behind.openedHere
  if (kind === "complete")
    return from === null ? "" : say(words.complete.took, { span: spanWords(at - from, language) })
  const said = words.behind.states[state ?? ""]
  const title = rule === null ? "" : titleOf(settings, rule)
  return said === undefined ? title : say(words.behind.of, { what: title, figure: said })
}

/** What became of a prompt, and when. */
export function fateOf({ prompt }: Behind, { words, language }: Speech): string {
  if (!prompt) return ""
  const { fate, because, byButton } = prompt
  if (fate === "open") return words.behind.fates.open
  if (because === null) return words.behind.left
  return say(byButton ? words.behind.button : words.behind.fates[fate], { time: time(because.at, language) })
}
