import type { PublishingView } from "../../src/messages"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { lastDay } from "../ends"
import type { PublishingWords } from "../../src/words/fr/publishing"

/** The last whole day before an instant that is a midnight of Montréal, else its day: "20 février 2027". */
export const dayIn = (iso: string, language: "fr" | "en"): string => dayWords(lastDay(iso), language)

/** Why a file was not taken, in words. */
export const whyIn = (
  { why, detail }: NonNullable<PublishingView["refusal"]>,
  words: PublishingWords,
): string => say(words.why[why], { detail: detail ?? "?" })

const unreached: ReadonlySet<string> = new Set(["offline", "timeout", "redirect", "status"])
/** It may only be the network, for less than a day. */
export const isQuiet = ({ refusal, silent }: PublishingView): boolean =>
  refusal === null || (unreached.has(refusal.why) && !silent)
